"""The files that are not of one company."""

from collections.abc import Iterator

import msgspec

from cci_core.messages import Language
from extension_api.methodology import described_methodology
from extension_api.pages.render import render_about_page, render_error_page, render_home_page, render_methodology_page
from extension_api.pages.sitemap import robots, sitemaps
from extension_api.pages.views import home_view, text_view
from extension_api.publishing.feed import atom_feed
from extension_api.publishing.setting import Setting


def site_files(setting: Setting) -> Iterator[tuple[str, bytes]]:
    """Path and content of methodology, pages, sitemap, feed and static files."""
    methodology = msgspec.json.encode(described_methodology(setting.directory.methodology))
    yield "v1/methodology", methodology
    yield "v1/methodology.json", methodology
    if setting.languages:
        yield from _for_people(setting)


def _for_people(setting: Setting) -> Iterator[tuple[str, bytes]]:
    directory = setting.directory
    for language in setting.languages:
        yield from _pages(setting, language)
    yield "404.html", _missing(setting)
    _, links = setting.page(setting.languages[0])
    yield "robots.txt", robots(links).encode()
    yield "feed.xml", atom_feed(directory, links).encode()
    for number, part in enumerate(sitemaps(directory, links)):
        yield f"sitemap-{number}.xml" if number else "sitemap.xml", part.encode()
    yield from setting.files.items()


def _pages(setting: Setting, language: Language) -> Iterator[tuple[str, bytes]]:
    file, links = setting.page(language)
    yield file, render_home_page(home_view(setting.directory, language), links).encode()
    texts = text_view(setting.directory, language)
    for path, render in (("methodology", render_methodology_page), ("about", render_about_page)):
        file, links = setting.page(language, path)
        yield file, render(texts, links).encode()


def _missing(setting: Setting) -> bytes:
    """What a static host shows for an address without a file: it stands at any depth, so its links are whole."""
    language = setting.languages[0]
    _, links = setting.page(language)
    links = msgspec.structs.replace(links, root=f"{setting.public_url}/")
    return render_error_page(404, "", None, language, links).encode()
