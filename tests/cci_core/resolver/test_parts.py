"""The parts of the index against what they stand for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from cci_core.names.fold import fold_parts
from cci_core.resolver import Listing, build_index
from cci_core.resolver.features import FEATURES, features
from cci_core.resolver.fuzzy import WINNER_FEATURES, trained
from cci_core.resolver.grams import grams_of, nearest_by_grams
from cci_core.resolver.judge import Forest, Tree, constants, judge_of
from cci_core.resolver.numerals import is_number
from cci_core.resolver.query import query_of
from cci_core.resolver.texts import hash_of, hashes_of, table_of, texts_of
from cci_core.resolver.words import words_of

KEYS = st.lists(st.from_regex(r"[a-c0-1]{1,5}( [a-c0-1]{1,5}){0,2}", fullmatch=True), min_size=1, max_size=20)


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=()))))
def test_packed_texts_are_the_texts(texts: list[str]) -> None:
    packed = texts_of(texts)
    assert [packed[place] for place in range(len(packed))] == texts
    assert packed.pick(np.arange(len(texts))) == texts


@given(st.lists(st.text()))
def test_each_text_has_one_hash_alone_or_among_others(texts: list[str]) -> None:
    assert hashes_of(texts_of(texts)).tolist() == [int(hash_of(text)) for text in texts]


@given(st.lists(st.text(max_size=3)), st.text(max_size=3))
def test_a_table_finds_all_places_of_a_text(texts: list[str], wanted: str) -> None:
    found = table_of(hashes_of(texts_of(texts))).find(wanted).tolist()
    assert found == [place for place, text in enumerate(texts) if text == wanted]


@given(KEYS, st.from_regex(r"[a-c0-1]{1,6}", fullmatch=True))
def test_the_share_of_grams_is_that_of_sets(keys: list[str], query: str) -> None:
    def grams(key: str) -> set[str]:
        padded = f" {key} "
        return {padded[place : place + 3] for place in range(len(padded) - 2)}

    rows, shares = nearest_by_grams(grams_of(texts_of(keys)), query, limit=100, budget=10_000)
    expected = {
        row: len(grams(key) & grams(query)) / len(grams(key) | grams(query))
        for row, key in enumerate(keys)
        if grams(key) & grams(query)
    }
    assert dict(zip(rows.tolist(), shares.tolist(), strict=True)) == pytest.approx(expected)


@given(KEYS)
def test_words_know_their_rows_and_rows_their_words(keys: list[str]) -> None:
    words = words_of(texts_of(keys))
    for row, key in enumerate(keys):
        assert words.in_row(row) == key.split()
    for number in range(len(words.texts)):
        assert set(words.rows_with(number).tolist()) == {
            row for row, key in enumerate(keys) if words.texts[number] in key.split()
        }


@given(st.lists(st.from_regex(r"[a-d]{3,7}", fullmatch=True), min_size=1), st.from_regex(r"[a-d]{3,7}", fullmatch=True))
def test_every_word_within_one_edit_is_near(listed: list[str], word: str) -> None:
    words = words_of(texts_of(listed))
    near = set(words.texts.pick(words.near([word])[1]))
    assert {each for each in listed if each != word and OSA.distance(each, word) == 1} <= near


def test_a_forest_adds_up_what_its_trees_say() -> None:
    trees = (Tree((("a", 0.5), ("b", 1.5)), (1.0, 2.0, 4.0, 8.0)), Tree((("b", 0.0), ("a", 0.0)), (0.1, 0.2, 0.3, 0.4)))
    judge = judge_of(Forest(10.0, trees), ("a", "b"))
    assert judge.logits(np.array([[0.0, 0.0], [1.0, 2.0]])).tolist() == pytest.approx([11.1, 18.4])


def test_the_shipped_constants_know_only_measured_features() -> None:
    for forest, names in ((constants().candidate, FEATURES), (constants().winner, WINNER_FEATURES)):
        assert {name for tree in forest.trees for name, _ in tree.splits} <= set(names)


def test_more_companies_than_the_middle_size_need_more_certainty() -> None:
    assert trained().least_chance(1_000_000) > trained().least_chance(5_000)
    assert 0 < trained().least_chance(1) < 1


def test_features_of_an_equal_name_are_those_of_equality() -> None:
    index = build_index([Listing("a", "Blue Harbour 2 Ltd"), Listing("b", "Red Mountain")])
    query = query_of(index, fold_parts("blue harbour 2 ltd"))
    line = dict(zip(FEATURES, features(index, query, np.array([0], np.int32), np.ones(1))[0].tolist(), strict=True))
    assert line["osa"] == line["cover_query"] == line["cover_name"] == line["digits"] == line["form"] == 1
    assert line["edits"] == line["missed_query_words"] == line["missed_name_words"] == 0


@given(st.lists(st.from_regex(r"[ivx0-9a]{1,4}", fullmatch=True), min_size=1))
def test_the_index_knows_which_of_its_words_are_numbers(listed: list[str]) -> None:
    words = words_of(texts_of(listed))
    assert words.numeric.tolist() == [is_number(words.texts[place]) for place in range(len(words.texts))]
