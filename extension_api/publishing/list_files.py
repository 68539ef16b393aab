"""The lists: all companies, and those of each industry, in numbered pages; all companies as data too."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from cci_core.directory import Directory, Entry
from cci_core.records import Industry
from extension_api.answers import CompanyList, company_line
from extension_api.listing import Page, arrange
from extension_api.pages.lists import PAGE_SIZE
from extension_api.pages.render import render_list_page
from extension_api.pages.views import list_view
from extension_api.publishing.parts import Part, made_from_all
from extension_api.publishing.setting import Setting

Written = tuple[Part, Callable[[], Sequence[bytes]]]
LINES = 100
"""Companies in one file of data."""


def list_parts(setting: Setting) -> Iterator[Written]:
    """Every page of every list, in all languages at once, and how to write it."""
    directory = setting.directory
    by_name = arrange(directory.entries, "name").entries
    yield from _data(setting, by_name)
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


def _list(setting: Setting, path: str, entries: Sequence[Entry], industry: Industry | None) -> Iterator[Written]:
    for number, page in enumerate(_pages(entries, PAGE_SIZE), start=1):
        files = tuple(setting.page(language, path, str(number))[0] for language in setting.languages)
        made_from = made_from_all(setting.pages_from, industry, page.total, *_digests(setting, page))
        yield Part(files, made_from), partial(_written, setting, path, str(number), page, industry)


def _written(setting: Setting, path: str, number: str, page: Page, industry: Industry | None) -> Sequence[bytes]:
    views = (
        (list_view(setting.directory, page, language, industry=industry), setting.page(language, path, number)[1])
        for language in setting.languages
    )
    return [render_list_page(view, links).encode() for view, links in views]


def _data(setting: Setting, entries: Sequence[Entry]) -> Iterator[Written]:
    """The answers of the service's list, with links to the neighbouring files beside them."""
    for number, page in enumerate(_pages(entries, LINES), start=1):
        made_from = made_from_all(setting.data_from, page.total, *_digests(setting, page))
        yield Part((f"v1/{_name(str(number))}",), made_from), partial(_answer, setting.directory, page)


def _answer(directory: Directory, page: Page) -> Sequence[bytes]:
    answer = CompanyList(
        total=page.total,
        companies=tuple(company_line(entry) for entry in page.entries),
        next=page.following and _name(page.following),
        previous=page.preceding and _name(page.preceding),
        as_of=directory.version.day,
        methodology=directory.version.methodology,
    )
    return [msgspec.json.encode(answer)]


def _digests(setting: Setting, page: Page) -> Iterator[bytes]:
    return (setting.digests[entry.slug] for entry in page.entries)


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
