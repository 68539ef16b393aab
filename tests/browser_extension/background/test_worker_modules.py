"""The worker names every module beneath it, so that waking it is one step and not one for each level."""

from pathlib import Path

from browser_extension.imports import imports_in

EXTENSION = Path(__file__).parents[3] / "browser_extension"


def imported(module: Path) -> set[Path]:
    """The modules that this one names."""
    return {(module.parent / name).resolve() for name in imports_in(module.read_text())}


def test_the_worker_names_all_that_it_needs() -> None:
    worker = EXTENSION / "background.js"
    needed, waiting = set[Path](), [worker]
    while waiting:
        for module in imported(waiting.pop()) - needed:
            needed.add(module)
            waiting.append(module)
    assert len(needed) > 10
    assert imported(worker) == needed
