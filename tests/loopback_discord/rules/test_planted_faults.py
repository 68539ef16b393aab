"""Every rule, broken once on purpose."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from loopback_discord.rules import (
    Violation,
    callback_violations,
    command_violations,
    edit_violations,
    execute_violations,
    message_violations,
)

FILES = {0: "card.png"}


def _button(name: str, **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": name, "custom_id": name, **more}


def _message() -> dict[str, Any]:
    """A message of components with a file, a picture, a section, a menu and buttons."""
    options = [{"label": "One", "value": "1", "description": "first"}, {"label": "Two", "value": "2"}]
    menu = {
        "type": 3,
        "custom_id": "menu",
        "options": options,
        "min_values": 1,
        "max_values": 1,
        "placeholder": "Choose",
    }
    section = {"type": 9, "components": [{"type": 10, "content": "beside"}], "accessory": _button("side")}
    picture = {"type": 12, "items": [{"media": {"url": "attachment://card.png"}, "description": "A card"}]}
    buttons = [_button("why"), {"type": 2, "style": 5, "label": "Page", "url": "https://example.com/"}]
    rows = [{"type": 1, "components": buttons}, {"type": 1, "components": [menu]}]
    parts = [{"type": 10, "content": "## Title"}, section, picture, {"type": 14, "spacing": 1}, *rows]
    return {
        "components": [{"type": 17, "accent_color": 0x336699, "components": parts}],
        "flags": 1 << 15,
        "attachments": [{"id": 0, "filename": "card.png", "description": "A card"}],
        "allowed_mentions": {"parse": []},
        "tts": False,
    }


def _classic() -> dict[str, Any]:
    """A message of content and an embed."""
    embed = {"title": "T", "description": "D", "fields": [{"name": "n", "value": "v"}], "footer": {"text": "f"}}
    return {"content": "hello", "embeds": [embed], "components": [{"type": 1, "components": [_button("a")]}]}


def _modal() -> dict[str, Any]:
    """A form with a text and a menu."""
    text = {"type": 4, "custom_id": "words", "style": 1, "max_length": 100}
    menu = {"type": 3, "custom_id": "kind", "options": [{"label": "One", "value": "1"}]}
    labels = [{"type": 18, "label": "Words", "component": text}, {"type": 18, "label": "Kind", "component": menu}]
    return {"type": 9, "data": {"custom_id": "form", "title": "A form", "components": labels}}


def _choices() -> dict[str, Any]:
    """Two choices that complete an option."""
    return {"type": 8, "data": {"choices": [{"name": "Tesla", "value": "tesla"}, {"name": "Apple", "value": "apple"}]}}


def _radio(count: int) -> dict[str, Any]:
    """A field with options."""
    return {"custom_id": "pick", "options": [{"label": str(number), "value": str(number)} for number in range(count)]}


def _commands() -> list[dict[str, Any]]:
    """A command with options, one with subcommands, and a menu."""
    company = {"type": 3, "name": "company", "description": "Which", "required": True, "autocomplete": True}
    private = {"type": 5, "name": "private", "description": "Only for you"}
    kind = {"type": 3, "name": "kind", "description": "Kind", "choices": [{"name": "A", "value": "a"}]}
    score = {
        "name": "score",
        "type": 1,
        "description": "Score",
        "options": [company, private, kind],
        "contexts": [0, 1],
    }
    score["name_localizations"] = {"de": "wertung"}
    watch = {"name": "watch", "description": "Watch", "options": [{"type": 1, "name": "add", "description": "Add"}]}
    return [score, watch, {"name": "Scores for companies named here", "type": 3}]


Body = Any
Plant = Callable[[Body], object]
Check = Callable[[Body], Iterator[Violation]]


def _inside(body: Body) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = body["components"][0]["components"]
    return parts


def _buttons(body: Body) -> list[dict[str, Any]]:
    buttons: list[dict[str, Any]] = _inside(body)[4]["components"]
    return buttons


def _menu(body: Body) -> dict[str, Any]:
    menu: dict[str, Any] = _inside(body)[5]["components"][0]
    return menu


def _texts(count: int, length: int) -> list[dict[str, Any]]:
    return [{"type": 10, "content": "x" * length} for _ in range(count)]


MESSAGE_FAULTS: dict[str, Plant] = {
    "components without the flag": lambda b: b.update(flags=0),
    "content with the flag": lambda b: b.update(content="words"),
    "embeds with the flag": lambda b: b.update(embeds=[{"title": "t"}]),
    "poll with the flag": lambda b: b.update(poll={"question": {"text": "?"}}),
    "private flag outside interactions": lambda b: b.update(flags=(1 << 15) | (1 << 6)),
    "flag that does not exist": lambda b: b.update(flags=(1 << 15) | (1 << 30)),
    "text over 4000 in one display": lambda b: _inside(b)[0].update(content="x" * 4001),
    "text over 4000 in all displays": lambda b: _inside(b).extend(_texts(2, 2000)),
    "empty text": lambda b: _inside(b)[0].update(content=""),
    "over 40 components, nested": lambda b: _inside(b).extend(_texts(31, 1)),
    "over 40 components at the top": lambda b: b["components"].extend(_texts(40, 1)),
    "empty container": lambda b: b["components"][0].update(components=[]),
    "container in a container": lambda b: _inside(b).append({"type": 17, "components": _texts(1, 1)}),
    "accent colour above white": lambda b: b["components"][0].update(accent_color=0x1000000),
    "two components of one custom_id": lambda b: _buttons(b).append(_button("why")),
    "one custom_id in a row and beside a text": lambda b: _inside(b)[1].update(accessory=_button("why")),
    "two components of one id": lambda b: [part.update(id=7) for part in _inside(b)[:2]],
    "unknown component type": lambda b: _inside(b).append({"type": 99}),
    "text input in a message": lambda b: _inside(b)[5].update(components=[{"type": 4, "custom_id": "t", "style": 1}]),
    "unknown field in a button": lambda b: _buttons(b)[0].update(colour="red"),
    "unknown field in the message": lambda b: b.update(ephemeral=True),
    "six buttons in a row": lambda b: _buttons(b).extend(_button(str(n)) for n in range(4)),
    "empty row": lambda b: _inside(b)[4].update(components=[]),
    "button and menu in one row": lambda b: _inside(b)[5]["components"].append(_button("x")),
    "link button without url": lambda b: _buttons(b)[1].pop("url"),
    "link button with custom_id": lambda b: _buttons(b)[1].update(custom_id="page"),
    "link that is no address": lambda b: _buttons(b)[1].update(url="example.com"),
    "link over 512": lambda b: _buttons(b)[1].update(url="https://example.com/" + "x" * 500),
    "button without custom_id": lambda b: _buttons(b)[0].pop("custom_id"),
    "button without label and emoji": lambda b: _buttons(b)[0].pop("label"),
    "button label over 80": lambda b: _buttons(b)[0].update(label="x" * 81),
    "button style 7": lambda b: _buttons(b)[0].update(style=7),
    "custom_id over 100": lambda b: _buttons(b)[0].update(custom_id="x" * 101),
    "over 25 options": lambda b: _menu(b).update(options=[{"label": "x", "value": str(n)} for n in range(26)]),
    "no options": lambda b: _menu(b).update(options=[]),
    "two options of one value": lambda b: _menu(b)["options"][1].update(value="1"),
    "option label over 100": lambda b: _menu(b)["options"][0].update(label="x" * 101),
    "option value over 100": lambda b: _menu(b)["options"][0].update(value="x" * 101),
    "option description over 100": lambda b: _menu(b)["options"][0].update(description="x" * 101),
    "placeholder over 150": lambda b: _menu(b).update(placeholder="x" * 151),
    "at least more than at most": lambda b: _menu(b).update(min_values=2, max_values=1),
    "two defaults where one is taken": lambda b: [option.update(default=True) for option in _menu(b)["options"]],
    "section without accessory": lambda b: _inside(b)[1].pop("accessory"),
    "four texts in a section": lambda b: _inside(b)[1].update(components=_texts(4, 1)),
    "eleven pictures": lambda b: _inside(b)[2].update(items=_inside(b)[2]["items"] * 11),
    "alternative text over 1024": lambda b: _inside(b)[2]["items"][0].update(description="x" * 1025),
    "picture of no file": lambda b: _inside(b)[2]["items"][0].update(media={"url": "attachment://other.png"}),
    "picture of a local path": lambda b: _inside(b)[2]["items"][0].update(media={"url": "file:///etc/passwd"}),
    "separator of spacing 3": lambda b: _inside(b)[3].update(spacing=3),
    "file that was not sent": lambda b: b["attachments"].append({"id": 1, "filename": "more.png"}),
    "file under another name": lambda b: b["attachments"][0].update(filename="other.png"),
    "file that nothing shows": lambda b: _inside(b).pop(2),
    "mentions parsed and listed": lambda b: b.update(allowed_mentions={"parse": ["users"], "users": ["1"]}),
    "mentions of another kind": lambda b: b.update(allowed_mentions={"parse": ["here"]}),
    "nonce over 25": lambda b: b.update(nonce="x" * 26),
}
CLASSIC_FAULTS: dict[str, Plant] = {
    "content over 2000": lambda b: b.update(content="x" * 2001),
    "embeds over 6000 together": lambda b: b.update(embeds=[{"description": "x" * 3001}] * 2),
    "embed title over 256": lambda b: b["embeds"][0].update(title="x" * 257),
    "embed text over 4096": lambda b: b["embeds"][0].update(description="x" * 4097),
    "over 25 embed fields": lambda b: b["embeds"][0].update(fields=[{"name": "n", "value": "v"}] * 26),
    "embed field value over 1024": lambda b: b["embeds"][0]["fields"][0].update(value="x" * 1025),
    "embed field without value": lambda b: b["embeds"][0]["fields"][0].pop("value"),
    "eleven embeds": lambda b: b.update(embeds=[{"title": "t"}] * 11),
    "six rows": lambda b: b.update(components=[{"type": 1, "components": [_button(str(n))]} for n in range(6)]),
}
MODAL_FAULTS: dict[str, Plant] = {
    "title over 45": lambda b: b["data"].update(title="x" * 46),
    "form without custom_id": lambda b: b["data"].pop("custom_id"),
    "six fields": lambda b: b["data"].update(components=_texts(6, 1)),
    "label over 45": lambda b: b["data"]["components"][0].update(label="x" * 46),
    "label description over 100": lambda b: b["data"]["components"][0].update(description="x" * 101),
    "input length over 4000": lambda b: b["data"]["components"][0]["component"].update(max_length=4001),
    "input placeholder over 100": lambda b: b["data"]["components"][0]["component"].update(placeholder="x" * 101),
    "two fields of one custom_id": lambda b: b["data"]["components"][1]["component"].update(custom_id="words"),
    "one choice of one": lambda b: b["data"]["components"][1].update(component={"type": 21, **_radio(1)}),
    "eleven boxes": lambda b: b["data"]["components"][1].update(component={"type": 22, **_radio(11)}),
    "button in a form": lambda b: b["data"]["components"][0].update(component=_button("x")),
}
CHOICE_FAULTS: dict[str, Plant] = {
    "over 25 choices": lambda b: b["data"].update(choices=b["data"]["choices"] * 13),
    "choice name over 100": lambda b: b["data"]["choices"][0].update(name="x" * 101),
    "choice value over 100": lambda b: b["data"]["choices"][0].update(value="x" * 101),
    "empty choice name": lambda b: b["data"]["choices"][0].update(name=""),
    "number for a string option": lambda b: b["data"]["choices"][0].update(value=1),
}
COMMAND_FAULTS: dict[str, Plant] = {
    "capitals in a command name": lambda b: b[0].update(name="Score"),
    "space in a command name": lambda b: b[0].update(name="the score"),
    "command name over 32": lambda b: b[0].update(name="x" * 33),
    "capitals in a translated name": lambda b: b[0].update(name_localizations={"de": "Wertung"}),
    "unknown language": lambda b: b[0].update(name_localizations={"xx": "wertung"}),
    "command without description": lambda b: b[0].pop("description"),
    "description over 100": lambda b: b[0].update(description="x" * 101),
    "description of a menu": lambda b: b[2].update(description="words"),
    "two commands of one name": lambda b: b[1].update(name="score"),
    "required option after an optional one": lambda b: b[0]["options"].reverse(),
    "two options of one name": lambda b: b[0]["options"][1].update(name="company"),
    "capitals in an option name": lambda b: b[0]["options"][0].update(name="Company"),
    "option without description": lambda b: b[0]["options"][0].pop("description"),
    "over 25 options in a command": lambda b: b[0].update(options=b[0]["options"][:1] * 26),
    "choices and autocomplete": lambda b: b[0]["options"][2].update(autocomplete=True),
    "over 25 choices in an option": lambda b: b[0]["options"][2].update(choices=[{"name": "A", "value": "a"}] * 26),
    "choice over 100 in an option": lambda b: b[0]["options"][2]["choices"][0].update(value="x" * 101),
    "subcommand beside an option": lambda b: b[1]["options"].append(b[0]["options"][1]),
    "unknown context": lambda b: b[0].update(contexts=[3]),
    "least length above most": lambda b: b[0]["options"][0].update(min_length=5, max_length=2),
}


def _callback(body: Body) -> Iterator[Violation]:
    return callback_violations(body, {})


def _posted(body: Body) -> Iterator[Violation]:
    return message_violations(body, FILES)


def _posted_plainly(body: Body) -> Iterator[Violation]:
    return message_violations(body, {})


GROUPS: list[tuple[Callable[[], Body], Check, dict[str, Plant]]] = [
    (_message, _posted, MESSAGE_FAULTS),
    (_classic, _posted_plainly, CLASSIC_FAULTS),
    (_modal, _callback, MODAL_FAULTS),
    (_choices, _callback, CHOICE_FAULTS),
    (_commands, command_violations, COMMAND_FAULTS),
]
CASES = [pytest.param(make, check, plant, id=name) for make, check, plants in GROUPS for name, plant in plants.items()]


@pytest.mark.parametrize(("make", "check", "plant"), CASES)
def test_a_planted_fault_is_found(make: Callable[[], Body], check: Check, plant: Plant) -> None:
    body = copy.deepcopy(make())
    plant(body)
    assert list(check(body)), "the fault was not found"


@pytest.mark.parametrize(("make", "check"), [group[:2] for group in GROUPS])
def test_what_follows_the_rules_is_let_through(make: Callable[[], Body], check: Check) -> None:
    assert [str(violation) for violation in check(make())] == []


def test_an_answer_may_be_private_and_a_follow_up_too() -> None:
    private = _message() | {"flags": (1 << 15) | (1 << 6)}
    assert list(callback_violations({"type": 4, "data": private}, FILES)) == []
    assert list(execute_violations(private, FILES)) == []


def test_a_deferral_has_no_flags_but_private() -> None:
    assert list(_callback({"type": 5, "data": {"flags": 1 << 6}})) == []
    assert list(_callback({"type": 5, "data": {"flags": 1 << 15}}))


def test_an_edit_keeps_the_files_it_does_not_name() -> None:
    body = {"components": _message()["components"]}
    assert list(edit_violations(body, {}, flags=1 << 15, kept={"9": "card.png"})) == []
    assert list(edit_violations(body | {"attachments": []}, {}, flags=1 << 15, kept={"9": "card.png"}))


def test_an_edit_cannot_go_back_to_content() -> None:
    codes = [found.code for found in edit_violations({"flags": 0}, {}, flags=1 << 15, kept={})]
    assert codes == ["MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG"]
    assert list(edit_violations({"content": "words"}, {}, flags=1 << 15, kept={}))
