"""What the options of several commands have in common."""

from discord import app_commands

from cci_core.messages import LANGUAGES, Language, choose_language, text

LANGUAGE_CHOICES = [app_commands.Choice(name=text("bot.language.own", each), value=each) for each in LANGUAGES]


def said(command: str) -> str:
    """The English description of a command; the translator finds the others by the same key."""
    return text(f"bot.command.{command}.description")


def described(*options: str) -> dict[str, str]:
    """The English descriptions of the options."""
    return {option: text(f"bot.option.{option}.description") for option in options}


def language_of(choice: str | None) -> Language | None:
    """The language that was chosen, None for none."""
    return None if choice is None else choose_language([choice])
