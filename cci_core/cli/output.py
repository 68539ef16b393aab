"""Where commands write: texts for people in what their terminal can show, data for programs as UTF-8."""

import codecs
import io
import os
import sys
import unicodedata

import click
import msgspec
from rich.console import Console

_PLAIN = {"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "…": "...", "→": "->", "·": "-", "“": '"', "”": '"'}


class Terminal(Console):
    """A console that says by `BrokenPipeError` that nobody reads on, as plain writing does."""

    def on_broken_pipe(self) -> None:
        """Raise what this was called for."""
        raise BrokenPipeError


def terminal() -> Terminal:
    """Standard output as people read it; styled on a terminal only."""
    return Terminal(highlight=False)


def print_json(value: object) -> None:
    """The value as indented JSON."""
    click.echo(msgspec.json.format(msgspec.json.encode(value)))


def print_json_line(value: object) -> None:
    """The value as one line of JSON."""
    click.echo(msgspec.json.encode(value))


def counted(number: int, one: str, several: str) -> str:
    """The number with its noun.

    >>> counted(1, "company", "companies"), counted(0, "company", "companies")
    ('1 company', '0 companies')
    """
    return f"{number:,} {one if number == 1 else several}"


def write_what_can_be_shown() -> None:
    """Let letters that the terminal's encoding lacks be written with those that it has, instead of failing."""
    codecs.register_error("plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plain")


def drop_unwritten() -> None:
    """Let go of what standard output could not be written of, so that it is not tried again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    char = error.object[error.start]
    letters = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
    return _PLAIN.get(char) or letters or "?", error.start + 1
