"""Companies of the same industry with a better tier, each with the reason why it is named."""

from cci_core.alternatives.choose import Absence, Alternative, Alternatives, choose_alternatives
from cci_core.alternatives.industries import Industries
from cci_core.alternatives.wording import absence_text, reason_text

__all__ = [
    "Absence",
    "Alternative",
    "Alternatives",
    "Industries",
    "absence_text",
    "choose_alternatives",
    "reason_text",
]
