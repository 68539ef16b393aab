"""What stands behind buttons."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.press import Pick, PickChannels, Press
from bot.rendering.keys import Address, Topic, Verb, key_of, slug_of

SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,20}", fullmatch=True).filter(lambda slug: len(slug) <= 120)


@given(SLUGS, st.sampled_from(list(Verb)), st.sampled_from(list(Topic)), st.integers(0, 99_999))
def test_an_address_is_read_back_and_fits_into_a_custom_id(slug: str, verb: Verb, topic: Topic, page: int) -> None:
    address = Address(verb, topic, key_of(slug), page)
    assert len(str(address)) <= 100
    assert Address.parse(str(address)) == address


@given(st.lists(SLUGS, min_size=1, max_size=20, unique=True), st.sampled_from([19, 64, 98]))
def test_a_key_leads_back_to_its_slug_among_all_others(slugs: list[str], room: int) -> None:
    for slug in slugs:
        assert len(key_of(slug, room)) <= room
        assert slug_of(key_of(slug, room), slugs) == slug


def test_a_long_slug_that_is_gone_leads_nowhere() -> None:
    assert slug_of(key_of("a" * 120), ["a" * 119, "b"]) is None


def test_four_shortened_companies_fit_into_one_address() -> None:
    key = "+".join(key_of("x" * 120, 19) for _ in range(4))
    assert Address.parse(str(Address(Verb.SHARE, Topic.COMPARE, key, 0))).key == key


@pytest.mark.parametrize("text", ["", "1", "1ao", "1ao:a", "1ao:a:b:0", "1ao:a:x", "sample:again"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        Address.parse(text)


def test_every_verb_belongs_to_one_kind_of_component() -> None:
    templates = [kind.__discord_ui_compiled_template__ for kind in (Press, Pick, PickChannels)]
    assert len({template.pattern for template in templates}) == 3
    for verb in string.ascii_letters:
        fitting = [template for template in templates if re.fullmatch(template, f"1{verb}o:tesla:0")]
        assert len(fitting) <= 1
    assert all(any(template.fullmatch(f"1{verb}o:tesla:0") for template in templates) for verb in Verb)
