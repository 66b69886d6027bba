"""A ledger in a file: how it is opened, its transactions, and its errors in our words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from counterclaim.errors import StoreError, WriteError

_BUSY_MS = 30_000  # how long a writer waits for another one
_SCHEME = "sqlite:///"
# Words of the database's message -> what it means, what helps.
_WRITE_TROUBLES = (
    ("database or disk is full", "the disk is full", "free some space; what was kept so far is whole"),
    ("disk i/o error", "the disk refused to write", "check the disk's space and quota; what was kept so far is whole"),
    ("readonly database", "the file may not be written", "check its permissions and those of its folder"),
    ("unable to open database", "the file cannot be opened", "check its permissions and those of its folder"),
    ("database is locked", "another program has been writing to it for 30 seconds", "wait until that one is done"),
)
WRITING: dict[str, Any] = {"begin": "BEGIN IMMEDIATE"}  # holds the right to write from its start
READING: dict[str, Any] = {"begin": "BEGIN"}


def engine_at(path: Path) -> Engine:
    """An engine that takes part in the ledger at this path beside other readers and one writer at a time."""
    engine = create_engine(_address(path), connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def keep_readers_beside_writers(engine: Engine) -> None:
    """Nothing; turns on write-ahead logging, which the file remembers."""
    with engine.connect().execution_options(begin="") as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # refused inside a transaction


def settle(engine: Engine) -> None:
    """Nothing; the write-ahead log is taken into the file and no longer used, until a writer opens it again."""
    with engine.connect().execution_options(begin="") as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")


def damage(connection: Connection) -> Iterator[str]:
    """One line for each thing that the database itself finds wrong."""
    yield from (row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok")
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{row[0]}: row {row[1]} refers to a row of {row[2]} that is not there"


def size(path: Path) -> int:
    """Bytes of the file and of what is not yet written into it."""
    files = (path, path.with_name(path.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def in_our_words(wrong: DBAPIError, where: str) -> StoreError:
    """The error with what it means and what helps."""
    message = str(wrong.orig)
    for words, meaning, remedy in _WRITE_TROUBLES:
        if isinstance(wrong, OperationalError) and words in message.lower():
            return WriteError(f"{meaning} ({message}).", where=where, remedy=remedy)
    if isinstance(wrong, DatabaseError) and ("not a database" in message or "malformed" in message):
        return StoreError(f"the file is damaged ({message}).", where=where, remedy="go back to a copy of it")
    return StoreError(f"the ledger cannot be used ({message}).", where=where, remedy="check the file")


def _address(path: Path) -> str:
    """The file by its plain path; as unchanging when neither it nor its folder may be written, so it can be read."""
    may_write = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    if may_write or not path.exists() or path.with_name(path.name + "-wal").exists():
        return f"{_SCHEME}{path}"
    return f"{_SCHEME}file:{quote(str(path.absolute()))}?mode=ro&immutable=1&uri=true"


def _on_connect(raw: Any, _record: object) -> None:
    raw.isolation_level = None  # we begin transactions ourselves, see _on_begin
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA synchronous = FULL")  # what was committed is there when the power fails, too


def _on_begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin", "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)
