"""A ledger in a PostgreSQL database: how it is opened, its transactions, and its errors in our words.

The tables lie in the first schema of the search path, so that several ledgers may share a database:
postgresql://host/database?options=-csearch_path%3Dname.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from counterclaim.errors import ConfigError, StoreError, WriteError

_OLDEST = 15
_WAIT = "30s"  # how long a writer waits for another one
# Error class of the server (SQLSTATE, or its beginning) -> what it means, what helps, and whether writing failed.
_TROUBLES = (
    ("55P03", "another program has been writing to it for 30 seconds", "wait until that one is done", True),
    ("53100", "the server's disk is full", "free some space; what was kept so far is whole", True),
    ("53", "the server has no room for this", "free connections or memory, and try again", False),
    ("42501", "this user may not do that", "grant the user CREATE on the schema and rights on its tables", True),
    ("25006", "the server takes no changes", "write to the primary server, not to a standby", True),
    ("3D000", "there is no such database or user", "make it with `createdb NAME`, or `createuser NAME`", False),
    ("28", "the server refuses this user", "check user and password (~/.pgpass keeps one out of the address)", False),
    ("22021", "the text holds a character that PostgreSQL cannot keep", "take the NUL characters out of it", True),
)  # fmt: skip
# What a server says before it lets anybody in, which comes without an error class.
_AT_THE_DOOR = (("does not exist", "3D000"), ("authentication", "28"), ("too many", "53"), ("no pg_hba.conf", "28"))
_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended('counterclaim ledger ' || current_schema(), 0))")
WRITING: dict[str, Any] = {"one_writer": True}
READING: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def engine_at(url: URL) -> Engine:
    """An engine that takes part in the ledger at this address beside other readers and one writer at a time.

    ConfigError when the driver is not installed.
    """
    try:
        engine = create_engine(url, pool_size=2, pool_pre_ping=True)
    except ModuleNotFoundError as missing:
        remedy = "pip install 'counterclaim[postgres]'"
        raise ConfigError(
            "the driver for PostgreSQL is not installed.", where=missing.name or "", remedy=remedy
        ) from missing
    event.listen(engine, "begin", _on_begin)
    event.listen(engine, "connect", _on_connect)
    return engine


def size(connection: Connection) -> int:
    """Bytes of all tables and indexes of the ledger."""
    query = text(
        "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c "
        "WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
    )
    return int(connection.execute(query).scalar_one())


def in_our_words(wrong: DBAPIError, where: str) -> StoreError:
    """The error with what it means and what helps."""
    state = getattr(wrong.orig, "sqlstate", None) or ""
    lines = str(wrong.orig).strip().splitlines()
    message = lines[0] if lines else type(wrong.orig).__name__
    if "NUL (0x00)" in message:
        state = "22021"
    if not state:
        state = next((code for words, code in _AT_THE_DOOR if words in message), "")
    for code, meaning, remedy, writes in _TROUBLES:
        if state.startswith(code):
            return (WriteError if writes else StoreError)(f"{meaning} ({message}).", where=where, remedy=remedy)
    if not state:
        remedy = "check host, port and database, and whether the server runs"
        return StoreError(f"the server does not answer ({message}).", where=where, remedy=remedy)
    return StoreError(f"the ledger cannot be used ({message}).", where=where, remedy="look into the server's log")


def restart_numbers(connection: Connection, table: str, column: str) -> None:
    """Nothing; rows of this table are numbered from 1 again."""
    query = text("SELECT setval(pg_get_serial_sequence(:table, :column), 1, false)")
    connection.execute(query, {"table": table, "column": column})


def _on_connect(raw: Any, _record: object) -> None:
    """The server's version is one whose generated columns, text search and locks we know."""
    found = raw.info.server_version // 10_000
    if found < _OLDEST:
        raise StoreError(
            f"the server is PostgreSQL {found}.", where=str(raw.info.host), remedy=f"use PostgreSQL {_OLDEST} or newer"
        )


def _on_begin(connection: Connection) -> None:
    """A writer waits here for the one before it, so that what it reads first still holds when it writes."""
    if connection.get_execution_options().get("one_writer"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WAIT}'")
        connection.execute(_LOCK)
