import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.names import commonness, fold_text, is_ordinary
from tools import fold_vectors


@pytest.mark.parametrize("module", ["fold_text", "commonness"])
def test_examples_in_the_docstrings_hold(module: str) -> None:
    results = doctest.testmod(importlib.import_module(f"cci_core.names.{module}"))
    assert results.attempted and not results.failed


def test_the_vectors_file_is_what_the_command_writes() -> None:
    assert fold_vectors.PATH.read_text(encoding="utf-8") == fold_vectors.rendered()


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.text(min_size=150, max_size=400), st.sampled_from(["", "&" * 150, "ﷺ" * 40, "ß" * 150]))
def test_folding_is_bounded_and_stays_idempotent_when_cut(text: str, expanding: str) -> None:
    folded = fold_text(expanding + text)
    assert len(folded) <= 200
    assert fold_text(folded) == folded


@given(st.text(alphabet=st.characters(codec=None, categories=["L", "N", "P", "S", "Cs", "Cc", "Cf"])))
def test_any_text_folds_to_words_with_single_spaces(text: str) -> None:
    folded = fold_text(text)
    assert folded == " ".join(folded.split())


@given(st.text())
def test_commonness_lies_on_the_zipf_scale(name: str) -> None:
    assert 0.0 <= commonness(name) <= 8.0


@pytest.mark.parametrize("name", ["Target", "Apple", "Gap", "Shell", "Visa", "Ring", "Best Buy", "General Motors"])
def test_names_of_everyday_words_are_ordinary(name: str) -> None:
    assert is_ordinary(name)


@pytest.mark.parametrize("name", ["Google", "IKEA", "Nike", "Palantir", "Shein", "McDonald's", "L'Oréal", ""])
def test_coined_names_are_not_ordinary(name: str) -> None:
    assert not is_ordinary(name)
