import json
import re
import unicodedata
from datetime import date
from html import unescape

import html5lib
import msgspec
import pytest

from cci_core.alternatives import Industries, choose_alternatives
from cci_core.cards import card_of
from cci_core.directory import build_directory
from cci_core.messages import LANGUAGES, area, score_text, text
from cci_core.methodology import Tier, load_methodology
from cci_core.records import Alias, Company, Contact, Event, Impact, Industry, Source
from extension_api.pages.assets import assets_of
from extension_api.pages.company import company_view
from extension_api.pages.render import render_company_page
from extension_api.publishing.static_links import StaticLinks

HOSTILE = (
    "<script>alert(1)</script>",
    "]]><!--",
    "{{ 7 * 7 }}",
    '"><img src=x onerror=alert(1)>',
    "Ben & Jerry's",
    "\u202egpj.exe\u2066",
    "zero\u200b\u200dwidth\ufeff",
    "javascript:alert(1)",
    "\U0001f3f4\u200d\u2620\ufe0f",
    "x" * 5000,
)
EVENT = Event(
    date=date(2026, 4, 1),
    title="Plant closed",
    impacts=(Impact(category="technology-and-services-impact", score=-40, rationale="Because."),),
)
ACME = Company(slug="acme", name="Acme", events=(EVENT,))


