"""Why an alternative is named, or why there is none, in a sentence."""

from cci_core.alternatives.choose import Absence, Alternative
from cci_core.messages import DEFAULT_LANGUAGE, Language, score_text, text
from cci_core.methodology import Methodology


def reason_text(alternative: Alternative, methodology: Methodology, language: Language = DEFAULT_LANGUAGE) -> str:
    """The reason for one alternative."""
    entry, industry = alternative.entry, alternative.industry
    tier = methodology.tier(entry.tier)
    key = "same" if industry.code in {each.code for each in entry.industries} else "near"
    return text(
        f"alternatives.{key}",
        language,
        industry=industry.title,
        code=industry.code,
        tier=entry.tier if tier is None else tier.name,
        score=score_text(entry.score),
    )


def absence_text(absence: Absence, company: str, language: Language = DEFAULT_LANGUAGE) -> str:
    """Why the company has no alternative."""
    return text(f"alternatives.{absence}", language, company=company)
