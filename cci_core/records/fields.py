"""The kinds of value that records are made of, each with its bounds."""

from datetime import date
from typing import Annotated

from msgspec import Meta

_NO_CONTROLS = r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_ONE_LINE = r"[^\x00-\x1f\x7f\u2028\u2029]"
_LABEL = r"[a-z0-9-]{1,63}"

Slug = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
        max_length=120,
        description="lower-case letters and digits, joined by single hyphens",
    ),
]
EventId = Annotated[
    str, Meta(pattern=r"^[a-z0-9-]*\Z", max_length=120, description="lower-case letters, digits and hyphens")
]
Line = Annotated[
    str,
    Meta(
        pattern=rf"^{_ONE_LINE}*[^\s\x00-\x1f\x7f]{_ONE_LINE}*\Z",
        min_length=1,
        max_length=300,
        description="one line of text without control characters",
    ),
]
Text = Annotated[
    str,
    Meta(pattern=rf"^{_NO_CONTROLS}*\Z", max_length=10_000, description="text without control characters"),
]
ADDRESS = (
    "an address that starts with http:// or https://, without a user name; blanks, quotes and <>\\^`{|} percent-encoded"
)
WebAddress = Annotated[
    str,
    Meta(
        pattern=r"^https?://[^\s/?#@\"<>\\^`{|}\x00-\x1f\x7f]+([/?#][^\s\"<>\\^`{|}\x00-\x1f\x7f]*)?\Z",
        max_length=2048,
        description=ADDRESS,
    ),
]
HostAndPath = Annotated[
    str,
    Meta(
        pattern=rf"^({_LABEL}\.)+{_LABEL}(/[A-Za-z0-9._~%-]+)*\Z",
        max_length=253,
        description="a host name in lower-case ASCII (xn-- for others), with a path only where several share the host",
    ),
]
CountryCode = Annotated[
    str, Meta(pattern=r"^[A-Z]{2}\Z", description="ISO 3166-1 alpha-2, two capital letters, such as MX")
]
NaicsCode = Annotated[
    str, Meta(pattern=r"^[1-9][0-9]{1,5}\Z", description="NAICS 2022, two to six digits, such as 921120")
]
Isin = Annotated[
    str,
    Meta(
        pattern=r"^[A-Z]{2}[A-Z0-9]{9}[0-9]\Z",
        description="ISO 6166, twelve characters with a check digit, such as US0378331005",
    ),
]
WikidataId = Annotated[str, Meta(pattern=r"^Q[1-9][0-9]{0,11}\Z", description="a Wikidata item, Q and a number")]
Locations = Annotated[int, Meta(ge=0, le=10_000_000, description="a whole number from 0 to 10,000,000")]
Points = Annotated[int, Meta(ge=-100, le=100, description="a whole number from −100 to 100")]

EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)


def check_day(name: str, day: date | None) -> None:
    """Refuse a day that no evidence can have; `ValueError` names the field, the value and the range."""
    if day is not None and not EARLIEST <= day <= LATEST:
        raise ValueError(f"{name} must lie between {EARLIEST} and {LATEST}, got {day}")
