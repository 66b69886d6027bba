"""The form of the tables in a ledger, and bringing an older one up to date."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text
from sqlalchemy.dialects import postgresql, sqlite

from counterclaim.errors import SchemaVersionError, StoreError
from counterclaim.store.address import Address
from counterclaim.store.codec import canonical, sha256
from counterclaim.store.engine import is_postgres, keep_readers_beside_writers, reading, writing
from counterclaim.store.tables import ledger_meta

SCHEMA = 4  # the newest step in migrations/versions
_SEAL = "seal"  # key of the digests of all other facts


def now() -> str:
    """This instant in UTC, ISO 8601 with microseconds."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def meta(connection: Connection, key: str) -> str | None:
    """What the ledger says about itself under this key, or None."""
    value: str | None = connection.execute(select(ledger_meta.c.value).where(ledger_meta.c.key == key)).scalar()
    return value


def set_meta(connection: Connection, **facts: str) -> None:
    """Nothing; keeps facts of the ledger about itself, and a digest of each under the key "seal"."""
    _put(connection, facts)
    _put(connection, {_SEAL: canonical(_digests(connection))})


def changed_facts(connection: Connection) -> list[str]:
    """Keys of the facts that were changed, put in or taken out by another program."""
    found = _digests(connection)
    try:
        sealed: dict[str, str] = dict(json.loads(meta(connection, _SEAL) or "{}"))
    except ValueError:
        return [_SEAL]
    return sorted(key for key in sealed | found if sealed.get(key) != found.get(key))


def _digests(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(ledger_meta.c.key, ledger_meta.c.value).where(ledger_meta.c.key != _SEAL))
    return {row.key: sha256(row.value) for row in rows}


def _put(connection: Connection, facts: Mapping[str, str]) -> None:
    rows = [{"key": key, "value": value} for key, value in facts.items()]
    put = (postgresql if is_postgres(connection) else sqlite).insert(ledger_meta)
    connection.execute(put.on_conflict_do_update(index_elements=["key"], set_={"value": put.excluded.value}), rows)


def bring_up_to_date(engine: Engine, address: Address, create: bool) -> None:
    """Nothing; makes the tables of a new ledger or takes the steps an older one lacks, all in one transaction.

    SchemaVersionError when a newer program wrote it; StoreError when it is a database of another kind.
    """
    with reading(engine, address) as connection:
        if _is_current(connection, address, create):
            return
    keep_readers_beside_writers(engine, address)
    with writing(engine, address) as connection:
        if not _is_current(connection, address, create):  # another program may have been faster
            _upgrade(connection)


def schema_version(connection: Connection) -> int:
    """Number of the last step taken; 0 for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return 0
    return int(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or 0)


def _is_current(connection: Connection, address: Address, create: bool) -> bool:
    tables = set(inspect(connection).get_table_names())
    if "ledger_meta" not in tables and (tables or not create):
        remedy = "name a ledger that `counterclaim read --ledger` made"
        raise StoreError("this database is not a ledger.", where=str(address), remedy=remedy)
    found = schema_version(connection)
    if found > SCHEMA:
        writer = meta(connection, "app_version") or "unknown"
        raise SchemaVersionError(
            f"it has schema {found}, written by version {writer}; this is {version('counterclaim')}, schema {SCHEMA}.",
            where=str(address),
            remedy="install that version or a newer one",
        )
    return found == SCHEMA


def _upgrade(connection: Connection) -> None:
    from alembic import command  # only here: slow to import, and a ledger up to date needs none of it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    set_meta(connection, app_version=version("counterclaim"))
    if meta(connection, "created_at") is None:
        set_meta(connection, created_at=now(), revision="0", derived_at_revision="0")
