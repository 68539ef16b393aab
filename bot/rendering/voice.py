"""A message to a company."""

from collections.abc import Sequence

from discord import ui

from bot.press import Press
from bot.rendering.keys import Address, Topic, Verb, key_of
from bot.rendering.parts import Stage, corner_button, fitting, framed, page_button, row, tier_name, words
from bot.rendering.plain import plain
from cci_core.directory import Directory, Entry
from cci_core.messages import score_text
from cci_core.records import Contact

LONGEST = 1500


def voice_view(entry: Entry, contacts: Sequence[Contact], message: str, stage: Stage) -> ui.LayoutView:
    """A message to the company that the person may copy or change, and where to send it."""
    where = [f"- {stage.say(f'voice.{contact.kind}')}: {plain(contact.value, 200)}" for contact in contacts[:10]]
    key = key_of(entry.slug)
    return framed(
        None,
        words(f"## {stage.say('voice.title', company=plain(entry.name, 150))}", stage.say("voice.how")),
        words(quoted(message)),
        words(*fitting(where, 1200)) if where else words(stage.say("voice.no_contact")),
        row(
            [
                Press(Address(Verb.EDIT, Topic.VOICE, key), stage.say("button.edit")),
                page_button(stage, entry.slug),
                None if stage.private else corner_button(stage, Topic.VOICE, key),
            ]
        ),
    )


def voice_message(directory: Directory, entry: Entry, stage: Stage) -> str:
    """The first draft: neutral words that state the score."""
    tier = tier_name(directory.methodology, entry.tier, stage.language)
    key = "unrated" if entry.score is None else "negative" if entry.score < 0 else "positive"
    name, score = entry.name[:100], score_text(entry.score)
    return stage.say(f"voice.draft_{key}", company=name, score=score, tier=tier, page=stage.page(entry.slug))


def quoted(message: str) -> str:
    """Text in a block that can be copied as it stands."""
    return "```\n" + message[:LONGEST].replace("`", "ˋ") + "\n```"
