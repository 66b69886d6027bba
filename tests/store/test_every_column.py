"""Whatever another program changes in a ledger, `verify` finds."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Table
from tests.store.builders import derived, findings

from counterclaim.errors import CounterclaimError
from counterclaim.store import Ledger, tables

_MEANINGLESS = {("counts", "row"), ("disputes", "id"), ("mentions", "id")}  # the database's own numbers of rows


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_a_change_in_any_column_of_any_table_is_found(path: Path, tmp_path: Path, table: Table) -> None:
    with Ledger.open(path) as ledger:
        for number in (1, 2):
            ledger.add(findings(number))
        ledger.add_problem("in/broken.txt", "ReadError", "there is no text in it.")
        ledger.keep_own_tables({"sides": "one"})
        ledger.replace_derived(*derived(findings(1), findings(2)))
        ledger.decide("accept", "inc:1", "seen", "Ann")
        ledger.settle()
    unseen = set()
    for column in table.columns:
        copy = tmp_path / "copy.sqlite"
        shutil.copy(path, copy)
        if _change_last(copy, table.name, column.name) and _is_whole(copy):
            unseen.add((table.name, column.name))
    assert unseen <= _MEANINGLESS


def _change_last(path: Path, table: str, column: str) -> bool:
    """True when the database let the last row's value be changed; what refuses changes of decisions is taken away."""
    with contextlib.closing(sqlite3.connect(path)) as raw, raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE%'"):
            raw.execute(f'DROP TRIGGER "{name}"')
        number, old = raw.execute(f'SELECT rowid, "{column}" FROM "{table}" ORDER BY rowid DESC LIMIT 1').fetchone()
        new = old + 1 if isinstance(old, int | float) else "2031-01-02" if old != "2031-01-02" else "2031-01-03"
        try:
            raw.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (new, number))
        except sqlite3.IntegrityError:
            return False
    return True


def _is_whole(path: Path) -> bool:
    try:
        with Ledger.open(path) as ledger:
            return ledger.verify() == []
    except CounterclaimError:
        return False
