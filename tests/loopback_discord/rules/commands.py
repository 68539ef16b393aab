"""Application commands: names, options, choices and their translations."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .shapes import Check, by_type, in_turn, listing, mapping, number, one_of, record, snowflake, text, whole, yes_or_no
from .violations import Path, Violation

CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, SUBCOMMAND_GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(
    1, 12
)
MOST_TEXT = 8000
MOST_COMMANDS = {CHAT_INPUT: 100, USER_MENU: 15, MESSAGE_MENU: 15}
LOCALES = (
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th "
    "zh-CN ja zh-TW ko"
).split()


def _slash_name(value: Any, path: Path) -> Iterator[Violation]:
    yield from text(1, 32)(value, path)
    if isinstance(value, str) and not all(_may_stand_in_name(letter) for letter in value):
        yield Violation(path, "APPLICATION_COMMAND_INVALID_NAME", f"{value!r}: lower case letters, digits, - _ ' only")


def _may_stand_in_name(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return letter in "-_'" or (kind[0] in "LN" and letter == letter.lower()) or kind in ("Mn", "Mc")


def _localised(check: Check) -> Check:
    return mapping(one_of(*LOCALES), check)


def _choice(kind: int) -> Check:
    value: Check = {STRING: text(1, 100), INTEGER: whole(-(2**53), 2**53)}.get(kind, number)
    return record({"name": text(1, 100), "value": value}, {"name_localizations": _localised(text(1, 100))})


def autocomplete_choices(kind: int) -> Check:
    """At most 25 choices for an option of the type *kind*."""
    return listing(_choice(kind), 0, 25)


_named = {"name": _slash_name, "description": text(1, 100)}
_translated = {"name_localizations": _localised(_slash_name), "description_localizations": _localised(text(1, 100))}


def _option_fields_agree(option: Any, path: Path) -> Iterator[Violation]:
    if option.get("autocomplete") and option.get("choices"):
        yield Violation(path, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE", "autocomplete and choices exclude each other")
    for least, most in (("min_value", "max_value"), ("min_length", "max_length")):
        if option.get(least) is not None and option.get(most) is not None and option[least] > option[most]:
            yield Violation((*path, least), "APPLICATION_COMMAND_OPTION_RANGE", f"{least} is above {most}")
    yield from _unique((choice.get("name") for choice in option.get("choices") or ()), (*path, "choices"))


def _value_option(kind: int) -> Check:
    fields: dict[str, Check] = {"required": yes_or_no, **_translated}
    if kind in (STRING, INTEGER, NUMBER):
        fields |= {"choices": listing(_choice(kind), 0, 25), "autocomplete": yes_or_no}
    if kind == STRING:
        fields |= {"min_length": whole(0, 6000), "max_length": whole(1, 6000)}
    if kind in (INTEGER, NUMBER):
        fields |= {"min_value": number, "max_value": number}
    if kind == CHANNEL:
        fields |= {"channel_types": listing(whole(0, 16))}
    return in_turn(record({"type": one_of(kind), **_named}, fields), _option_fields_agree)


def _options_agree(options: Any, path: Path) -> Iterator[Violation]:
    yield from _unique((option.get("name") for option in options), path)
    optional_seen = False
    for position, option in enumerate(options):
        if option.get("required") and optional_seen:
            message = "required options come before optional ones"
            yield Violation((*path, position), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        optional_seen = optional_seen or not option.get("required")
    nested = {option.get("type") in (SUBCOMMAND, SUBCOMMAND_GROUP) for option in options}
    if len(nested) == 2:
        message = "subcommands and plain options do not mix"
        yield Violation(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)


def _unique(names: Iterable[Any], path: Path) -> Iterator[Violation]:
    for name, times in Counter(names).items():
        if times > 1:
            yield Violation(path, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", f"the name {name!r} comes twice")


_values = {kind: _value_option(kind) for kind in range(STRING, ATTACHMENT + 1)}
_subcommand = record(
    {"type": one_of(SUBCOMMAND), **_named},
    {"options": in_turn(listing(by_type(_values), 0, 25), _options_agree), "required": yes_or_no, **_translated},
)
_group = record(
    {"type": one_of(SUBCOMMAND_GROUP), **_named, "options": in_turn(listing(_subcommand, 1, 25), _options_agree)},
    {"required": yes_or_no, **_translated},
)
_any_option = by_type({SUBCOMMAND: _subcommand, SUBCOMMAND_GROUP: _group, **_values})
_everywhere: dict[str, Check] = {
    "id": snowflake,
    "default_member_permissions": snowflake,
    "dm_permission": yes_or_no,
    "nsfw": yes_or_no,
    "contexts": listing(one_of(0, 1, 2), 1, 3),
    "integration_types": listing(one_of(0, 1), 1, 2),
}
_slash = record(
    _named,
    {
        "type": one_of(CHAT_INPUT),
        "options": in_turn(listing(_any_option, 0, 25), _options_agree),
        **_translated,
        **_everywhere,
    },
)


def _menu(kind: int) -> Check:
    optional = {
        "description": text(0, 0),
        "options": listing(_any_option, 0, 0),
        "description_localizations": _localised(text(0, 0)),
    }
    names = {"name_localizations": _localised(text(1, 32))}
    return record({"name": text(1, 32), "type": one_of(kind)}, {**optional, **names, **_everywhere})


_command = by_type(
    {CHAT_INPUT: _slash, USER_MENU: _menu(USER_MENU), MESSAGE_MENU: _menu(MESSAGE_MENU)}, default=CHAT_INPUT
)


def command_violations(commands: Any) -> Iterator[Violation]:
    """The rules of the whole set of commands that an application registers."""
    yield from in_turn(listing(_command, 0, 130), _commands_agree)(commands, ())


def _commands_agree(commands: list[dict[str, Any]], path: Path) -> Iterator[Violation]:
    yield from _unique(((command.get("type", CHAT_INPUT), command["name"]) for command in commands), path)
    counts = Counter(command.get("type", CHAT_INPUT) for command in commands)
    for kind, most in MOST_COMMANDS.items():
        if counts[kind] > most:
            yield Violation((), "MAX_COMMANDS", f"at most {most} commands of type {kind}")
    for position, command in enumerate(commands):
        if (written := _written(command)) > MOST_TEXT:
            message = f"at most {MOST_TEXT} characters in names, descriptions and values; there are {written}"
            yield Violation((position,), "APPLICATION_COMMAND_TOO_LARGE", message)


def _written(item: Mapping[str, Any]) -> int:
    total = sum(_longest(item, field) for field in ("name", "description"))
    total += len(item["value"]) if isinstance(item.get("value"), str) else 0
    parts = [*(item.get("options") or ()), *(item.get("choices") or ())]
    return total + sum(_written(part) for part in parts)


def _longest(item: Mapping[str, Any], field: str) -> int:
    translations = (item.get(f"{field}_localizations") or {}).values()
    return max(len(str(wording or "")) for wording in (item.get(field), *translations))
