"""Legal forms that are used for each other: nobody keeps "Inc." and "Co." apart."""

from functools import lru_cache

_FAMILIES = (
    frozenset("inc incorporated corp corporation co company companies".split()),
    frozenset("ltd limited plc public pvt private pte pty bhd berhad sdn".split()),
    frozenset("ag aktiengesellschaft".split()),
)


@lru_cache(maxsize=4096)
def families(form: str) -> frozenset[str]:
    """The legal form's words, each replaced by one that stands for all that are used like it.

    >>> families("co inc") == families("corporation"), families("kgaa") == families("co")
    (True, False)
    """
    return frozenset(_family(word) for word in form.split())


def _family(word: str) -> str:
    return next((min(family) for family in _FAMILIES if word in family), word)
