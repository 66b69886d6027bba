"""Connections to a ledger, wherever it lies, and its database errors in our words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from counterclaim.errors import StoreError, WriteError
from counterclaim.store import postgres, sqlite
from counterclaim.store.address import Address

__all__ = ["engine_for", "is_postgres", "keep_readers_beside_writers", "reading", "settle", "told", "writing"]


def engine_for(address: Address) -> Engine:
    """An engine that takes part in the ledger at this address beside other readers and one writer at a time."""
    if address.server is not None:
        return postgres.engine_at(address.server)
    assert address.file is not None
    return sqlite.engine_at(address.file)


def is_postgres(connection: Connection | Engine) -> bool:
    """True when the ledger lies on a PostgreSQL server."""
    return connection.dialect.name == "postgresql"


@contextlib.contextmanager
def writing(engine: Engine, address: Address) -> Iterator[Connection]:
    """A transaction that holds the right to write from its start, so that what it read first still holds."""
    options = postgres.WRITING if is_postgres(engine) else sqlite.WRITING
    with told(address), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def reading(engine: Engine, address: Address) -> Iterator[Connection]:
    """A transaction that sees the ledger as it is now, whatever is written meanwhile."""
    options = postgres.READING if is_postgres(engine) else sqlite.READING
    with told(address), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def keep_readers_beside_writers(engine: Engine, address: Address) -> None:
    """Nothing; a file is told once to let readers go on beside a writer, a server does so by itself."""
    if not is_postgres(engine):
        with told(address):
            sqlite.keep_readers_beside_writers(engine)


def settle(engine: Engine) -> None:
    """Nothing; a file takes in its write-ahead log and needs no other file any more."""
    if not is_postgres(engine):
        sqlite.settle(engine)


@contextlib.contextmanager
def told(address: Address) -> Iterator[None]:
    """Database errors inside come out as WriteError or StoreError with a remedy."""
    try:
        yield
    except IntegrityError as wrong:
        raise WriteError(
            f"a row does not fit the others ({wrong.orig}).",
            where=str(address),
            remedy="run `counterclaim ledger verify`; nothing of this step was kept",
        ) from wrong
    except UnicodeEncodeError as wrong:
        remedy = "read the document with counterclaim.read, which replaces them"
        raise WriteError("the text holds halves of characters (lone surrogates).", remedy=remedy) from wrong
    except ValueError as wrong:
        remedy = "run `counterclaim ledger verify` and go back to a copy from before the change"
        raise StoreError(f"a value in it cannot be read ({wrong}).", where=str(address), remedy=remedy) from wrong
    except DBAPIError as wrong:
        kind = postgres if address.server is not None else sqlite
        raise kind.in_our_words(wrong, str(address)) from wrong
