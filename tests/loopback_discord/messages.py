"""Messages as the server keeps them, and as it describes them to clients."""

import mimetypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .rules.components import TEXT_DISPLAY, walk
from .snowflakes import moment_of, next_snowflake

if TYPE_CHECKING:
    from .places import Channel, User

EPHEMERAL, COMPONENTS_V2, LOADING = 1 << 6, 1 << 15, 1 << 7
DEFAULT, REPLY, SLASH_ANSWER, MENU_ANSWER = 0, 19, 20, 23
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Attachment:
    """A file that came with a message, byte for byte."""

    filename: str
    content: bytes
    description: str | None = None
    id: int = field(default_factory=next_snowflake)

    @property
    def size_px(self) -> tuple[int, int] | None:
        """Width and height of a PNG."""
        if not self.content.startswith(_PNG):
            return None
        return int.from_bytes(self.content[16:20]), int.from_bytes(self.content[20:24])

    def payload(self, cdn: str) -> dict[str, Any]:
        """The attachment object of the API."""
        url = f"{cdn}/attachments/{self.id}/{self.filename}"
        described = {"description": self.description} if self.description else {}
        size = dict(zip(("width", "height"), self.size_px or (), strict=False))
        kind = mimetypes.guess_type(self.filename)[0] or "application/octet-stream"
        identity = {"id": str(self.id), "filename": self.filename, "size": len(self.content), "content_type": kind}
        return {**identity, "url": url, "proxy_url": url, **size, **described}


@dataclass(eq=False, repr=False)
class Message:
    """A message with everything that was sent for it."""

    channel: "Channel"
    author: "User"
    content: str = ""
    components: list[dict[str, Any]] = field(default_factory=list)
    embeds: list[dict[str, Any]] = field(default_factory=list)
    flags: int = 0
    attachments: list[Attachment] = field(default_factory=list)
    kind: int = DEFAULT
    reply_to: "Message | None" = None
    asked_by: "User | None" = None
    asked_with: str = ""
    interaction: dict[str, Any] | None = None
    allowed_mentions: dict[str, Any] | None = None
    mentions: list["User"] = field(default_factory=list)
    webhook_id: int | None = None
    nonce: str | None = None
    id: int = field(default_factory=next_snowflake)
    edits: int = 0
    deleted: bool = False

    @property
    def ephemeral(self) -> bool:
        """Whether only the person who asked sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it only says that an answer is coming."""
        return bool(self.flags & LOADING)

    def visible_to(self, user: "User | None") -> bool:
        """Whether a user sees it; nobody in particular sees only what everybody sees."""
        return not self.deleted and (not self.ephemeral or user is self.asked_by)

    @property
    def text(self) -> str:
        """All that is written in it: content, text displays and embeds, from top to bottom."""
        parts = [self.content] if self.content else []
        parts += [part["content"] for part, _ in walk(self.components) if part["type"] == TEXT_DISPLAY]
        parts += [str(embed[name]) for embed in self.embeds for name in ("title", "description") if embed.get(name)]
        return "\n".join(parts)

    def parts(self, *kinds: int) -> list[dict[str, Any]]:
        """The components of these types, nested ones included."""
        return [part for part, _ in walk(self.components) if part["type"] in kinds]

    def file(self, filename: str) -> bytes:
        """The bytes of one of its attachments."""
        return next(attachment.content for attachment in self.attachments if attachment.filename == filename)

    def apply(self, body: dict[str, Any], files: list[Attachment]) -> None:
        """Take over what the body of a request says; what it does not name stays."""
        if "attachments" in body:
            kept = {str(entry.get("id")) for entry in body["attachments"] or ()}
            self.attachments = [old for old in self.attachments if str(old.id) in kept]
        self.attachments += files
        if body.get("content") is not None or "content" in body:
            self.content = body["content"] or ""
        if "embeds" in body:
            self.embeds = body["embeds"] or []
        if "components" in body:
            self.components = _numbered(body["components"] or [])
        self.flags |= (body.get("flags") or 0) & ~EPHEMERAL
        self.allowed_mentions = body.get("allowed_mentions", self.allowed_mentions)

    def payload(self, cdn: str) -> dict[str, Any]:
        """The message object of the API."""
        files = {attachment.filename: attachment.payload(cdn) for attachment in self.attachments}
        shown = {} if self.flags & COMPONENTS_V2 else files
        fixed = {"tts": False, "mention_everyone": False, "pinned": False, "mention_roles": []}
        return {
            **fixed,
            "id": str(self.id),
            "channel_id": str(self.channel.id),
            "author": self.author.payload(),
            "content": self.content,
            "timestamp": moment_of(self.id),
            "edited_timestamp": moment_of(next_snowflake()) if self.edits else None,
            "mentions": [user.payload() for user in self.mentions],
            "attachments": list(shown.values()),
            "embeds": [embed | {"type": "rich"} for embed in self.embeds],
            "components": [_with_media(part, files) for part in self.components],
            "type": self.kind,
            "flags": self.flags,
            **self._origin(cdn),
        }

    def _origin(self, cdn: str) -> dict[str, Any]:
        origin: dict[str, Any] = {} if self.nonce is None else {"nonce": self.nonce}
        if self.webhook_id is not None:
            origin |= {"webhook_id": str(self.webhook_id), "application_id": str(self.webhook_id)}
        if self.interaction is not None:
            origin["interaction_metadata"] = self.interaction
        if self.reply_to is not None:
            place = {"type": 0, "message_id": str(self.reply_to.id), "channel_id": str(self.channel.id)}
            guild = {"guild_id": str(self.channel.guild.id)} if self.channel.guild else {}
            origin["message_reference"] = place | guild
            origin["referenced_message"] = None if self.reply_to.deleted else self.reply_to.payload(cdn)
        return origin


def _numbered(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give every component the ``id`` that Discord gives to those that came without one."""
    taken = {part["id"] for part, _ in walk(components) if part.get("id")}
    free = (number for number in range(1, 1000) if number not in taken)
    for part, _ in walk(components):
        if not part.get("id"):
            part["id"] = next(free)
    return components


def _with_media(part: Any, files: dict[str, dict[str, Any]]) -> Any:
    """The component as clients get it: no empty fields, and the addresses of the files that it shows."""
    if isinstance(part, list):
        return [_with_media(member, files) for member in part]
    if not isinstance(part, dict):
        return part
    described: dict[str, Any] = {"description": None, "spoiler": False} if "media" in part else {}
    return described | {
        name: _resolved(value, files) if name in ("media", "file") else _with_media(value, files)
        for name, value in part.items()
        if value is not None
    }


def _resolved(media: dict[str, Any], files: dict[str, dict[str, Any]]) -> dict[str, Any]:
    url = media["url"]
    known = files.get(url.removeprefix("attachment://")) if url.startswith("attachment://") else None
    if known is None:
        return {"id": "1", "url": url, "proxy_url": url, "width": None, "height": None, "content_type": None}
    named = {name: known.get(name) for name in ("id", "url", "proxy_url", "content_type", "width", "height")}
    return named | {"attachment_id": known["id"], "flags": 0}
