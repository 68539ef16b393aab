"""The query and the names as mere strings of letters."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler, Prefix
from rapidfuzz.process import cdist

from cci_core.resolver.names import Names, lengths_of
from cci_core.resolver.query import Query
from cci_core.resolver.slips import slips


def letters(query: Query, names: Names) -> dict[str, ArrayLike]:
    """Edits (a swap of neighbours is one), likeness, common beginning and lengths; spaces count in `sorted` only.

    `begins`: the query begins with all words of the name; `begun`: the reverse.
    """
    compacts = names.compacts
    forms = "\n".join(names.forms).replace(" ", "").split("\n")
    whole = [compact + form for compact, form in zip(compacts, forms, strict=True)]
    lengths, whole_lengths = lengths_of(compacts), lengths_of(whole)
    longer, shorter = np.maximum(lengths, len(query.compact)), np.minimum(lengths, len(query.compact))
    edits = _compared(query.compact, compacts, OSA.distance)
    whole_edits = _compared(query.whole, whole, OSA.distance)
    begun = _compared(query.compact, compacts, Prefix.similarity)
    return {
        "osa": 1 - edits / np.maximum(longer, 1),
        "edits": edits,
        "jaro": _compared(query.compact, compacts, JaroWinkler.similarity),
        "sorted": _compared(query.key, names.keys, fuzz.token_sort_ratio) / 100,
        "prefix": begun / np.maximum(shorter, 1),
        "short_length": shorter,
        "length_ratio": shorter / np.maximum(longer, 1),
        "key_equal": [key == query.key for key in names.keys] if query.key in names.keys else 0,
        "whole": 1 - whole_edits / np.maximum(np.maximum(whole_lengths, len(query.whole)), 1),
        "whole_edits": whole_edits,
        "first_letter": begun > 0,
        **slips(query.compact, compacts, edits),
        "compact_equal": edits == 0,
        **_beginnings(query.key, names.keys, np.flatnonzero(begun == shorter)),
    }


def _beginnings(query: str, names: Sequence[str], likely: NDArray[np.int64]) -> dict[str, NDArray[np.float64]]:
    """`begins` and `begun`, which hold only where the shorter is the beginning of the longer without spaces too."""
    found = np.zeros((2, len(names)))
    for place in likely.tolist():
        name = names[place]
        found[:, place] = f"{query} ".startswith(f"{name} "), f"{name} ".startswith(f"{query} ")
    return {"begins": found[0], "begun": found[1]}


def _compared(query: str, names: Sequence[str], scorer: Callable[..., float]) -> NDArray[np.float64]:
    compared: NDArray[np.float64] = cdist([query], names, scorer=scorer, dtype=np.float64)[0]
    return compared
