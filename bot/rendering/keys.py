"""The short text behind a button, made so that it still works after restarts and releases.

A `custom_id` has at most 100 characters: a version, a verb and a topic (one character each), a key, a page.
`1aw:tesla:0` answers *why* for Tesla. A company's key is its slug where that has at most 64 characters; a longer one
is its first 47 characters, `~`, and sixteen hexadecimal digits of its BLAKE2b hash (`~` stands in no slug).
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from hashlib import blake2b
from typing import Self

import msgspec

VERSION = "1"
LONGEST_KEY = 64
_FORM = re.compile(r"(?P<version>[0-9a-z])(?P<verb>[a-zC])(?P<topic>[a-z]):(?P<key>[^:]{0,80}):(?P<page>\d{1,5})")


class Verb(StrEnum):
    """What a press asks for: buttons have a letter from a to m, menus one from n to z, the channel menu C."""

    ANSWER = "a"
    TURN = "b"
    SHARE = "c"
    DELETE = "d"
    SWITCH = "e"
    EDIT = "i"
    FORGET = "f"
    REPORT = "g"
    REMOVE = "h"
    CHOOSE = "n"
    LANGUAGE = "p"
    CHANNELS = "C"
    FORM = "r"


class Topic(StrEnum):
    """What an answer is about, in the one letter that its buttons carry."""

    SCORE = "o"
    WHY = "w"
    EVENTS = "e"
    ALTERNATIVES = "a"
    CARD = "c"
    VOICE = "v"
    COMPARE = "m"
    LEADERBOARD = "l"
    TIERS = "t"
    SETTINGS = "s"
    WATCH = "h"
    NONE = "x"


class Address(msgspec.Struct, frozen=True):
    """What a press of a button or a choice in a menu asks for."""

    verb: str
    topic: str
    key: str = ""
    page: int = 0
    version: str = VERSION

    def __str__(self) -> str:
        return f"{self.version}{self.verb}{self.topic}:{self.key}:{self.page}"

    @classmethod
    def parse(cls, custom_id: str) -> Self:
        """The address in the text; `ValueError` where it is not one."""
        match = _FORM.fullmatch(custom_id)
        if match is None:
            raise ValueError(f"{custom_id!r} is not an address")
        return cls(match["verb"], match["topic"], match["key"], int(match["page"]), match["version"])


def key_of(slug: str, room: int = LONGEST_KEY) -> str:
    """The company's key: its slug, shortened where it has more than `room` characters (17 or more)."""
    return slug if len(slug) <= room else f"{slug[: room - 17]}~{digest_of(slug)}"


def digest_of(slug: str) -> str:
    """Sixteen hexadecimal digits that stand for the slug."""
    return blake2b(slug.encode(), digest_size=8).hexdigest()


def slug_of(key: str, slugs: Iterable[str]) -> str | None:
    """The slug that the key stands for; None where a shortened key fits none of the slugs."""
    start, shortened, digest = key.partition("~")
    if not shortened:
        return key
    return next((slug for slug in slugs if slug.startswith(start) and digest_of(slug) == digest), None)
