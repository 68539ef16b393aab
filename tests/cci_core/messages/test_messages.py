import re
from pathlib import Path
from string import Formatter

import pytest

from cci_core.messages import LANGUAGES, area, choose_language, text

FOLDER = Path(__file__).parents[3] / "cci_core" / "messages"
AREAS = sorted(file.stem for file in (FOLDER / "en").glob("*.toml"))


def places(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_area(language: str) -> None:
    assert sorted(file.stem for file in (FOLDER / language).glob("*.toml")) == AREAS


@pytest.mark.parametrize("name", AREAS)
@pytest.mark.parametrize("language", ["de", "es"])
def test_translation_has_the_keys_and_places_of_english(name: str, language: str) -> None:
    english, other = area(name), area(name, language)  # type: ignore[arg-type]
    assert set(other) == set(english)
    wrong = {key for key in english if places(english[key]) != places(other[key])}
    assert not wrong


@pytest.mark.parametrize("name", AREAS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_shouts(name: str, language: str) -> None:
    for key, message in area(name, language).items():  # type: ignore[arg-type]
        assert message.strip(), key
        assert "!!" not in message, key
        assert not re.search(r"\bTODO\b|\blorem\b", message), key


def test_count_chooses_the_form() -> None:
    assert choose_language(["fr", "de-AT"]) == "de"
    assert choose_language(["fr"]) == "en"
    assert text("tiers.range", "es", low="−1", high="5") == "de −1 a 5"
