"""Connections to a ledger file, and its database errors in our words."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, OperationalError

from counterclaim.errors import StoreError, WriteError

_BUSY_MS = 30_000  # how long a writer waits for another one
_SQLITE = b"SQLite format 3\x00"
_SCHEME = "sqlite:///"
# Words of the database's message -> what it means, what helps.
_WRITE_TROUBLES = (
    ("database or disk is full", "the disk is full", "free some space; what was kept so far is whole"),
    ("disk i/o error", "the disk refused to write", "check the disk's space and quota; what was kept so far is whole"),
    ("readonly database", "the file may not be written", "check its permissions and those of its folder"),
    ("unable to open database", "the file cannot be opened", "check its permissions and those of its folder"),
    ("database is locked", "another program has been writing to it for 30 seconds", "wait until that one is done"),
)


def path_of(given: str | Path) -> Path:
    """The file that a path or an sqlite:/// address names; StoreError for an address of another database."""
    name = str(given)
    if name.startswith(_SCHEME):
        return Path(name.removeprefix(_SCHEME))
    if "://" in name:
        scheme = name.partition("://")[0]
        raise StoreError(f"a ledger in {scheme} is not supported.", remedy="give the path of a file, as war.sqlite")
    return Path(name)


def check_file(path: Path, create: bool) -> None:
    """Nothing; StoreError or WriteError when no ledger can be opened or made there."""
    where = str(path)
    if path.is_dir():
        raise StoreError("this is a folder, not a ledger.", where=where, remedy="give a file in it, as war.sqlite")
    if path.exists():
        _check_head(path)
        return
    if not create:
        remedy = f"make one with `counterclaim read PATH... --ledger {path}`"
        raise StoreError("there is no ledger here.", where=where, remedy=remedy)
    if not path.absolute().parent.is_dir():
        raise WriteError("its folder does not exist.", where=where, remedy=f"make the folder {path.absolute().parent}")
    if not os.access(path.absolute().parent, os.W_OK):
        raise WriteError("its folder may not be written.", where=where, remedy="give another path, or allow writing")


def engine_for(path: Path) -> Engine:
    """An engine that takes part in the ledger at this path beside other readers and one writer at a time."""
    engine = create_engine(_address(path), connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


@contextlib.contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """A transaction that holds the right to write from its start, so that what it read first still holds."""
    with told(path), engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """A transaction that sees the ledger as it is now, whatever is written meanwhile."""
    with told(path), engine.connect() as connection, connection.begin():
        yield connection


def keep_readers_beside_writers(engine: Engine, path: Path) -> None:
    """Nothing; turns on write-ahead logging, which the file remembers."""
    with told(path), engine.connect().execution_options(begin="") as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # refused inside a transaction


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Database errors inside come out as WriteError or StoreError with a remedy."""
    try:
        yield
    except IntegrityError as wrong:
        raise WriteError(
            f"a row does not fit the others ({wrong.orig}).",
            where=str(path),
            remedy="run `counterclaim ledger verify`; nothing of this step was kept",
        ) from wrong
    except UnicodeEncodeError as wrong:
        remedy = "read the document with counterclaim.read, which replaces them"
        raise WriteError("the text holds halves of characters (lone surrogates).", remedy=remedy) from wrong
    except DBAPIError as wrong:
        raise _in_our_words(wrong, path) from wrong


def _in_our_words(wrong: DBAPIError, path: Path) -> StoreError:
    message = str(wrong.orig)
    for words, meaning, remedy in _WRITE_TROUBLES:
        if isinstance(wrong, OperationalError) and words in message.lower():
            return WriteError(f"{meaning} ({message}).", where=str(path), remedy=remedy)
    if isinstance(wrong, DatabaseError) and ("not a database" in message or "malformed" in message):
        return StoreError(f"the file is damaged ({message}).", where=str(path), remedy="go back to a copy of it")
    return StoreError(f"the ledger cannot be used ({message}).", where=str(path), remedy="check the file")


def _check_head(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
    except OSError as wrong:
        remedy = "check its permissions"
        raise StoreError(f"it cannot be opened: {wrong.strerror}.", where=str(path), remedy=remedy) from wrong
    if head and head != _SQLITE:
        remedy = "name a ledger with --ledger, and documents as arguments"
        raise StoreError("this file is not a ledger.", where=str(path), remedy=remedy)


def _address(path: Path) -> str:
    """The file by its plain path; as unchanging when neither it nor its folder may be written, so it can be read."""
    may_write = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    if may_write or not path.exists() or path.with_name(path.name + "-wal").exists():
        return f"{_SCHEME}{path}"
    return f"{_SCHEME}file:{quote(str(path.absolute()))}?mode=ro&immutable=1&uri=true"


def _on_connect(raw: Any, _record: object) -> None:
    raw.isolation_level = None  # we begin transactions ourselves, see _on_begin
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA synchronous = NORMAL")


def _on_begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin", "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)
