"""Kinds of value that clients send, each with its bounds in words."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from cci_core.records.countries import COUNTRY_CODES

PageSize = Annotated[int, Meta(ge=1, le=100, description="a whole number from 1 to 100")]
Asked = Annotated[
    str,
    Meta(
        description="a company's name, domain, address, ISIN or ticker",
        extra_json_schema={"examples": ["Tesla", "www.nike.com", "US0378331005"]},
    ),
]
TierSlug = Annotated[str, Meta(max_length=40, description="a tier of the methodology, or unrated")]
Country = Annotated[
    str,
    Meta(
        description="ISO 3166-1 alpha-2, two capital letters, such as MX",
        extra_json_schema={"enum": sorted(COUNTRY_CODES)},
    ),
]
IndustryPrefix = Annotated[
    str, Meta(pattern=r"^[1-9][0-9]{0,5}\Z", description="one to six digits that NAICS codes begin with, such as 3361")
]
HistoryStart = Annotated[
    date,
    Meta(description="a day such as 2025-04-20 (of a longer span the newest 3,650 days are answered)"),
]
HistoryEnd = Annotated[date, Meta(description="a day such as 2025-04-20 (today where it lies ahead)")]
Position = Annotated[
    str,
    Meta(
        pattern=r"^[ab][0-7]([0-9a-f]{2}){1,400}\Z",
        max_length=802,
        description="taken unchanged from the links next and previous",
    ),
]
