"""A person cannot do what Discord's client does not offer."""

from typing import Any

import aiohttp
import pytest

from loopback_discord import LoopbackDiscord, Message, NotOffered, Permission, World
from loopback_discord.forms import filled_form, pressed, selected
from loopback_discord.offers import Scene, find_command, offer

COMPANY = {"type": 3, "name": "company", "description": "Which", "required": True, "max_length": 10}
KIND = {"type": 3, "name": "kind", "description": "Kind", "choices": [{"name": "A", "value": "a"}]}
ADD = {"type": 1, "name": "add", "description": "Add", "options": [COMPANY]}
COMMANDS: list[dict[str, Any]] = [
    {"id": "1", "name": "score", "type": 1, "options": [COMPANY, KIND], "integration_types": [0]},
    {"id": "2", "name": "watch", "type": 1, "options": [ADD], "default_member_permissions": "32", "contexts": [0]},
    {"id": "3", "name": "anywhere", "type": 1, "integration_types": [0, 1], "contexts": [0, 1, 2]},
]


@pytest.fixture
def world() -> World:
    """A world of its own."""
    return World()


@pytest.mark.parametrize(
    "values", [{}, {"company": "x", "colour": "red"}, {"company": "x", "kind": "b"}, {"company": "x" * 11}]
)
def test_options_are_those_of_the_command(world: World, values: dict[str, str]) -> None:
    found = offer(world, COMMANDS, "score", Scene(world.alice, world.channel))
    with pytest.raises(NotOffered):
        found.data(values)


def test_subcommands_nest(world: World) -> None:
    data = offer(world, COMMANDS, "watch add", Scene(world.admin, world.channel)).data({"company": "x"})
    assert data["options"] == [{"name": "add", "type": 1, "options": [{"name": "company", "type": 3, "value": "x"}]}]
    for words in ("watch", "watch remove", "nothing"):
        with pytest.raises(NotOffered):
            offer(world, COMMANDS, words, Scene(world.admin, world.channel))


def test_commands_are_where_and_for_whom_they_are_meant(world: World) -> None:
    direct = world.direct_channel(world.alice)
    group = world.new_group(world.alice, world.bob)
    foreign = world.new_guild("Elsewhere", joined=False).channels[0]
    denied = [("watch", world.channel), ("watch", direct), ("score", group), ("score", foreign)]
    for name, channel in denied:
        with pytest.raises(NotOffered):
            find_command(world, COMMANDS, name, Scene(world.alice, channel), kind=1)
    for channel in (world.channel, direct, group, foreign):
        assert find_command(world, COMMANDS, "anywhere", Scene(world.alice, channel), kind=1)["id"] == "3"
    world.guild.members[world.alice] |= Permission.MANAGE_GUILD
    assert find_command(world, COMMANDS, "watch", Scene(world.alice, world.channel), kind=1)["id"] == "2"


def test_buttons_that_are_disabled_or_lead_away_cannot_be_pressed(world: World) -> None:
    buttons = [
        {"type": 2, "style": 2, "label": "Old", "custom_id": "old", "id": 2, "disabled": True},
        {"type": 2, "style": 5, "label": "Page", "url": "https://example.com", "id": 3},
        {"type": 2, "style": 2, "label": "Why", "custom_id": "why:tesla", "id": 4},
    ]
    message = Message(world.channel, world.bot, components=[{"type": 1, "id": 1, "components": buttons}])
    for name in ("Old", "Page", "Other", None):
        with pytest.raises(NotOffered):
            pressed(message, name)
    assert (
        pressed(message, "Why")
        == pressed(message, "why:tesla")
        == {
            "component_type": 2,
            "custom_id": "why:tesla",
            "id": 4,
        }
    )


def test_menus_take_their_options_by_label_or_value(world: World) -> None:
    options = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}]
    menu = {"type": 3, "id": 2, "custom_id": "menu", "options": options}
    message = Message(world.channel, world.bot, components=[{"type": 1, "id": 1, "components": [menu]}])
    assert selected(message, None, ("Two",))["values"] == selected(message, "menu", ("2",))["values"] == ["2"]
    for values in (("Three",), ("One", "Two")):
        with pytest.raises(NotOffered):
            selected(message, "menu", values)


@pytest.mark.parametrize("values", [{}, {"words": ""}, {"words": "x" * 6}, {"words": "x", "other": "y"}])
def test_forms_need_their_fields(values: dict[str, str]) -> None:
    field = {"type": 4, "custom_id": "words", "style": 1, "max_length": 5, "required": True}
    modal = {"custom_id": "form", "title": "F", "components": [{"type": 18, "label": "Words", "component": field}]}
    with pytest.raises(NotOffered):
        filled_form(modal, values)
    assert filled_form(modal, {"Words": "hello"})["components"][0]["component"]["value"] == "hello"


@pytest.mark.usefixtures("client")
async def test_a_webhook_closes_after_a_quarter_of_an_hour(discord: LoopbackDiscord) -> None:
    card = await discord.slash("card", words="hello")
    later = await discord.press(card, "Later")
    assert later.interaction.original is not None
    later.interaction.begun_s -= 901
    path = f"{discord.api_url}/webhooks/{discord.world.application_id}/{later.interaction.token}/messages/@original"
    async with aiohttp.ClientSession() as session, session.get(path) as response:
        assert response.status == 401
        assert (await response.json())["code"] == 50027
