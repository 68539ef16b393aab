"""The catalogue that a new installation starts with: one TOML file a company, shipped in the package."""

from pathlib import Path

STARTER = Path(__file__).parent
"""The folder of the starter catalogue, to be imported whole."""


def starter_files() -> list[Path]:
    """The files of the starter catalogue in order of slug."""
    return sorted(STARTER.glob("*.toml"))
