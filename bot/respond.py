"""Answer an interaction once, in time: at once where that is quick, after a deferral where it is not."""

import asyncio
import io
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple, TypeVar

import discord
from discord import ui

from bot.core import Core, Request
from bot.pictures import Drawing
from bot.rendering.parts import PICTURE, Picture, Stage
from cci_core.cards import Card

T = TypeVar("T")

DEFER_AFTER_S = 1.8
"""Discord waits three seconds; what is not done by now gets a deferral."""
_LARGEST_AGE_S = 1.3
_DEADLINE = "deadline"


class Reply(NamedTuple):
    """An answer that can be drawn with its picture or without."""

    draw: Callable[[Picture | None], ui.LayoutView]
    cards: Sequence[Card] = ()
    needs_picture: bool = False
    private: bool = False
    """A question back is for the person alone, wherever it was asked."""


async def in_time(request: Request, work: Awaitable[T], *, private: bool) -> T:
    """What the work gives; the interaction is deferred where it takes longer than Discord would wait."""
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=max(0.0, _deadline(request) - time.monotonic()))
        if not done and not request.response.is_done():
            await request.response.defer(ephemeral=private, thinking=True)
        return await task
    finally:
        task.cancel()


async def send(request: Request, reply: Reply, stage: Stage, core: Core) -> None:
    """Answer with the picture in the first message."""
    private = stage.private or reply.private
    turn = Turn(core.pictures.uploads)
    try:
        drawing = await in_time(request, _drawn_in_turn(request, reply, core, turn), private=private)
        await send_view(request, reply.draw(drawing.picture), private=private, drawing=drawing)
    finally:
        turn.end()


class Turn:
    """One of the few places in the queue of uploads, so that short answers pass the long ones by."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places = places
        self._taken = False

    async def take(self) -> None:
        """Wait for a place."""
        await self._places.acquire()
        self._taken = True

    def end(self) -> None:
        """Give the place back, if one was taken."""
        if self._taken:
            self._places.release()


async def send_view(request: Request, view: ui.LayoutView, *, private: bool, drawing: Drawing | None = None) -> None:
    """Answer with the view: as the first response, or as the message that a deferral has promised."""
    view.stop()  # nothing to listen for: every button finds its way by its address
    files = [] if drawing is None or drawing.png is None else [discord.File(io.BytesIO(drawing.png), PICTURE)]
    if request.response.is_done():
        # A new message, not an edit: pictures added by editing a deferred answer have got lost on the real service.
        await request.followup.send(view=view, files=files, ephemeral=private)
    else:
        await request.response.send_message(view=view, files=files, ephemeral=private)


async def turn_page(request: Request, view: ui.LayoutView) -> None:
    """Show another page in the same message, or as a message of its own where the press had to be deferred."""
    if request.response.is_done():
        await send_view(request, view, private=True)
        return
    view.stop()
    await request.response.edit_message(view=view)


async def _drawn_in_turn(request: Request, reply: Reply, core: Core, turn: Turn) -> Drawing:
    drawing = await core.pictures.draw(
        reply.cards, user=request.user.id, guild=request.guild_id, must=reply.needs_picture
    )
    if drawing.png is not None:
        await turn.take()
    return drawing


def _deadline(request: Request) -> float:
    """The moment of the deferral; the age by Discord's clock counts only as far as the clocks may be trusted."""
    if _DEADLINE not in request.extras:
        age_s = time.time() - request.created_at.timestamp()
        request.extras[_DEADLINE] = time.monotonic() + DEFER_AFTER_S - min(max(age_s, 0.0), _LARGEST_AGE_S)
    deadline: float = request.extras[_DEADLINE]
    return deadline
