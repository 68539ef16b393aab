"""Orders and pages, without a service."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.directory import Entry
from cci_core.errors import InvalidInput
from cci_core.scoring import Change, Evidence
from extension_api.listing import SORTS, arrange, page
from extension_api.problems import Conflict

numbers = st.none() | st.floats(-100, 100)


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    slugs = draw(st.lists(st.from_regex(r"\A[a-z]{1,4}\Z"), unique=True, max_size=12))
    return [
        Entry(
            slug=slug,
            name=draw(st.text(max_size=6)),
            score=draw(numbers),
            tier="objector",
            change=Change(None, draw(numbers), None),
            evidence=Evidence(0, 0, draw(st.none() | st.dates(date(1800, 1, 1)))),
            headline=None,
            country=None,
            owner=None,
            isin=None,
            aliases=(),
            domains=(),
            industries=(),
        )
        for slug in slugs
    ]


@given(entries(), st.sampled_from(SORTS), st.integers(1, 5))
def test_pages_forwards_and_backwards_hold_everything_once(companies, sort, limit):
    arrangement = arrange(companies, sort)
    pages = [page(arrangement, position=None, limit=limit)]
    while pages[-1].following is not None:
        pages.append(page(arrangement, position=pages[-1].following, limit=limit))
    assert [entry for each in pages for entry in each.entries] == list(arrangement.entries)
    for earlier, later in pairwise(pages):
        assert page(arrangement, position=later.preceding, limit=limit).entries == earlier.entries


@given(entries())
def test_scores_fall_and_unknown_ones_come_last_both_ways(companies):
    known = sorted((entry.score for entry in companies if entry.score is not None), reverse=True)
    unknown = [None] * (len(companies) - len(known))
    assert [entry.score for entry in arrange(companies, "score").entries] == known + unknown
    assert [entry.score for entry in arrange(companies, "-score").entries] == known[::-1] + unknown


@given(st.from_regex(r"\A[ab][0-7]([0-9a-f]{2}){1,40}\Z"), entries(), st.sampled_from(SORTS))
def test_every_position_of_the_documented_form_is_a_page_or_a_conflict(position, companies, sort):
    arrangement = arrange(companies, sort)
    try:
        found = page(arrangement, position=position, limit=3)
    except Conflict:
        assert SORTS[int(position[1])] != sort
    else:
        assert len(found.entries) <= 3


def test_names_sort_without_accents_and_case():
    companies = [entry_named("Zebra"), entry_named("éclair"), entry_named("Dorf"), entry_named("Ångström")]
    assert [entry.name for entry in arrange(companies, "name").entries] == ["Ångström", "Dorf", "éclair", "Zebra"]


def test_a_position_that_was_never_given_out_is_refused():
    with pytest.raises(InvalidInput, match="taken unchanged"):
        page(arrange([], "name"), position="a0zz", limit=1)


def entry_named(name: str) -> Entry:
    nothing = Change(None, None, None)
    none = Evidence(0, 0, None)
    return Entry(name.lower(), name, None, "unrated", nothing, none, None, None, None, None, (), (), ())
