"""The columns of the CSV files, in order, each with how its cells are read."""

from collections.abc import Callable


def text(cell: str) -> object:
    """The cell as it stands."""
    return cell


def number(cell: str) -> object:
    """The cell as a whole number, or as it stands where it is none, for the record to refuse."""
    try:
        return int(cell)
    except ValueError:
        return cell


def words(cell: str) -> object:
    """The cell's parts between spaces."""
    return cell.split()


COLUMNS: dict[str, dict[str, Callable[[str], object]]] = {
    "companies": {
        "slug": text,
        "name": text,
        "description": text,
        "country": text,
        "headquarters": text,
        "website": text,
        "logo_url": text,
        "isin": text,
        "wikidata": text,
        "locations": number,
        "owner": text,
        "domains": words,
    },
    "aliases": {"company": text, "name": text, "kind": text, "badge": text},
    "industries": {"company": text, "code": text, "title": text},
    "contacts": {"company": text, "kind": text, "value": text},
    "events": {
        "company": text,
        "id": text,
        "date": text,
        "date_precision": text,
        "title": text,
        "summary": text,
        "image_url": text,
    },
    "sources": {"company": text, "event": text, "title": text, "url": text, "publisher": text},
    "impacts": {
        "company": text,
        "event": text,
        "category": text,
        "score": number,
        "rationale": text,
        "assessed_on": text,
        "source_title": text,
        "source_url": text,
        "source_publisher": text,
    },
}
