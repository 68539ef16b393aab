from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.methodology import load_methodology
from cci_core.records import Company, Contact, Event, Impact, Source
from cci_core.scoring import change_at, contributions, findings_of, history, values_on
from extension_api.pages.certainty import certainty_of
from extension_api.pages.company import source_label
from extension_api.pages.investigate import investigations
from extension_api.pages.links import Links
from extension_api.pages.month import moved_in_month
from extension_api.pages.plot import MOST_POINTS, Mark, history_svg, sampled, scale_of, step_of
from extension_api.pages.shown import plain
from extension_api.pages.sitemap import MOST_ADDRESSES, robots, sitemaps
from extension_api.pages.voice import mail_address, voice_message

METHODOLOGY = load_methodology()
DAY = date(2026, 4, 20)
CATEGORIES = [category.slug for category in METHODOLOGY.categories]

events = st.lists(
    st.builds(
        lambda ago, points, category: Event(
            date=DAY - timedelta(days=ago), title=f"{ago}", impacts=(Impact(category=category, score=points),)
        ),
        st.integers(-10, 4000),
        st.integers(-100, 100),
        st.sampled_from(CATEGORIES),
    ),
    max_size=8,
)


def event(day: date, points: int, **fields: object) -> Event:
    return Event(date=day, title="T", impacts=(Impact(category=CATEGORIES[0], score=points),), **fields)


@given(events)
def test_new_events_and_ageing_add_up_to_the_change_of_the_month(found: list[Event]):
    findings = findings_of(found, METHODOLOGY)

    moved = moved_in_month(findings, DAY, METHODOLOGY)
    change = change_at(findings, DAY, METHODOLOGY).month

    assert (moved is None) == (change is None)
    if moved is not None:
        assert moved.change == pytest.approx(change)
        assert moved.evidence + moved.ageing == pytest.approx(moved.change)


def test_a_month_without_events_only_ages():
    moved = moved_in_month(findings_of([event(DAY - timedelta(days=400), 50)], METHODOLOGY), DAY, METHODOLOGY)

    assert moved is not None
    assert moved.events == 0
    assert moved.evidence == 0
    assert moved.ageing < 0


def test_certainty_counts_each_source_and_publisher_once():
    source = Source(url="https://a.example/1", publisher="A")
    other = Source(url="https://a.example/2", publisher="A")
    company = Company(
        slug="acme",
        name="Acme",
        events=(event(DAY, 10, sources=(source, other)), event(DAY, -10, id="b", sources=(source,))),
    )
    parts = contributions(findings_of(company.events, METHODOLOGY), DAY, METHODOLOGY)

    sure = certainty_of(company, parts, METHODOLOGY)

    assert (sure.degree, sure.sources, sure.publishers, sure.categories) == ("thin", 2, 1, 1)
    assert (sure.upwards, sure.downwards) == (1, 1)
    assert sure.neutral_percent == round(100 * 0.75 / (0.75 + 0.6))


@given(st.lists(st.floats(-100, 100, allow_subnormal=False), min_size=1, max_size=30))
def test_the_scale_of_a_plot_holds_every_value_and_zero(values: list[float]):
    scale = scale_of(date(2020, 1, 1), DAY, values)

    assert scale.low <= min(0, *values)
    assert scale.high >= max(0, *values)
    assert scale.high > scale.low
    assert 1 <= round((scale.high - scale.low) / step_of(scale.high - scale.low)) <= 12


def test_sampling_keeps_the_ends_and_both_sides_of_a_jump():
    days = [date(2010, 1, 1) + timedelta(days=n) for n in range(5000)]
    jump = days[1234]

    some = sampled(days[0], days[-1], [jump])

    assert some[0] == days[0]
    assert some[-1] == days[-1]
    assert {jump, days[1233]} <= set(some)
    assert len(some) < 2 * MOST_POINTS + 4


@given(events, st.integers(1, 3000))
def test_the_extremes_of_a_history_are_among_the_days_that_are_drawn(found: list[Event], span: int):
    findings, first = findings_of(found, METHODOLOGY), DAY - timedelta(days=span)
    days = sampled(first, DAY, [each.day for each in findings])

    every = [each.value for each in history(findings, first, DAY, METHODOLOGY) if each.value is not None]
    drawn = [value for value in values_on(findings, days, METHODOLOGY) if value is not None]

    assert bool(every) == bool(drawn)
    assert not every or (min(drawn), max(drawn)) == (pytest.approx(min(every)), pytest.approx(max(every)))


