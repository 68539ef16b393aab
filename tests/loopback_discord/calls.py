"""A request to the REST interface, read once into one value."""

import json
import re
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from .messages import Attachment
from .refusals import Refusal

PREFIX = "/api/v10"
_FILE_FIELD = re.compile(r"files\[(\d+)\]")


@dataclass(frozen=True)
class Call:
    """What a client asked for: where, with which body and files, and when it arrived."""

    method: str
    path: str
    parameters: dict[str, str]
    query: dict[str, str]
    body: Any
    files: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    token: str | None = None
    arrived_s: float = field(default_factory=time.monotonic)

    @property
    def route(self) -> str:
        """The method and the path as Discord's documentation writes it."""
        return f"{self.method} {self.path}"

    @property
    def filenames(self) -> dict[int, str]:
        """The names of the files by their index."""
        return {index: name for index, (name, _) in self.files.items()}

    def number(self, name: str) -> int:
        """An identifier from the path; 0, which nothing has, when it is no number."""
        return int(self.parameters[name]) if self.parameters[name].isdecimal() else 0

    def attachments(self, body: dict[str, Any]) -> list[Attachment]:
        """The files with the descriptions that *body* gives them."""
        described = {str(entry.get("id")): entry for entry in body.get("attachments") or ()}
        return [
            Attachment(name, content, described.get(str(index), {}).get("description"))
            for index, (name, content) in sorted(self.files.items())
        ]


async def read_call(request: web.Request) -> Call:
    """Read a request with a JSON body, with parts, or with no body."""
    arrived_s = time.monotonic()
    resource = request.match_info.route.resource
    path = resource.canonical.removeprefix(PREFIX) if resource else request.path
    body, files = await _read_body(request)
    token = request.headers.get("Authorization")
    parameters, query = dict(request.match_info), dict(request.query)
    return Call(request.method, path, parameters, query, body, files, token, arrived_s)


async def _read_body(request: web.Request) -> tuple[Any, dict[int, tuple[str, bytes]]]:
    if request.content_type == "multipart/form-data":
        return await _read_parts(request)
    raw = await request.read()
    if not raw:
        return None, {}
    if request.content_type != "application/json":
        raise Refusal(400, 50109, "The request body contains invalid JSON.")
    return _parse(raw), {}


async def _read_parts(request: web.Request) -> tuple[Any, dict[int, tuple[str, bytes]]]:
    body: Any = None
    files: dict[int, tuple[str, bytes]] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        content = bytes(await part.read())
        match = _FILE_FIELD.fullmatch(part.name or "")
        if part.name == "payload_json":
            body = _parse(content)
        elif match:
            files[int(match[1])] = (part.filename or "", content)
        else:
            raise Refusal(400, 50035, f"Unknown part {part.name!r}")
    return body, files


def _parse(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError as error:
        raise Refusal(400, 50109, "The request body contains invalid JSON.") from error
