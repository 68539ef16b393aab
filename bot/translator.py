"""Names and descriptions of commands in Discord's languages, from the one message catalogue."""

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place

from cci_core.messages import DEFAULT_LANGUAGE, LANGUAGES, Language, area

_LOCALES: dict[discord.Locale, Language] = {
    locale: language
    for locale in discord.Locale
    for language in LANGUAGES
    if locale.value.split("-")[0] == language and language != DEFAULT_LANGUAGE
}


class CatalogueTranslator(app_commands.Translator):
    """Finds `command.<name>.name`, `option.<name>.description` and so on in the area `bot`."""

    async def translate(
        self, _string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The text in the language, None where Discord shows the English one."""
        language = _LOCALES.get(locale)
        key = key_of_context(context)
        return None if language is None or key is None else area("bot", language).get(key)


def key_of_context(context: app_commands.TranslationContextTypes) -> str | None:
    """Where the catalogue keeps the text of a command, an option or a choice."""
    data: Any = context.data
    match context.location:
        case Place.command_name | Place.group_name:
            return f"command.{command_key(data)}.name"
        case Place.command_description | Place.group_description:
            return f"command.{command_key(data)}.description"
        case Place.parameter_name:
            return f"option.{data.name}.name"
        case Place.parameter_description:
            return f"option.{data.name}.description"
        case Place.choice_name:
            return f"choice.{data.value}"
    return None


def command_key(command: "app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu") -> str:
    """The name of the command in the catalogue: `watch_add` for `/watch add`."""
    return command.qualified_name.lower().replace(" ", "_")
