"""The tables as they stand after the newest migration.

A company's record and an event's record are kept as the JSON of their one definition in `cci_core.records`;
beside them stand only the columns that statements select, join or order by.
"""

from sqlalchemy import Column, Date, ForeignKey, Index, LargeBinary, MetaData, String, Table, Text
from sqlalchemy import Integer as Int

metadata = MetaData(
    naming_convention={"fk": "fk_%(table_name)s_%(column_0_name)s", "ix": "ix_%(table_name)s_%(column_0_name)s"}
)

counters = Table(
    "counters",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Int, nullable=False),
)
"""`catalogue`: the revision that every committed change of the catalogue raises."""

facts = Table(
    "facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the database knows of itself, such as the release that last migrated it."""

companies = Table(
    "companies",
    metadata,
    Column("slug", String(120), primary_key=True),
    Column(
        "owner",
        String(120),
        ForeignKey("companies.slug", deferrable=True, initially="DEFERRED"),
    ),
    Column("digest", LargeBinary(16), nullable=False),
    Column("record", Text, nullable=False),
)
"""One row a company: its record without events, and the digest of the whole with them."""

events = Table(
    "events",
    metadata,
    Column(
        "company",
        String(120),
        ForeignKey("companies.slug", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        primary_key=True,
    ),
    Column("id", String(120), primary_key=True),
    Column("place", Int, nullable=False),
    Column("day", Date, nullable=False),
    Column("record", Text, nullable=False),
)
"""One row an event with its impacts, in the order of the company's record."""

Index("ix_companies_owner", companies.c.owner)
