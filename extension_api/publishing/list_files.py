"""The lists: all companies, and those of each industry, in numbered pages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cci_core.directory import Directory, Entry
from cci_core.records import Industry
from extension_api.listing import Page, Sort, arrange
from extension_api.pages.lists import PAGE_SIZE
from extension_api.pages.render import render_list_page
from extension_api.pages.views import list_view
from extension_api.publishing.company_files import LANGUAGE
from extension_api.publishing.setting import Setting
from extension_api.publishing.static_links import page_folder


def list_files(setting: Setting) -> Iterator[tuple[str, bytes]]:
    """Path and content of every page of every list."""
    directory = setting.directory
    yield from _pages(setting, "companies", directory.entries, "name", None)
    titles = {each.code: each for entry in directory.entries for each in entry.industries}
    for code, entries in _by_industry(directory, titles).items():
        yield from _pages(setting, f"industries/{code}", entries, "score", titles[code])


def _by_industry(directory: Directory, codes: dict[str, Industry]) -> dict[str, list[Entry]]:
    """The companies of each code, those of longer codes that begin with it included."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in directory.entries:
        own = {each.code[:length] for each in entry.industries for length in range(1, len(each.code) + 1)}
        for code in own & codes.keys():
            found[code].append(entry)
    return found


def _pages(
    setting: Setting, path: str, entries: Sequence[Entry], sort: Sort, industry: Industry | None
) -> Iterator[tuple[str, bytes]]:
    ordered = arrange(entries, sort).entries
    last = max(1, -(-len(ordered) // PAGE_SIZE))
    for number in range(1, last + 1):
        page = Page(
            entries=ordered[(number - 1) * PAGE_SIZE : number * PAGE_SIZE],
            total=len(ordered),
            following=str(number + 1) if number < last else None,
            preceding=str(number - 1) if number > 1 else None,
        )
        folder = page_folder(path, str(number))
        view = list_view(setting.directory, page, LANGUAGE, industry=industry)
        yield f"{folder}index.html", render_list_page(view, setting.links(folder)).encode()
