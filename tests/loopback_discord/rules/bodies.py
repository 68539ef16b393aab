"""Whole requests: a new message, an edit, a webhook's message and the answer to an interaction."""

from collections.abc import Iterator, Mapping
from typing import Any

from .attachments import attachment_entries, attachment_violations
from .commands import autocomplete_choices
from .components import ACTION_ROW, classic_components, message_components, tree_rules
from .embeds import embeds
from .modals import modal_components
from .shapes import Check, in_turn, listing, one_of, record, snowflake, text, whole, yes_or_no
from .violations import Path, Violation

SUPPRESS_EMBEDS, EPHEMERAL, SILENT, COMPONENTS_V2 = 1 << 2, 1 << 6, 1 << 12, 1 << 15

_allowed_mentions = record(
    {},
    {
        "parse": listing(one_of("roles", "users", "everyone"), 0, 3),
        "roles": listing(snowflake, 0, 100),
        "users": listing(snowflake, 0, 100),
        "replied_user": yes_or_no,
    },
)
_reference = record(
    {"message_id": snowflake},
    {"type": one_of(0, 1), "channel_id": snowflake, "guild_id": snowflake, "fail_if_not_exists": yes_or_no},
)


def _anything(_value: Any, _path: Path) -> Iterator[Violation]:
    yield from ()


_common: dict[str, Check] = {
    "content": text(0, 2000),
    "embeds": embeds,
    "allowed_mentions": _allowed_mentions,
    "flags": whole(),
    "attachments": attachment_entries,
    "tts": yes_or_no,
    "components": _anything,
}
_poll = {"poll": _anything}
_new = record(
    {},
    _common
    | _poll
    | {
        "nonce": text(0, 25),
        "enforce_nonce": yes_or_no,
        "sticker_ids": listing(snowflake, 0, 3),
        "message_reference": _reference,
    },
)
_edit = record({}, _common)
_webhook = record({}, _common | _poll | {"username": text(1, 80), "avatar_url": text(1, 2048)})
_answer = record({}, _common | _poll)
_modal = record({"custom_id": text(1, 100), "title": text(1, 45), "components": modal_components})

CHANNEL_FLAGS = SUPPRESS_EMBEDS | SILENT | COMPONENTS_V2
ANSWER_FLAGS = CHANNEL_FLAGS | EPHEMERAL


def message_violations(body: Any, files: Mapping[int, str]) -> Iterator[Violation]:
    """The rules of a message posted in a channel."""
    yield from _message(body, files, _new, CHANNEL_FLAGS)


def execute_violations(body: Any, files: Mapping[int, str]) -> Iterator[Violation]:
    """The rules of a follow-up to an interaction."""
    yield from _message(body, files, _webhook, ANSWER_FLAGS)


def edit_violations(body: Any, files: Mapping[int, str], *, flags: int, kept: Mapping[str, str]) -> Iterator[Violation]:
    """The rules of an edit of a message that has these *flags* and attachments (*kept*)."""

    def agree(body: Any, _path: Path) -> Iterator[Violation]:
        yield from _flags(body, CHANNEL_FLAGS | (flags & EPHEMERAL))
        if flags & COMPONENTS_V2 and body.get("flags") is not None and not body["flags"] & COMPONENTS_V2:
            yield Violation(("flags",), "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", "the flag cannot be taken back")
        yield from _parts(body, files, v2=bool((flags | (body.get("flags") or 0)) & COMPONENTS_V2), kept=kept)

    yield from in_turn(_edit, agree)(body, ())


def _message(body: Any, files: Mapping[int, str], shape: Check, flags: int) -> Iterator[Violation]:
    def agree(body: Any, _path: Path) -> Iterator[Violation]:
        yield from _flags(body, flags)
        yield from _mentions(body)
        yield from _parts(body, files, v2=bool((body.get("flags") or 0) & COMPONENTS_V2), kept={})

    yield from in_turn(shape, agree)(body, ())


def _flags(body: Mapping[str, Any], allowed: int) -> Iterator[Violation]:
    if (body.get("flags") or 0) & ~allowed:
        yield Violation(("flags",), "FLAGS_NOT_ALLOWED", f"only the bits {allowed:#x} may be set here")


def _parts(
    body: Mapping[str, Any], files: Mapping[int, str], *, v2: bool, kept: Mapping[str, str]
) -> Iterator[Violation]:
    """The layout, the tree that it makes, and the files that it shows."""

    def layout(components: Any, path: Path) -> Iterator[Violation]:
        yield from (message_components if v2 else _plain_layout)(components, path)

    def tree(components: Any, _path: Path) -> Iterator[Violation]:
        yield from tree_rules(components)
        yield from attachment_violations(body, files, kept=kept)

    yield from _fields_of_layout(body) if v2 else ()
    yield from in_turn(layout, tree)(body.get("components") or [], ("components",))


def _fields_of_layout(body: Mapping[str, Any]) -> Iterator[Violation]:
    for field in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(field):
            code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            yield Violation((field,), code, f"a message of components has no {field}")


def _plain_layout(components: Any, path: Path) -> Iterator[Violation]:
    kinds = [part.get("type") for part in components if isinstance(part, dict)] if isinstance(components, list) else []
    if any(kind != ACTION_ROW for kind in kinds):
        yield Violation(path, "COMPONENTS_V2_FLAG_REQUIRED", f"only action rows without the flag {COMPONENTS_V2}")
    else:
        yield from classic_components(components, path)


def _mentions(body: Mapping[str, Any]) -> Iterator[Violation]:
    mentions = body.get("allowed_mentions") or {}
    for kind in ("users", "roles"):
        if kind in (mentions.get("parse") or ()) and mentions.get(kind):
            message = f"parse and {kind} exclude each other"
            yield Violation(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)


MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
_envelope = record(
    {"type": one_of(1, MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL)}, {"data": _anything}
)
_deferral = record({}, {"flags": whole()})


def callback_violations(
    body: Any, files: Mapping[int, str], *, focused_type: int = 3, flags: int = 0, kept: Mapping[str, str] | None = None
) -> Iterator[Violation]:
    """The rules of an answer to an interaction.

    *focused_type* is the type of the option that is being completed; *flags* and *kept* tell about the
    message whose component was used, for an answer that updates it.
    """
    if found := list(_envelope(body, ())):
        yield from found
        return
    kind, content = body["type"], body.get("data") or {}
    for violation in _content(kind, content, files, focused_type=focused_type, flags=flags, kept=kept or {}):
        yield Violation(("data", *violation.path), violation.code, violation.message)


def _content(
    kind: int, content: Any, files: Mapping[int, str], *, focused_type: int, flags: int, kept: Mapping[str, str]
) -> Iterator[Violation]:
    if kind == MESSAGE:
        yield from _message(content, files, _answer, ANSWER_FLAGS)
    elif kind == DEFERRED_MESSAGE:
        yield from in_turn(_deferral, lambda data, _path: _flags(data, EPHEMERAL))(content, ())
    elif kind == UPDATE:
        yield from edit_violations(content, files, flags=flags, kept=kept)
    elif kind == CHOICES:
        yield from record({"choices": autocomplete_choices(focused_type)})(content, ())
    elif kind == MODAL:
        yield from in_turn(_modal, lambda data, _path: tree_rules(data["components"]))(content, ())
