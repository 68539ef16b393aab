"""The tables as they stand after the newest migration.

A company's record and an event's record are kept as the JSON of their one definition in `cci_core.records`;
beside them stand only the columns that statements select, join or order by.
"""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, LargeBinary, MetaData, String, Table, Text
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

reports = Table(
    "reports",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("received_at", String(20), nullable=False),
    Column("state", String(10), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("company", String(120)),
    Column("text", Text, nullable=False),
    Column("source", Text),
    Column("contact", Text),
    Column("decided_at", String(20)),
    Column("note", Text),
)
"""One row a report that a reader sent in; moments are UTC as `2025-04-20T12:00:00Z`, which sorts."""

Index("ix_companies_owner", companies.c.owner)
Index("ix_reports_state", reports.c.state, reports.c.received_at, reports.c.id)

guilds = Table(
    "guilds",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("record", Text, nullable=False),
)
"""One row a Discord server that has settings of its own."""

asked = Table(
    "asked",
    metadata,
    Column("guild", String(20), primary_key=True),
    Column("company", String(120), primary_key=True),
    Column("times", Int, nullable=False),
)
"""How often a company was asked for in a Discord server; by whom is not kept."""

watch_places = Table(
    "watch_places",
    metadata,
    Column("place", String(32), primary_key=True),
    Column("guild", String(20)),
    Column("language", String(2), nullable=False),
    Column("daily", Boolean, nullable=False),
    Column("due_at", Float),
    Column("sent_at", Float),
    Column("lease_owner", String(40)),
    Column("lease_until", Float),
    Column("parcel", String(25)),
    Column("failures", Int, nullable=False),
    Column("note", Text),
)
"""One row a channel or person that alerts go to: when the next parcel is due, and which process delivers it."""

watches = Table(
    "watches",
    metadata,
    Column("place", String(32), ForeignKey("watch_places.place", ondelete="CASCADE"), primary_key=True),
    Column("company", String(120), primary_key=True),
    Column("points", Float),
    Column("made_by", String(20)),
    Column("tier", String(120), nullable=False),
    Column("score", Float),
    Column("revision", Int, nullable=False),
    Column("day", Date, nullable=False),
)
"""One row a watched company in a place, with the tier and score that the place was last told."""

alerts = Table(
    "alerts",
    metadata,
    Column("id", Int, primary_key=True, autoincrement=True),
    Column("place", String(32), ForeignKey("watch_places.place", ondelete="CASCADE"), nullable=False),
    Column("record", Text, nullable=False),
    Column("parcel", String(25)),
)
"""One row an alert that waits for delivery, in the order in which they arose."""

Index("ix_watch_places_due_at", watch_places.c.due_at)
Index("ix_watch_places_guild", watch_places.c.guild)
Index("ix_watches_company", watches.c.company)
Index("ix_alerts_place", alerts.c.place)
