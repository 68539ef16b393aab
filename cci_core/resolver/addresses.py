"""Web addresses, domains and e-mail addresses as queries."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_ADDRESS = re.compile(
    r"""^(?P<scheme>[a-z][a-z0-9+.-]*://|//)?(?:[^\s/?#@]*@)?
        (?P<host>[^\s/?#@:]+\.[^\s/?#@:]{2,63})\.?(?::\d+)?(?P<path>/[^\s?#]*)?(?:[?#]\S*)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = re.compile(r"^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$")
_LONGEST = 2048


def company_at(domains: Mapping[str, int], query: str) -> int | None:
    """The company at the address that the query is: at its path, its host, or a domain that the host belongs to.

    A host under a public suffix that others rent, such as `someone.github.io`, does not belong to the suffix's owner.
    """
    place = _host_and_path(query)
    return None if place is None else next((domains[each] for each in _places(*place) if each in domains), None)


def is_address(query: str) -> bool:
    """Whether the query is unmistakably an address: with a scheme or a path, not just words joined by a dot."""
    found = _parsed(query)
    return found is not None and bool(found["scheme"] or found["path"])


def name_in_domain(domain: str) -> str:
    """The label before the public suffix: "tesco" of both `tesco.com` and `www.tesco.co.uk`; empty where none is.

    >>> name_in_domain("tesco.com"), name_in_domain("www.tesco.co.uk"), name_in_domain("a.b.co.uk")
    ('tesco', 'tesco', 'b')
    """
    own = domain if domain.count(".") == 1 else _suffixes().privatesuffix(domain)
    return own.partition(".")[0] if own else ""


def _parsed(query: str) -> re.Match[str] | None:
    return _ADDRESS.match(query[:_LONGEST]) if "." in query else None


def _host_and_path(query: str) -> tuple[str, str] | None:
    # Browsers read a backslash as a slash: what follows it is no part of the host.
    found = _parsed(query.replace("\\", "/"))
    host = None if found is None else _ascii_host(found["host"])
    return None if found is None or host is None else (host.removeprefix("www."), (found["path"] or "").rstrip("/"))


def _ascii_host(host: str) -> str | None:
    try:
        ascii_host = host.lower() if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return ascii_host if all(_LABEL.match(label) for label in ascii_host.split(".")) else None


def _places(host: str, path: str) -> Iterator[str]:
    segments = path.split("/")
    for length in range(len(segments), 0, -1):
        yield host + "/".join(segments[:length])
    yield from _parents(host)


def _parents(host: str) -> Iterator[str]:
    own = _suffixes().privatesuffix(host)
    while own and host != own and "." in host:
        host = host.split(".", 1)[1]
        yield host


@cache
def _suffixes() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 - reading the list takes time that few queries need

    return PublicSuffixList()