def words_of(page: str) -> str:
    """The text that a reader sees, on one line."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    hidden = {id(part) for each in tree.iter("script") for part in each.iter()}
    parts = [each.text or "" if id(each) not in hidden else "" for each in tree.iter()]
    tails = [each.tail or "" for each in tree.iter()]
    return " ".join(" ".join(part for pair in zip(parts, tails, strict=True) for part in pair).split())


def leaves(value: object):
    """Every text and number of a record."""
    if isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from leaves(each)
    else:
        yield value


@pytest.mark.parametrize("slug", ["national-migration-institute", "apple", "hikvision"])
def test_every_field_of_a_record_appears_on_its_page(starter, page_of, slug):
    company = starter[slug]

    page = page_of(company)

    shown, source = words_of(page), unescape(page)
    for value in leaves(_told(company)):
        wanted = " ".join(str(value).split())
        assert wanted in shown or wanted in source, wanted


def _told(company: Company) -> dict:
    """The record as the page tells it: titles for slugs, signed points; dates stand in machine-readable form."""
    titles = area("countries")
    told = msgspec.to_builtins(company)
    told["country"] = titles[company.country]
    for alias in told["aliases"]:
        del alias["kind"]
        alias.pop("badge", None)
    for event in told["events"]:
        event.pop("date_precision", None)
        for impact in event.get("impacts", ()):
            impact["score"] = f"{impact['score']:+d}".replace("-", "−")
            impact.pop("assessed_on", None)
            impact["category"] = (
                impact["category"]
                .replace("-", " ")
                .title()
                .replace(" And ", " and ")
                .replace(" Of ", " of ")
                .replace(" With ", " with ")
            )
    return told


def test_the_seeds_page_has_its_figures_and_its_days_of_assessment(starter, page_of):
    shown = words_of(page_of(starter["national-migration-institute"], day=date(2025, 4, 20)))

    for wanted in ("6.69", "Objector", "−1 to +10", "Mexico", "assessed 4 April 2025", "12 March 2025", "+40", "−75"):
        assert wanted in shown
    for action in ("Shop alternatives", "Use your voice", "Investigate", "Share the score", "Support CCI"):
        assert action in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("points", "sign"), [(40, "positive"), (-40, "negative"), (None, "neutral")])
def test_the_action_line_follows_the_sign(page_of, language, points, sign):
    impacts = () if points is None else (Impact(category="technology-and-services-impact", score=points),)
    company = msgspec.structs.replace(ACME, events=(msgspec.structs.replace(EVENT, impacts=impacts),))

    assert text(f"tiers.action.{sign}", language, company="Acme") in words_of(page_of(company, language=language))


def test_contributions_on_the_page_add_up_to_the_score(starter, view_of):
    view = view_of(starter["national-migration-institute"])

    assert sum(each.part.value for each in view.findings) == pytest.approx(view.score.value)
    shown = [each.contribution for event in view.events for each in event.impacts if each.contribution is not None]
    assert sum(shown) == pytest.approx(view.score.value)


def test_unrated_companies_have_no_number_and_no_plot(page_of, view_of):
    company = Company(slug="acme", name="Acme")

    view = view_of(company)
    shown = words_of(page_of(company))

    assert view.plot is None
    assert "Unrated" in shown
    assert "0.00" not in shown
    assert score_text(None) in shown


def test_events_that_lie_ahead_are_shown_but_not_counted(view_of, page_of):
    later = msgspec.structs.replace(EVENT, id="later", date=date(2026, 12, 1), title="Announced")
    company = msgspec.structs.replace(ACME, events=(later, EVENT))

    view = view_of(company)

    assert view.latest == EVENT
    assert [each.counted for each in view.events] == [False, True]
    assert "does not count yet" in words_of(page_of(company))


def test_owner_brands_and_owned_companies_are_named(page_of):
    owner = Company(slug="zorblax", name="Zorblax Holding")
    child = msgspec.structs.replace(ACME, owner="zorblax", aliases=(Alias(name="Acmeo", kind="brand"),))

    assert "Zorblax Holding" in words_of(page_of(child, owner))
    assert "Acmeo" in words_of(page_of(child, owner))
    assert "Acme" in words_of(page_of(owner, child))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text_everywhere(page_of, hostile):
    company = Company(
        slug="acme",
        name=hostile,
        description=hostile,
        headquarters=hostile,
        aliases=(Alias(name=hostile, kind="brand"),),
        industries=(Industry(code="336110", title=hostile),),
        contacts=(Contact(kind="form", value=hostile), Contact(kind="email", value=hostile)),
        events=(
            Event(
                date=date(2026, 1, 1),
                title=hostile,
                summary=hostile,
                sources=(Source(title=hostile, publisher=hostile),),
                impacts=(Impact(category="technology-and-services-impact", score=5, rationale=hostile),),
            ),
        ),
    )

    page = page_of(company)

    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert [script.get("type") or script.get("src") for script in tree.iter("script")] == [
        next(script.get("src") for script in tree.iter("script") if script.get("src")),
        "application/ld+json",
    ]
    assert not [each for each in tree.iter() if any(str(name).startswith("on") for name in each.attrib)]
    assert not list(tree.iter("img"))
    assert not [a for a in tree.iter("a") if not re.match(r"(https?:|/|#|mailto:)", a.get("href"))]
    assert not [char for char in page if unicodedata.category(char) in ("Cf", "Cc") and char != "\n"]
    json.loads(next(script.text for script in tree.iter("script") if script.get("type") == "application/ld+json"))


def test_a_page_of_very_many_events_stays_bounded(page_of, view_of):
    events = tuple(
        Event(id=f"e{n}", date=date(2020, 1, 1 + n % 28), title=f"Event {n}", impacts=EVENT.impacts)
        for n in range(1500)
    )
    company = msgspec.structs.replace(ACME, events=events)

    page = page_of(company)

    assert len(view_of(company).events) == 200
    assert "1300 older events" in words_of(page)
    assert len(page) < 700_000


def test_pages_tell_other_sites_what_they_are(page_of):
    page = page_of(ACME)

    tree = html5lib.parse(page, namespaceHTMLElements=False)
    meta = {each.get("property") or each.get("name"): each.get("content") for each in tree.iter("meta")}
    rel = {each.get("rel"): each.get("href") for each in tree.iter("link")}
    assert meta["og:image"] == "https://cci.example/cards/acme.png?v=1-1-20260420"
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert meta["og:url"] == rel["canonical"] == "https://cci.example/companies/acme"
    assert meta["twitter:card"] == "summary_large_image"
    assert "Acme has a CCI score of" in meta["og:image:alt"]
    assert re.fullmatch("#[0-9a-f]{6}", meta["theme-color"])
    oembed = next(each for each in tree.iter("link") if each.get("type") == "application/json+oembed")
    assert oembed.get("href").startswith("https://cci.example/oembed?url=https%3A%2F%2Fcci.example%2Fcompanies%2Facme")
    linked = json.loads(next(script.text for script in tree.iter("script") if script.get("type")))
    assert (linked["@type"], linked["name"]) == ("Organization", "Acme")


def test_a_page_is_small_and_asks_no_other_host(starter, page_of):
    page = page_of(starter["national-migration-institute"])

    files = sum(len(asset.body) for asset in assets_of(load_methodology()))
    assert len(page.encode()) + files <= 60_000
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    loaded = [each.get("src") for each in [*tree.iter("script"), *tree.iter("img")] if each.get("src")]
    loaded += [each.get("href") for each in tree.iter("link") if each.get("rel") in ("stylesheet", "icon")]
    assert all(address.startswith("/static/") for address in loaded)


def test_a_page_written_as_a_file_names_nothing_from_the_root(starter, view_of, links):
    assets = {**links.assets, "search.js": "search.js"}
    folders = {"en": "", "de": "de/"}
    below = StaticLinks(
        public_url=links.public_url,
        assets=assets,
        root="../../",
        live=False,
        language="en",
        offered=tuple(folders),
        folders=folders,
    )
    company = starter["apple"]

    tree = html5lib.parse(render_company_page(view_of(company), below), namespaceHTMLElements=False)

    addresses = [each.get(name) for each in tree.iter() for name in ("href", "src", "action") if each.get(name)]
    assert not [address for address in addresses if address.startswith("/") or "?lang=" in address]
    assert "../../industries/334111/" in addresses
    assert "../../de/companies/apple/" in addresses
    assert not [form for form in tree.iter("form") if form.get("method") == "post"]


def test_tiers_of_an_operator_are_shown_with_their_own_names(starter, links):
    tiers = (Tier("fine", "Fine & good", at_least=0), Tier("poor", "Poor <i>", below=0))
    methodology = msgspec.structs.replace(load_methodology(), tiers=tiers)
    directory = build_directory(starter.values(), methodology, 1, date(2026, 1, 1))
    card = card_of(directory.by_slug["hikvision"], directory, "https://cci.example", "de")
    alternatives = choose_alternatives(Industries(directory), "hikvision")

    shown = words_of(render_company_page(company_view(starter["hikvision"], directory, alternatives, card), links))

    assert "Poor <i>" in shown
    assert "−100 bis 0" in shown
