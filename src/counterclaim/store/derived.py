"""Incidents, standings, tolls and asks in the ledger: replaced as a whole, and known to be current or not."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, select

from counterclaim.codebook.rules import load_rules
from counterclaim.records.incidents import Ask, Incident, Judgement, Standing, Toll
from counterclaim.store import postgres, rows, sqlite, tables
from counterclaim.store.address import Address
from counterclaim.store.codec import canonical, read_back, sha256
from counterclaim.store.schema import meta, now, schema_version, set_meta

R = TypeVar("R")
_MEND = "`counterclaim ledger rebuild` makes it again"
_OWN = "own_table:"  # before the name of a project's table in the ledger's facts about itself


@dataclass(frozen=True, slots=True)
class Derived:
    """All that is derived from findings."""

    incidents: tuple[Incident, ...]
    judgements: tuple[Judgement, ...]
    standings: tuple[Standing, ...]
    tolls: tuple[Toll, ...]
    asks: tuple[Ask, ...]


def revision(connection: Connection) -> int:
    """A number that grows with every document added and every decision."""
    return int(meta(connection, "revision") or 0)


def touch(connection: Connection) -> None:
    """Nothing; notes that something was added, so that what is derived is no longer current."""
    set_meta(connection, revision=str(revision(connection) + 1), last_write_at=now())


def outdate(connection: Connection) -> None:
    """Nothing; notes that rows which incidents rest on were dropped, so that nothing derived is held to be whole."""
    set_meta(connection, derived_sha256="")


def is_current(connection: Connection) -> bool:
    """True when this program's version derived from the ledger as it stands, and nobody changed that since."""
    facts = (str(revision(connection)), _maker(), digest(connection))
    return facts == tuple(meta(connection, key) for key in ("derived_at_revision", "derived_by", "derived_sha256"))


def _maker() -> str:
    """This program's version and the ruleset that it weighs by: another of either derives anew."""
    return f"{version('counterclaim')} {load_rules().version}"


def replace(connection: Connection, new: Derived, seen: int | None) -> None:
    """Nothing; puts the new in place of the old. `seen` is the revision that it was derived from; None for now."""
    for table in tables.DERIVED:
        connection.execute(delete(table))
    standings = list(enumerate(new.standings, 1))
    _put(connection, tables.incidents, [rows.incident_row(i, n) for n, i in enumerate(new.incidents, 1)])
    pairs = [{"incident": i.id, "event": event} for i in new.incidents for event in dict.fromkeys(i.events)]
    _put(connection, tables.incident_events, pairs)
    voices = [rows.voice_row(v, n) for n, s in standings for v in s.voices]
    _put(connection, tables.judgements, _numbered([rows.judgement_row(j) for j in new.judgements]))
    _put(connection, tables.standings, [rows.standing_row(s, n) for n, s in standings])
    _put(connection, tables.voices, _numbered(voices))
    _put(connection, tables.tolls, _numbered([rows.toll_row(t) for t in new.tolls]))
    _put(connection, tables.asks, _numbered([rows.ask_row(a) for a in new.asks], "row"))
    at = revision(connection) if seen is None else seen
    set_derived(connection, at)
    set_meta(connection, overall_at_revision=str(at), derived_sha256=digest(connection))


def set_derived(connection: Connection, seen: int) -> None:
    """Nothing; notes by which program and from which state of the ledger it was derived."""
    last = connection.execute(select(func.coalesce(func.max(tables.documents.c.number), 0))).scalar_one()
    facts = {"derived_at_revision": str(seen), "derived_by": _maker(), "derived_documents": str(last)}
    set_meta(connection, **facts, last_write_at=now())


def made_by_this(connection: Connection) -> bool:
    """True when this program's version, with its ruleset, derived what is there."""
    return meta(connection, "derived_by") == _maker()


def digest(connection: Connection) -> str:
    """JSON with a sum over the SHA-256 of the rows of each derived table; the same on every database.

    A sum, so that a row put in or taken out changes it without the others being read.
    """
    return canonical({table.name: _table_digest(connection, table) for table in tables.DERIVED})


def changes(connection: Connection) -> Iterator[str]:
    """One line for each derived row that is not as it was derived, and for each table that has more or fewer rows."""
    expected = meta(connection, "derived_sha256")
    if not expected:
        return
    kept = dict(json.loads(expected))
    for table in tables.DERIVED:
        name = table.name
        if _table_digest(connection, table) == kept.get(name):
            continue
        held = [dict(row) for row in connection.execute(select(table)).mappings()]
        changed = [row for row in held if _seal(table, row) != row["sha256"]]
        yield from (f"{name}: {_row_name(table, row)} was changed after it was derived; {_MEND}" for row in changed)
        if not changed:
            yield f"{name}: rows were put in, taken out or changed after they were derived; {_MEND}"


def _table_digest(connection: Connection, table: Table) -> str:
    return _hex(sum(weight(row) for row in connection.execute(select(table))))


def weight(row: Iterable[Any]) -> int:
    """What one row, its values in the order of columns, adds to the digest of its table."""
    told = canonical([_plain(value) for value in row])
    return int.from_bytes(hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest())


def add_to_digest(connection: Connection, by_table: Mapping[str, int]) -> None:
    """Nothing; the digest kept is changed by the weight of rows put in (positive) and taken out (negative)."""
    kept = json.loads(meta(connection, "derived_sha256") or "{}")
    changed = {name: _hex(int(kept[name], 16) + total) for name, total in by_table.items()}
    set_meta(connection, derived_sha256=canonical(kept | changed))


