"""Settings of Discord servers, what is asked there, watches and the alerts that wait for delivery."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the bot's tables."""
    op.create_table(
        "guilds",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "asked",
        sa.Column("guild", sa.String(20), primary_key=True),
        sa.Column("company", sa.String(120), primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.create_table(
        "watch_places",
        sa.Column("place", sa.String(32), primary_key=True),
        sa.Column("guild", sa.String(20)),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("daily", sa.Boolean, nullable=False),
        sa.Column("due_at", sa.Float),
        sa.Column("sent_at", sa.Float),
        sa.Column("lease_owner", sa.String(40)),
        sa.Column("lease_until", sa.Float),
        sa.Column("parcel", sa.String(25)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("note", sa.Text),
    )
    op.create_index("ix_watch_places_due_at", "watch_places", ["due_at"])
    op.create_index("ix_watch_places_guild", "watch_places", ["guild"])
    op.create_table(
        "watches",
        sa.Column("place", sa.String(32), _place("fk_watches_place"), primary_key=True),
        sa.Column("company", sa.String(120), primary_key=True),
        sa.Column("points", sa.Float),
        sa.Column("made_by", sa.String(20)),
        sa.Column("tier", sa.String(120), nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
    )
    op.create_index("ix_watches_company", "watches", ["company"])
    op.create_table(
        "alerts",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("place", sa.String(32), _place("fk_alerts_place"), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("parcel", sa.String(25)),
    )
    op.create_index("ix_alerts_place", "alerts", ["place"])


def _place(name: str) -> sa.ForeignKey:
    return sa.ForeignKey("watch_places.place", name=name, ondelete="CASCADE")
