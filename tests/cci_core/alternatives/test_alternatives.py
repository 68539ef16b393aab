"""Which companies are named instead of one, and why."""

from datetime import date

import pytest

from cci_core.alternatives import Industries, absence_text, choose_alternatives, reason_text
from cci_core.directory import Directory, build_directory
from cci_core.errors import NotFound
from cci_core.messages import LANGUAGES
from cci_core.methodology import load_methodology
from cci_core.records import Company, Event, Impact, Industry

DAY = date(2025, 1, 1)


def company(slug: str, *scores: int, code: str | None = "336110", owner: str | None = None) -> Company:
    return Company(
        slug=slug,
        name=slug.title(),
        owner=owner,
        industries=() if code is None else (Industry(code=code, title=f"Industry {code}"),),
        events=tuple(
            Event(id=f"e{n}", date=DAY, title="What", impacts=(Impact(category="market-power", score=score),))
            for n, score in enumerate(scores)
        ),
    )


def directory(*companies: Company) -> Directory:
    return build_directory(companies, load_methodology(), 1, DAY)


def chosen(slug: str, *companies: Company) -> list[str]:
    found = choose_alternatives(Industries(directory(*companies)), slug)
    return [each.entry.slug for each in found.items]


def test_the_longest_common_beginning_of_industry_codes_comes_first():
    others = [company("near", 60, code="336120"), company("far", 100, code="336411"), company("same", 55)]
    assert chosen("worst", company("worst", -60), *others) == ["same", "near", "far"]


def test_a_common_sector_alone_is_no_common_industry():
    assert chosen("worst", company("worst", -60), company("food", 100, code="331110")) == []


def test_a_better_score_in_the_same_tier_is_not_better():
    assert chosen("low", company("low", 10), company("high", 20)) == []


def test_better_tiers_come_first_then_better_scores_then_more_evidence():
    others = [company("a", 30), company("b", 80), company("c", 90), company("d", 90, 0)]
    names = chosen("worst", company("worst", -60), *others)
    assert names == sorted(names, key=lambda slug: -(directory(*others).by_slug[slug].score or 0))


def test_companies_of_the_same_owner_group_are_never_named():
    family = [company("top", 90), company("middle", 80, owner="top"), company("sister", 70, owner="middle")]
    assert chosen("worst", company("worst", -60, owner="middle"), *family, company("free", 50)) == ["free"]


def test_an_owner_that_the_catalogue_lacks_still_makes_a_group():
    pair = [company("worst", -60, owner="unlisted"), company("sister", 70, owner="unlisted")]
    assert chosen("worst", *pair) == []


@pytest.mark.parametrize(
    ("subject", "absence"),
    [
        (company("it"), "unrated"),
        (company("it", -50, code=None), "no-industry"),
        (company("it", *[100] * 9), "best-tier"),
        (company("it", -50, code="111110"), "none-better"),
    ],
)
def test_where_there_is_none_the_reason_is_named(subject, absence):
    found = choose_alternatives(Industries(directory(subject, company("other", 50))), "it")
    assert found.items == ()
    assert found.absence == absence
    for language in LANGUAGES:
        assert "It" in absence_text(absence, "It", language)


def test_the_reason_names_industry_and_tier_in_every_language():
    whole = directory(company("worst", -60), company("good", 90))
    (good,) = choose_alternatives(Industries(whole), "worst").items
    for language in LANGUAGES:
        reason = reason_text(good, whole.methodology, language)
        assert "Industry 336110" in reason
        assert whole.methodology.tier(good.entry.tier).name in reason


def test_an_unknown_company_is_not_found():
    with pytest.raises(NotFound, match="'nobody'"):
        choose_alternatives(Industries(directory(company("a", 1))), "nobody")