def _hex(total: int) -> str:
    return f"{total % (1 << 256):064x}"


def _seal(table: Table, row: Mapping[str, Any]) -> str:
    names = (column.name for column in table.columns if column.name != "sha256")
    return sha256(canonical([_plain(row.get(name)) for name in names]))


def _row_name(table: Table, row: Mapping[str, Any]) -> str:
    name = " ".join(str(row[column.name]) for column in table.primary_key)
    return f"{name} of {row['incident']}" if "incident" in row and row["incident"] not in (None, name) else name


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def incidents(connection: Connection) -> list[Incident]:
    """All incidents in the order derived."""
    return _records(connection, tables.incidents, Incident, "number")


def incidents_after(
    connection: Connection, number: int, most: int
) -> list[tuple[Incident, list[Standing], list[Toll]]]:
    """Incidents that follow the first `number` ones in the order, at most so many, with their standings and tolls."""
    table = tables.incidents
    query = select(table.c.record).order_by(table.c.number).offset(number).limit(most)
    found = [read_back(Incident, text) for text in connection.execute(query).scalars()]
    ids = [str(incident.id) for incident in found]
    standings = _by_incident(connection, tables.standings, Standing, ids)
    tolls = _by_incident(connection, tables.tolls, Toll, ids)
    return [(i, standings.get(i.id, []), tolls.get(i.id, [])) for i in found]


def judgements(connection: Connection) -> list[Judgement]:
    """All judgements in the order derived."""
    return _records(connection, tables.judgements, Judgement)


def standings(connection: Connection, incident: str | None) -> list[Standing]:
    """Standings of one incident, or all."""
    return _records(connection, tables.standings, Standing, incident=incident)


def tolls(connection: Connection, incident: str | None) -> list[Toll]:
    """Tolls of one incident, or all."""
    return _records(connection, tables.tolls, Toll, incident=incident)


def asks(connection: Connection) -> list[Ask]:
    """All asks in the order derived."""
    return _records(connection, tables.asks, Ask, "row")


def incidents_of_events(connection: Connection, documents: Sequence[str]) -> dict[str, str]:
    """Id of the incident of each event of these documents that belongs to one."""
    pairs, events = tables.incident_events, tables.events
    query = select(pairs.c.event, pairs.c.incident).join(events, events.c.id == pairs.c.event)
    found = connection.execute(query.where(events.c.document.in_(documents)).order_by(pairs.c.incident.desc()))
    return {row.event: row.incident for row in found}


def facts(connection: Connection, address: Address) -> dict[str, int | str | None]:
    """What the ledger holds and when it was written."""
    counted = (
        "documents", "sentences", "events", "claims", "disputes", "counts", "mentions", "failures", "incidents",
        "standings", "tolls", "asks", "judgements", "decisions",
    )  # fmt: skip
    found: dict[str, int | str | None] = {"path": str(address)}
    found |= {name: _count(connection, tables.metadata.tables[name]) for name in counted}
    found["size_bytes"] = sqlite.size(address.file) if address.file is not None else postgres.size(connection)
    found["schema_version"] = schema_version(connection)
    found |= {key: meta(connection, key) for key in ("app_version", "created_at", "last_write_at")}
    found["own_tables"] = _own_facts(connection)
    return found


def own_tables(connection: Connection) -> dict[str, str]:
    """Text of each table of a project that the ledger keeps, by name."""
    key, value = tables.ledger_meta.c.key, tables.ledger_meta.c.value
    rows = connection.execute(select(key, value).where(key.startswith(_OWN, autoescape=True)))
    return dict(sorted((row.key.removeprefix(_OWN), row.value) for row in rows))


def keep_own_tables(connection: Connection, given: Mapping[str, str]) -> bool:
    """True when a text is another than the one kept; what is derived is then no longer current."""
    kept = own_tables(connection)
    changed = {_OWN + name: text for name, text in given.items() if kept.get(name) != text}
    if changed:
        set_meta(connection, **changed)
        touch(connection)
    return bool(changed)


def _own_facts(connection: Connection) -> str | None:
    """Names of a project's tables with their number of rows and the beginning of their digest."""
    kept = own_tables(connection).items()
    return "; ".join(f"{name}, {len(text.splitlines())} lines, {sha256(text)[:12]}" for name, text in kept) or None


def _numbered(values: list[dict[str, Any]], key: str = "id") -> list[dict[str, Any]]:
    """The rows with numbers of their own from 1, so that deriving anew gives the very same rows."""
    return [row | {key: number} for number, row in enumerate(values, 1)]


def _put(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    """The rows, each with its seal."""
    if values:
        connection.execute(insert(table), [sealed_row(table, row) for row in values])


def sealed_row(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """The row with its seal."""
    return row | {"sha256": _seal(table, row)}


def _records(
    connection: Connection, table: Table, kind: type[R], order: str = "id", incident: str | None = None
) -> list[R]:
    query = select(table.c.record).order_by(table.c[order])
    if incident is not None:
        query = query.where(table.c.incident == incident)
    return [read_back(kind, text) for text in connection.execute(query).scalars()]


def _by_incident(connection: Connection, table: Table, kind: type[R], ids: list[str]) -> dict[str, list[R]]:
    query = select(table.c.incident, table.c.record).where(table.c.incident.in_(ids)).order_by(table.c.id)
    grouped: dict[str, list[R]] = {}
    for row in connection.execute(query):
        grouped.setdefault(row.incident, []).append(read_back(kind, row.record))
    return grouped


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
