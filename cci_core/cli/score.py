"""`cci score`: a score with the evidence that makes it."""

from datetime import date, datetime

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cci_core.cli.session import Session, in_session
from cci_core.errors import NotFound
from cci_core.messages import score_text, signed_text, text
from cci_core.messages.inert import inert
from cci_core.methodology import Methodology
from cci_core.records import Company
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


@click.command()
@click.argument("slug")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The score of that day.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def score(slug: str, *, as_of: datetime | None, as_json: bool) -> None:
    """Show the score of the company SLUG and what each finding adds to it.

    The contributions add up to the score. 'cci lookup NAME' finds a slug.
    """

    chosen = None if as_of is None else as_of.date()
    try:
        check_day("--as-of", chosen)
    except ValueError as error:
        raise click.UsageError(str(error)) from error

    async def work(session: Session) -> tuple[Explained, Company, Methodology]:
        company = await session.store.read(lambda connection: companies.get(connection, slug))
        if company is None:
            raise NotFound(f"there is no company {slug!r}; 'cci lookup NAME' finds its slug")
        day = chosen or session.settings.today()
        return explain(company, day, session.methodology), company, session.methodology

    explained, company, methodology = in_session(work)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(explained)).decode())
    else:
        _show(explained, company, methodology)


def explain(company: Company, day: date, methodology: Methodology) -> Explained:
    """The score of the company on the day with its contributions."""
    findings = findings_of(company.events, methodology)
    whole = score_of(company.events, findings, day, methodology)
    return Explained(company.slug, company.name, whole, contributions(findings, day, methodology))


def _show(explained: Explained, company: Company, methodology: Methodology) -> None:
    console = Console()
    whole = explained.score
    tier = methodology.tier(whole.tier)
    console.print(Text(inert(explained.name), style="bold"), Text(score_text(whole.value), style="bold"), end="  ")
    console.print(tier.name if tier else text("tiers.unrated"))
    change = whole.change
    console.print(
        f"as of {whole.as_of}, methodology {whole.methodology}; change over 1, 30 and 365 days: "
        f"{signed_text(change.day)}, {signed_text(change.month)}, {signed_text(change.year)} points",
        style="dim",
    )
    if explained.contributions:
        console.print(_table(explained, {event.id: event.title for event in company.events}, methodology.titles))


def _table(explained: Explained, events: dict[str, str], titles: dict[str, str]) -> Table:
    table = Table(box=None, show_footer=True, pad_edge=False)
    table.add_column("Date", footer="")
    table.add_column("Event", footer="Score", overflow="fold")
    table.add_column("Category", overflow="fold")
    table.add_column("Finding", justify="right")
    table.add_column("Adds", justify="right", footer=score_text(explained.score.value))
    for part in sorted(explained.contributions, key=lambda one: abs(one.value), reverse=True):
        table.add_row(
            str(part.date),
            Text(inert(events[part.event])),
            titles[part.label],
            f"{part.points:+}".replace("-", "−"),
            signed_text(part.value),
        )
    return table
