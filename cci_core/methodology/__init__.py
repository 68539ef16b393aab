"""Categories, weights and tiers as data, read from one file."""

from cci_core.methodology.load import METHODOLOGY_1, load_methodology
from cci_core.methodology.model import UNRATED, Category, Methodology, SubFactor, Tier

__all__ = ["METHODOLOGY_1", "UNRATED", "Category", "Methodology", "SubFactor", "Tier", "load_methodology"]
