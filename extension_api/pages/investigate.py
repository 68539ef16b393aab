"""Links to open sources, prepared for a company's name."""

from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import msgspec

from cci_core.messages import Language
from cci_core.records import Company
from extension_api.pages.shown import plain

Group = Literal["registries", "courts", "news", "reference"]
GROUPS: tuple[Group, ...] = ("registries", "courts", "news", "reference")

_FILE = Path(__file__).with_name("investigate.toml")
_NAME_LENGTH = 200


class OpenSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source that is searched by name; only for companies of its countries where it names some."""

    group: Group
    title: str
    url: str
    countries: tuple[str, ...] = ()


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sources: tuple[OpenSource, ...]


class Link(msgspec.Struct, frozen=True):
    """A title and where it leads."""

    title: str
    url: str


@cache
def open_sources() -> tuple[OpenSource, ...]:
    """All sources of the table."""
    return msgspec.toml.decode(_FILE.read_bytes(), type=_Table).sources


def investigations(company: Company, language: Language) -> dict[Group, list[Link]]:
    """The links for the company by group, Wikidata first among the works of reference."""
    name = quote(plain(company.name)[:_NAME_LENGTH], safe="")
    links: dict[Group, list[Link]] = {group: [] for group in GROUPS}
    links["reference"].append(_wikidata(company, name))
    for source in open_sources():
        if not source.countries or company.country in source.countries:
            url = source.url.replace("{language}", language).replace("{name}", name)
            links[source.group].append(Link(source.title, url))
    return links


def _wikidata(company: Company, name: str) -> Link:
    if company.wikidata is not None:
        return Link(f"Wikidata {company.wikidata}", f"https://www.wikidata.org/wiki/{company.wikidata}")
    return Link("Wikidata", f"https://www.wikidata.org/w/index.php?search={name}")
