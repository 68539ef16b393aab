"""One message with the changes that a place watches."""

import discord
from discord import ui

from bot.press import Pick
from bot.rendering.keys import Address, Topic, Verb, key_of
from bot.rendering.parts import Stage, fitting, framed, open_button, page_button, row, tier_colour, tier_name, words
from bot.rendering.plain import bare, plain
from cci_core.messages import score_text, signed_text
from cci_core.methodology import Methodology
from cci_core.records.watch import Alert, Standing
from cci_core.watches import Parcel

_ROOM = 3000


def alerts_view(parcel: Parcel, methodology: Methodology, stage: Stage, *, digest: bool) -> ui.LayoutView:
    """The changes of the parcel; where there are too many, their number and the largest."""
    lines = fitting((_line(alert, methodology, stage) for alert in parcel.listed), _ROOM)
    title = "digest" if digest else "one" if parcel.total == 1 else "many"
    summary = stage.say("alert.summary", count=parcel.total, up=parcel.up, down=parcel.down)
    colour = tier_colour(methodology, parcel.listed[0].after.tier) if parcel.total == 1 else None
    return framed(
        colour,
        words(f"### {stage.say(f'alert.title_{title}')}", summary if parcel.is_summary else None, *lines),
        _asking(parcel, stage),
    )


def _line(alert: Alert, methodology: Methodology, stage: Stage) -> str:
    before, after = (_standing(each, methodology, stage) for each in (alert.before, alert.after))
    points = "" if alert.before.score is None or alert.after.score is None else f" ({signed_text(alert.points)})"
    return stage.say("alert.line", company=plain(alert.name, 120), before=before, after=after) + points


def _standing(standing: Standing, methodology: Methodology, stage: Stage) -> str:
    tier = tier_name(methodology, standing.tier, stage.language)
    return tier if standing.score is None else f"{score_text(standing.score)} {tier}"


def _asking(parcel: Parcel, stage: Stage) -> "ui.ActionRow[ui.LayoutView] | None":
    if parcel.total == 1:
        slug = parcel.listed[0].company
        key = key_of(slug)
        return row(
            [open_button(stage, Topic.WHY, key), open_button(stage, Topic.EVENTS, key), page_button(stage, slug)]
        )
    options = [
        discord.SelectOption(label=bare(alert.name, 100) or alert.company[:100], value=key_of(alert.company))
        for alert in {alert.company: alert for alert in parcel.listed}.values()
    ]
    return row([Pick(Address(Verb.CHOOSE, Topic.SCORE), options, stage.say("pick.company"))])
