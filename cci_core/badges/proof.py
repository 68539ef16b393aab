"""The rule by which a name proves a company alone or only in a place made for brands."""

import re

from cci_core.badges.model import Proof
from cci_core.names import commonness, fold_text, is_ordinary
from cci_core.records import BadgeClass

SHORTEST = 4
"""Letters and digits below which a name is short: UPS, CAT, GAP and 3D mean many things."""

SPOKEN = 4.5
"""Zipf frequency from which words are so frequent that several of them stand together by chance: Best Buy, Old Navy."""

_THREE_LETTERS = re.compile(r"[^\W\d_]{3}")
_OVERRIDES = {"plain": Proof.PLAIN, "needs-structure": Proof.NEEDS_STRUCTURE, "never": Proof.NEVER}


def proof_of(name: str, override: BadgeClass | None = None) -> Proof:
    """How a page must prove the name: as the alias says, else by length, digits and the words' frequency.

    >>> [proof_of(name).name for name in ("Palantir", "Target", "UPS", "23andMe", "Calvin Klein")]
    ['PLAIN', 'NEEDS_STRUCTURE', 'NEEDS_STRUCTURE', 'PLAIN', 'PLAIN']
    """
    if override is not None:
        return _OVERRIDES[override]
    letters = sum(map(str.isalnum, name))
    unclear = letters < SHORTEST or not _THREE_LETTERS.search(fold_text(name)) or _is_spoken(name)
    return Proof.NEEDS_STRUCTURE if unclear else Proof.PLAIN


def _is_spoken(name: str) -> bool:
    """Whether people write it without meaning a company: one ordinary word, or several very frequent ones."""
    return commonness(name) >= SPOKEN if " " in fold_text(name) else is_ordinary(name)
