"""A seal over when each failure was kept; the one over the ledger's facts is set as they are written. Never edited."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the seal and sets it for what is there."""
    op.add_column("failures", sa.Column("arrival_sha256", sa.String(length=64), nullable=False, server_default=""))
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT id, at FROM failures")).all():
        seal = hashlib.sha256(json.dumps([row.id, row.at], separators=(",", ":")).encode()).hexdigest()
        connection.execute(
            sa.text("UPDATE failures SET arrival_sha256 = :seal WHERE id = :id"), {"seal": seal, "id": row.id}
        )
