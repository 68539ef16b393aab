"""What readers send in."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of reports."""
    op.create_table(
        "reports",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("received_at", sa.String(20), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("company", sa.String(120)),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("contact", sa.Text),
        sa.Column("decided_at", sa.String(20)),
        sa.Column("note", sa.Text),
    )
    op.create_index("ix_reports_state", "reports", ["state", "received_at", "id"])
