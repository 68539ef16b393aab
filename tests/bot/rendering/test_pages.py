"""Answers about the bot itself."""

import msgspec
import pytest
from discord import ui

from bot.forms import LONGEST_COMPANY, LONGEST_TEXT
from bot.rendering.pages import help_view
from bot.rendering.parts import Stage
from cci_core.messages import Language
from cci_core.records.report import Submission


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("en", ["`/score` ", "`/watch add` "]),
        ("de", ["`/wert` ", "`/beobachten neu` "]),
        ("es", ["`/puntuación` ", "`/seguir añadir` "]),
    ],
)
def test_help_names_commands_as_discord_shows_them(language: Language, named: list[str]) -> None:
    view = help_view(Stage(language=language, private=True, asker=1, public_url="https://cci.example"))
    text = "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))
    assert all(name in text for name in named)


def test_a_report_of_a_company_by_a_long_address_fits_into_the_queue() -> None:
    address, text = "x" * LONGEST_COMPANY, "y" * LONGEST_TEXT
    assert msgspec.convert({"kind": "other", "text": f"{address}\n\n{text}"}, Submission).text.startswith("x")
