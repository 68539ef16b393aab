"""Pictures for answers: drawn in the studio, within a time and a fair share."""

import asyncio
import contextlib
import math
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

import structlog

from bot.cooldowns import PER_SERVER, PER_USER, Cooldowns
from bot.rendering.parts import Picture
from cci_core.appearance import Theme
from cci_core.cards import Card, CardStudio, alt_text, compare_alt_text
from cci_core.errors import CciError, Unavailable
from cci_core.messages import text

log = structlog.get_logger()

_THEME: Theme = "dark"
"""As most people see Discord, and as the tier's colour beside the answer."""
_PATIENCE_S = 10.0
_MOST_RECENT = 5000
_UPLOADS = 8


class Drawing(NamedTuple):
    """A finished picture with its words, or neither."""

    png: bytes | None = None
    picture: Picture | None = None


class Pictures:
    """Asks the studio for pictures; what was asked for lately is free, anything else counts for person and server."""

    def __init__(self, studio: CardStudio) -> None:
        self.uploads = asyncio.Semaphore(_UPLOADS)
        self._studio = studio
        self._cooldowns = Cooldowns()
        self._recent: OrderedDict[tuple[Card, ...], None] = OrderedDict()

    async def warm(self, card: Card) -> None:
        """Start the studio's worker by a first picture, so that the first person to ask does not wait for it."""
        with contextlib.suppress(CciError):
            await self.drawn([card])

    async def draw(self, cards: Sequence[Card], *, user: int, guild: int | None, must: bool = False) -> Drawing:
        """The picture of one card or of several beside each other.

        Without `must`, an answer goes out without its picture rather than late or not at all.
        """
        if not cards:
            return Drawing()
        try:
            self._take_share(tuple(cards), user, guild)
            return await self.drawn(cards)
        except CciError as error:
            if must:
                raise
            log.warning("answered_without_picture", reason=type(error).__name__)
            return Drawing()

    async def drawn(self, cards: Sequence[Card]) -> Drawing:
        """The picture, whoever asks; `Unavailable` where it takes too long."""
        try:
            async with asyncio.timeout(_PATIENCE_S):
                one = len(cards) == 1
                studio = self._studio
                made = await (studio.card(cards[0], theme=_THEME) if one else studio.compare(cards, _THEME))
        except TimeoutError:
            raise Unavailable(text("bot.error.picture", cards[0].language)) from None
        return Drawing(made.body, Picture(alt_text(cards[0]) if one else compare_alt_text(cards)))

    def _take_share(self, cards: tuple[Card, ...], user: int, guild: int | None) -> None:
        if cards in self._recent:
            return
        limits = {f"user {user}": PER_USER} | ({f"server {guild}": PER_SERVER} if guild else {})
        wait_s = self._cooldowns.wait_s(limits)
        if wait_s > 0:
            raise Unavailable(text("bot.error.cooldown", cards[0].language, seconds=math.ceil(wait_s)))
        self._recent[cards] = None
        if len(self._recent) > _MOST_RECENT:
            self._recent.popitem(last=False)
