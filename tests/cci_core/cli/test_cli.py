"""The command as a person types it: a real process on a real database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PUBLISHED_DAY = {"CCI_AS_OF": "2025-04-20"}


class Cci:
    """Runs `cci` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cci_core", *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder)} | environ,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def cci(tmp_path: Path) -> Cci:
    return Cci(tmp_path)


def test_published_record_has_its_score_and_contributions_that_add_up(cci: Cci) -> None:
    result = cci("score", "national-migration-institute", "--json", **PUBLISHED_DAY)
    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    assert round(answer["score"]["value"], 2) == 6.69
    assert answer["score"]["tier"] == "objector"
    assert len(answer["contributions"]) == 13
    assert abs(sum(part["value"] for part in answer["contributions"]) - answer["score"]["value"]) < 1e-9


def test_score_for_people_shows_every_reason(cci: Cci) -> None:
    result = cci("score", "national-migration-institute", **PUBLISHED_DAY)
    assert "6.69" in result.stdout
    assert "Objector" in result.stdout
    assert result.stdout.count("2025-01-06") == 3


def test_as_of_wins_over_the_settings(cci: Cci) -> None:
    early = cci("score", "national-migration-institute", "--as-of", "2022-01-01", "--json", **PUBLISHED_DAY)
    assert json.loads(early.stdout)["score"]["evidence"]["events"] == 1


def test_unknown_company_is_named_with_the_cure(cci: Cci) -> None:
    result = cci("score", "nobody")
    assert (result.returncode, result.stdout) == (1, "")
    assert "'nobody'" in result.stderr
    assert "cci lookup" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["scoer"],
        ["score"],
        ["score", "a", "--as-of", "soon"],
        ["score", "a", "--as-of", "0001-01-01"],
        ["import"],
        ["export"],
    ],
)
def test_wrong_usage_is_exit_code_two(cci: Cci, arguments: list[str]) -> None:
    result = cci(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CCI_PORT", "many"),
        ("CCI_PORT", "70000"),
        ("CCI_AS_OF", "soon"),
        ("CCI_AS_OF", "0001-01-01"),
        ("CCI_PORT", "9" * 5000),
        ("CCI_DATABASE_URL", "mysql://a"),
        ("CCI_PUBLIC_URL", "cci.example"),
        ("CCI_DISCORD_API_URL", "http://discord.example/api"),
        ("CCI_DISCORD_GATEWAY_URL", "ws://discord.example"),
        ("CCI_DISCORD_TOKEN_FILE", "/nowhere"),
        ("CCI_METHODOLOGY", "/nowhere.toml"),
    ],
)
def test_wrong_setting_stops_the_start_and_names_itself(cci: Cci, name: str, value: str) -> None:
    result = cci("check", **{name: value})
    assert result.returncode == 1
    assert name in result.stderr or value in result.stderr
    assert "Traceback" not in result.stderr


def test_import_reports_and_is_idempotent(cci: Cci) -> None:
    (cci.folder / "a.jsonl").write_text('{"slug": "zorblax", "name": "Zorblax Widgets"}\n')
    assert cci("import", "a.jsonl").stdout == "1 added, 0 changed, 0 unchanged, 0 removed\n"
    assert cci("import", "a.jsonl").stdout == "0 added, 0 changed, 1 unchanged, 0 removed\n"


def test_import_with_a_fault_says_where_and_exits_with_one(cci: Cci) -> None:
    (cci.folder / "a.jsonl").write_text('{"slug": "zorblax"}\n')
    result = cci("import", "a.jsonl")
    assert (result.returncode, result.stdout) == (1, "")
    assert "a.jsonl line 1: 'name' is missing; add it" in result.stderr


def test_import_into_a_new_database_holds_only_what_was_imported(cci: Cci) -> None:
    (cci.folder / "a.jsonl").write_text('{"slug": "zorblax", "name": "Zorblax Widgets"}\n')
    cci("import", "a.jsonl")
    cci("export", "out.jsonl")
    assert (cci.folder / "out.jsonl").read_text() == '{"slug":"zorblax","name":"Zorblax Widgets"}\n'


def test_starter_catalogue_is_in_order(cci: Cci) -> None:
    result = cci("check")
    assert (result.returncode, result.stdout) == (0, ""), result.stdout


def test_check_finds_likely_duplicates(cci: Cci) -> None:
    records = [
        {"slug": "zorblax", "name": "Zorblax Widgets", "domains": ["zorblax.example"]},
        {"slug": "zorblax-2", "name": "ZORBLAX widgets", "domains": ["zorblax.example"]},
    ]
    (cci.folder / "a.json").write_text(json.dumps(records))
    cci("import", "a.json")
    result = cci("check")
    assert result.returncode == 1
    assert "shares the domain 'zorblax.example' with zorblax-2" in result.stdout
    assert "shares the name" in result.stdout


def test_backup_and_restore(cci: Cci) -> None:
    assert cci("backup", "copy.db").returncode == 0
    (cci.folder / "a.jsonl").write_text('{"slug": "zorblax", "name": "Zorblax Widgets"}\n')
    cci("import", "a.jsonl")
    assert cci("restore", "copy.db").returncode == 0
    assert cci("score", "zorblax").returncode == 1
    assert cci("check").returncode == 0


def test_every_command_has_help_that_teaches(cci: Cci) -> None:
    listing = cci("--help", COLUMNS="80").stdout
    assert "..." not in listing.partition("Commands:")[2]
    assert max(map(len, listing.splitlines())) <= 80
    for command in ("run", "api", "bot", "import", "export", "lookup", "score", "check", "backup", "restore"):
        assert f"  {command} " in listing
        assert len(cci(command, "--help").stdout.splitlines()) > 5


def test_hostile_title_reaches_the_terminal_as_text(cci: Cci) -> None:
    event = {
        "date": "2024-01-01",
        "title": "[red]not markup[/red] \u202eabc",
        "sources": [{"title": "s"}],
        "impacts": [{"category": "market-power", "score": 5}],
    }
    (cci.folder / "a.json").write_text(json.dumps({"slug": "zorblax", "name": "Z [bold]x", "events": [event]}))
    cci("import", "a.json")
    shown = cci("score", "zorblax").stdout
    assert "[red]not markup[/red]" in shown.replace("\n", " ")
    assert "Z [bold]x" in shown
    assert "\u202e" not in shown


def test_a_day_in_a_score_is_no_finer_than_it_is_known(cci: Cci) -> None:
    event = {"date": "2024-01-01", "date_precision": "year", "title": "Surge"}
    impact = {"category": "market-power", "score": 5}
    (cci.folder / "a.json").write_text(
        json.dumps({"slug": "a", "name": "A", "events": [event | {"impacts": [impact]}]})
    )
    cci("import", "a.json")
    shown = cci("score", "a", **PUBLISHED_DAY).stdout
    assert "2024  " in shown
    assert "2024-01-01" not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["score", "nike", "--as-of", "yesterday"], "must be a day such as 2026-01-31, got 'yesterday'"),
        (["score", "nike", "--as-of", "1500-01-01"], "must lie between 1800-01-01 and 2199-12-31"),
        (["move", "--to", "mysql://a"], "Invalid value for --to: must start with sqlite:/// or postgresql://"),
    ],
)
def test_a_wrong_option_is_named_with_its_cure(cci: Cci, arguments: list[str], said: str) -> None:
    result = cci(*arguments)
    assert result.returncode == 2
    assert said in result.stderr
