"""A seal over each derived row, so that a change is found where it is; incidents are derived anew. Never edited."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"
branch_labels = None
depends_on = None

DERIVED = ("incidents", "incident_events", "judgements", "standings", "voices", "tolls", "asks")


def upgrade() -> None:
    """Adds the seals; rows from before have none, and count as not derived yet."""
    for table in DERIVED:
        op.add_column(table, sa.Column("sha256", sa.String(length=64), nullable=False, server_default=""))
    op.get_bind().execute(sa.text("DELETE FROM ledger_meta WHERE key = 'derived_sha256'"))
