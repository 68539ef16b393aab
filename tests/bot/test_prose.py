"""What is read of a message, and what is not."""

import pytest

from bot.prose import bracketed, said, said_without_links


@pytest.mark.parametrize(
    "hidden",
    [
        "`Tesla`",
        "```\nTesla\n```",
        "```py\nTesla",
        "> Tesla",
        ">>> a\nTesla",
        "<@123>",
        "<#123>",
        "<t:1:R>",
        "</score:1>",
    ],
)
def test_code_quotes_and_mentions_are_not_read(hidden: str) -> None:
    assert "Tesla" not in said(f"hello\n{hidden}")
    assert "123" not in said(f"hello\n{hidden}")


def test_words_around_them_are_read() -> None:
    assert said("<@123> what about `x` Tesla <:car:1>?") == "what about Tesla ?"


def test_links_are_read_where_somebody_asks_and_not_where_they_only_stand() -> None:
    assert said("<@1> https://tesla.com/a?b=c") == "https://tesla.com/a?b=c"
    assert said_without_links("see <https://tesla.com/a> or www.bmw.com") == "see   or"


def test_names_in_double_brackets_are_found_once_and_outside_of_code() -> None:
    assert bracketed("[[Tesla]] and [[ BMW ]] and [[Tesla]] and `[[Nike]]` and [[]]") == ["Tesla", "BMW"]
