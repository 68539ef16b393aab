"""Views become HTML; nothing here knows of requests, so the same pages can be written as files."""

from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cci_core.cards import alt_text, day_text
from cci_core.curation import REPORT_KINDS, Report
from cci_core.messages import Language, area, score_text, signed_text, text
from extension_api.listing import SORTS
from extension_api.pages.company import MOST_FINDINGS, CompanyView, source_label
from extension_api.pages.investigate import GROUPS
from extension_api.pages.jsonld import organization
from extension_api.pages.links import Links
from extension_api.pages.shown import finalized
from extension_api.pages.views import SMALLEST_MOVE, AlternativesView, HomeView, ListView, TextView

_FOLDER = Path(__file__).with_name("templates")


def render_company_page(view: CompanyView, links: Links) -> str:
    """The page of a company."""
    return _render(
        "company.html",
        view,
        links,
        f"companies/{view.company.slug}",
        linked_data=organization(view, links),
        alt=alt_text(view.card),
        most_findings=MOST_FINDINGS,
        groups=GROUPS,
    )


def render_home_page(view: HomeView, links: Links) -> str:
    """The start page."""
    return _render("home.html", view, links, "", smallest_move=SMALLEST_MOVE)


def render_list_page(view: ListView, links: Links) -> str:
    """A page of the directory or of an industry."""
    path = "companies" if view.industry is None else f"industries/{view.industry.code}"
    return _render("list.html", view, links, path, sorts=SORTS)


def render_alternatives_page(view: AlternativesView, links: Links) -> str:
    """All alternatives of a company."""
    return _render("alternatives.html", view, links, f"companies/{view.company.slug}/alternatives")


def render_methodology_page(view: TextView, links: Links) -> str:
    """How scores are made."""
    return _render("methodology.html", view, links, "methodology")


def render_about_page(view: TextView, links: Links) -> str:
    """What this is, and who may do what with it."""
    return _render("about.html", view, links, "about")


def render_report_page(report: Report, name: str | None, view: TextView, links: Links) -> str:
    """What became of a report."""
    return _render("report.html", view, links, f"reports/{report.id}", report=report, company_name=name)


def render_error_page(status: int, detail: str, view: ListView | None, language: Language, links: Links) -> str:
    """What went wrong, with companies that may have been meant."""
    return _render("error.html", view, links, "", language=language, status=status, detail=detail)


def _render(template: str, view: Any, links: Links, path: str, **values: Any) -> str:
    language: Language = values.pop("language", None) or view.language
    return (
        _environment()
        .get_template(template)
        .render(
            view=view,
            links=links,
            path=path,
            language=language,
            report_kinds=REPORT_KINDS,
            countries=area("countries", language),
            t=partial(_say, language),
            day=partial(_day, language),
            **values,
        )
    )


def _say(language: Language, key: str, **values: object) -> str:
    return text(f"pages.{key}", language, **values)


def _day(language: Language, day: date, precision: Any = "day") -> str:
    return day_text(day, language, precision)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["score"] = score_text
    environment.filters["signed"] = signed_text
    environment.filters["whole"] = lambda points: f"{points:+d}".replace("-", "−")
    environment.filters["source"] = source_label
    environment.filters["lines"] = _lines
    return environment


def _lines(written: str) -> list[str]:
    """The paragraphs of a longer text."""
    return [line.strip() for line in written.splitlines() if line.strip()]
