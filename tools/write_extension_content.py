"""Write what content scripts show, tiers and words: `python -m tools.write_extension_content`."""

import json
from collections.abc import Mapping
from pathlib import Path

from cci_core.appearance import Look, appearance_of
from cci_core.messages import LANGUAGES, area, text
from cci_core.methodology import Methodology, load_methodology

CONTENT = Path(__file__).parents[1] / "browser_extension" / "content"
HEADER = (
    '/// <reference path="./namespace.d.ts" />\n'
    "// Written by tools/write_extension_content.py: edit cci_core and run it.\n"
)


def content_files() -> dict[str, str]:
    """The generated content scripts by file name."""
    methodology = load_methodology()
    looks = {look.slug: _look(look, methodology) for look in appearance_of(methodology).looks}
    words = {language: area("extension", language) for language in LANGUAGES}
    on_badges = {language: {"badge": each["content.badge"]} for language, each in words.items()}
    on_cards = {language: _card_words(language, each, methodology) for language, each in words.items()}
    return {
        "looks.js": _script("looks", looks),
        "badge_words.js": _script("texts", on_badges),
        "card_words.js": _script("cardTexts", on_cards),
    }


def _look(look: Look, methodology: Methodology) -> dict[str, object]:
    tier = methodology.tier(look.slug)
    return {
        "name": look.slug if tier is None else tier.name,
        "letter": look.letter,
        "path": look.shape.path,
        "y": look.shape.letter_y,
        "paint": [look.light.fill, look.light.ink, look.dark.fill, look.dark.ink],
        "range": None if tier is None else [tier.floor, tier.ceiling],
    }


def _card_words(language: str, words: Mapping[str, str], methodology: Methodology) -> dict[str, str]:
    own = {
        key.removeprefix("content."): words[key] for key in words if key.startswith(("content.card", "content.rule"))
    }
    described = {f"tier_{tier.slug}": text(f"tiers.description.{tier.slug}", language) for tier in methodology.tiers}
    return {**own, **described, "range": text("tiers.range", language)}


def _script(name: str, value: object) -> str:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{HEADER}(globalThis.cci ??= /** @type {{any}} */ ({{}})).{name} = {data};\n"


def main() -> None:
    """Write the files that differ."""
    for name, script in content_files().items():
        (CONTENT / name).write_text(script, encoding="utf-8")


if __name__ == "__main__":
    main()
