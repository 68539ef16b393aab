"""The companies that a message names, and where; strict, because text is not a query."""

from cci_core.mentions.find import Mention, mentions
from cci_core.mentions.questions import asked

__all__ = ["Mention", "asked", "mentions"]
