"""A seal over each derived row, so that a change is found where it is, and a tally of failures. Never edited."""

import hashlib

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
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM ledger_meta WHERE key = 'derived_sha256'"))
    names = connection.execute(sa.text("SELECT id FROM failures")).scalars().all()
    total = sum(int(hashlib.sha256(name.encode()).hexdigest(), 16) for name in names) % 2**256
    tally = {"tally": f"{len(names)} {total:x}"}
    connection.execute(sa.text("INSERT INTO ledger_meta (key, value) VALUES ('failures', :tally)"), tally)
