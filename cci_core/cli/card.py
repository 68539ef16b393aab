"""`cci card`: a score card as a picture."""

from collections.abc import Sequence
from pathlib import Path

import click

from cci_core.appearance import Theme
from cci_core.cards import (
    Card,
    FontStack,
    Variant,
    card_of,
    card_svg,
    compare_svg,
    png,
    stored_logo,
    with_extra_fonts,
)
from cci_core.cli.session import Session, in_session
from cci_core.directory import Directory
from cci_core.errors import InvalidInput, NotFound
from cci_core.messages import LANGUAGES, Language
from cci_core.settings import Settings


@click.command()
@click.argument("slug")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE",
              help="Where to write; the suffix .png or .svg decides the kind.")  # fmt: skip
@click.option("--variant", type=click.Choice(["wide", "square"]), default="wide", show_default=True)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--with", "others", multiple=True, metavar="SLUG", help="Compare with this company; up to three times.")
def card(  # noqa: PLR0913 one parameter an option
    slug: str, *, output: Path, variant: Variant, theme: Theme, language: Language, others: tuple[str, ...]
) -> None:
    """Write the score card of the company SLUG to a file.

    \b
    cci card tesla -o tesla.png
    cci card tesla --with toyota -o compared.svg --theme dark
    """
    if output.suffix not in (".png", ".svg"):
        raise click.BadParameter(f"must end in .png or .svg, got {output.name!r}", param_hint="-o")
    if others and variant != "wide":
        raise click.BadParameter("a comparison is drawn wide only", param_hint="--variant")

    async def work(session: Session) -> tuple[list[Card], FontStack]:
        cards = cards_of((slug, *others), await session.directory(), session.settings, language)
        return cards, with_extra_fonts(session.settings.card_fonts)

    cards, stack = in_session(work)
    svg = compare_svg(cards, theme, stack=stack) if others else card_svg(cards[0], variant, theme, stack=stack)
    write(output, svg, stack)
    click.echo(f"card written to {output}", err=True)


def cards_of(slugs: Sequence[str], directory: Directory, settings: Settings, language: Language) -> list[Card]:
    """The card of each slug; `NotFound` names one that there is no company for."""
    found = [(slug, directory.get(slug)) for slug in slugs]
    for slug, entry in found:
        if entry is None:
            raise NotFound(f"there is no company {slug!r}; 'cci lookup NAME' finds its slug")
    return [
        card_of(entry, directory, settings.public_url, language, logo=stored_logo(settings.logos, entry.slug))
        for _, entry in found
        if entry is not None
    ]


def write(output: Path, svg: str, stack: FontStack) -> None:
    """Write the drawing as the kind of picture that the file's suffix names."""
    try:
        output.write_bytes(png(svg, stack=stack) if output.suffix == ".png" else svg.encode())
    except OSError as error:
        raise InvalidInput(f"{output} cannot be written ({error.strerror}); name another file") from error
