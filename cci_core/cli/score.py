"""`cci score`: a score with the evidence that makes it."""

from datetime import date

import click
import msgspec
from rich.table import Table
from rich.text import Text

from cci_core.cli.output import print_json, terminal
from cci_core.cli.session import Session, in_session
from cci_core.errors import NotFound
from cci_core.messages import iso_day, score_text, signed_text, text
from cci_core.messages.inert import inert
from cci_core.methodology import Methodology
from cci_core.records import Company, Event
from cci_core.records.fields import check_day
from cci_core.scoring import Contribution, Score, contributions, findings_of
from cci_core.scoring import score as score_of
from cci_core.storage import companies


class Explained(msgspec.Struct, frozen=True):
    """A company's score with every contribution to it."""

    slug: str
    name: str
    score: Score
    contributions: tuple[Contribution, ...]


def _day(_context: click.Context, _option: click.Parameter, written: str | None) -> date | None:
    try:
        day = None if written is None else date.fromisoformat(written)
    except ValueError as error:
        raise click.BadParameter(f"must be a day such as 2026-01-31, got {written!r}") from error
    try:
        check_day("the day", day)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    return day


@click.command()
@click.argument("slug")
@click.option("--as-of", callback=_day, metavar="DATE", help="The score of that day, such as 2026-01-31.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def score(slug: str, *, as_of: date | None, as_json: bool) -> None:
    """Show the score of the company SLUG and what each finding adds to it.

    The contributions add up to the score. 'cci lookup NAME' finds a slug.
    """

    async def work(session: Session) -> tuple[Explained, Company, Methodology]:
        company = await session.store.read(lambda connection: companies.get(connection, slug))
        if company is None:
            raise NotFound(f"there is no company {slug!r}; 'cci lookup NAME' finds its slug")
        day = as_of or session.settings.today()
        return explain(company, day, session.methodology), company, session.methodology

    explained, company, methodology = in_session(work)
    if as_json:
        print_json(explained)
    else:
        _show(explained, company, methodology)


def explain(company: Company, day: date, methodology: Methodology) -> Explained:
    """The score of the company on the day with its contributions."""
    findings = findings_of(company.events, methodology)
    whole = score_of(company.events, findings, day, methodology)
    return Explained(company.slug, company.name, whole, contributions(findings, day, methodology))


def _show(explained: Explained, company: Company, methodology: Methodology) -> None:
    console = terminal()
    whole = explained.score
    tier = methodology.tier(whole.tier)
    console.print(Text(inert(explained.name), style="bold"), Text(score_text(whole.value), style="bold"), end="  ")
    console.print(Text(tier.name if tier else text("tiers.unrated")))
    change = whole.change
    console.print(
        f"as of {whole.as_of}, methodology {whole.methodology}; change over 1, 30 and 365 days: "
        f"{signed_text(change.day)}, {signed_text(change.month)}, {signed_text(change.year)} points",
        style="dim",
    )
    if explained.contributions:
        console.print(_table(explained, {event.id: event for event in company.events}, methodology.titles))


def _table(explained: Explained, events: dict[str, Event], titles: dict[str, str]) -> Table:
    table = Table(box=None, show_footer=True, pad_edge=False)
    table.add_column("Date", footer="")
    table.add_column("Event", footer="Score", overflow="fold")
    table.add_column("Category", overflow="fold")
    table.add_column("Finding", justify="right")
    table.add_column("Adds", justify="right", footer=score_text(explained.score.value))
    for part in sorted(explained.contributions, key=lambda one: abs(one.value), reverse=True):
        event = events[part.event]
        table.add_row(
            iso_day(event.date, event.date_precision),
            Text(inert(event.title)),
            Text(titles[part.label]),
            f"{part.points:+}".replace("-", "−"),
            signed_text(part.value),
        )
    return table
