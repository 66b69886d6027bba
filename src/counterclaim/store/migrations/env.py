"""Runs the steps on the connection that the ledger hands over, inside its transaction."""

from alembic import context

from counterclaim.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
