"""The newest events as an Atom feed; RFC 4287."""

from datetime import date
from xml.sax.saxutils import escape

from cci_core.directory import Directory, Entry
from extension_api.pages.links import Links

MOST = 50
_MIDNIGHT = "T00:00:00Z"


def atom_feed(directory: Directory, links: Links) -> str:
    """The companies with the newest counted events, the newest first."""
    dated = [entry for entry in directory.entries if entry.headline is not None]
    newest = sorted(dated, key=lambda entry: (_day(entry), entry.slug), reverse=True)[:MOST]
    address, entries = escape(links.public()), "".join(_item(entry, links) for entry in newest)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>CCI</title><id>{address}</id><author><name>CCI</name></author>"
        f'<link href="{address}"/><link rel="self" href="{escape(links.public_url)}/feed.xml"/>'
        f"<updated>{directory.version.day}{_MIDNIGHT}</updated>{entries}</feed>\n"
    )


def _item(entry: Entry, links: Links) -> str:
    address = escape(links.public(f"companies/{entry.slug}"))
    title = escape(f"{entry.name}: {entry.headline.title if entry.headline else ''}")
    return (
        f"<entry><title>{title}</title><id>{address}#{_day(entry)}</id>"
        f'<link href="{address}"/><updated>{_day(entry)}{_MIDNIGHT}</updated></entry>'
    )


def _day(entry: Entry) -> date:
    return entry.headline.date if entry.headline else date.min
