import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.records import Alias, AliasKind
from cci_core.resolver import Index, Listing, Resolution, build_index, resolve


def alias(name: str, kind: AliasKind = AliasKind.BRAND) -> Alias:
    return Alias(name=name, kind=kind)


LISTINGS = [
    Listing("acme", "Acme Rockets", (alias("ACME", AliasKind.TICKER), alias("Roadrunner Traps")), ("acme.com",)),
    Listing("bolt-de", "Bolt GmbH", (), ("bolt.example/de", "bolt.example")),
    Listing("bolt-us", "Bolt Inc.", (), (), "US0378331005"),
    Listing("zenith-pub", "Zenith", (), ("zenith.github.io",)),
    Listing("hosting", "Hostigo Networks", (), ("github.io",)),
    Listing("child", "Chocoviva", (), ("chocoviva.example",), None, "parent", rated=False),
    Listing("parent", "Parent Foods", (), (), None, "grand", rated=False),
    Listing("grand", "Grand Holding", rated=True),
    Listing("loop-a", "Loopalpha", owner="loop-b", rated=False),
    Listing("loop-b", "Loopbeta", owner="loop-a", rated=False),
    Listing("sony", "ソニー株式会社"),
]


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index(LISTINGS)


@pytest.mark.parametrize(
    ("query", "slug", "how"),
    [
        ("Acme Rockets", "acme", "exact"),
        ("ACME  rockets", "acme", "exact"),
        ("ACME", "acme", "ticker"),
        ("$acme", "acme", "ticker"),
        ("The Acme-Rockets Company, Ltd.", "acme", "folded"),
        ("acmerockets", "acme", "folded"),
        ("Roadrunner Traps", "acme", "exact"),
        ("Acme Rokcets", "acme", "fuzzy"),
        ("https://acme.com/x", "acme", "domain"),
        ("shop.acme.com", "acme", "domain"),
        ("acme.com", "acme", "domain"),
        ("us0378331005", "bolt-us", "isin"),
        ("https://bolt.example/de/shop", "bolt-de", "domain"),
        ("Bolt Inc", "bolt-us", "folded"),
        ("BOLT GMBH", "bolt-de", "exact"),
        ("ソニー", "sony", "folded"),
    ],
)
def test_each_kind_of_query_finds_its_company(index: Index, query: str, slug: str, how: str) -> None:
    answer = resolve(index, query)
    assert (answer.status, answer.slug, answer.how) == ("match", slug, how)


def test_the_answer_says_what_matched(index: Index) -> None:
    assert resolve(index, "roadrunner traps").matched == "Roadrunner Traps"


def test_a_name_that_several_bear_is_ambiguous(index: Index) -> None:
    answer = resolve(index, "Bolt")
    assert answer.status == "ambiguous"
    assert {slug for slug, _ in answer.candidates} == {"bolt-de", "bolt-us"}


@pytest.mark.parametrize("query", ["Delta Faucet", "zorgle", "Orange Juice"])
def test_a_name_that_is_like_none_is_none_though_the_nearest_are_shown(index: Index, query: str) -> None:
    answer = resolve(index, query)
    assert (answer.status, answer.slug, answer.confidence) == ("none", None, 0.0)


def test_the_answer_is_the_first_candidate_and_as_sure(index: Index) -> None:
    answer = resolve(index, "Acme Rokcets")
    assert answer.candidates[0] == (answer.slug, answer.confidence)
    assert all(each <= answer.confidence for _, each in answer.candidates)


def test_a_foreign_host_with_a_listed_name_in_it_is_nobody(index: Index) -> None:
    assert resolve(index, "https://acme.com.evil.example/").status == "none"
    assert resolve(index, "https://notacme.com/").status == "none"


def test_a_site_under_a_shared_host_does_not_belong_to_the_host(index: Index) -> None:
    assert resolve(index, "https://someone.github.io/").slug is None
    assert resolve(index, "https://zenith.github.io/x").slug == "zenith-pub"


