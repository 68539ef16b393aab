"""The query and the names as mere strings of letters."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler, Prefix
from rapidfuzz.process import cdist

from cci_core.resolver.query import Query
from cci_core.resolver.slips import slips


def letters(query: Query, keys: Sequence[str], forms: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Edits (a swap of neighbours is one), likeness, common beginning and lengths; spaces count in `sorted` only."""
    compacts = [key.replace(" ", "") for key in keys]
    whole = [f"{key}{form}".replace(" ", "") for key, form in zip(keys, forms, strict=True)]
    lengths = np.array([len(each) for each in compacts], np.float64)
    longer, shorter = np.maximum(lengths, len(query.compact)), np.minimum(lengths, len(query.compact))
    edits = cdist([query.compact], compacts, scorer=OSA.distance)[0].astype(np.float64)
    prefix = cdist([query.compact], compacts, scorer=Prefix.similarity)[0].astype(np.float64)
    return {
        "osa": 1 - edits / np.maximum(longer, 1),
        "edits": edits,
        "jaro": cdist([query.compact], compacts, scorer=JaroWinkler.similarity)[0].astype(np.float64),
        "sorted": cdist([query.key], keys, scorer=fuzz.token_sort_ratio)[0].astype(np.float64) / 100,
        "prefix": prefix / np.maximum(shorter, 1),
        "short_length": shorter,
        "length_ratio": shorter / np.maximum(longer, 1),
        "key_equal": np.array([key == query.key for key in keys], np.float64),
        "whole": cdist([query.whole], whole, scorer=OSA.normalized_similarity)[0].astype(np.float64),
        "whole_edits": cdist([query.whole], whole, scorer=OSA.distance)[0].astype(np.float64),
        "first_letter": np.array([each[:1] == query.compact[:1] for each in compacts], np.float64),
        **slips(query.compact, compacts, edits),
        "compact_equal": np.array([each == query.compact for each in compacts], np.float64),
    }
