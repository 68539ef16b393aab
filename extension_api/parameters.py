"""The query string and the body of a request become types that cannot be wrong."""

import asyncio
import re
from typing import Any, TypeVar
from urllib.parse import parse_qsl

import msgspec
from aiohttp import web

from cci_core.errors import InvalidInput
from extension_api.problems import TooLarge, TooSlow, WrongMediaType
from extension_api.routing import FORM, JSON

MOST_PARAMETERS = 30
BODY_TIMEOUT_S = 10
READ_ANYWAY = 4

Q = TypeVar("Q", bound=msgspec.Struct)
F = TypeVar("F", bound=msgspec.Struct)


def read_query(request: web.BaseRequest, wanted: type[Q]) -> Q:
    """The query string as that type; `InvalidInput` names the parameter, its value and what it must be."""
    return from_pairs(_pairs(request.rel_url.raw_query_string), wanted)


def refuse_query(request: web.BaseRequest) -> None:
    """Refuse parameters where there are none to give."""
    text = request.rel_url.raw_query_string
    if text:
        raise InvalidInput(f"this address takes no parameters, got {text[:100]!r}; leave them out")


def from_pairs(pairs: list[tuple[str, str]], wanted: type[Q], kind: str = "parameter") -> Q:
    """Names and values, each at most once, as that type; `kind` is what a message calls them."""
    values = dict(pairs)
    known = wanted.__struct_encode_fields__
    for name, _ in pairs:
        if name not in known:
            raise InvalidInput(f"unknown {kind} {name[:100]!r}; use {', '.join(known)}")
    if len(values) < len(pairs):
        twice = next(name for number, (name, _) in enumerate(pairs) if name in dict(pairs[:number]))
        raise InvalidInput(f"the {kind} {twice!r} may be given once; leave the repeated one out")
    try:
        return msgspec.convert(values, wanted, strict=False)
    except msgspec.ValidationError as error:
        raise InvalidInput(_explained(error, wanted, kind, values)) from error


async def read_json(request: web.BaseRequest, wanted: type[Q], *, limit: int) -> Q:
    """The JSON body as that type."""
    body = await read_body(request, (JSON,), limit=limit)
    return _within(limit, body, _decoded(body, wanted))


async def read_json_or_form(request: web.BaseRequest, wanted: type[Q], form: type[F], *, limit: int) -> Q | F:
    """The body as the first type where it is JSON, as the second where it is a plain HTML form."""
    body = await read_body(request, (JSON, FORM), limit=limit)
    value = _form(body, form) if request.content_type == FORM else _decoded(body, wanted)
    return _within(limit, body, value)


async def read_body(request: web.BaseRequest, media_types: tuple[str, ...], *, limit: int) -> bytes:
    """The whole body within the time; refused before it is read where its head says far too much.

    What is over the limit by a factor is still read, because a list that is also too long had better be told so.
    """
    _refuse_other_kinds(request, media_types)
    if (request.content_length or 0) > READ_ANYWAY * limit:
        raise _too_large(limit)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_TIMEOUT_S):
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > READ_ANYWAY * limit:
                    raise _too_large(limit)
    except TimeoutError as error:
        raise TooSlow(f"the body must arrive within {BODY_TIMEOUT_S} s; send it again") from error
    return bytes(body)


def _refuse_other_kinds(request: web.BaseRequest, media_types: tuple[str, ...]) -> None:
    if request.content_type not in media_types:
        got = request.headers.get("Content-Type", "")[:100]
        raise WrongMediaType(f"the Content-Type of the body must be {' or '.join(media_types)}, got {got!r}")
    encoding = request.headers.get("Content-Encoding")
    if encoding is not None:
        raise WrongMediaType(f"the body must come as it is, without a Content-Encoding, got {encoding[:100]!r}")


def _within(limit: int, body: bytes, value: Q) -> Q:
    if len(body) > limit:
        raise _too_large(limit)
    return value


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"the body must be at most {limit} bytes; send less, or in parts")


def _decoded(body: bytes, wanted: type[Q]) -> Q:
    try:
        return msgspec.json.decode(body, type=wanted)
    except msgspec.ValidationError as error:
        raise InvalidInput(_explained(error, wanted, "field", {})) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(f"the body is not JSON in UTF-8: {error}") from error


def _form(body: bytes, wanted: type[F]) -> F:
    try:
        text = body.decode("ascii")
    except UnicodeDecodeError as error:
        raise InvalidInput("the form must be percent-encoded ASCII; send it as a browser does") from error
    return from_pairs(_pairs(text), wanted, "field")


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except UnicodeDecodeError as error:
        raise InvalidInput("a parameter is not UTF-8; percent-encode its UTF-8 bytes") from error
    except ValueError as error:
        raise InvalidInput(f"at most {MOST_PARAMETERS} parameters may be given") from error


def _explained(error: msgspec.ValidationError, wanted: type[msgspec.Struct], kind: str, values: dict[str, str]) -> str:
    """What the field must be in the words of its type, where they say so, else in the decoder's."""
    reason, _, path = str(error).rpartition(" - at `$.")
    if not reason:
        return _whole(str(error).replace("`", "'"), wanted, kind)
    name = re.split(r"[.\[`]", path)[0]
    described = _description(wanted, name)
    got = f", got {values[name][:100]!r}" if name in values else ""
    return f"{name} must be {described}{got}" if described else f"{name}: {reason.replace('`', '')}{got}"


def _whole(reason: str, wanted: type[msgspec.Struct], kind: str) -> str:
    """What is wrong with the request as a whole, and which fields it has."""
    fields = ", ".join(wanted.__struct_encode_fields__)
    if "missing required field" in reason:
        return f"the {kind} {reason.rpartition('field ')[2]} is missing; add it, known are {fields}"
    if "unknown field" in reason:
        return f"unknown {kind} {reason.rpartition('field ')[2]}; use {fields}"
    return f"the body must be an object with {fields}: {reason}"


def _description(wanted: type[msgspec.Struct], name: str) -> str | None:
    schema: dict[str, Any] = msgspec.json.schema(wanted)["$defs"][wanted.__name__]["properties"].get(name, {})
    parts = (schema, *schema.get("anyOf", ()))
    choices = next((each["enum"] for each in parts if "enum" in each), None)
    known = None if choices is None else f"{'one of ' if len(choices) > 1 else ''}{', '.join(map(str, choices))}"
    return next((each["description"] for each in parts if "description" in each), known)
