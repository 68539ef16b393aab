"""One thing to draw, and the address of what comes out: the same job is the same bytes, here and after a restart."""

import hashlib
from typing import Literal

import msgspec

from cci_core import __version__
from cci_core.appearance import Theme
from cci_core.cards.card import Card, Variant
from cci_core.cards.draw import card_svg, compare_svg, png
from cci_core.cards.typeface import FontStack

Kind = Literal["png", "svg"]


class Job(msgspec.Struct, frozen=True):
    """One card, or two to four to compare, in one format."""

    cards: tuple[Card, ...]
    variant: Variant = "wide"
    theme: Theme = "light"
    kind: Kind = "png"

    def digest(self) -> str:
        """The address of the picture: what it says, how, and which version drew it."""
        said = msgspec.msgpack.encode((__version__, self))
        return hashlib.blake2b(said, digest_size=16).hexdigest()


def drawn(job: Job, stack: FontStack) -> bytes:
    """The picture; `InvalidInput` where a comparison has too few or too many cards."""
    if len(job.cards) == 1:
        svg = card_svg(job.cards[0], job.variant, job.theme, stack=stack)
    else:
        svg = compare_svg(job.cards, job.theme, stack=stack)
    return png(svg, stack=stack) if job.kind == "png" else svg.encode()
