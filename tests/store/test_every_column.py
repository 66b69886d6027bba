"""Whatever another program changes in a ledger, `verify` finds, and says where."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Engine, Table, and_, create_engine, select, update
from sqlalchemy.pool import NullPool
from tests.store.builders import derived, findings, tamper

from counterclaim.errors import CounterclaimError
from counterclaim.store import Ledger, tables
from counterclaim.store.address import address_of

_MEANINGLESS = {  # the database's own numbers of rows
    ("counts", "row"), ("disputes", "id"), ("mentions", "id"), ("sentences", "id"),
}  # fmt: skip


def _fill(ledger: Ledger) -> None:
    for number in (1, 2):
        ledger.add(findings(number))
    ledger.add_problem("in/broken.txt", "ReadError", "there is no text in it.")
    ledger.keep_own_tables({"sides": "one"})
    ledger.replace_derived(*derived(findings(1), findings(2)))
    ledger.decide("accept", "inc:1", "seen", "Ann")
    ledger.replace_derived(*derived(findings(1), findings(2)))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a ledger with a row in every table, in which the database refuses no change."""
    from tests import postgresql

    with contextlib.ExitStack() as stack:
        if request.param == "sqlite":
            at = str(tmp_path_factory.mktemp("full") / "war.sqlite")
        else:
            at = stack.enter_context(postgresql.schema(request.getfixturevalue("server")))
        with Ledger.open(at) as ledger:
            _fill(ledger)
        tamper(at)
        yield at


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_a_change_in_any_column_of_any_table_is_found_and_the_table_named(full: str, table: Table) -> None:
    unseen = {}
    for column in table.columns:
        with _changed(full, table, column):
            lines = _told(full)
        if not any(line.startswith(f"{table.name}: ") for line in lines):
            unseen[table.name, column.name] = lines
    assert unseen.keys() <= _MEANINGLESS, unseen
    assert _told(full) == []


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_a_row_taken_out_of_any_table_is_found_and_the_table_named(full: str, table: Table) -> None:
    engine = _engine(full)
    with _past_all(engine) as connection:
        row = _last(connection, table)
        connection.execute(table.delete().where(_is(table, row)))
    lines = _told(full)
    with _past_all(engine) as connection:
        connection.execute(table.insert(), row)
    assert any(line.startswith(f"{table.name}: ") for line in lines), lines
    assert _told(full) == []


@contextlib.contextmanager
def _changed(at: str, table: Table, column: Column[Any]) -> Iterator[None]:
    """The last row has another value in this column, by one character where it is text; then it has the old one."""
    engine = _engine(at)
    with _past_all(engine) as connection:
        row = _last(connection, table)
        new = row | {column.name: _other(row[column.name], column)}
        connection.execute(update(table).where(_is(table, row)).values({column: new[column.name]}))
    try:
        yield
    finally:
        _put_back(engine, table, new, row, column)


def _put_back(engine: Engine, table: Table, new: dict[str, Any], row: dict[str, Any], column: Column[Any]) -> None:
    with _past_all(engine) as connection:
        connection.execute(update(table).where(_is(table, new)).values({column: row[column.name]}))


def _engine(at: str) -> Engine:
    address = address_of(at)
    return create_engine(address.server or f"sqlite:///{address.file}", poolclass=NullPool)


@contextlib.contextmanager
def _past_all(engine: Engine) -> Iterator[Any]:
    """A transaction in which no key and no trigger of the server stands in the way; a file minds no keys by itself."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield connection


def _last(connection: Connection, table: Table) -> dict[str, Any]:
    last = select(table).order_by(*(column.desc() for column in table.primary_key)).limit(1)
    return dict(connection.execute(last).mappings().one())


def _is(table: Table, row: dict[str, Any]) -> Any:
    return and_(*(column == row[column.name] for column in table.primary_key))


def _other(value: Any, column: Column[Any]) -> Any:
    kind = column.type.python_type
    if isinstance(value, bool):
        return not value
    if kind is dt.date:
        return dt.date(2031, 1, 2) if value != dt.date(2031, 1, 2) else None
    if kind in (int, float):
        return (value or 0) + 1000
    return (value or "")[:-1] + ("b" if (value or "")[-1:] == "a" else "a")


def _told(at: str) -> list[str]:
    with Ledger.open(at) as ledger:
        return ledger.verify()


def _whole(ledger: Ledger) -> list[Any]:
    """All that a ledger gives."""
    said = [list(ledger.all_findings()), ledger.decisions(), ledger.failures(), ledger.own_tables(), ledger.dump()]
    return [*said, ledger.documents(), ledger.incidents(), ledger.standings(), ledger.search("clinic")]


def test_any_changed_bit_of_a_file_is_found_or_changes_nothing_that_the_ledger_says(tmp_path: Path) -> None:
    made, copy = tmp_path / "war.sqlite", tmp_path / "copy.sqlite"
    with Ledger.open(made) as ledger:
        _fill(ledger)
        ledger.settle()
        said = _whole(ledger)
    data = made.read_bytes()
    for number, offset in enumerate(range(0, len(data), len(data) // 400)):
        at = offset + number % (len(data) // 400)
        if at >= len(data):
            break
        copy.write_bytes(data[:at] + bytes([data[at] ^ (1 << number % 8)]) + data[at + 1 :])
        try:
            with Ledger.open(copy, create=False) as ledger:
                assert ledger.verify() or _whole(ledger) == said, at
        except CounterclaimError:
            pass
        for left in tmp_path.glob("copy.sqlite-*"):
            left.unlink()
