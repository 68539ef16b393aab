"""The components of messages, with the limits of Discord's component reference."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .shapes import Check, by_type, in_turn, listing, one_of, record, snowflake, text, web_address, whole, yes_or_no
from .violations import Path, Violation

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = range(
    1, 9
)
SECTION, TEXT_DISPLAY, THUMBNAIL, MEDIA_GALLERY, FILE, SEPARATOR = range(9, 15)
CONTAINER, LABEL, FILE_UPLOAD = 17, 18, 19
RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 21, 22, 23
LINK_STYLE, PREMIUM_STYLE = 5, 6
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)

MOST_COMPONENTS = 40
MOST_TEXT = 4000

component_id = {"id": whole(0, 2**31 - 1)}
_media = record({"url": web_address(2048, "http", "https", "attachment")})
_emoji = record({}, {"id": snowflake, "name": text(1, 32), "animated": yes_or_no})


def kind_is(number: int) -> dict[str, Check]:
    """The field that says what a component is."""
    return {"type": one_of(number)}


def _button_fields_agree(button: Any, path: Path) -> Iterator[Violation]:
    style = button["style"]
    if style == PREMIUM_STYLE:
        return
    wanted, unwanted = ("url", "custom_id") if style == LINK_STYLE else ("custom_id", "url")
    if not button.get(wanted):
        yield Violation((*path, wanted), "BASE_TYPE_REQUIRED", f"a button of style {style} needs {wanted}")
    if button.get(unwanted):
        yield Violation((*path, unwanted), "COMPONENT_FIELD_NOT_ALLOWED", f"style {style} takes no {unwanted}")
    if not button.get("label") and not button.get("emoji"):
        yield Violation((*path, "label"), "BUTTON_COMPONENT_LABEL_OR_EMOJI", "a button needs a label or an emoji")


def select_numbers_agree(select: Any, path: Path) -> Iterator[Violation]:
    """How many are taken, and that the options can be told apart."""
    least, most = select.get("min_values"), select.get("max_values")
    if least is not None and most is not None and least > most:
        yield Violation((*path, "min_values"), "NUMBER_TYPE_RANGE", f"min_values {least} is above max_values {most}")
    options = select.get("options") or ()
    for value, times in Counter(option["value"] for option in options).items():
        if times > 1:
            yield Violation((*path, "options"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", f"{value!r} comes twice")
    if sum(bool(option.get("default")) for option in options) > (1 if most is None else most):
        yield Violation((*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "more defaults than max_values")


def _row_is_not_mixed(row: Any, path: Path) -> Iterator[Violation]:
    kinds = [member["type"] for member in row["components"]]
    if len(kinds) > 1 and any(kind != BUTTON for kind in kinds):
        yield Violation((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "a select or input fills its row")


_button = in_turn(
    record(
        kind_is(BUTTON) | {"style": whole(1, 6)},
        component_id
        | {
            "custom_id": text(1, 100),
            "label": text(0, 80),
            "disabled": yes_or_no,
            "url": web_address(512, "http", "https", "discord"),
            "sku_id": snowflake,
            "emoji": _emoji,
        },
    ),
    _button_fields_agree,
)
_option = record(
    {"label": text(1, 100), "value": text(1, 100)},
    {"description": text(1, 100), "emoji": _emoji, "default": yes_or_no},
)
_default_value = record({"id": snowflake, "type": one_of("user", "role", "channel")})
_select_fields = component_id | {
    "placeholder": text(0, 150),
    "min_values": whole(0, 25),
    "max_values": whole(1, 25),
    "disabled": yes_or_no,
    "required": yes_or_no,
}


def _select(kind: int) -> Check:
    required = kind_is(kind) | {"custom_id": text(1, 100)}
    optional = dict(_select_fields)
    if kind == STRING_SELECT:
        required["options"] = listing(_option, 1, 25)
    else:
        optional["default_values"] = listing(_default_value, 0, 25)
    if kind == CHANNEL_SELECT:
        optional["channel_types"] = listing(whole(0, 16))
    return in_turn(record(required, optional), select_numbers_agree)


selects = {kind: _select(kind) for kind in SELECTS}
_row = in_turn(
    record(kind_is(ACTION_ROW) | {"components": listing(by_type({BUTTON: _button, **selects}), 1, 5)}, component_id),
    _row_is_not_mixed,
)
text_display = record(kind_is(TEXT_DISPLAY) | {"content": text(1, MOST_TEXT)}, component_id)
_picture = {"description": text(1, 1024), "spoiler": yes_or_no}
_thumbnail = record(kind_is(THUMBNAIL) | {"media": _media}, component_id | _picture)
_section = record(
    kind_is(SECTION)
    | {
        "components": listing(by_type({TEXT_DISPLAY: text_display}), 1, 3),
        "accessory": by_type({BUTTON: _button, THUMBNAIL: _thumbnail}),
    },
    component_id,
)
_gallery = record(kind_is(MEDIA_GALLERY) | {"items": listing(record({"media": _media}, _picture), 1, 10)}, component_id)
_file = record(
    kind_is(FILE) | {"file": record({"url": web_address(2048, "attachment")})}, component_id | {"spoiler": yes_or_no}
)
_separator = record(kind_is(SEPARATOR), component_id | {"divider": yes_or_no, "spacing": whole(1, 2)})
_inside_container = {
    ACTION_ROW: _row,
    SECTION: _section,
    TEXT_DISPLAY: text_display,
    MEDIA_GALLERY: _gallery,
    FILE: _file,
    SEPARATOR: _separator,
}
_container = record(
    kind_is(CONTAINER) | {"components": listing(by_type(_inside_container), 1, MOST_COMPONENTS)},
    component_id | {"accent_color": whole(0, 0xFFFFFF), "spoiler": yes_or_no},
)
message_components = listing(by_type({**_inside_container, CONTAINER: _container}), 0, MOST_COMPONENTS)
classic_components = listing(by_type({ACTION_ROW: _row}), 0, 5)


def walk(components: Any, path: Path = ("components",)) -> Iterator[tuple[dict[str, Any], Path]]:
    """Every component of a tree with its path, parents before children."""
    for position, component in enumerate(components if isinstance(components, list) else ()):
        if isinstance(component, dict):
            yield component, (*path, position)
            yield from walk(component.get("components"), (*path, position, "components"))
            for name in ("accessory", "component"):
                if isinstance(component.get(name), dict):
                    for child, _ in walk([component[name]]):
                        yield child, (*path, position, name)


def tree_rules(components: Any) -> Iterator[Violation]:
    """The rules about a whole tree: how many, how much text, and no two with one name."""
    found = list(walk(components))
    if len(found) > MOST_COMPONENTS:
        message = f"at most {MOST_COMPONENTS} components, nested ones included; there are {len(found)}"
        yield Violation(("components",), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message)
    written = sum(len(str(part.get("content", ""))) for part, _ in found if part.get("type") == TEXT_DISPLAY)
    if written > MOST_TEXT:
        message = f"at most {MOST_TEXT} characters in all text displays; there are {written}"
        yield Violation(("components",), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)
    yield from _repeated(found, "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED")
    yield from _repeated(found, "id", "COMPONENT_ID_DUPLICATED")


def _repeated(found: list[tuple[dict[str, Any], Path]], field: str, code: str) -> Iterator[Violation]:
    seen: set[object] = set()
    for component, path in found:
        name = component.get(field)
        if name and name in seen:
            yield Violation((*path, field), code, f"{name!r} is used by another component")
        seen.add(name)
