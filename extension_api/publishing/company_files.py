"""The files of one company, in parts that are each made again only when something changes that they show."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from cci_core.alternatives import Alternatives, choose_alternatives
from cci_core.cards import Card, card_of, stored_logo
from cci_core.directory import Entry
from cci_core.messages import Language
from cci_core.records import Company
from cci_core.scoring import findings_of, history
from extension_api.alternatives import AlternativesQuery, alternatives_answer
from extension_api.answers import HistoryAnswer
from extension_api.companies import answer_for
from extension_api.history import HistoryQuery, span
from extension_api.pages.company import company_view
from extension_api.pages.handlers import MOST_ALTERNATIVES, SHOWN_ALTERNATIVES
from extension_api.pages.render import render_alternatives_page, render_company_page
from extension_api.pages.views import alternatives_view
from extension_api.publishing.parts import Part, made_from_all
from extension_api.publishing.setting import Setting


class Around(msgspec.Struct, frozen=True):
    """A company as the directory has it, with everything else that its files show."""

    entry: Entry
    owner: Entry | None
    owned: tuple[Entry, ...]
    alternatives: Alternatives
    logo: str | None


class Text(NamedTuple):
    """A part that is written from the record of the company."""

    part: Part
    write: Callable[[Setting, Around, Company], Sequence[bytes]]


def around(setting: Setting, entry: Entry) -> Around:
    """The company with its neighbours."""
    directory = setting.directory
    return Around(
        entry,
        None if entry.owner is None else directory.get(entry.owner),
        tuple(directory.by_slug[slug] for slug in directory.owned.get(entry.slug, ())),
        choose_alternatives(setting.industries, entry.slug, limit=MOST_ALTERNATIVES),
        stored_logo(setting.logos, entry.slug),
    )


def texts_of(setting: Setting, shown: Around, record_digest: bytes) -> tuple[Text, ...]:
    """Data, page and alternatives of the company."""
    slug, languages, own = shown.entry.slug, setting.languages, setting.digests[shown.entry.slug]
    family = [setting.digests[each.slug] for each in (shown.owner, *shown.owned) if each is not None]
    data = (f"v1/companies/{slug}", f"v1/companies/{slug}.json", f"v1/history/{slug}.json")
    pages = tuple(setting.page(language, f"companies/{slug}")[0] for language in languages)
    further = tuple(setting.page(language, f"companies/{slug}/alternatives")[0] for language in languages)
    nearest = _digests(setting, shown.alternatives, SHOWN_ALTERNATIVES)
    return (
        Text(Part(data, made_from_all(setting.data_from, record_digest)), _data),
        Text(
            Part(pages, made_from_all(setting.pages_from, record_digest, own, family, shown.logo, *nearest)),
            _company_pages,
        ),
        Text(
            Part(
                (f"v1/alternatives/{slug}.json", *further),
                made_from_all(setting.pages_from, own, *_digests(setting, shown.alternatives, MOST_ALTERNATIVES)),
            ),
            _alternatives,
        ),
    )


def card_part(setting: Setting, shown: Around) -> Part:
    """The card of the company, as a drawing and as a picture; no files where no page shows it."""
    slug = shown.entry.slug
    made_from = made_from_all(setting.data_from, setting.digests[slug], shown.logo)
    return Part((f"cards/{slug}.svg", f"cards/{slug}.png") if setting.languages else (), made_from)


def card_in(setting: Setting, shown: Around, language: Language | None = None) -> Card:
    """What the company's card says, where none is told in the language of cards."""
    spoken = language or setting.languages[0]
    return card_of(shown.entry, setting.directory, setting.public_url, spoken, logo=shown.logo)


def _digests(setting: Setting, alternatives: Alternatives, limit: int) -> list[object]:
    named = alternatives.items[:limit]
    return [alternatives.absence, *((setting.digests[each.entry.slug], each.industry) for each in named)]


def _data(setting: Setting, _shown: Around, record: Company) -> Sequence[bytes]:
    methodology = setting.directory.methodology
    answer = msgspec.json.encode(answer_for(record, setting.directory))
    first, last = span(HistoryQuery(), setting.directory.version.day)
    days = history(findings_of(record.events, methodology), first, last, methodology)
    past = HistoryAnswer(company=record.slug, methodology=methodology.version, days=tuple(days))
    return answer, answer, msgspec.json.encode(past)


def _company_pages(setting: Setting, shown: Around, record: Company) -> Sequence[bytes]:
    return [_company_page(setting, shown, record, language) for language in setting.languages]


def _company_page(setting: Setting, shown: Around, record: Company, language: Language) -> bytes:
    nearest = _first(shown.alternatives, SHOWN_ALTERNATIVES)
    view = company_view(record, setting.directory, nearest, card_in(setting, shown, language))
    _, links = setting.page(language, f"companies/{record.slug}")
    return render_company_page(view, links).encode()


def _alternatives(setting: Setting, shown: Around, _record: Company) -> Sequence[bytes]:
    named = _first(shown.alternatives, AlternativesQuery().limit)
    answer = msgspec.json.encode(alternatives_answer(named, setting.directory.methodology))
    return [answer, *(_alternatives_page(setting, shown, language) for language in setting.languages)]


def _alternatives_page(setting: Setting, shown: Around, language: Language) -> bytes:
    view = alternatives_view(setting.directory, shown.alternatives, language)
    _, links = setting.page(language, f"companies/{shown.entry.slug}/alternatives")
    return render_alternatives_page(view, links).encode()


def _first(alternatives: Alternatives, limit: int) -> Alternatives:
    return msgspec.structs.replace(alternatives, items=alternatives.items[:limit])
