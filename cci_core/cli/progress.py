"""A progress bar with rate and remaining time, on a terminal only."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from cci_core.exchange.importing import Progress as ImportProgress
from cci_core.messages import text
from cci_core.publishing import Progress as PublishProgress


@contextmanager
def import_progress(total_bytes: int) -> Iterator[ImportProgress]:
    """Shows bytes read of the total, companies, rate and time left; silent where stderr is no terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.fields[companies]:,} companies"),
        BarColumn(),
        TextColumn("{task.percentage:.0f} %"),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("import", total=total_bytes, companies=0)

        def note(bytes_read: int, companies_read: int, /) -> None:
            if companies_read % 500 == 0 or bytes_read >= total_bytes:
                bar.update(task, completed=bytes_read, companies=companies_read)

        yield note


@contextmanager
def publish_progress() -> Iterator[PublishProgress]:
    """Shows how many companies are done of all, and the time left; silent where stderr is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=None)

        def note(done: int, companies: int, /) -> None:
            shown = text("publishing.companies", done=f"{done:,}", all=f"{companies:,}")
            bar.update(task, completed=done, total=companies, description=shown)

        yield note
