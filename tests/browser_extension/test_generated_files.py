"""What is made from the core and checked in is what the core makes now."""

import json
from pathlib import Path

import pytest

from tools import badge_vectors, extension_locales, make_base_index, make_icons, update_suffixes

EXTENSION = Path(__file__).parents[2] / "browser_extension"


@pytest.mark.parametrize("place", sorted(extension_locales.extension_files()))
def test_words_and_looks_are_those_of_the_core(place: str) -> None:
    made = extension_locales.extension_files()[place]
    assert (EXTENSION / place).read_text(encoding="utf-8") == made, "run: python -m tools.extension_locales"


def test_the_bundled_index_is_that_of_the_starter_catalogue() -> None:
    bundled = (EXTENSION / "index" / "base.bin").read_bytes()
    assert bundled == make_base_index.base_index(), "run: python -m tools.make_base_index"


def test_the_public_suffix_list_is_the_installed_one() -> None:
    rules = (EXTENSION / "suffixes" / "suffix_list.txt").read_text(encoding="utf-8")
    assert rules == update_suffixes.suffix_file(update_suffixes.published_list()), (
        "run: python -m tools.update_suffixes"
    )


def test_the_icons_are_drawn_from_the_drawing() -> None:
    for size in make_icons.SIZES:
        assert (EXTENSION / "icons" / f"{size}.png").read_bytes() == make_icons.icon(size), (
            "run: python -m tools.make_icons"
        )


@pytest.mark.parametrize("name", sorted(badge_vectors.files()))
def test_the_vectors_are_those_of_the_format(name: str) -> None:
    assert (badge_vectors.FOLDER / name).read_bytes() == badge_vectors.files()[name], (
        "run: python -m tools.badge_vectors"
    )


def test_the_stores_take_the_texts() -> None:
    for file in sorted((EXTENSION / "_locales").glob("*/messages.json")):
        words = json.loads(file.read_text(encoding="utf-8"))
        assert len(words["manifest_name"]["message"]) <= 45
        assert len(words["manifest_description"]["message"]) <= 132, file
