"""The catalogue that a new installation starts with: one TOML file a company, shipped in the package."""

from pathlib import Path


def starter_files() -> list[Path]:
    """The files of the starter catalogue in order of slug."""
    return sorted(Path(__file__).parent.glob("*.toml"))
