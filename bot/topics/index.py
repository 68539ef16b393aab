"""What can be asked about many companies, or about the index itself."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.core import Core, entry_of
from bot.rendering.keys import Topic, slug_of
from bot.rendering.lists import Board, compare_view, leaderboard_view
from bot.rendering.pages import tiers_view
from bot.rendering.parts import Stage
from bot.respond import Reply
from cci_core.directory import Entry
from cci_core.errors import InvalidInput

Listing = Callable[[Core, str, Stage, int], Awaitable[Reply]]
BEST, WORST = "best", "worst"


async def tiers(core: Core, _key: str, stage: Stage, _page: int) -> Reply:
    """What the tiers mean."""
    methodology = core.directory.methodology
    return Reply(lambda _: tiers_view(methodology, stage))


async def leaderboard(core: Core, key: str, stage: Stage, page: int) -> Reply:
    """Companies by score; the key is `best` or `worst`, with an industry's code after a hyphen where one is meant."""
    order, _, code = key.partition("-")
    indexes = core.indexes
    rated = [entry for entry in indexes.directory.entries if entry.score is not None and _is_in(entry, code)]
    ranked = sorted(rated, key=lambda entry: entry.score or 0.0, reverse=order != WORST)
    title = next((title for title, known in indexes.industry_titles if known == code), None)
    board = Board(ranked, order if order == WORST else BEST, title, key)
    return Reply(lambda _: leaderboard_view(indexes.directory, board, stage, page))


async def compare(core: Core, key: str, stage: Stage, _page: int) -> Reply:
    """The companies whose keys the key joins with plus signs."""
    directory = core.directory
    slugs = [slug_of(each, directory.by_slug) for each in key.split("+")]
    return compared(core, [entry_of(directory, slug, stage.language) for slug in slugs], stage, ())


def compared(core: Core, entries: Sequence[Entry], stage: Stage, notes: Sequence[str]) -> Reply:
    """Two to four companies beside each other; `notes` say what was left out."""
    if not 2 <= len(entries) <= 4:
        raise InvalidInput("\n".join([*notes, stage.say("compare.few")]))
    directory = core.directory
    cards = [core.card(entry, directory, stage.language) for entry in entries]
    return Reply(lambda picture: compare_view(directory, entries, notes, stage, picture), cards)


ABOUT_INDEX: Mapping[Topic, Listing] = {
    Topic.TIERS: tiers,
    Topic.LEADERBOARD: leaderboard,
    Topic.COMPARE: compare,
}


def _is_in(entry: Entry, code: str) -> bool:
    return not code or any(industry.code == code for industry in entry.industries)
