"""Every table but documents, failures, decisions and the ledger's facts, dropped and made again from the documents."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, insert, select

from counterclaim.store import documents, postgres, tables
from counterclaim.store.derived import outdate, touch
from counterclaim.store.engine import is_postgres
from counterclaim.store.rows import rows_of

__all__ = ["dump", "rebuild_rows"]


def rebuild_rows(connection: Connection) -> int:
    """Number of documents. Rows are numbered from 1 again, so that the same documents give the same bytes."""
    for table in (*tables.DERIVED, *reversed(tables.OF_A_DOCUMENT)):
        connection.execute(delete(table))
        _number_anew(connection, table)
    names = documents.ids(connection)
    for few in documents.portions(names):
        for findings in documents.some(connection, few):
            for table, rows in rows_of(findings).items():
                if rows:
                    connection.execute(insert(table), rows)
    outdate(connection)
    touch(connection)
    return len(names)


def _number_anew(connection: Connection, table: Table) -> None:
    """A file numbers an empty table from 1 by itself; a server is told."""
    column = table.autoincrement_column
    if column is not None and is_postgres(connection):
        postgres.restart_numbers(connection, table.name, column.name)


def dump(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is made from documents and decisions, by table; for comparing two ledgers."""
    made = (*tables.OF_A_DOCUMENT, *tables.DERIVED)
    return {t.name: [tuple(row) for row in connection.execute(select(t).order_by(*t.primary_key))] for t in made}
