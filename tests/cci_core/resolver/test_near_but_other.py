from collections.abc import Sequence

from cci_core.resolver import Index, Listing, build_index, resolve


def test_names_near_a_listed_one_never_match(
    starter: Sequence[Listing], near_but_other: tuple[list[str], list[Listing]]
) -> None:
    names, others = near_but_other
    index = build_index([*starter, *others])
    assert len(names) >= 200
    assert not [(name, resolve(index, name).matched) for name in names if resolve(index, name).status == "match"]


def test_names_near_the_starter_catalogue_never_match(
    starter_index: Index, near_but_other: tuple[list[str], list[Listing]]
) -> None:
    names, _ = near_but_other
    assert not [name for name in names if resolve(starter_index, name).status == "match"]


def test_they_match_once_they_are_listed(near_but_other: tuple[list[str], list[Listing]]) -> None:
    names, _ = near_but_other
    index = build_index([Listing(f"listed-{place}", name) for place, name in enumerate(names)])
    assert not [name for place, name in enumerate(names) if resolve(index, name).slug != f"listed-{place}"]
