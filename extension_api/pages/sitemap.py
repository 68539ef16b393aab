"""What search engines are told: every page that is worth finding, and what to leave alone."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from cci_core.directory import Directory
from extension_api.pages.links import Links

MOST_ADDRESSES = 50_000
"""In one file, by the protocol of sitemaps.org."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def robots(links: Links) -> str:
    """The robots.txt of the site."""
    return f"User-agent: *\nDisallow: /v1/\nDisallow: /reports/\nSitemap: {links.public_url}/sitemap.xml\n"


def sitemaps(directory: Directory, links: Links) -> list[str]:
    """The files of the sitemap; where one does not suffice, the first is an index of those that follow."""
    lines = list(_lines(directory, links))
    files = [_file(lines[start : start + MOST_ADDRESSES]) for start in range(0, len(lines), MOST_ADDRESSES)]
    if len(files) == 1:
        return files
    parts = "".join(
        f"<sitemap><loc>{escape(links.public_url)}/sitemap-{number}.xml</loc></sitemap>"
        for number in range(1, len(files) + 1)
    )
    return [f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">{parts}</sitemapindex>\n', *files]


def _lines(directory: Directory, links: Links) -> Iterator[str]:
    for path in ("", "companies", "methodology", "about"):
        yield f"<url><loc>{escape(links.public(path))}</loc></url>"
    for code in sorted({industry.code for entry in directory.entries for industry in entry.industries}):
        yield f"<url><loc>{escape(links.public(f'industries/{code}'))}</loc></url>"
    for entry in directory.entries:
        changed = "" if entry.evidence.latest is None else f"<lastmod>{entry.evidence.latest}</lastmod>"
        yield f"<url><loc>{escape(links.public(f'companies/{entry.slug}'))}</loc>{changed}</url>"


def _file(lines: list[str]) -> str:
    return f'{_HEAD}<urlset xmlns="{_NAMESPACE}">{"".join(lines)}</urlset>\n'
