"""`cci run`: everything on this machine, each door in a process of its own."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process

import click

from cci_core.settings import Settings

_STOP_S = 15


@click.command()
def run() -> None:
    """Start everything on this machine.

    Makes the database with the starter catalogue where there is none, serves API and pages, and runs the Discord bot
    where CCI_DISCORD_TOKEN is set. Stops with Ctrl+C.
    """
    settings = Settings.from_env(os.environ)
    doors = ["api"]
    click.echo(f"CCI serves {settings.public_url}  (API: {settings.public_url}/v1/companies)", err=True)
    if settings.discord_token is None:
        click.echo("No Discord bot: set CCI_DISCORD_TOKEN to run it. How to get a token: docs/discord-bot.md", err=True)
    else:
        doors.append("bot")
    sys.exit(asyncio.run(_supervise(doors)))


async def _supervise(doors: list[str]) -> int:
    """Run the doors until one ends or a signal comes, then stop the others; the first exit code that is not 0."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    running = [await _start(door) for door in doors]
    ends = [asyncio.create_task(process.wait()) for process in running]
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait([*ends, stopped], return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    codes = [await _end(process) for process in running]
    return 0 if stop.is_set() else next((code for code in codes if code), 0)


async def _start(door: str) -> Process:
    # A session of its own: Ctrl+C reaches this process alone, which then stops the doors in order.
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "cci_core", door, start_new_session=True)


async def _end(process: Process) -> int:
    if process.returncode is None:
        process.terminate()
    try:
        return await asyncio.wait_for(process.wait(), _STOP_S)
    except TimeoutError:
        process.kill()
        return await process.wait()
