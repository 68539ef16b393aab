"""Text from data is shown as it stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.plain import bare, link, plain

HOSTILE = [
    "<@123>",
    "<@!123>",
    "<@&123>",
    "<#123>",
    "</score:1>",
    "<t:0:R>",
    "<:smile:123>",
    "<a:smile:123>",
    "@everyone",
    "@here",
    "https://evil.example",
    "<https://evil.example>",
    "[click](https://evil.example)",
    "discord.gg/abc",
    "**bold** _it_ ~~no~~ ||spoiler|| `code`",
    "```block",
    "# heading",
    "> quote",
    "- item",
    "1. item",
    "-# small",
]
ACTIVE = re.compile(
    r"(?<!\\)(?:\*|_|~|\||`|\[|<)"  # what begins markup or a mention
    r"|(?<!\\)@(?:everyone|here)"
    r"|https?://"
    r"|discord\.gg"
    r"|^(?:#|>|-|\+|\d+\.)"
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_hostile_text_stays_active(text: str) -> None:
    assert not ACTIVE.search(plain(text).replace("\\\\", ""))


@given(st.text(max_size=80), st.sampled_from(HOSTILE), st.text(max_size=80))
def test_nothing_stays_active_whatever_stands_around_it(before: str, hostile: str, after: str) -> None:
    assert not ACTIVE.search(plain(before + hostile + after).replace("\\\\", ""))


@given(st.text(max_size=400))
def test_plain_text_is_one_visible_line_within_its_limit(text: str) -> None:
    shown = bare(text, 100)
    assert len(shown) <= 100
    assert not re.search("[\u0000-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]", shown)
    assert shown == shown.strip()


@pytest.mark.parametrize("name", ["H&M", "Yahoo! Inc.", "Nestlé S.A.", "3M", "AT&T", "7-Eleven", "株式会社ソニー"])
def test_names_stay_as_they_are(name: str) -> None:
    assert plain(name) == name


def test_joiners_that_scripts_need_stay() -> None:
    assert plain("نی\u200cشکر") == "نی\u200cشکر"


def test_a_link_cannot_be_left_through_its_address() -> None:
    assert link("A", "https://x.example/a)b(c\\d") == "[A](<https://x.example/a%29b%28c%5Cd>)"
    assert link("[A](x)", "https://x.example/" + "a" * 600) == "\\[A\\](x)"
