"""Whether a ledger is whole: every hash, span, reference and decision."""

from __future__ import annotations

import dataclasses as dc
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DatabaseError

from counterclaim.errors import StoreError
from counterclaim.records.documents import text_digest
from counterclaim.records.findings import Failure, Findings
from counterclaim.records.ids import document_id
from counterclaim.store import fts, sqlite, tables
from counterclaim.store.address import Address
from counterclaim.store.decisions import broken_links
from counterclaim.store.derived import changes
from counterclaim.store.documents import failure_tally, failures_of
from counterclaim.store.engine import is_postgres
from counterclaim.store.rows import arrival_digest, failure_row, failure_seal, findings_of, record_digest, rows_of
from counterclaim.store.schema import changed_facts, meta

_D = tables.documents


def flaws(connection: Connection, address: Address) -> Iterator[str]:
    """One line for each thing that is wrong, with its table and row."""
    if not is_postgres(connection):
        yield from (f"{address}: {line}" for line in sqlite.damage(connection))
    yield from (f"ledger_meta: {key} was changed by another program" for key in changed_facts(connection))
    yield from broken_links(connection)
    yield from _arrivals(connection)
    for name in connection.execute(select(_D.c.id).order_by(_D.c.number)).scalars().all():
        yield from _read(f"documents: {name}", _document_flaws(connection, name))
    yield from _failure_flaws(connection)
    yield from _read("incidents and what is derived with them", _derived_flaws(connection))
    if not is_postgres(connection):  # there the server itself keeps the column of words
        yield from _index_flaws(connection)


def _read(where: str, lines: Iterator[str]) -> Iterator[str]:
    """The lines, and one more when something is in place of a day or a number that is none."""
    try:
        yield from lines
    except (ValueError, TypeError, StoreError) as wrong:
        yield f"{where}: a value cannot be read ({wrong})"


def _arrivals(connection: Connection) -> Iterator[str]:
    """Documents are numbered without a gap, and the ledger knows how many there are."""
    names = ("id", "record_sha256", "number", "n_failures", "added_at", "arrival_sha256")
    number = 0
    for row in connection.execute(select(*(_D.c[name] for name in names)).order_by(_D.c.number)).mappings():
        number += 1
        if row["number"] != number:
            yield f"documents: number {number} is missing before {row['id']}"
            number = row["number"]
        if arrival_digest(row) != row["arrival_sha256"]:
            yield f"documents: {row['id']}: its number, its number of failures or when it was added was changed"
    expected = meta(connection, "documents") or "0"
    if expected != str(number):
        yield f"documents: the last one kept is number {number}, but the ledger says {expected}"


def _failure_flaws(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(tables.failures)).mappings():
        failure = Failure(row["stage"], row["component"], row["error"], row["message"])
        if failure_row(failure, row["document"], row["path"])["id"] != row["id"]:
            yield f"failures: {row['id']} was changed after it was kept"
        elif failure_seal(row["id"], row["at"]) != row["arrival_sha256"]:
            yield f"failures: {row['id']}: when it was kept was changed"
    tally = failure_tally(None, 1, *failures_of(connection))
    kept = meta(connection, "failures") or failure_tally(None, 1)
    if tally != kept:
        yield f"failures: there are {tally.split()[0]}, not the {kept.split()[0]} that were kept"


def _document_flaws(connection: Connection, name: str) -> Iterator[str]:
    row = connection.execute(select(_D).where(_D.c.id == name)).mappings().one()
    if text_digest(row["text"]) != row["text_sha256"]:
        yield f"documents: {name}: its text was changed (it does not have its SHA-256)"
    day = row["published_on"].isoformat() if row["published_on"] else None
    if record_digest(row) != row["record_sha256"]:
        yield f"documents: {name}: its findings or metadata were changed (they do not have their SHA-256)"
        return
    if name != document_id(row["text_sha256"], row["external_id"], row["publisher"], day):
        yield f"documents: {name}: its id is not that of its text, external id, publisher and day"
    findings = findings_of(row)
    yield from (f"documents: {name}: {line}" for line in _span_flaws(findings))
    yield from (f"documents: {name}: {line}" for line in _reference_flaws(findings))
    for table, rows in rows_of(findings).items():
        yield from _row_flaws(connection, table, name, rows)


def _span_flaws(findings: Findings) -> Iterator[str]:
    text = findings.document.text
    for record in _within(findings):
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        said = getattr(record, "text", None)
        if start is None or end is None:
            continue
        if not 0 <= start <= end <= len(text) or (said is not None and text[start:end] != said):
            yield f"{type(record).__name__} at {start}..{end} does not hold the words {said!r}"


def _within(value: object) -> Iterator[object]:
    """All records inside a record, but for the document."""
    for field in dc.fields(value):  # type: ignore[arg-type]
        held = getattr(value, field.name)
        for item in held if isinstance(held, tuple) else (held,):
            if dc.is_dataclass(item) and field.name != "document":
                yield item
                yield from _within(item)


def _reference_flaws(findings: Findings) -> Iterator[str]:
    claims, events = {c.id for c in findings.claims}, {e.id for e in findings.events}
    for claim in findings.claims:
        if not set(claim.about) <= events or not {claim.within} <= {None, *claims}:
            yield f"claim {claim.id} refers to an event or claim that is not there"
    for dispute in findings.disputes:
        if dispute.source not in claims or dispute.target not in {*claims, *events}:
            yield f"dispute {dispute.source} → {dispute.target} refers to what is not there"
    for count in findings.counts:
        if not {count.claim} <= {None, *claims} or not {count.event} <= {None, *events}:
            yield f"count {count.id} refers to an event or claim that is not there"


def _row_flaws(connection: Connection, table: Table, document: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    """Rows are made from findings; any that was changed, put in or taken out differs from what is made anew."""
    names = sorted(rows[0]) if rows else ["document"]
    columns = [table.c[name] for name in names]
    kept = Counter(tuple(row) for row in connection.execute(select(*columns).where(table.c.document == document)))
    made = Counter(tuple(row[name] for name in names) for row in rows)
    for row in (kept - made) | (made - kept):
        shown = dict(zip(names, row, strict=True))
        name = shown.get("id") or shown.get("number") or shown.get("start") or "a row"
        yield f"{table.name}: {name} of {document} differs from its findings"


def _derived_flaws(connection: Connection) -> Iterator[str]:
    yield from changes(connection)
    if not meta(connection, "derived_sha256"):
        return
    known = {*connection.execute(select(tables.claims.c.id)).scalars()}
    known |= {*connection.execute(select(tables.events.c.id)).scalars()}
    voices = select(tables.voices.c.id, tables.voices.c.claim, tables.standings.c.incident).join(tables.standings)
    for row in connection.execute(voices):
        if row.claim not in known:
            yield f"voices: {row.id} of incident {row.incident} rests on {row.claim}, which is not there"


def _index_flaws(connection: Connection) -> Iterator[str]:
    try:
        fts.check(connection)
    except DatabaseError as wrong:
        yield f"sentence_words: the full-text index differs from the sentences ({wrong.orig})"
