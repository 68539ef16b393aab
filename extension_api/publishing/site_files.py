"""The files that are not of one company."""

from collections.abc import Iterator

import msgspec

from extension_api.methodology import described_methodology
from extension_api.pages.render import render_about_page, render_error_page, render_home_page, render_methodology_page
from extension_api.pages.sitemap import robots, sitemaps
from extension_api.pages.views import home_view, text_view
from extension_api.publishing.company_files import LANGUAGE
from extension_api.publishing.feed import atom_feed
from extension_api.publishing.list_files import list_files
from extension_api.publishing.setting import Setting


def site_files(setting: Setting) -> Iterator[tuple[str, bytes]]:
    """Path and content of pages, lists, data, sitemap, feed and static files."""
    directory, links = setting.directory, setting.links("")
    texts = text_view(directory, LANGUAGE)
    yield "index.html", render_home_page(home_view(directory, LANGUAGE), links).encode()
    yield "methodology/index.html", render_methodology_page(texts, setting.links("methodology/")).encode()
    yield "about/index.html", render_about_page(texts, setting.links("about/")).encode()
    yield "404.html", _missing(setting)
    methodology = msgspec.json.encode(described_methodology(directory.methodology))
    yield "v1/methodology", methodology
    yield "v1/methodology.json", methodology
    yield "robots.txt", robots(links).encode()
    yield "feed.xml", atom_feed(directory, links).encode()
    for number, part in enumerate(sitemaps(directory, links)):
        yield f"sitemap-{number}.xml" if number else "sitemap.xml", part.encode()
    yield from setting.files.items()
    yield from list_files(setting)


def _missing(setting: Setting) -> bytes:
    """What a static host shows for an address without a file: it stands at any depth, so its links are whole."""
    links = msgspec.structs.replace(setting.links(""), root=f"{setting.public_url}/")
    return render_error_page(404, "", None, LANGUAGE, links).encode()
