"""`cci lookup`: the company that a name, address or domain means."""

from typing import TextIO

import click
from rich.table import Table
from rich.text import Text

from cci_core.cli.output import print_json, print_json_line, terminal
from cci_core.cli.session import Session, in_session
from cci_core.directory import Answer, Candidate, Directory
from cci_core.messages import score_text, text
from cci_core.messages.inert import inert

_REASONS = {
    "domain": "its web address",
    "isin": "its ISIN",
    "ticker": "its ticker",
    "exact": "its name",
    "folded": "its name, but for case, accents, punctuation, spaces or legal form",
    "fuzzy": "a name like it",
}


@click.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--batch", type=click.File(encoding="utf-8", errors="replace"), help="One query a line; '-' is stdin.")
def lookup(name: str | None, *, as_json: bool, batch: TextIO | None) -> None:
    """Find the company that NAME means: a name, alias, ticker, ISIN, address or domain.

    With --batch one JSON line comes out for each line that goes in, in order.
    """
    if (name is None) == (batch is None):
        raise click.UsageError("give one NAME, or --batch FILE")

    async def work(session: Session) -> Directory:
        return await session.directory()

    directory = in_session(work)
    if batch is not None:
        _print_batch(directory, batch)
    elif name is not None:
        _print_one(directory, _encodable(name), as_json=as_json)


def _encodable(argument: str) -> str:
    """The argument with bytes that are not UTF-8 shown as question marks."""
    return argument.encode("utf-8", "replace").decode("utf-8")


def _print_batch(directory: Directory, lines: TextIO) -> None:
    for line in lines:
        print_json_line(directory.lookup(line.rstrip("\r\n")))


def _print_one(directory: Directory, name: str, *, as_json: bool) -> None:
    answer = directory.lookup(name)
    if as_json:
        print_json(answer)
    else:
        _show(directory, answer)


_SHOWN = 0.005
"""Confidence below this would be shown as 0.00."""


def _show(directory: Directory, answer: Answer) -> None:
    console = terminal()
    if answer.company is None:
        console.print("Which one is meant?" if answer.status == "ambiguous" else "No company of that name is listed.")
    else:
        console.print(_headline(directory, answer), Text(reason(answer), style="dim"), sep="\n")
    likely = [each for each in answer.candidates if each.confidence >= _SHOWN]
    others = [each for each in likely if answer.company is None or each.slug != answer.company.slug]
    if others:
        console.print(_near(directory, others, heading="" if answer.status == "ambiguous" else "Near names"))


def _headline(directory: Directory, answer: Answer) -> Text:
    company = answer.company
    assert company is not None
    tier = directory.methodology.tier(company.tier)
    return Text.assemble(
        (inert(company.name), "bold"),
        "  ",
        (score_text(company.score), "bold"),
        f"  {tier.name if tier else text('tiers.unrated')}  ",
        (company.slug, "dim"),
    )


def reason(answer: Answer) -> str:
    """Why the answer is this company, as a sentence."""
    how = _REASONS[answer.how] if answer.how else "its name"
    return f"found by {how}: {inert(answer.matched or '')} (confidence {answer.confidence:.2f})"


def _near(directory: Directory, candidates: list[Candidate], *, heading: str) -> Table:
    table = Table(box=None, pad_edge=False, title=heading or None, title_justify="left")
    for column, justify in (("Company", "left"), ("Slug", "left"), ("Score", "right"), ("Confidence", "right")):
        table.add_column(column, justify="right" if justify == "right" else "left", overflow="fold")
    for each in candidates:
        entry = directory.by_slug[each.slug]
        table.add_row(Text(inert(each.name)), each.slug, score_text(entry.score), f"{each.confidence:.2f}")
    return table
