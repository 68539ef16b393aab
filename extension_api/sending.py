"""Send a content: head and body in one write, nothing built that was built before."""

from aiohttp import web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import HttpVersion10

from extension_api.clock import DateLine
from extension_api.content import Content, Form

_date_line = DateLine()
_CLOSE = b"Connection: close\r\n\r\n"
_KEEP_ALIVE = b"Connection: keep-alive\r\n\r\n"
_END = b"\r\n"


def respond(request: web.BaseRequest, content: Content) -> web.StreamResponse:
    """The content in the form that the request asks for."""
    headers = request.headers
    return PreparedResponse(content.form_for(headers.get("Accept-Encoding"), headers.get("If-None-Match")))


class PreparedResponse(web.StreamResponse):
    """An answer whose bytes are there already."""

    def __init__(self, form: Form) -> None:
        super().__init__(status=form.status)
        self._form = form
        self._writer: AbstractStreamWriter | None = None

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter:
        """Write the head and, but for HEAD, the body."""
        if self._keep_alive is None:
            self._keep_alive = request.keep_alive
        writer = self._writer = request.writer
        start = self._form.head + _date_line() + self._end(request)
        if request.method == "HEAD":
            await writer.write(start)
        else:
            await writer.write(start + self._form.body)
        return writer

    async def write_eof(self, data: bytes = b"") -> None:
        """Wait until the client has taken enough of it; a client that does not is cut off by its connection."""
        if self._writer is not None:
            await self._writer.drain()

    def _end(self, request: web.BaseRequest) -> bytes:
        if not self._keep_alive:
            return _CLOSE
        return _KEEP_ALIVE if request.version == HttpVersion10 else _END
