"""The bot's wiring, in order: settings, storage, directory, pictures, commands, Discord."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from functools import partial

import uvloop

from bot.alerts import Courier, Lookout
from bot.client import Acts, CciBot
from bot.commands import COMMANDS
from bot.core import Core
from bot.evidence import Evidence
from bot.gateway import point_library_at
from bot.health import Health, served
from bot.indexes import IndexKeeper
from bot.library_log import tame_library_log
from bot.listening import Listener
from bot.pictures import Pictures
from bot.popular import Popular
from bot.pressing import PRESSES
from bot.servers import Servers
from bot.session import run_sessions
from cci_core.cards import CardStudio
from cci_core.directory import DirectoryKeeper
from cci_core.errors import CciError, InvalidInput
from cci_core.exchange.starting import open_catalogue
from cci_core.logs import log_as_json
from cci_core.methodology import load_methodology
from cci_core.settings import Settings


def main() -> int:
    """Run the bot until SIGTERM or SIGINT; the exit code."""
    log_as_json()
    try:
        uvloop.run(run(Settings.from_env(os.environ)))
    except CciError as error:
        sys.stderr.write(f"cci: {error}\n")
        return 1
    return 0


async def run(settings: Settings) -> None:
    """Open everything, answer until a signal comes, and close everything in the opposite order."""
    if settings.discord_token is None:
        raise InvalidInput("the bot needs a token: set CCI_DISCORD_TOKEN, or CCI_DISCORD_TOKEN_FILE to a file with it")
    tame_library_log()
    point_library_at(settings)
    async with AsyncExitStack() as house:
        core = await opened(settings, house)
        health = Health(core.keeper)
        await house.enter_async_context(served(health, settings.host, settings.bot_metrics_port))
        await core.keeper.refresh()
        await core.index_keeper.refresh()
        warming = asyncio.create_task(warm_pictures(core))
        house.callback(warming.cancel)
        acts = Acts(COMMANDS, PRESSES, Listener().hear, health.count)
        await until_stopped(
            core.keeper.run(),
            core.index_keeper.run(),
            core.popular.run(),
            Lookout(core.store, core.keeper).run(),
            Courier(core.store, health, settings.public_url).run(),
            run_sessions(partial(CciBot, core, settings, acts), settings.discord_token, health),
        )


async def opened(settings: Settings, house: AsyncExitStack) -> Core:
    """Everything behind the bot, which is closed with the house."""
    methodology = load_methodology(settings.methodology)
    store = await open_catalogue(settings.database_url, methodology)
    house.push_async_callback(store.close)
    studio = await house.enter_async_context(CardStudio(folder=settings.card_cache, extra_fonts=settings.card_fonts))
    keeper, popular = DirectoryKeeper(store, methodology, settings.today), Popular(store)
    house.push_async_callback(popular.write)
    return Core(
        store=store,
        keeper=keeper,
        servers=Servers(store),
        popular=popular,
        evidence=Evidence(store),
        pictures=Pictures(studio),
        index_keeper=IndexKeeper(keeper),
        public_url=settings.public_url,
        logos=settings.logos,
    )


async def warm_pictures(core: Core) -> None:
    """Draw any one card."""
    directory = core.directory
    for entry in directory.entries[:1]:
        await core.pictures.warm(core.card(entry, directory))


async def until_stopped(*works: Awaitable[None]) -> None:
    """Do all the works at the same time until SIGTERM, SIGINT or the first error."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    tasks = [asyncio.ensure_future(work) for work in (*works, stop.wait())]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
