"""A query of any kind, answered by the first kind that knows it."""

import re
from collections.abc import Iterable

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.names.fold import Folded
from cci_core.resolver.addresses import company_at, is_address
from cci_core.resolver.caution import is_doubtful
from cci_core.resolver.fuzzy import judged, trained, winner_chance
from cci_core.resolver.index import Index
from cci_core.resolver.judge import Judges
from cci_core.resolver.known import Written, exact_rows, folded_rows, written
from cci_core.resolver.model import How, Resolution
from cci_core.resolver.offers import MOST_CANDIDATES, Offers, likely, sites_first, with_others

LONGEST_QUERY = 200
"""Letters of a name beyond this are not read; addresses may be longer."""

_SURE, _FOLDED = 1.0, 0.97
_OTHERWISE = 0.01
"""How likely by itself a company must be to be shown beside one whose folded name is the query."""
_FAR = 0.1
"""Below this chance of all candidates together nobody is asked which one is meant."""

_ISIN = re.compile(r"^[A-Za-z]{2}[A-Za-z0-9]{9}[0-9]$")
_NONE = Resolution("none")


def resolve(index: Index, query: str, *, judges: Judges | None = None) -> Resolution:
    """The company that the query means, up to ten that it may mean, or none; never raises, whatever the query.

    Tried in this order: address or domain, ISIN, ticker (as written, or with $), exact name or alias, folded name,
    compact name; then the nearest names, judged by the trained constants or the ones given. A company that is not
    rated answers with its nearest rated owner; `via` is then the company whose name or address matched. Beside a match
    by a folded name stand the companies that are meant should it be a coincidence.
    """
    text = query.strip()
    by_code = resolve_code(index, text)
    if by_code is not None:
        return by_code
    name = written(index, text[:LONGEST_QUERY])
    by_name = resolve_written(index, name)
    if by_name is not None and by_name.how != "folded":
        return by_name
    by_likeness = _by_likeness(index, text, name.parts, judges or trained())
    return by_likeness if by_name is None else _beside(by_name, _otherwise(by_likeness))


def resolve_code(index: Index, text: str) -> Resolution | None:
    """The company of an address, domain, ISIN or ticker; None where the text is none that is listed."""
    at = company_at(index.domains, text)
    if at is not None:
        return _match(index, at, text, "domain", _SURE)
    if _ISIN.match(text) and text.upper() in index.isins:
        return _match(index, index.isins[text.upper()], text.upper(), "isin", _SURE)
    ticker = text[1:].upper() if text.startswith("$") else text
    bearers = index.tickers.get(ticker, ())
    return _one_of(index, bearers, ticker, "ticker", _SURE) if bearers else None


def resolve_name(index: Index, text: str) -> Resolution | None:
    """The company that has the text as its name, exactly or folded; None where no company has."""
    return resolve_written(index, written(index, text))


def resolve_written(index: Index, name: Written) -> Resolution | None:
    """`resolve_name` for a name that is folded already."""
    rows = exact_rows(index, name)
    if len(rows):
        return _of_rows(index, rows, "exact", _SURE)
    for rows in folded_rows(index, name):
        if len(rows):
            return _of_rows(index, rows, "folded", _FOLDED)
    return None


def _by_likeness(index: Index, text: str, parts: Folded, judges: Judges) -> Resolution:
    found = None if is_address(text) else judged(index, parts, judges.candidate)
    if found is None:
        return _NONE
    confidence = winner_chance(found, judges.winner)
    companies = len(index.slugs)
    least, listed = judges.least_chance(companies), likely(index, found, confidence)
    if confidence >= least and not is_doubtful(found.winner, companies):
        return _match_beside(index, int(found.rows[0]), confidence, listed)
    if found.slipped is not None:
        return _match_beside(index, found.slipped, max(confidence, least), listed)
    listed = sites_first(index, found, listed)
    shown = with_others(index, parts.words, listed)
    if max(confidence, sum(chance for _, chance in listed)) < _FAR:
        return Resolution("none", candidates=shown)
    if not listed:
        return _NONE
    return Resolution("ambiguous", confidence=max(confidence, listed[0][1]), candidates=shown)


def _match_beside(index: Index, row: int, confidence: float, listed: Offers) -> Resolution:
    """The company of that row as the answer, and the others that are listed as less likely."""
    return _beside(_match(index, int(index.companies[row]), index.names[row], "fuzzy", confidence), listed)


def _beside(match: Resolution, listed: Offers) -> Resolution:
    """The match, with the other companies of the list as its further candidates."""
    others = (each for each in listed if each[0] != match.slug)
    return msgspec.structs.replace(match, candidates=(*match.candidates, *others)[:MOST_CANDIDATES])


def _otherwise(by_likeness: Resolution) -> Offers:
    """Who may be meant should a folded name be so by coincidence; none is likelier than that."""
    likely = [each for each in by_likeness.candidates if each[1] >= _OTHERWISE]
    return tuple((slug, min(chance, 1 - _FOLDED)) for slug, chance in likely)


def _of_rows(index: Index, rows: NDArray[np.int32], how: How, confidence: float) -> Resolution:
    """What rows with one name mean: companies that it is the name of come before those that it is an alias of."""
    own = rows[~index.is_alias[rows]]
    chosen = own if len(own) else rows
    return _one_of(index, index.companies[chosen].tolist(), index.names[int(chosen[0])], how, confidence)


def _one_of(index: Index, places: Iterable[int], matched: str, how: How, confidence: float) -> Resolution:
    answers: dict[int, int] = {}
    for place in places:
        answer = int(index.answers[place])
        answers[answer] = answer if answer == place else answers.get(answer, place)
    if len(answers) == 1:
        return _match(index, next(iter(answers.values())), matched, how, confidence)
    shown = list(answers)[:MOST_CANDIDATES]
    return Resolution("ambiguous", candidates=tuple((index.slugs[each], 1 / len(answers)) for each in shown))


def _match(index: Index, place: int, matched: str, how: How, confidence: float) -> Resolution:
    answer = int(index.answers[place])
    via = None if answer == place else index.slugs[place]
    slug = index.slugs[answer]
    return Resolution("match", slug, matched, how, confidence, ((slug, confidence),), via)
