"""Ask the real bot on a loopback Discord and write what it posted as pictures: `python tools/transcripts.py`.

Needs Chromium, and `cci` in the same environment. The day is fixed, so that the same code gives the same words.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Browser, async_playwright

REPOSITORY = Path(__file__).parents[1]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests")]

from loopback_discord import BotProcess, LoopbackDiscord, Message  # noqa: E402 - its folder is on the path only now
from loopback_discord.transcript import transcript_page  # noqa: E402

PICTURES = REPOSITORY / "docs" / "pictures"
ENVIRONMENT = {"CCI_AS_OF": "2026-11-24", "CCI_PUBLIC_URL": "https://cci.example"}
COMPANY = "tesla"

EVENT = """
[[events]]
id = "{id}"
date = "{date}"
title = "{title}"
[[events.impacts]]
category = "business-practices-and-ethical-responsibility"
score = {score}
rationale = "Made up for a picture."
source = {{url = "https://example.com/{id}", title = "{title}", publisher = "Example Press"}}
"""
MADE_UP = 'slug = "example-goods"\nname = "Example Goods"\n' + EVENT.format(
    id="statement", date="2026-03-02", title="Answers a questionnaire about its suppliers", score=12
)
NEW_EVENT = EVENT.format(id="audit", date="2026-11-20", title="Opens its factories to independent audits", score=55)

Scene = Callable[[LoopbackDiscord, BotProcess], Awaitable[list[Message]]]


async def score(discord: LoopbackDiscord, _bot: BotProcess) -> list[Message]:
    """A question and its answer."""
    return [(await discord.slash("score", company=COMPANY)).message]


async def why(discord: LoopbackDiscord, _bot: BotProcess) -> list[Message]:
    """The findings behind a score."""
    return [(await discord.slash("why", company=COMPANY)).message]


async def compare(discord: LoopbackDiscord, _bot: BotProcess) -> list[Message]:
    """Three companies side by side."""
    return [(await discord.slash("compare", companies="Nike, Adidas, Patagonia")).message]


async def alert(discord: LoopbackDiscord, bot: BotProcess) -> list[Message]:
    """What a channel is told when a company that it watches reaches another tier; the company is made up."""
    channel = await discord.new_channel("alerts")
    await bring_in(bot, MADE_UP)
    await bot.restart()
    await discord.slash("watch add", company="Example Goods", channel=channel, by=discord.admin, at=channel)
    await bring_in(bot, MADE_UP + NEW_EVENT)
    return [await discord.next_message(channel, within_s=20)]


async def bring_in(bot: BotProcess, company: str) -> None:
    """Import one company."""
    with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as file:
        file.write(company)
        file.flush()
        await bot.cci("import", file.name)


SCENES: dict[str, Scene] = {"score": score, "why": why, "compare": compare, "alert": alert}


async def pages(folder: Path) -> dict[str, str]:
    """The page of every scene."""
    written = {}
    async with LoopbackDiscord() as discord, BotProcess(discord, folder, ENVIRONMENT) as bot:
        for name, scene in SCENES.items():
            messages = await scene(discord, bot)
            written[name] = transcript_page(discord.world, messages, title=f"CCI in a chat: {name}")
        if discord.violations:
            raise SystemExit("\n".join(discord.violations))
    return written


async def photograph(browser: Browser, html: str, path: Path) -> None:
    """The picture of one page, as high as what stands on it."""
    page = await browser.new_page(viewport={"width": 680, "height": 200}, device_scale_factor=1.5)
    await page.set_content(html, wait_until="load")
    await page.locator("main").screenshot(path=path)
    await page.close()


async def main() -> None:
    """Write every picture."""
    with tempfile.TemporaryDirectory() as folder:
        written = await pages(Path(folder))
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as programs:
        browser = await programs.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for name, html in written.items():
            await photograph(browser, html, PICTURES / f"discord-{name}.png")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
