"""The files of one company: its pages, its data and its card."""

import hashlib

import msgspec

from cci_core.alternatives import Alternatives, choose_alternatives
from cci_core.cards import Card, card_of, card_svg, stored_logo
from cci_core.directory import Entry
from cci_core.messages import Language
from cci_core.records import Company
from cci_core.storage.companies import pack
from extension_api.companies import answer_for
from extension_api.pages.company import company_view
from extension_api.pages.handlers import ALL_ALTERNATIVES, SHOWN_ALTERNATIVES
from extension_api.pages.render import render_alternatives_page, render_company_page
from extension_api.pages.views import alternatives_view
from extension_api.publishing.setting import Setting
from extension_api.publishing.static_links import page_folder

LANGUAGE: Language = "en"


class Around(msgspec.Struct, frozen=True):
    """A company as the directory has it, with everything else that its files show."""

    entry: Entry
    owners: tuple[Entry, ...]
    owned: tuple[Entry, ...]
    alternatives: Alternatives
    logo: str | None


def around(setting: Setting, entry: Entry) -> Around:
    """The company with its neighbours."""
    directory = setting.directory
    owners = (directory.get(slug) for slug in directory.owners_of(entry.slug))
    return Around(
        entry,
        tuple(owner for owner in owners if owner is not None),
        tuple(directory.by_slug[slug] for slug in directory.owned.get(entry.slug, ())),
        choose_alternatives(setting.industries, entry.slug, limit=ALL_ALTERNATIVES),
        stored_logo(setting.logos, entry.slug),
    )


def made_from(setting: Setting, shown: Around, record_digest: bytes) -> str:
    """A text that changes whenever the company's files might."""
    whole = hashlib.blake2b(setting.made_with, digest_size=12)
    whole.update(record_digest)
    whole.update(msgspec.json.encode(shown))
    return whole.hexdigest()


def company_paths(slug: str) -> tuple[str, ...]:
    """The paths of the company's files, the card as a picture last."""
    page = page_folder(f"companies/{slug}")
    return (
        f"{page}index.html",
        f"{page}alternatives/index.html",
        f"v1/companies/{slug}",
        f"v1/companies/{slug}.json",
        f"cards/{slug}.svg",
        f"cards/{slug}.png",
    )


def card_in(setting: Setting, shown: Around) -> Card:
    """What the company's card says."""
    return card_of(shown.entry, setting.directory, setting.public_url, LANGUAGE, logo=shown.logo)


def company_bodies(setting: Setting, shown: Around, record: Company) -> tuple[bytes, ...]:
    """The content of the company's files in the order of their paths, without the picture."""
    slug, directory, card = shown.entry.slug, setting.directory, card_in(setting, shown)
    first = msgspec.structs.replace(shown.alternatives, items=shown.alternatives.items[:SHOWN_ALTERNATIVES])
    page, all_page = page_folder(f"companies/{slug}"), page_folder(f"companies/{slug}/alternatives")
    data = msgspec.json.encode(answer_for(record, directory))
    return (
        render_company_page(company_view(record, directory, first, card), setting.links(page)).encode(),
        render_alternatives_page(
            alternatives_view(directory, shown.alternatives, LANGUAGE), setting.links(all_page)
        ).encode(),
        data,
        data,
        card_svg(card).encode(),
    )


def digest_of(record: Company) -> bytes:
    """The digest by which the catalogue knows the record."""
    return pack(record).digest
