"""The lists: all companies, and those of each industry, in numbered pages; all companies as data too."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from cci_core.directory import Directory, Entry
from cci_core.records import Industry
from extension_api.answers import CompanyList, company_line
from extension_api.listing import Page, arrange
from extension_api.pages.lists import PAGE_SIZE
from extension_api.pages.render import render_list_page
from extension_api.pages.views import list_view
from extension_api.publishing.setting import Setting

LINES = 100
"""Companies in one file of data."""


def list_files(setting: Setting) -> Iterator[tuple[str, bytes]]:
    """Path and content of every page of every list."""
    directory = setting.directory
    by_name = arrange(directory.entries, "name").entries
    yield from _data(directory, by_name)
    yield from _list(setting, "companies", by_name, None)
    titles = {each.code: each for entry in directory.entries for each in entry.industries}
    for code, entries in _by_industry(directory, titles).items():
        yield from _list(setting, f"industries/{code}", arrange(entries, "score").entries, titles[code])


def _by_industry(directory: Directory, codes: Mapping[str, Industry]) -> dict[str, list[Entry]]:
    """The companies of each code, those of longer codes that begin with it included."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in directory.entries:
        own = {each.code[:length] for each in entry.industries for length in range(1, len(each.code) + 1)}
        for code in own & codes.keys():
            found[code].append(entry)
    return found


def _list(
    setting: Setting, path: str, entries: Sequence[Entry], industry: Industry | None
) -> Iterator[tuple[str, bytes]]:
    for number, page in enumerate(_pages(entries, PAGE_SIZE), start=1):
        for language in setting.languages:
            file, links = setting.page(language, path, str(number))
            view = list_view(setting.directory, page, language, industry=industry)
            yield file, render_list_page(view, links).encode()


def _data(directory: Directory, entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
    """The answers of the service's list, with links to the neighbouring files beside them."""
    for number, page in enumerate(_pages(entries, LINES), start=1):
        answer = CompanyList(
            total=page.total,
            companies=tuple(company_line(entry) for entry in page.entries),
            next=page.following and _name(page.following),
            previous=page.preceding and _name(page.preceding),
            as_of=directory.version.day,
            methodology=directory.version.methodology,
        )
        yield f"v1/{_name(str(number))}", msgspec.json.encode(answer)


def _name(number: str) -> str:
    return "companies.json" if number == "1" else f"companies-{number}.json"


def _pages(entries: Sequence[Entry], size: int) -> Iterator[Page]:
    """The pages with their neighbours' numbers; one page without companies where there are none."""
    last = max(1, -(-len(entries) // size))
    for number in range(1, last + 1):
        yield Page(
            entries=tuple(entries[(number - 1) * size : number * size]),
            total=len(entries),
            following=str(number + 1) if number < last else None,
            preceding=str(number - 1) if number > 1 else None,
        )
