"""The shipped systemd units, read by systemd itself."""

import shutil
import subprocess
import sys
from pathlib import Path

SHIPPED = Path(__file__).parents[2] / "deploy" / "systemd"
COMMAND = "/opt/cci/.venv/bin/cci"


def verified(folder: Path) -> str:
    """What systemd finds wrong with the units of a folder."""
    units = sorted(str(unit) for unit in folder.iterdir() if "@." not in unit.name)
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    return checked.stderr


def copied(folder: Path) -> Path:
    """The units, with a command that is there, and the one for ranges of shards as an instance."""
    for unit in SHIPPED.iterdir():
        name = unit.name.replace("@.", "@0-3.")
        (folder / name).write_text(unit.read_text().replace(COMMAND, sys.executable))
    return folder


def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    assert shutil.which("systemd-analyze") is not None
    assert verified(copied(tmp_path)) == ""


def test_systemd_would_find_a_misspelt_setting(tmp_path: Path) -> None:
    unit = copied(tmp_path) / "cci-api.service"
    unit.write_text(unit.read_text().replace("ProtectHome=yes", "ProtectHone=yes"))
    assert "ProtectHone" in verified(tmp_path)
