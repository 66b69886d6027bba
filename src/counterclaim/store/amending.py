"""Some incidents in the ledger give way to others, and the rest stays: what a few new documents change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select

from counterclaim.records.incidents import Ask, Toll
from counterclaim.store import rows, tables
from counterclaim.store.derived import Derived, add_to_digest, revision, sealed_row, set_derived, weight
from counterclaim.store.schema import meta, set_meta

__all__ = ["amend", "come_since", "replace_overall", "whole_is_current"]

Row = dict[str, Any]
_D = tables.documents
_PORTION = 400


def come_since(connection: Connection, fewest: int) -> list[str] | None:
    """Ids of the documents that came since all was derived, in order; None when anything else happened since.

    Also None when all was derived from fewer than `fewest` documents.
    """
    at, last = meta(connection, "derived_at_revision"), meta(connection, "derived_documents")
    if at is None or last is None or int(last) < fewest or not meta(connection, "derived_sha256"):
        return None
    found = list(connection.execute(select(_D.c.id).where(_D.c.number > int(last)).order_by(_D.c.number)).scalars())
    return found if revision(connection) - int(at) == len(found) else None


def amend(connection: Connection, gone: Iterable[str], new: Derived, *, overall: bool, seen: int) -> None:
    """Nothing; the incidents in `gone` and those of `new` with all that hangs on them give way to `new`.

    `overall` is True when the asks and running tolls stay current. Numbers of new rows follow those that are there.
    """
    names = sorted({*gone, *(str(i.id) for i in new.incidents)})
    amendment = _Amendment(connection)
    numbers = _numbers(connection, names)
    for start in range(0, len(names), _PORTION):
        amendment.take_out_incidents(names[start : start + _PORTION])
    amendment.take_out_answered(new)
    amendment.put_in(new, numbers)
    amendment.seal()
    stays = overall and meta(connection, "overall_at_revision") == meta(connection, "derived_at_revision")
    set_derived(connection, seen)
    if stays:
        set_meta(connection, overall_at_revision=str(seen))


def whole_is_current(connection: Connection) -> bool:
    """True when asks and running tolls were derived from the ledger as it stands."""
    return meta(connection, "overall_at_revision") == str(revision(connection))


def replace_overall(connection: Connection, series: Sequence[Toll], asks: Sequence[Ask], seen: int) -> None:
    """Nothing; the running tolls and the asks give way to these."""
    amendment = _Amendment(connection)
    amendment.take_out(tables.tolls, tables.tolls.c.incident.is_(None))
    amendment.take_out(tables.asks, tables.asks.c.row > 0)
    amendment.put_numbered(tables.tolls, [rows.toll_row(t) for t in series])
    amendment.put_numbered(tables.asks, [rows.ask_row(a) for a in asks], "row")
    amendment.seal()
    set_meta(connection, overall_at_revision=str(seen))


class _Amendment:
    """Derived rows put in and taken out, with what that changes in the digest of each table."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._totals: Counter[str] = Counter()

    def take_out(self, table: Table, which: ColumnElement[bool]) -> None:
        """Nothing; takes the rows out."""
        rows_out = self._connection.execute(select(table).where(which))
        self._totals[table.name] -= sum(map(weight, rows_out))
        self._connection.execute(delete(table).where(which))

    def take_out_incidents(self, names: Sequence[str]) -> None:
        """Nothing; takes out the incidents, their standings with voices, tolls, and pairs with mentions."""
        standings = tables.standings
        own = select(standings.c.id).where(standings.c.incident.in_(names))
        self.take_out(tables.voices, tables.voices.c.standing.in_(own))
        for table in (standings, tables.tolls, tables.incident_events):
            self.take_out(table, table.c.incident.in_(names))
        self.take_out(tables.incidents, tables.incidents.c.id.in_(names))

    def take_out_answered(self, new: Derived) -> None:
        """Nothing; takes out questions by the rules between mentions that are one incident now."""
        table = tables.judgements
        for incident in new.incidents:
            events = [str(e) for e in incident.events]
            if len(events) > 1:
                self.take_out(
                    table, (table.c.verdict == "unsure") & table.c.left.in_(events) & table.c.right.in_(events)
                )

    def put_in(self, new: Derived, numbers: Mapping[str, int]) -> None:
        """Nothing; puts in all of `new`; an incident that has a place in the order keeps it."""
        order = dict(numbers)
        for incident in new.incidents:
            order.setdefault(incident.id, 0)
        last = self._last(tables.incidents, "number")
        fresh = (name for name, number in order.items() if not number)
        order |= {name: last + n for n, name in enumerate(list(fresh), 1)}
        self._put(tables.incidents, [rows.incident_row(i, order[i.id]) for i in new.incidents])
        pairs = [{"incident": i.id, "event": event} for i in new.incidents for event in dict.fromkeys(i.events)]
        self._put(tables.incident_events, pairs)
        self.put_numbered(tables.judgements, [rows.judgement_row(j) for j in new.judgements])
        standings = list(enumerate(new.standings, self._last(tables.standings, "id") + 1))
        self._put(tables.standings, [rows.standing_row(s, n) for n, s in standings])
        self.put_numbered(tables.voices, [rows.voice_row(v, n) for n, s in standings for v in s.voices])
        self.put_numbered(tables.tolls, [rows.toll_row(t) for t in new.tolls])

    def put_numbered(self, table: Table, values: Sequence[Row], key: str = "id") -> None:
        """Nothing; puts in rows with numbers that follow those that are there."""
        first = self._last(table, key) + 1
        self._put(table, [row | {key: number} for number, row in enumerate(values, first)])

    def seal(self) -> None:
        """Nothing; the digest kept is what it would be if all rows were read."""
        add_to_digest(self._connection, self._totals)

    def _put(self, table: Table, values: Sequence[Row]) -> None:
        sealed = [sealed_row(table, row) for row in values]
        if sealed:
            self._connection.execute(insert(table), sealed)
        names = [column.name for column in table.columns]
        self._totals[table.name] += sum(weight([row.get(n) for n in names]) for row in sealed)

    def _last(self, table: Table, key: str) -> int:
        found = self._connection.execute(select(func.coalesce(func.max(table.c[key]), 0)))
        return int(found.scalar_one())


def _numbers(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """The place in the order of each incident that is there."""
    found: dict[str, int] = {}
    table = tables.incidents
    for start in range(0, len(names), _PORTION):
        query = select(table.c.id, table.c.number).where(table.c.id.in_(names[start : start + _PORTION]))
        found.update({row.id: row.number for row in connection.execute(query)})
    return found
