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
    """Edits (a swap of neighbours is one), likeness, common beginning and lengths; spaces count in `sorted` only."""
    compacts = names.compacts
    whole = [compact + form.replace(" ", "") for compact, form in zip(compacts, names.forms, strict=True)]
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
        "key_equal": [key == query.key for key in names.keys] if (edits == 0).any() else 0,
        "whole": 1 - whole_edits / np.maximum(np.maximum(whole_lengths, len(query.whole)), 1),
        "whole_edits": whole_edits,
        "first_letter": begun > 0,
        **slips(query.compact, compacts, edits),
        "compact_equal": edits == 0,
    }


def _compared(query: str, names: Sequence[str], scorer: Callable[..., float]) -> NDArray[np.float64]:
    compared: NDArray[np.float64] = cdist([query], names, scorer=scorer, dtype=np.float64)[0]
    return compared
