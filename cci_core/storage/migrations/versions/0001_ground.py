"""Companies, events and the revision of the catalogue."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "counters",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
    )
    op.create_table(
        "facts",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "companies",
        sa.Column("slug", sa.String(120), primary_key=True),
        sa.Column(
            "owner",
            sa.String(120),
            sa.ForeignKey("companies.slug", name="fk_companies_owner", deferrable=True, initially="DEFERRED"),
        ),
        sa.Column("digest", sa.LargeBinary(16), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("ix_companies_owner", "companies", ["owner"])
    op.create_table(
        "events",
        sa.Column(
            "company",
            sa.String(120),
            sa.ForeignKey(
                "companies.slug",
                name="fk_events_company",
                ondelete="CASCADE",
                deferrable=True,
                initially="DEFERRED",
            ),
            primary_key=True,
        ),
        sa.Column("id", sa.String(120), primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO counters (name, value) VALUES ('catalogue', 0)")
