"""Every question about a company, through the real process."""

import re
import tomllib

import pytest

from cci_core.starter import starter_files
from loopback_discord import LoopbackDiscord

SLUGS = [file.stem for file in starter_files()]
NAMES = {file.stem: tomllib.loads(file.read_text("utf-8"))["name"] for file in starter_files()}
AMOUNT = re.compile(r"^` *([+−]?\d+\.\d\d)`", re.MULTILINE)


def hundredths(amount: str) -> int:
    """The amount as a whole number of hundredths."""
    return round(float(amount.replace("−", "-")) * 100)


async def test_the_score_of_every_starter_company_comes_with_its_card(bot: LoopbackDiscord) -> None:
    for slug in SLUGS:
        answer = await bot.slash("score", company=f"={slug}")
        assert answer.text.startswith(f"## {NAMES[slug]}\n"), slug
        assert [file.filename for file in answer.files] == ["card.png"], slug
        gallery = answer.message.parts(12)[0]["items"][0]
        assert NAMES[slug] in gallery["description"], slug
        assert not answer.ephemeral


async def test_the_contributions_of_every_starter_company_add_up(bot: LoopbackDiscord) -> None:
    for slug in SLUGS:
        answer = await bot.slash("why", company=f"={slug}", private=True)
        *parts, total = (hundredths(amount) for amount in AMOUNT.findall(answer.text))
        assert sum(parts) == total, slug
        assert f"−{abs(total) / 100:.2f}" in answer.text or f"{total / 100:.2f}" in answer.text


async def test_every_company_of_the_catalogue_can_be_chosen_while_typing_its_name(bot: LoopbackDiscord) -> None:
    for slug in SLUGS:
        choices = await bot.autocomplete("score", company=NAMES[slug][:6])
        assert f"={slug}" in [choice["value"] for choice in choices], slug


async def test_buttons_lead_from_the_score_to_reasons_events_and_alternatives(bot: LoopbackDiscord) -> None:
    answer = await bot.slash("score", company="Tesla")
    for button, word in (("Why", "Why Tesla"), ("Events", "Events of Tesla"), ("Alternatives", "Alternatives to")):
        pressed = await bot.press(answer, button, by=bot.bob)
        assert word in pressed.text
        assert pressed.ephemeral


async def test_a_private_answer_can_be_shared_and_only_its_asker_can_delete_it(bot: LoopbackDiscord) -> None:
    private = await bot.slash("score", company="Tesla", private=True)
    shared = await bot.press(private, "Share")
    assert private.ephemeral
    assert not shared.ephemeral
    refused = await bot.press(shared, "Delete", by=bot.bob)
    assert "Only the person who asked" in refused.text
    assert not shared.message.deleted
    await bot.press(shared, "Delete")
    assert shared.message.deleted


async def test_events_are_paged_in_place_for_the_asker(bot: LoopbackDiscord) -> None:
    first = await bot.slash("events", company="National Migration Institute")
    assert "page 1 of 2" in first.text
    await bot.press(first, "On")
    assert "page 2 of 2" in first.text
    other = await bot.press(first, "Back", by=bot.bob)
    assert "page 1 of 2" in other.text
    assert other.ephemeral
    assert "page 2 of 2" in first.text


async def test_a_card_is_a_picture_with_words(bot: LoopbackDiscord) -> None:
    answer = await bot.slash("card", company="Tesla")
    assert answer.message.file("card.png").startswith(b"\x89PNG")
    assert "Tesla" in answer.message.parts(12)[0]["items"][0]["description"]


async def test_a_message_to_a_company_can_be_changed_before_it_is_copied(bot: LoopbackDiscord) -> None:
    draft = await bot.slash("voice", company="Tesla")
    form = await bot.press(draft, "Edit")
    changed = await bot.submit_modal(form, {"text": "Please `explain`."})
    assert "Please ˋexplainˋ." in changed.text
    assert changed.ephemeral


SHOP = "https://www.tesla.com/modely?" + "&".join(f"option_{number}={number:08d}" for number in range(75))
"""As long as the addresses that people copy from shops."""


@pytest.mark.parametrize("query", ["tesla", "TSLA", "tesla.com", SHOP, "テスラ"])
async def test_any_kind_of_name_is_understood(bot: LoopbackDiscord, query: str) -> None:
    assert (await bot.slash("score", company=query)).text.startswith("## Tesla")


async def test_an_unknown_name_is_said_to_be_unknown_and_can_be_reported(bot: LoopbackDiscord) -> None:
    answer = await bot.slash("score", company="Qwxzy Vbnmk")
    assert "was not found" in answer.text
    assert answer.ephemeral
    form = await bot.press(answer, "Report a missing company")
    thanks = await bot.submit_modal(form, {"company": "Qwxzy Vbnmk", "text": "A maker of invented things."})
    assert "Thank you" in thanks.text


async def test_an_answer_comes_in_the_language_that_was_chosen(bot: LoopbackDiscord) -> None:
    answer = await bot.slash("score", company="Tesla", language="de")
    assert "eingestuft" in answer.text
    assert (await bot.press(answer, "Warum")).text.startswith("## Why Tesla")
