"""What Discord's own client lets a person do with the registered commands, and the data that it then sends."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .permissions import Permission
from .places import DIRECT, Channel, User
from .rules.commands import CHANNEL, CHAT_INPUT, SUBCOMMAND, SUBCOMMAND_GROUP, USER
from .world import World


class NotOffered(AssertionError):
    """The client would not let this person do that here."""


@dataclass(frozen=True)
class Scene:
    """Who acts, and where."""

    user: User
    channel: Channel


@dataclass(frozen=True)
class Offer:
    """A command as one person finds it in one channel."""

    command: dict[str, Any]
    path: tuple[str, ...]
    options: list[dict[str, Any]]

    def data(self, values: Mapping[str, Any], *, focused: str | None = None) -> dict[str, Any]:
        """The interaction data for these option values; *focused* is being typed and may be incomplete."""
        by_name = {option["name"]: option for option in self.options}
        if unknown := values.keys() - by_name.keys():
            raise NotOffered(f"/{' '.join(self.path)} has no option {sorted(unknown)}; it has {sorted(by_name)}")
        if focused is None:
            missing = [name for name, option in by_name.items() if option.get("required") and name not in values]
            if missing:
                raise NotOffered(f"/{' '.join(self.path)} needs {missing}")
        resolved: dict[str, Any] = {}
        filled = [_filled(by_name[name], value, resolved, focused=name == focused) for name, value in values.items()]
        for name, kind in zip(reversed(self.path[1:]), self._nesting(), strict=True):
            filled = [{"name": name, "type": kind, "options": filled}]
        data = {"id": self.command["id"], "name": self.command["name"], "type": CHAT_INPUT, "options": filled}
        return data | ({"resolved": resolved} if resolved else {})

    def _nesting(self) -> list[int]:
        return [SUBCOMMAND, SUBCOMMAND_GROUP][: len(self.path) - 1]

    def type_of(self, option: str) -> int:
        """The type of one of its options."""
        return next(int(known["type"]) for known in self.options if known["name"] == option)


def offer(world: World, commands: list[dict[str, Any]], words: str, scene: Scene) -> Offer:
    """The slash command of these words, for instance ``watch add``; raises NotOffered when it is not there."""
    path = tuple(words.split())
    command = find_command(world, commands, path[0], scene, kind=CHAT_INPUT)
    options = list(command.get("options") or ())
    for name in path[1:]:
        nested = next((option for option in options if option["name"] == name and option["type"] <= 2), None)
        if nested is None:
            raise NotOffered(f"/{words} does not exist")
        options = list(nested.get("options") or ())
    if any(option["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP) for option in options):
        raise NotOffered(f"/{words} is only the beginning of a command")
    return Offer(command, path, options)


def find_command(world: World, commands: list[dict[str, Any]], name: str, scene: Scene, *, kind: int) -> dict[str, Any]:
    """The command of this name and type, if the client shows it to this person in this channel."""
    command = next((known for known in commands if known["name"] == name and known["type"] == kind), None)
    if command is None:
        raise NotOffered(f"no command {name!r}; registered are {[known['name'] for known in commands]}")
    place = 0 if scene.channel.guild else 1 if scene.channel.kind == DIRECT else 2
    if place not in (command.get("contexts") or (0, 1, 2)):
        raise NotOffered(f"{name!r} is not for context {place}")
    visiting = place == 2 or (scene.channel.guild is not None and scene.channel.guild not in world.joined_guilds)
    if visiting and 1 not in (command.get("integration_types") or (0,)):
        raise NotOffered(f"{name!r} is not for people who installed the application for themselves")
    needed = Permission(int(command.get("default_member_permissions") or 0))
    if scene.channel.guild and needed not in scene.channel.guild.permissions_of(scene.user):
        raise NotOffered(f"{name!r} needs {needed!r}")
    return command


def _filled(option: dict[str, Any], value: Any, resolved: dict[str, Any], *, focused: bool) -> dict[str, Any]:
    if isinstance(value, Channel | User):
        kind = {CHANNEL: "channels", USER: "users"}[option["type"]]
        resolved.setdefault(kind, {})[str(value.id)] = value.payload() | (
            {"permissions": "0"} if kind == "channels" else {}
        )
        value = str(value.id)
    choices = [choice["value"] for choice in option.get("choices") or ()]
    if choices and value not in choices and not focused:
        raise NotOffered(f"{option['name']} takes one of {choices}, not {value!r}")
    if isinstance(value, str) and not focused and len(value) > (option.get("max_length") or 6000):
        raise NotOffered(f"{option['name']} takes at most {option['max_length']} characters")
    filled = {"name": option["name"], "type": option["type"], "value": value}
    return filled | ({"focused": True} if focused else {})
