"""Floors under the quality on real names; the whole measurement is `python -m benchmarks.quality_names`."""

import random

import pytest

from benchmarks import names_data
from benchmarks.quality_names import Report, fold_judges, measured, our_answerer
from cci_core.resolver import build_index

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not names_data.ROOT.is_dir(), reason="the names of CCI_TEST_DATA are not here"),
]


@pytest.fixture(scope="module")
def report() -> Report:
    asked = names_data.queries()
    index = build_index(names_data.sample(names_data.listings(), asked, 5_000))
    return measured(random.Random(7).sample(asked, 2_000), our_answerer(index, fold_judges()))[0]


def test_most_queries_get_the_right_company(report: Report) -> None:
    assert report.mean("right") >= 87


def test_hardly_any_gets_a_wrong_one(report: Report) -> None:
    assert report.mean("wrong") <= 1.5


def test_names_that_are_not_listed_get_no_company(report: Report) -> None:
    assert report.false_accepts <= 5


def test_the_right_company_is_among_the_first_five(report: Report) -> None:
    assert report.mean("in_five") >= 96