def test_an_unrated_brand_answers_with_its_nearest_rated_owner(index: Index) -> None:
    answer = resolve(index, "chocoviva")
    assert (answer.slug, answer.matched, answer.via) == ("grand", "Chocoviva", "child")
    assert resolve(index, "chocoviva.example").via == "child"
    assert resolve(index, "Chocovvia").slug == "grand"


def test_an_unrated_company_without_a_rated_owner_answers_itself(index: Index) -> None:
    answer = resolve(index, "Loopalpha")
    assert (answer.slug, answer.via) == ("loop-a", None)


def test_a_company_by_name_comes_before_one_that_has_the_name_as_alias() -> None:
    index = build_index([Listing("owner", "Conglomerate", (alias("Minty"),)), Listing("minty", "Minty")])
    assert resolve(index, "minty").slug == "minty"


def test_more_bearers_than_can_be_shown_are_cut_to_ten() -> None:
    index = build_index([Listing(f"s{n}", "Summit", (), (), None) for n in range(25)])
    assert len(resolve(index, "summit").candidates) == 10


@pytest.mark.parametrize("listings", [[], [Listing("one", "One Thing")], [Listing("odd", "!!!"), Listing("x", "X")]])
def test_tiny_catalogues_answer(listings: list[Listing]) -> None:
    index = build_index(listings)
    for query in ("", "one thing", "one thign", "!!!", "x", "anything else"):
        assert isinstance(resolve(index, query), Resolution)


@pytest.mark.parametrize(
    "query",
    [
        *("", " ", "a", "x" * 10_000, "word " * 3_000, "!?" * 50, "\x00\x01\x1f", "\u202e\u2066evil\u2069", "\ud800"),
        *("🍎" * 200, "(a+)+$", "[", "\\", "'; DROP TABLE companies; --", "%00", "%s%n{}", "http://", "https://[::1"),
        *("@", "$", "a@b", "//", "http://\ud800.com/", "xn--", "1.2.3.4", "http://a..b/", "é" * 500, "ß" * 300),
        *("١٢٣", "\N{ZERO WIDTH JOINER}" * 99, "http://münchen.de/", "." * 300, "a." * 300, "-" * 99),
    ],
)
def test_bad_input_gets_an_answer(index: Index, query: str) -> None:
    assert resolve(index, query).status in {"match", "ambiguous", "none"}


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_any_text_gets_a_well_formed_answer(query: str) -> None:
    answer = resolve(_INDEX, query)
    assert 0 <= answer.confidence <= 1
    assert len(answer.candidates) <= 10
    assert len({slug for slug, _ in answer.candidates}) == len(answer.candidates)
    assert (answer.status == "match") == (answer.slug is not None)


@given(st.sampled_from(LISTINGS), st.data())
def test_dropping_one_letter_never_finds_another_company(listing: Listing, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(listing.name) - 1))
    answer = resolve(_INDEX, listing.name[:place] + listing.name[place + 1 :])
    same = {listing.slug, "grand"} | ({"bolt-de", "bolt-us"} if listing.slug.startswith("bolt") else set())
    assert answer.slug is None or answer.slug in same


_INDEX = build_index(LISTINGS)


def test_a_name_that_is_listed_in_two_scripts_is_found_by_likeness() -> None:
    index = build_index([Listing("gazprom", "Газпром", (alias("Gazprom"),)), Listing("acme", "Acme Rockets")])
    answer = resolve(index, "Gasprom")
    assert (answer.status, answer.slug, answer.matched) == ("match", "gazprom", "Gazprom")


def test_a_company_without_latin_names_is_offered_by_its_domain() -> None:
    index = build_index([Listing("apple", "苹果公司", (), ("apple.com",)), Listing("maple", "Maple Works")])
    assert resolve(index, "apple").candidates[0][0] == "apple"


def test_beside_a_folded_match_stand_names_that_may_be_meant_instead() -> None:
    index = build_index([Listing("columbus", "Columbus Inc."), Listing("cafe", "Columbus Café")])
    answer = resolve(index, "columbus")
    assert (answer.status, answer.slug, answer.how) == ("match", "columbus", "folded")
    assert [slug for slug, _ in answer.candidates] == ["columbus", "cafe"]
