"""Documents and their findings in the ledger."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import difflib
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select

from counterclaim.errors import StoreError
from counterclaim.records.documents import Document
from counterclaim.records.findings import Failure, Findings
from counterclaim.store import tables
from counterclaim.store.codec import sha256
from counterclaim.store.derived import incidents_of_events, outdate, touch
from counterclaim.store.rows import (
    arrival_digest,
    document_of,
    document_row,
    failure_row,
    failure_seal,
    findings_of,
    rows_of,
)
from counterclaim.store.schema import meta, now, set_meta
from counterclaim.store.shapes import StoredFailure

_PORTION = 50
_SHORTEST_BEGINNING = 4
_MOST_COMPARED = 5_000  # documents whose names are compared with one that is not known
_D = tables.documents


def add(connection: Connection, findings: Findings, replace: bool) -> bool:
    """True when the findings were kept; False when the document was there and there is no reason to replace it."""
    known = connection.execute(select(_D.c.number, _D.c.n_failures).where(_D.c.id == findings.document.id)).first()
    better = known is not None and known.n_failures > 0 and not findings.failures
    if known is not None and not (replace or better):
        return False
    if known is not None:
        _count_failures(connection, -1, *failures_of(connection, findings.document.id))
        connection.execute(delete(_D).where(_D.c.id == findings.document.id))
        outdate(connection)
    number = known.number if known is not None else _next_number(connection)
    row = document_row(findings) | {"number": number, "added_at": now()}
    connection.execute(insert(_D), row | {"arrival_sha256": arrival_digest(row)})
    if known is None:
        set_meta(connection, documents=str(number))
    for table, rows in rows_of(findings).items():
        if rows:
            connection.execute(insert(table), rows)
    for failure in findings.failures:
        add_failure(connection, failure, findings.document.id, findings.document.path)
    touch(connection)
    return True


def add_failure(connection: Connection, failure: Failure, document: str | None, path: str | None) -> bool:
    """True when the same failure of the same input was not kept before."""
    row = failure_row(failure, document, path)
    if connection.execute(select(tables.failures.c.id).where(tables.failures.c.id == row["id"])).first():
        return False
    at = now()
    connection.execute(insert(tables.failures), row | {"at": at, "arrival_sha256": failure_seal(row["id"], at)})
    _count_failures(connection, 1, row["id"])
    return True


def failures_of(connection: Connection, document: str | None = None) -> list[str]:
    """Ids of the failures of a document, or of all."""
    query = select(tables.failures.c.id)
    if document is not None:
        query = query.where(tables.failures.c.document == document)
    return list(connection.execute(query).scalars())


def failure_tally(before: str | None, sign: int, *names: str) -> str:
    """How many failures there are and the sum of the digests of their ids, in hex: a failure taken out is missed."""
    number, _, total = (before or "0 0").partition(" ")
    added = sum(int(sha256(name), 16) for name in names)
    return f"{int(number) + sign * len(names)} {(int(total, 16) + sign * added) % 2**256:x}"


def _count_failures(connection: Connection, sign: int, *names: str) -> None:
    if names:
        set_meta(connection, failures=failure_tally(meta(connection, "failures"), sign, *names))


def has(connection: Connection, document: str) -> bool:
    """True when the document is there and no stage failed on it."""
    found = select(_D.c.id).where(_D.c.id == document, _D.c.n_failures == 0)
    return connection.execute(found).first() is not None


def ids(connection: Connection) -> list[str]:
    """Ids of all documents in order of arrival."""
    return list(connection.execute(select(_D.c.id).order_by(_D.c.number)).scalars())


def portions(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """The names, a few at a time."""
    for start in range(0, len(names), _PORTION):
        yield names[start : start + _PORTION]


def listed(connection: Connection) -> list[Document]:
    """All documents in order of arrival."""
    return [document_of(row) for row in connection.execute(select(_D).order_by(_D.c.number)).mappings()]


def some(connection: Connection, names: Sequence[str]) -> list[Findings]:
    """Findings of these documents in order of arrival, each event with the incident it belongs to now."""
    rows = connection.execute(select(_D).where(_D.c.id.in_(names)).order_by(_D.c.number)).mappings().all()
    incidents = incidents_of_events(connection, names)
    return [_with_incidents(findings_of(row), incidents) for row in rows]


def one(connection: Connection, name: str) -> Findings:
    """Findings of the one document meant; StoreError when none or several are."""
    for condition in _meanings(name):
        found = list(connection.execute(select(_D.c.id).where(condition).order_by(_D.c.number).limit(6)).scalars())
        if len(found) == 1:
            return some(connection, found)[0]
        if found:
            several = ", ".join(found[:5]) + (" …" if len(found) > 5 else "")
            raise StoreError(f"{name!r} means several documents.", remedy=f"give one id of {several}")
    near = _near(connection, name)
    remedy = "give an id or its beginning, an external id or a path; `counterclaim search` shows ids"
    if near:
        remedy = f"did you mean {' or '.join(near)}? Else {remedy}"
    raise StoreError(f"no document {name!r} in this ledger.", remedy=remedy)


def _near(connection: Connection, name: str) -> list[str]:
    """Up to three names of documents that look like this one."""
    rows = connection.execute(select(_D.c.id, _D.c.external_id, _D.c.path).limit(_MOST_COMPARED))
    known = {n for row in rows for n in (row.id, row.external_id, row.path and PurePath(row.path).stem) if n}
    return difflib.get_close_matches(name, known, n=3)


def failures_kept(connection: Connection) -> list[StoredFailure]:
    """All failures, oldest first."""
    rows = connection.execute(select(tables.failures).order_by(tables.failures.c.at)).mappings()
    return [_failure(row) for row in rows]


def _meanings(name: str) -> Iterator[ColumnElement[bool]]:
    """What a name may mean, the surest first."""
    yield _D.c.id == name
    yield _D.c.external_id == name
    yield _D.c.path == name
    if len(name.removeprefix("doc:")) >= _SHORTEST_BEGINNING:
        yield _D.c.id.startswith("doc:" + name.removeprefix("doc:"), autoescape=True)
    for ending in (f"/{name}", f"/{name}.txt"):
        yield or_(_D.c.path.endswith(ending, autoescape=True), _D.c.path == PurePath(ending).name)


def _next_number(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(_D.c.number), 0))).scalar_one()) + 1


def _with_incidents(findings: Findings, incidents: dict[str, str]) -> Findings:
    if not any(event.id in incidents for event in findings.events):
        return findings
    events = tuple(dc.replace(e, incident=incidents.get(e.id, e.incident)) for e in findings.events)
    return dc.replace(findings, events=events)


def _failure(row: Any) -> StoredFailure:
    failure = Failure(row["stage"], row["component"], row["error"], row["message"])
    return StoredFailure(failure, row["document"], row["path"], dt.datetime.fromisoformat(row["at"]))
