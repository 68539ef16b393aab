"""How a person finds a button, a menu or a field of a form, and what their client then sends."""

from collections.abc import Mapping
from typing import Any

from .messages import Message
from .offers import NotOffered
from .rules.components import BUTTON, CHECKBOX, LABEL, LINK_STYLE, RADIO_GROUP, SELECTS, TEXT_INPUT, walk


def find_part(message: Message, name: str | None, *kinds: int) -> dict[str, Any]:
    """The component of this ``custom_id``, label or placeholder; the only one of its kind when unnamed."""
    parts = message.parts(*kinds)
    named = [
        part
        for part in parts
        if name is None or name in (part.get("custom_id"), part.get("label"), part.get("placeholder"))
    ]
    if not named or (name is None and len(named) > 1):
        raise NotOffered(
            f"no component {name!r}; there are {[part.get('label') or part.get('custom_id') for part in parts]}"
        )
    if named[0].get("disabled"):
        raise NotOffered(f"{name!r} is disabled")
    return named[0]


def pressed(message: Message, name: str | None) -> dict[str, Any]:
    """The interaction data of a press on a button."""
    button = find_part(message, name, BUTTON)
    if button["style"] == LINK_STYLE:
        raise NotOffered(f"{name!r} opens {button['url']}")
    return {"component_type": BUTTON, "custom_id": button["custom_id"], "id": button["id"]}


def selected(message: Message, name: str | None, values: tuple[str, ...]) -> dict[str, Any]:
    """The interaction data of a choice in a menu; options go by value or label."""
    menu = find_part(message, name, *SELECTS)
    return {
        "component_type": menu["type"],
        "custom_id": menu["custom_id"],
        "id": menu["id"],
        "values": _values(menu, values),
    }


def _values(menu: dict[str, Any], values: tuple[str, ...]) -> list[str]:
    if "options" not in menu:
        return list(values)
    by_name = {option["label"]: option["value"] for option in menu["options"]}
    by_name |= {option["value"]: option["value"] for option in menu["options"]}
    if unknown := set(values) - by_name.keys():
        raise NotOffered(f"no option {sorted(unknown)}; there are {sorted(by_name)}")
    most = 1 if menu.get("max_values") is None else menu["max_values"]
    if len(values) > most:
        raise NotOffered(f"at most {most} of the options")
    return [by_name[value] for value in values]


def filled_form(modal: dict[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The interaction data of a form that was sent; fields go by ``custom_id`` or label."""
    names = field_names(modal)
    if unknown := values.keys() - {name for alternatives in names.values() for name in alternatives}:
        raise NotOffered(f"no field {sorted(unknown)}; there are {sorted(names)}")
    entered = {
        custom_id: values[name] for custom_id, alternatives in names.items() for name in alternatives if name in values
    }
    parts = [_entered(part, entered, number) for number, part in enumerate(modal["components"], start=1)]
    return {"custom_id": modal["custom_id"], "components": parts}


def field_names(modal: dict[str, Any]) -> dict[str, set[str]]:
    """The names that each field of a form goes by, under its ``custom_id``."""
    names: dict[str, set[str]] = {}
    for part, _ in walk(modal["components"]):
        inner = part.get("component") if part["type"] == LABEL else part if part["type"] == TEXT_INPUT else None
        if inner and inner["custom_id"] not in names:
            labels = (part.get("label"), inner.get("label"))
            names[inner["custom_id"]] = {inner["custom_id"], *(label for label in labels if label)}
    return names


def _entered(part: dict[str, Any], values: Mapping[str, Any], number: int) -> dict[str, Any]:
    identity = {"type": part["type"], "id": number * 10}
    if part["type"] == LABEL:
        return identity | {"component": _value(part["component"], values, number * 10 + 1)}
    if "components" in part:
        return identity | {"components": [_value(inner, values, number * 10 + 1) for inner in part["components"]]}
    return identity


def _value(field: dict[str, Any], values: Mapping[str, Any], number: int) -> dict[str, Any]:
    identity = {"type": field["type"], "custom_id": field["custom_id"], "id": number}
    given = values.get(field["custom_id"])
    if field["type"] == TEXT_INPUT:
        return identity | {"value": _text(field, given)}
    if field["type"] == CHECKBOX:
        return identity | {"value": bool(field.get("default") if given is None else given)}
    chosen = (given,) if isinstance(given, str) else tuple(given or _defaults(field))
    if field.get("required", True) and not chosen:
        raise NotOffered(f"{field['custom_id']} needs a choice")
    picked = _values(field, chosen)
    return identity | ({"value": picked[0] if picked else None} if field["type"] == RADIO_GROUP else {"values": picked})


def _text(field: dict[str, Any], given: Any) -> str:
    text = str((field.get("value") or "") if given is None else given)
    least = field.get("min_length") or (1 if field.get("required", True) else 0)
    if len(text) < least and (text or field.get("required", True)):
        raise NotOffered(f"{field['custom_id']} needs at least {least} characters")
    if len(text) > (field.get("max_length") or 4000):
        raise NotOffered(f"{field['custom_id']} takes at most {field['max_length']} characters")
    return text


def _defaults(field: dict[str, Any]) -> list[str]:
    return [option["value"] for option in field.get("options") or () if option.get("default")]
