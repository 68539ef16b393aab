"""The real bot, as a process that can be started, killed and listened to."""

import asyncio
import os
import signal
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from .driver import REPOSITORY, LoopbackDiscord


class BotDied(AssertionError):
    """The process ended when it should not have."""


class BotProcess:
    """``cci bot`` against a loopback Discord; logs and database stand in *folder*."""

    def __init__(self, discord: LoopbackDiscord, folder: Path, env: Mapping[str, str] | None = None) -> None:
        self._discord = discord
        self._env = {**_inherited(), **self._own_settings(folder), **(env or {})}
        self._log_path = folder / "bot.log"
        self._process: asyncio.subprocess.Process | None = None

    def _own_settings(self, folder: Path) -> dict[str, str]:
        return {
            "CCI_DATABASE_URL": f"sqlite:///{folder / 'cci.db'}",
            "CCI_DISCORD_TOKEN": self._discord.token,
            "CCI_DISCORD_API_URL": self._discord.api_url,
            "CCI_DISCORD_GATEWAY_URL": self._discord.gateway_url,
        }

    async def cci(self, *arguments: str) -> str:
        """Run another ``cci`` command on the same database, ``import`` for instance; what it printed."""
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *_command(*arguments), cwd=REPOSITORY, env=self._env, stdout=pipe, stderr=pipe
        )
        printed, complaints = await process.communicate()
        assert process.returncode == 0, complaints.decode()
        return printed.decode()

    @property
    def log(self) -> str:
        """All that the process has written, over every start."""
        return self._log_path.read_text(encoding="utf-8", errors="replace") if self._log_path.exists() else ""

    @property
    def pid(self) -> int:
        """The process that runs now."""
        assert self._process is not None
        return self._process.pid

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process is not None and self._process.returncode is None:
            await self.stop()
        assert self._discord.token not in self.log, "the token stands in the log"

    async def launch(self) -> None:
        """Start the process without waiting for anything."""
        with self._log_path.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *_command("bot"), cwd=REPOSITORY, env=self._env, stdout=log, stderr=log
            )

    async def start(self, *, within_s: float = 60) -> None:
        """Start the process and wait until it has logged in."""
        logins = self._discord.server.gateway.seen["identify"] + 1
        await self.launch()
        ready = asyncio.create_task(self._discord.wait_ready(logins=logins, within_s=within_s))
        ended = asyncio.create_task(self.wait())
        await asyncio.wait((ready, ended), return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not ready.done():
            ready.cancel()
            raise BotDied(f"ended with {self._process and self._process.returncode}:\n{self.log[-4000:]}")
        try:
            ready.result()
        except TimeoutError:
            await self.kill()
            raise BotDied(f"no login within {within_s} s:\n{self.log[-4000:]}") from None

    async def wait(self) -> int:
        """Wait until the process ends by itself; its exit code."""
        assert self._process is not None
        return await self._process.wait()

    async def kill(self) -> None:
        """Kill −9: nothing of it is flushed, closed or said."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def stop(self, *, within_s: float = 20) -> int:
        """Ask the process to end, as a service manager does; its exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        try:
            return await asyncio.wait_for(self._process.wait(), within_s)
        except TimeoutError:
            await self.kill()
            raise BotDied(f"did not end within {within_s} s of SIGTERM:\n{self.log[-4000:]}") from None

    async def restart(self) -> None:
        """Kill −9 and start again."""
        await self.kill()
        await self.start()


def _inherited() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CCI_")}
    return {**kept, "PYTHONUNBUFFERED": "1"}


def _command(*arguments: str) -> list[str]:
    installed = Path(sysconfig.get_path("scripts")) / "cci"
    return [str(installed), *arguments] if installed.exists() else [sys.executable, "-m", "cci_core", *arguments]
