"""A route as a value: what is served, documented and measured comes from one table."""

from collections.abc import Awaitable, Callable
from typing import Literal

import msgspec
from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """One method on one path."""

    method: Literal["GET", "POST"] = "GET"
    path: str
    handler: Handler
    summary: str
    name: str
    """The operation's id in the OpenAPI document."""
    answer: object = None
    """The type that encodes the answer; None where it is not JSON."""
    media_type: str = JSON
    status: int = 200
    query: type[msgspec.Struct] | None = None
    """The type that the query string is read into."""
    body: type[msgspec.Struct] | None = None
    """The type that a JSON body is read into."""
    form: type[msgspec.Struct] | None = None
    """The type that the body of a plain HTML form is read into."""
    errors: tuple[int, ...] = ()
    """Statuses of problems beside 400, 405, 429 and 503, which every route may answer."""
    counted: bool = True
    """Whether requests count towards a client's limit; probes and metrics do not."""
    documented: bool = True
    page: bool = False
    """Whether it is read by people: answered with security headers, and with pages where something goes wrong."""

    @property
    def bodies(self) -> dict[str, type[msgspec.Struct]]:
        """The type for each kind of body that is read."""
        return {kind: body for kind, body in ((JSON, self.body), (FORM, self.form)) if body is not None}