def test_a_plot_says_in_words_what_it_shows_and_marks_events():
    values = {DAY - timedelta(days=n): float(n) for n in range(10, -1, -1)}

    svg = str(history_svg(values, [Mark(DAY, 5, "<b>"), Mark(DAY - timedelta(days=3), -5, "down")], 'Alt "text" <'))

    assert "Alt &#34;text&#34; &lt;" in svg
    assert "<title>&lt;b&gt;</title>" in svg
    assert svg.count('class="mark up"') == svg.count('class="mark down"') == 1
    assert "style=" not in svg


@pytest.mark.parametrize(("score", "phrase"), [(-5.0, "going to change"), (5.0, "welcome"), (None, "no assessed")])
def test_the_message_states_the_newest_evidence_and_asks(score, phrase):
    company = Company(slug="acme", name="Acme", events=(event(DAY, 1, sources=(Source(title="S"),)),))

    message = voice_message(company, score, "Objector", "https://cci.example/companies/acme", "en")

    assert phrase in message
    assert "20 April 2026: T." in message
    assert "Source: S" in message
    assert "https://cci.example/companies/acme" in message


def test_mail_goes_to_the_public_address_and_cannot_gain_headers():
    contacts = (Contact(kind="email", value="x@acme.example?bcc=evil@example.org"),)

    address = mail_address(contacts, "Hello & goodbye\n", "en")

    assert address.startswith("mailto:x@acme.example%3Fbcc%3Devil@example.org?subject=")
    assert address.endswith("body=Hello%20%26%20goodbye%0A")


def test_investigations_depend_on_the_country_and_quote_the_name():
    german = Company(slug="acme", name='A&B "C"', country="DE", wikidata="Q42")

    links = investigations(german, "de")

    urls = [link.url for group in links.values() for link in group]
    assert all(url.startswith("https://") and '"' not in url and "A&B" not in url for url in urls)
    assert any("lobbyregister" in url for url in urls)
    assert not any("sec.gov" in url for url in urls)
    assert links["reference"][0].url == "https://www.wikidata.org/wiki/Q42"
    assert all(links.values())


def test_sources_are_called_by_their_title_else_by_publisher_and_site():
    assert source_label(Source(title="T", url="https://x.example/")) == "T"
    assert source_label(Source(url="https://www.x.example/a")) == "x.example"


def test_links_work_from_any_folder():
    links = Links(
        public_url="https://x.example/cci", assets={"pages.css": "p.css"}, root="../../", ending="/", live=False
    )

    assert links.company("acme") == "../../companies/acme/"
    assert links.page() == "../../"
    assert links.page("companies", query="x") == "../../companies/?query=x"
    assert links.asset("pages.css") == "../../static/p.css"
    assert links.card("acme", theme="dark") == "../../cards/acme.png"
    assert links.public("about") == "https://x.example/cci/about/"
    assert links.data("methodology") == "../../v1/methodology.json"


def test_a_chosen_language_stays_chosen():
    links = Links(public_url="https://x.example", assets={}, language="de")

    assert links.page("about") == "/about?lang=de"


def test_sitemaps_are_cut_into_files_with_an_index(directory_of):
    few = directory_of(Company(slug="acme", name="Acme", events=(event(DAY, 1),)))
    links = Links(public_url="https://x.example", assets={})

    (only,) = sitemaps(few, links)
    many = directory_of(*(Company(slug=f"c{n}", name=f"C{n}") for n in range(MOST_ADDRESSES)))
    index, *files = sitemaps(many, links)

    assert "<loc>https://x.example/companies/acme</loc><lastmod>2026-04-20</lastmod>" in only
    assert len(files) == 2
    assert "https://x.example/sitemap-2.xml" in index
    assert "Sitemap: https://x.example/sitemap.xml" in robots(links)


@given(st.text())
def test_plain_text_hides_nothing_and_keeps_lines(text: str):
    shown = plain(text)

    assert plain(shown) == shown
    assert shown.count("\n") == text.count("\n")
    assert not {"\u202e", "\u200b", "\ufeff", "\x00"} & set(shown)
    assert msgspec.json.decode(msgspec.json.encode(shown)) == shown
