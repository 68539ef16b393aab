"""What a client is told when something went wrong: RFC 9457 problems with a stable `type`."""

import secrets
from http import HTTPStatus
from typing import NamedTuple

import msgspec
from aiohttp import web

from cci_core.errors import CciError, InvalidInput, NotFound, Unavailable

PROBLEM_MEDIA_TYPE = "application/problem+json"
_TYPE_PREFIX = "urn:cci:problem:"


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An RFC 9457 problem; `type` is stable, `detail` names the value and the cure."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    """Names one unexpected error; the log has the same id."""


class Conflict(CciError):
    """The parts of the request do not belong together: send them as they were given out."""


class TooSlow(CciError):
    """The request did not arrive in time: send it again, faster."""


class TooLarge(CciError):
    """The body is too large: send less."""


class WrongMediaType(CciError):
    """The body is of a kind that is not read here: send one of those that the message names."""


class RateLimited(CciError):
    """Too many requests from one client: wait `retry_after_s` seconds."""

    def __init__(self, message: str, *, retry_after_s: int) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class Kind(NamedTuple):
    """One kind of problem: its place in the `type`, its HTTP status and its title."""

    name: str
    status: int
    title: str


KINDS: dict[type[CciError], Kind] = {
    InvalidInput: Kind("invalid-input", 400, "The request is not valid"),
    NotFound: Kind("not-found", 404, "There is no such thing"),
    TooSlow: Kind("too-slow", 408, "The request arrived too slowly"),
    Conflict: Kind("conflict", 409, "The parts of the request do not belong together"),
    TooLarge: Kind("too-large", 413, "The request is too large"),
    WrongMediaType: Kind("unsupported-media-type", 415, "The body is of a kind that is not read here"),
    RateLimited: Kind("rate-limited", 429, "Too many requests"),
    Unavailable: Kind("unavailable", 503, "The service cannot answer now"),
}
_OTHER_KINDS = {
    405: Kind("method-not-allowed", 405, "The method is not allowed here"),
    414: Kind("address-too-long", 414, "The address is too long"),
    431: Kind("headers-too-large", 431, "The headers are too large"),
    500: Kind("internal", 500, "Something went wrong on our side"),
}
_BY_STATUS = {kind.status: kind for kind in KINDS.values()} | _OTHER_KINDS


def problem(status: int, detail: str, *, instance: str | None = None) -> Problem:
    """The problem of that status, with what happened and what to do."""
    kind = _BY_STATUS.get(status)
    if kind is None:
        return Problem(type="about:blank", title=HTTPStatus(status).phrase, status=status, detail=detail)
    return Problem(type=_TYPE_PREFIX + kind.name, title=kind.title, status=status, detail=detail, instance=instance)


def problem_of(error: CciError) -> Problem:
    """The problem that says what an error of ours says."""
    kind = next((KINDS[each] for each in type(error).__mro__ if each in KINDS), _OTHER_KINDS[500])
    return problem(kind.status, str(error))


def unexpected() -> Problem:
    """A problem for an error that nobody foresaw, with a short id that the log repeats."""
    instance = secrets.token_hex(4)
    return problem(
        500,
        f"An unexpected error happened; it was logged as {instance}. Try again, or report that id.",
        instance=f"urn:cci:error:{instance}",
    )


def problem_response(told: Problem, headers: dict[str, str] | None = None) -> web.Response:
    """The problem as an answer that no cache keeps."""
    return web.Response(
        status=told.status,
        body=msgspec.json.encode(told),
        headers={"Content-Type": PROBLEM_MEDIA_TYPE, "Cache-Control": "no-store", **(headers or {})},
    )


def all_kinds() -> list[Kind]:
    """Every kind of problem by status, for the documentation."""
    return sorted(_BY_STATUS.values(), key=lambda kind: kind.status)
