"""`cci publish`: write the read side as files, or prove such files."""

import sys
from collections.abc import Awaitable, Callable
from importlib.metadata import entry_points
from pathlib import Path
from urllib.parse import urlsplit

import click
import msgspec
from rich.console import Console

from cci_core.badges import PublicKey
from cci_core.cli.progress import publish_progress
from cci_core.cli.session import Session, in_session
from cci_core.directory import Directory
from cci_core.errors import Unavailable
from cci_core.messages import LANGUAGES, Language, text
from cci_core.publishing import CORES, Options, Summary
from cci_core.publishing import check as prove
from cci_core.settings import Settings
from cci_core.storage import Store

Program = Callable[[Store, Directory, Settings, Path, Options], Awaitable[Summary]]


@click.command()
@click.argument("place", metavar="DIR")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help="A language of the pages; repeat it for several. The first stands at the start of the site, the others in "
    "folders such as de/. All of them by default.",
)
@click.option(
    "--data-only",
    is_flag=True,
    help="Neither pages nor cards: badge index, company data and lists, for the extension and programs.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 256),
    help="How many processes draw cards; by default one for each core.",
)
@click.option("--check", is_flag=True, help="Prove DIR, which may be an http(s) address, instead of writing it.")
@click.option("--key", metavar="KEY", help="With --check: the public key of the signer, from 'cci badges keys'.")
def publish(  # noqa: PLR0913 one parameter an option
    place: str,
    *,
    languages: tuple[Language, ...],
    data_only: bool,
    processes: int | None,
    check: bool,
    key: str | None,
) -> None:
    """Write everything that people and programs read into DIR, for any static host.

    Pages, score cards, company data, badge index, sitemap and feed. Set CCI_PUBLIC_URL to the address at which DIR will
    be served. Run it again after changes: only what changed is written, and readers see the old edition until the new
    one is whole. A run that was stopped is gone on with.
    """
    if key is not None and not check:
        raise click.UsageError("--key goes with --check")
    if languages and data_only:
        raise click.UsageError("--language is of pages, and --data-only writes none; give one of them")
    if check:
        sys.exit(_check(place, None if key is None else PublicKey.parse(key)))
    spoken = () if data_only else tuple(dict.fromkeys(languages)) or LANGUAGES
    _publish(Path(place), Options(languages=spoken, processes=processes or CORES))


def _publish(folder: Path, options: Options) -> None:
    program = _program()

    async def work(session: Session) -> Summary:
        _warn_of_loopback(session.settings.public_url)
        directory = await session.directory()
        with publish_progress() as progress:
            watched = msgspec.structs.replace(options, progress=progress)
            return await program(session.store, directory, session.settings, folder, watched)

    summary = in_session(work)
    click.echo(
        f"{summary.written} files written ({summary.bytes_written:,} bytes), {summary.unchanged} unchanged, "
        f"{summary.removed} removed; {summary.files} files in {folder}"
    )


def _check(place: str, key: PublicKey | None) -> int:
    verdict = prove(place, key)
    console = Console()
    for fault in verdict.faults:
        console.print(fault, markup=False, highlight=False, soft_wrap=True)
    signer = "nobody; publish with a key" if verdict.key is None else verdict.key
    click.echo(f"edition {verdict.version}: {verdict.files} files, signed by {signer}", err=True)
    count = len(verdict.faults)
    click.echo(text("publishing.faults", count=count) if count else text("publishing.no_fault"), err=True)
    return 1 if verdict.faults else 0


def _program() -> Program:
    found = list(entry_points(group="cci.publishing", name="site"))
    if not found:
        raise Unavailable("the program that makes the pages is not installed; install the whole package again")
    program: Program = found[0].load()
    return program


def _warn_of_loopback(public_url: str) -> None:
    if urlsplit(public_url).hostname in ("127.0.0.1", "localhost", "::1"):
        click.echo(
            f"Shared links will start with {public_url}; set CCI_PUBLIC_URL to the address of the host.", err=True
        )
