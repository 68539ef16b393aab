"""Contents that are made once."""

import asyncio

import pytest

from extension_api.content import Content
from extension_api.shelf import Shelf, Tally


async def test_what_many_ask_for_at_once_is_made_once():
    shelf, made = Shelf(10_000, Tally()), 0

    async def make() -> Content:
        nonlocal made
        made += 1
        await asyncio.sleep(0)
        content = Content(b"body")
        shelf.put("key", content)
        return content

    first, *others = await asyncio.gather(*(shelf.fetch("key", make) for _ in range(20)))
    assert made == 1
    assert all(content is first for content in others)
    assert shelf.get("key") is first


async def test_what_failed_is_made_again():
    shelf = Shelf(10_000, Tally())

    async def fail() -> Content:
        raise ValueError("once")

    async def make() -> Content:
        return Content(b"body")

    with pytest.raises(ValueError, match="once"):
        await shelf.fetch("key", fail)
    await asyncio.sleep(0)
    assert (await shelf.fetch("key", make)).size == 4


def test_what_was_not_asked_for_longest_goes_first():
    shelf = Shelf(5_000, Tally())
    for key in "abc":
        shelf.put(key, Content(b"x" * 500))
        shelf.get("a")
    assert shelf.get("a") is not None
    assert shelf.get("b") is None
    assert shelf.get("c") is not None


def test_hits_are_counted():
    tally = Tally()
    shelf = Shelf(5_000, tally)
    shelf.get("a")
    shelf.put("a", Content(b""))
    shelf.get("a")
    assert tally.hits == 1


def test_keys_as_long_as_addresses_count_too():
    shelf = Shelf(20_000, Tally())
    for letter in "abc":
        shelf.put(letter * 8000, Content(b""))
    assert shelf.get("a" * 8000) is None
    assert shelf.get("c" * 8000) is not None
