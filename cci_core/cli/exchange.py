"""`cci import` and `cci export`."""

from pathlib import Path

import click

from cci_core.cli.output import counted
from cci_core.cli.progress import import_progress
from cci_core.cli.session import Session, in_session
from cci_core.exchange import Summary, export_catalogue, import_catalogue
from cci_core.exchange.files import files_in
from cci_core.exchange.importing import Options


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--dry-run", is_flag=True, help="Check everything and say what would change; change nothing.")
@click.option("--replace", is_flag=True, help="Remove companies that the files do not name.")
def import_files(paths: tuple[Path, ...], *, dry_run: bool, replace: bool) -> None:
    """Bring companies and their evidence in, from files or folders of them.

    \b
    .toml         one company, written by people
    .json .jsonl  one company or a list · one a line (.jsonl.gz too)
    .csv          companies; NAME.events.csv, NAME.impacts.csv … beside it

    All or nothing: with a fault anywhere nothing is written, and up to 50 faults are listed with file, line and cure.
    Importing the same files again changes nothing.
    """
    total = sum(file.stat().st_size for file in files_in(paths))

    async def work(session: Session) -> Summary:
        with import_progress(total) as progress:
            return await import_catalogue(
                session.store,
                paths,
                session.methodology,
                options=Options(dry_run=dry_run, replace=replace),
                progress=progress,
            )

    summary = in_session(work, starter=False)
    lead = "would be " if dry_run else ""
    click.echo(
        f"{summary.added} {lead}added, {summary.changed} {lead}changed, {summary.unchanged} unchanged, "
        f"{summary.removed} {lead}removed"
    )


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
def export(path: Path) -> None:
    """Write the whole catalogue to PATH, in the form that its ending names.

    \b
    catalogue.jsonl   one company a line (.jsonl.gz: compressed)
    catalogue.json    one list
    catalogue.csv     companies, and further files for what they have several of
    catalogue         a folder of TOML files, one a company

    The same data gives the same bytes, and importing an export changes nothing.
    """

    async def work(session: Session) -> int:
        return await export_catalogue(session.store, path)

    click.echo(f"{counted(in_session(work), 'company', 'companies')} written to {path}", err=True)
