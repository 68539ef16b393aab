"""Write the extension's own copy of its words and of the tiers' looks: `python -m tools.extension_locales`."""

import json
from pathlib import Path

from cci_core.appearance import Look, appearance_of
from cci_core.messages import LANGUAGES, Language, area, text
from cci_core.methodology import Methodology, load_methodology

EXTENSION = Path(__file__).parents[1] / "browser_extension"
ON_PAGES = "content."
"""Words of this table come to pages in scripts of their own."""


def extension_files() -> dict[str, str]:
    """The text of each generated file by its place in the extension."""
    methodology = load_methodology()
    locales = {f"_locales/{language}/messages.json": messages(language, methodology) for language in LANGUAGES}
    return {**locales, "appearance.js": appearance(methodology)}


def messages(language: Language, methodology: Methodology) -> str:
    """The words in the form that browsers know."""
    words = {
        key.replace(".", "_"): words
        for key, words in area("extension", language).items()
        if not key.startswith(ON_PAGES)
    }
    tiers = {f"tier_{tier.slug}": text(f"tiers.description.{tier.slug}", language) for tier in methodology.tiers}
    entries = {key: {"message": words.replace("$", "$$")} for key, words in {**words, **tiers}.items()}
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def appearance(methodology: Methodology) -> str:
    """The looks of the tiers, from the best to the worst, as a JavaScript module."""
    looks = [_look(look, methodology) for look in appearance_of(methodology).looks]
    rows = "".join(f"  {json.dumps(look, ensure_ascii=False)},\n" for look in looks)
    return (
        "// Written by tools/extension_locales.py from cci_core.appearance; do not edit.\n\n"
        "/** @typedef {{ slug: string, name: string, letter: string, path: string, letterY: number,"
        " light: string[], dark: string[] }} Look fill and ink on light and on dark */\n\n"
        f"/** @type {{Look[]}} */\nexport const LOOKS = [\n{rows}];\n"
    )


def _look(look: Look, methodology: Methodology) -> dict[str, object]:
    tier = methodology.tier(look.slug)
    return {
        "slug": look.slug,
        "name": tier.name if tier else "",
        "letter": look.letter,
        "path": look.shape.path,
        "letterY": look.shape.letter_y,
        "light": [look.light.fill, look.light.ink],
        "dark": [look.dark.fill, look.dark.ink],
    }


if __name__ == "__main__":
    for place, content in extension_files().items():
        (EXTENSION / place).parent.mkdir(parents=True, exist_ok=True)
        (EXTENSION / place).write_text(content, encoding="utf-8")
