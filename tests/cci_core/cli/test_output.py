"""Where commands write: a pipe that closes, a full disk, a terminal of few letters."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "cci_core"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "CCI_DATABASE_URL": f"sqlite:///{tmp_path / 'cci.db'}"}


@pytest.mark.parametrize(
    "arguments",
    [["lookup", "--batch", "-"], ["lookup", "the"], ["lookup", "nike", "--json"], ["score", "nike"], ["--help"]],
)
def test_a_reader_who_leaves_is_no_error(environment: dict[str, str], arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [*COMMAND, *arguments],
        env=environment,
        input=b"nike\n" * 500,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_full_disk_is_said_without_a_traceback(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*COMMAND, "lookup", "nike", "--json"], env=environment, stdout=full, stderr=-1, check=False
        )
    assert result.returncode == 1
    assert result.stderr.decode().strip() == "cci: [Errno 28] No space left on device"


def test_letters_that_a_terminal_lacks_are_written_with_those_it_has(environment: dict[str, str]) -> None:
    narrow = environment | {"PYTHONIOENCODING": "ascii"}
    result = subprocess.run([*COMMAND, "lookup", "nestle.com"], env=narrow, capture_output=True, check=True)
    assert result.stdout.decode("ascii").startswith("Nestle  -")


def test_data_is_utf_8_whatever_the_terminal_lacks(environment: dict[str, str]) -> None:
    narrow = environment | {"PYTHONIOENCODING": "ascii"}
    result = subprocess.run([*COMMAND, "lookup", "nestle.com", "--json"], env=narrow, capture_output=True, check=True)
    assert json.loads(result.stdout)["company"]["name"] == "Nestlé"
