from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cci_core.badges import SecretKey, badge_index, read_head, seal, unseal
from cci_core.errors import InvalidInput

Build = Callable[..., object]


@pytest.fixture(scope="module")
def file(directory_of: Build, rated: Build, key: SecretKey) -> bytes:
    return seal(badge_index(directory_of(rated("Acme Widgets", domains=["acme.example.com"]))), key)


def test_the_same_directory_and_key_give_the_same_bytes(
    directory_of: Build, rated: Build, key: SecretKey, file: bytes
) -> None:
    again = seal(badge_index(directory_of(rated("Acme Widgets", domains=["acme.example.com"]))), key)
    assert again == file


def test_a_signed_file_opens_with_its_key_only(file: bytes, key: SecretKey) -> None:
    assert unseal(file, key.public).companies[0].slug == "acme-widgets"
    with pytest.raises(InvalidInput, match="not signed with the expected key"):
        unseal(file, SecretKey.from_seed(b"x" * 32).public)


def test_an_unsigned_file_is_refused_where_a_key_is_expected(directory_of: Build, rated: Build, key: SecretKey) -> None:
    unsigned = seal(badge_index(directory_of(rated("Acme"))), None)
    assert unseal(unsigned, None).companies
    with pytest.raises(InvalidInput, match="not signed"):
        unseal(unsigned, key.public)


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_any_changed_byte_is_refused(file: bytes, key: SecretKey, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(file) - 1))
    changed = bytearray(file)
    changed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(InvalidInput):
        unseal(bytes(changed), key.public)


@given(length=st.integers(0, 400))
def test_a_file_cut_short_is_refused(file: bytes, key: SecretKey, length: int) -> None:
    with pytest.raises(InvalidInput):
        unseal(file[: min(length, len(file) - 1)], key.public)


def test_the_version_grows_with_the_day_and_with_the_revision(directory_of: Build, rated: Build) -> None:
    days = (date(2026, 1, 1), date(2026, 1, 2))
    versions = [
        badge_index(directory_of(rated("Acme"), revision=revision, day=day)).version
        for day in days
        for revision in (1, 2, 90_000)
    ]
    assert versions == sorted(set(versions))
    assert versions[-1] < 2**53


def test_the_head_tells_version_and_length(file: bytes) -> None:
    head = read_head(file)
    assert head.length == len(file) - 128
    assert head.version > 2**32
