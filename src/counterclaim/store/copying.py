"""A ledger copied whole into another: into a file as a backup, or out of one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, text

from counterclaim.errors import StoreError, WriteError
from counterclaim.store import tables
from counterclaim.store.engine import is_postgres

__all__ = ["check_empty", "copy", "new_file"]

_PORTION = 500  # rows


def copy(source: Connection, target: Connection) -> None:
    """Nothing; every row of every table of the source is in the target, and the facts of the target give way."""
    target.execute(delete(tables.ledger_meta))
    for table in tables.metadata.sorted_tables:
        rows = source.execution_options(yield_per=_PORTION).execute(select(table)).mappings()
        for portion in rows.partitions(_PORTION):
            target.execute(insert(table), [dict(row) for row in portion])
    if is_postgres(target):
        _numbers_go_on(target)


def check_empty(target: Connection, where: str) -> None:
    """Nothing; WriteError when the ledger holds documents or decisions."""
    for table in (tables.documents, tables.decisions):
        if target.execute(select(table.c.number).limit(1)).first() is not None:
            remedy = "restore into a new file or an empty database or schema"
            raise WriteError("this ledger holds something already.", where=where, remedy=remedy)


@contextlib.contextmanager
def new_file(path: Path, replace: bool = False) -> Iterator[Path]:
    """Another path to write to; what is there at the end takes the name of `path` in one step, or nothing does."""
    if path.exists() and not replace:
        raise StoreError("there is a file already.", where=str(path), remedy="give another name, or --force")
    part = path.with_name(f"{path.name}.part-{os.getpid()}")
    try:
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
    finally:
        for name in (part.name, f"{part.name}-wal", f"{part.name}-shm"):
            part.with_name(name).unlink(missing_ok=True)


def _numbers_go_on(target: Connection) -> None:
    """The server numbers new rows after those that were copied."""
    for table in tables.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            query = (
                f'SELECT setval(pg_get_serial_sequence(:table, :column), coalesce(max("{column.name}"), 0) + 1, false) '
                f'FROM "{table.name}"'
            )
            target.execute(text(query), {"table": table.name, "column": column.name})
