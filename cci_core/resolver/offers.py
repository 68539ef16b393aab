"""The companies that are offered beside an answer or instead of one: the likely ones, and those meant otherwise."""

from collections.abc import Sequence

from cci_core.resolver.caution import FEW_COMPANIES
from cci_core.resolver.fuzzy import Judged
from cci_core.resolver.index import Index
from cci_core.resolver.otherwise import meant_otherwise

MOST_CANDIDATES = 10
_SHOWN, _MOST_OTHERS = 5, 2
"""As many candidates as doors show at first, and how many of them may be there for another reason than likeness."""
_UNLIKELY, _UNLIKELY_AMONG_FEW = 0.001, 0.005
_NAMED_BY_SITE = 0.6
"""How often, of names that nothing else explains, the company is meant that has a domain of that name."""

Offers = tuple[tuple[str, float], ...]
"""Slugs with how likely each is, the likeliest first."""


def likely(index: Index, found: Judged, most: float) -> Offers:
    """The likely candidates with their chances; none is likelier than the best one beside its rivals."""
    least = _UNLIKELY_AMONG_FEW if len(index.slugs) < FEW_COMPANIES else _UNLIKELY
    answers = index.answers[index.companies[found.rows[:MOST_CANDIDATES]]].tolist()
    chances = found.chances[:MOST_CANDIDATES].tolist()
    return tuple(
        (index.slugs[each], min(chance, most)) for each, chance in zip(answers, chances, strict=True) if chance >= least
    )


def sites_first(index: Index, found: Judged, listed: Offers) -> Offers:
    """The candidates, first those that a domain of the query's name belongs to: "FEMSA" is at femsa.com."""
    if not len(found.at_sites):
        return listed
    chances = dict(listed)
    at_sites = dict.fromkeys(index.slugs[each] for each in index.answers[found.at_sites].tolist())
    first = tuple((slug, max(chances.get(slug, 0.0), _NAMED_BY_SITE / len(at_sites))) for slug in at_sites)
    return (*first, *(each for each in listed if each[0] not in at_sites))[:MOST_CANDIDATES]


def with_others(index: Index, words: Sequence[str], listed: Offers) -> Offers:
    """The candidates, and up to two among the first five that may be meant otherwise, as likely as those behind."""
    if not listed:
        return listed
    first = {slug for slug, _ in listed[:_SHOWN]}
    meant = (index.slugs[place] for place in meant_otherwise(index, words))
    others = [slug for slug in meant if slug not in first][:_MOST_OTHERS]
    kept = min(len(listed), _SHOWN - len(others))
    chance = listed[min(kept, len(listed) - 1)][1]
    after = (each for each in listed[kept:] if each[0] not in others)
    return (*listed[:kept], *((slug, chance) for slug in others), *after)[:MOST_CANDIDATES]
