"""Which companies are named instead of one, and why."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.alternatives import Industries, absence_text, choose_alternatives, reason_text
from cci_core.alternatives.industries import own_prefixes
from cci_core.directory import Directory, Entry, build_directory
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


@st.composite
def catalogues(draw: st.DrawFn) -> list[Company]:
    """Few codes and few scores, so that neighbours, ties, owner groups and companies of several industries abound."""
    codes = st.lists(st.sampled_from(["336110", "336120", "3361", "33", "541511", "541512"]), max_size=3, unique=True)
    slugs = [f"c{number}" for number in range(draw(st.integers(2, 14)))]
    made = []
    for number, slug in enumerate(slugs):
        scores = draw(st.lists(st.sampled_from([-100, -40, 0, 40, 100]), max_size=3))
        owner = draw(st.none() | st.sampled_from([*slugs[:number], "elsewhere"]))
        industries = tuple(Industry(code=code, title=f"Industry {code}") for code in draw(codes))
        made.append(msgspec.structs.replace(company(slug, *scores, owner=owner), industries=industries))
    return made


@given(catalogues(), st.integers(1, 5))
def test_reading_only_the_best_of_each_industry_gives_the_same_answer_as_comparing_with_all(made, limit):
    whole = directory(*made)
    industries = Industries(whole)
    for entry in whole.entries:
        found = choose_alternatives(industries, entry.slug, limit=limit)
        assert [(each.entry.slug, each.industry.code) for each in found.items] == by_comparison(whole, entry)[:limit]


def by_comparison(whole: Directory, entry: Entry) -> list[tuple[str, str]]:
    """The definition, word by word: slugs with the shared beginning of codes."""
    ranks = whole.methodology.ranks
    if entry.score is None:
        return []
    better = []
    for other in whole.entries:
        shared = [prefix for prefix in own_prefixes(entry) if prefix in own_prefixes(other)]
        apart = top_of(whole, other) != top_of(whole, entry)
        if other.score is not None and shared and apart and ranks[other.tier] < ranks[entry.tier]:
            nearest = min(shared, key=lambda prefix: (-len(prefix), prefix))
            order = (-len(nearest), ranks[other.tier], -other.score, -other.evidence.impacts, other.slug)
            better.append((order, (other.slug, nearest)))
    return [each for _, each in sorted(better)]


def top_of(whole: Directory, entry: Entry) -> str:
    return ([entry.slug, *whole.owners_of(entry.slug)])[-1]


def test_only_as_many_companies_are_looked_at_as_are_named(monkeypatch):
    industries = Industries(directory(company("worst", -60), *(company(f"good{number}", 90) for number in range(500))))
    looked_at = []
    order = Industries._order
    monkeypatch.setattr(Industries, "_order", lambda self, entry: looked_at.append(entry) or order(self, entry))
    assert len(choose_alternatives(industries, "worst", limit=5).items) == 5
    assert len(looked_at) < 10
