"""The real names and the queries of the development data, found by CCI_TEST_DATA."""

import gzip
import os
import random
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import msgspec

from cci_core.records import Alias
from cci_core.resolver import Listing

ROOT = Path(os.environ.get("CCI_TEST_DATA", Path(__file__).parents[2] / "shared" / "data")) / "names"
FOLDS = 5
GROUPS = ("format", "variant", "typo")
"""The groups that a query's letters can answer; means are over these three."""


class Query(msgspec.Struct, frozen=True):
    """What somebody typed, and the company that was meant: None where it is not listed, or hidden to make it so."""

    query: str
    slug: str | None
    group: str
    kind: str
    hides: str | None = None

    @property
    def fold(self) -> int:
        """The part of the data that it is tested in: the same for all queries of a company."""
        return crc32((self.slug or self.hides or self.query).encode()) % FOLDS


class _Line(msgspec.Struct):
    slug: str
    name: str
    aliases: tuple[Alias, ...] = ()
    domains: tuple[str, ...] = ()


def listings() -> list[Listing]:
    """All companies."""
    with gzip.open(ROOT / "catalogue.jsonl.gz") as lines:
        read = [msgspec.json.decode(line, type=_Line) for line in lines]
    return [Listing(line.slug, line.name, line.aliases, line.domains) for line in read]


def queries() -> list[Query]:
    """All development queries."""
    return [msgspec.json.decode(line, type=Query) for line in (ROOT / "queries-dev.jsonl").read_bytes().splitlines()]


def sample(companies: Sequence[Listing], asked: Sequence[Query], size: int, *, seed: int = 1) -> list[Listing]:
    """So many companies, among them all that are asked for (as many as fit); the same for the same seed."""
    wanted = {query.slug for query in asked}
    generator = random.Random(seed)
    first = [each for each in companies if each.slug in wanted]
    others = [each for each in companies if each.slug not in wanted]
    if size <= len(first):
        return generator.sample(first, size)
    return first + generator.sample(others, min(size, len(companies)) - len(first))
