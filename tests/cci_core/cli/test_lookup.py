"""`cci lookup` as a person or a script runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KEYS = {"query", "status", "company", "matched", "how", "confidence", "candidates"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lookup")


def cci(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cci_core", "lookup", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "CCI_AS_OF": "2025-04-20"},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_json_has_the_form_of_the_contract(folder: Path) -> None:
    answer = json.loads(cci(folder, "tesla motors", "--json").stdout)
    assert set(answer) == KEYS
    assert set(answer["company"]) == {"slug", "name", "score", "tier"}
    assert (answer["status"], answer["company"]["slug"], answer["how"]) == ("match", "tesla", "exact")


def test_a_batch_answers_each_line_in_order(folder: Path) -> None:
    result = cci(folder, "--batch", "-", stdin="adidas\n\nnobody knows this\nhttps://www.nike.com/x\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["query"] for each in answers] == ["adidas", "", "nobody knows this", "https://www.nike.com/x"]
    assert [each["company"] and each["company"]["slug"] for each in answers] == ["adidas", None, None, "nike"]


def test_a_batch_reads_a_file(folder: Path) -> None:
    (folder / "names.txt").write_text("Nestlé\n", encoding="utf-8")
    assert json.loads(cci(folder, "--batch", "names.txt").stdout)["company"]["slug"] == "nestle"


def test_people_see_score_tier_and_reason(folder: Path) -> None:
    result = cci(folder, "INM")
    assert "National Migration Institute" in result.stdout
    assert "6.69" in result.stdout
    assert "Objector" in result.stdout
    assert "found by its name: INM" in result.stdout


def test_people_are_asked_which_one(folder: Path) -> None:
    result = cci(folder, "Apple Bank")
    assert result.returncode == 0
    assert "Which one is meant?" in result.stdout


def test_people_are_told_when_nothing_is_like_it(folder: Path) -> None:
    result = cci(folder, "Delta Air Lines")
    assert "No company of that name is listed." in result.stdout
    assert "Which one is meant?" not in result.stdout


@pytest.mark.parametrize("arguments", [(), ("tesla", "--batch", "-"), ("--batch", "nowhere.txt")])
def test_wrong_usage_is_said(folder: Path, arguments: tuple[str, ...]) -> None:
    assert cci(folder, *arguments).returncode == 2


def test_a_name_that_is_not_text_is_answered(folder: Path) -> None:
    assert json.loads(cci(folder, "\udcff", "--json").stdout)["status"] == "none"


def test_people_are_not_shown_names_of_no_confidence(folder: Path) -> None:
    result = cci(folder, "walmrt")
    assert "Walmart" in result.stdout
    assert "Google" not in result.stdout
