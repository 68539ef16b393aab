"""Names of companies: how they are folded to be compared, and how ordinary their words are."""

from cci_core.names.commonness import commonness, is_ordinary
from cci_core.names.fold import compact, fold
from cci_core.names.fold_text import fold_text

__all__ = ["commonness", "compact", "fold", "fold_text", "is_ordinary"]
