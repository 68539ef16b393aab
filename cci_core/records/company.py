"""A company with its names, places on the web, industries and evidence."""

from collections import Counter
from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta

from cci_core.records.countries import COUNTRY_CODES
from cci_core.records.evidence import Event, Record
from cci_core.records.fields import (
    CountryCode,
    HostAndPath,
    Isin,
    Line,
    Locations,
    NaicsCode,
    Slug,
    Text,
    WebAddress,
    WikidataId,
)
from cci_core.records.isin import has_valid_check_digit

BadgeClass = Literal["plain", "needs-structure", "never"]
ContactKind = Literal["email", "form", "phone", "post"]


class AliasKind(StrEnum):
    """What another name of a company is."""

    BRAND = "brand"
    LEGAL = "legal"
    SHORT = "short"
    FORMER = "former"
    TICKER = "ticker"


class Alias(Record, frozen=True, kw_only=True):
    """Another name of a company; `badge` overrides how a page must prove it, or keeps it off pages."""

    name: Line
    kind: AliasKind
    badge: BadgeClass | None = None


class Industry(Record, frozen=True, kw_only=True):
    """An industry of NAICS 2022."""

    code: NaicsCode
    title: Line


class Contact(Record, frozen=True, kw_only=True):
    """A public channel through which the company takes messages."""

    kind: ContactKind
    value: Line


class Company(Record, frozen=True, kw_only=True):
    """One company as files, database, API and badge index know it."""

    slug: Slug
    name: Line
    aliases: Annotated[tuple[Alias, ...], Meta(max_length=1000)] = ()
    description: Text = ""
    country: CountryCode | None = None
    headquarters: Line | None = None
    website: WebAddress | None = None
    logo_url: WebAddress | None = None
    isin: Isin | None = None
    wikidata: WikidataId | None = None
    locations: Locations | None = None
    owner: Slug | None = None
    domains: Annotated[tuple[HostAndPath, ...], Meta(max_length=200)] = ()
    industries: Annotated[tuple[Industry, ...], Meta(max_length=50)] = ()
    contacts: Annotated[tuple[Contact, ...], Meta(max_length=20)] = ()
    events: Annotated[tuple[Event, ...], Meta(max_length=5000)] = ()

    def __post_init__(self) -> None:
        if self.country is not None and self.country not in COUNTRY_CODES:
            raise ValueError(f"country {self.country!r} is not assigned in ISO 3166-1; use a code such as MX or DE")
        if self.isin is not None and not has_valid_check_digit(self.isin):
            raise ValueError(f"isin {self.isin!r} has a wrong check digit; copy it again from its source")
        if self.owner == self.slug:
            raise ValueError(f"owner {self.owner!r} is the company itself; leave it out or name the owner")
        if len(self.events) > 1:
            self._refuse_repeated_events()

    def _refuse_repeated_events(self) -> None:
        for event_id, count in Counter(event.id for event in self.events).items():
            if count > 1:
                raise ValueError(f"event id {event_id!r} stands {count} times; give each event an id of its own")
