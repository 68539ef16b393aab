"""`cci reports`."""

import asyncio
import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from cci_core.cli.reports import reports
from cci_core.curation import Submission, submit
from cci_core.storage import Store


@pytest.fixture
def database(tmp_path, monkeypatch) -> str:
    url = f"sqlite:///{tmp_path / 'cci.db'}"
    monkeypatch.setenv("CCI_DATABASE_URL", url)
    return url


@pytest.fixture
def report_id(database) -> str:
    async def send() -> str:
        store = await Store.open(database)
        text = "A long text \N{RIGHT-TO-LEFT OVERRIDE} with [red]markup[/red] and more than fits in a table"
        report = await submit(store, Submission(kind="other", text=text, contact="me"), datetime.now(UTC))
        await store.close()
        return report.id

    return asyncio.run(send())


def run(*arguments: str):
    return CliRunner().invoke(reports, arguments)


def test_list_shows_what_waits_as_a_table_and_as_json(report_id):
    table = run("list")
    assert report_id in table.stdout
    assert table.stderr == "1 report\n"
    (line,) = run("list", "--json").stdout.splitlines()
    assert json.loads(line)["id"] == report_id


def test_show_prints_the_text_without_what_a_terminal_would_obey(report_id):
    shown = run("show", report_id).stdout
    assert "[red]markup[/red]" in shown
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in shown
    assert json.loads(run("show", report_id, "--json").stdout)["submission"]["contact"] == "me"


def test_accept_decides_once(report_id):
    assert run("accept", report_id, "--note", "right").exit_code == 0
    assert json.loads(run("show", report_id, "--json").stdout)["state"] == "accepted"
    assert run("decline", report_id).exit_code == 1
    assert run("list", "--json").stdout == ""
    assert report_id in run("list", "--state", "all", "--json").stdout
