"""What the documentation computes and shows is what the code does."""

import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from cci_core.exchange.csv_columns import COLUMNS
from cci_core.exchange.reading import read_file
from cci_core.methodology import load_methodology
from cci_core.records import Company, Event, Impact
from cci_core.scoring import Finding, contributions, findings_of, value_at
from cci_core.starter import STARTER

DOCS = Path(__file__).parents[2] / "docs"
FORMAT = (DOCS / "data-format.md").read_text("utf-8")
METHODOLOGY = (DOCS / "methodology.md").read_text("utf-8")


def example(suffix: str) -> str:
    return "\n".join(re.findall(rf"```{suffix}\n(.*?)```", FORMAT, re.DOTALL))


def shown(value: float, places: int) -> str:
    return f"{value:+.{places}f}".replace("-", "−")


def findings(slug: str) -> tuple[Finding, ...]:
    company = msgspec.toml.decode((STARTER / f"{slug}.toml").read_bytes(), type=Company)
    return findings_of(company.events, load_methodology())


def test_worked_example_has_the_computed_contributions() -> None:
    day = date(2026, 11, 24)
    for part in contributions(findings("ikea"), day, load_methodology()):
        row = f"| {(day - part.date).days} | "
        assert row in METHODOLOGY
        assert f"| {part.weight:.6f} | {shown(part.value, 4)} |" in METHODOLOGY


@pytest.mark.parametrize(
    ("day", "printed", "tier"),
    [
        (date(2026, 11, 24), "−5.1517", "appeaser"),
        (date(2021, 6, 15), "−16.00", "enabler"),
        (date(2022, 6, 1), "−6.14", "appeaser"),
        (date(2036, 11, 24), "−3.21", "bystander"),
    ],
)
def test_worked_example_has_the_computed_scores(day: date, printed: str, tier: str) -> None:
    methodology = load_methodology()
    score = value_at(findings("ikea"), day, methodology)
    assert score is not None
    assert shown(score, len(printed.split(".")[1])) == printed
    assert printed in METHODOLOGY
    assert methodology.tier_of(score) == tier


def test_methodology_page_names_every_weight_and_tier() -> None:
    methodology = load_methodology()
    for category in methodology.categories:
        assert f"| {category.title} | {category.weight:.2f} |" in METHODOLOGY
    for tier in methodology.tiers:
        assert f"| {tier.name} |" in METHODOLOGY


@pytest.mark.parametrize("suffix", ["toml", "json", "jsonl"])
def test_example_file_is_read_without_fault(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"example.{suffix}"
    file.write_text(example(suffix), "utf-8")
    found = list(read_file(file))
    assert [each.faults for each in found] == [()] * len(found)
    assert found[0].company is not None
    assert found[0].company.slug == "example-outfitters"


def test_csv_examples_are_read_as_one_company(tmp_path: Path) -> None:
    for name, table in re.findall(r"`(catalogue[a-z.]*\.csv)`\n```csv\n(.*?)```", FORMAT, re.DOTALL):
        (tmp_path / name).write_text(table, "utf-8")
    (found,) = read_file(tmp_path / "catalogue.csv")
    assert found.faults == ()
    assert found.company is not None
    assert (len(found.company.aliases), len(found.company.domains)) == (1, 2)
    assert [(len(event.sources), len(event.impacts)) for event in found.company.events] == [(1, 1)]


def test_every_column_of_csv_is_documented() -> None:
    for part, columns in COLUMNS.items():
        file = "NAME.csv" if part == "companies" else f"NAME.{part}.csv"
        assert f"| `{file}` | {' '.join(f'`{column}`' for column in columns)} |" in FORMAT


@pytest.mark.parametrize("record", [Company, Event, Impact])
def test_every_field_is_documented(record: type[msgspec.Struct]) -> None:
    assert [name for name in record.__struct_fields__ if f"`{name}`" not in FORMAT] == []
