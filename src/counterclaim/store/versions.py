"""Versions of one report: documents that came from the same place with other words."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from counterclaim.records.documents import Document
from counterclaim.store import tables
from counterclaim.store.rows import document_of

__all__ = ["differences", "of", "several"]

_D = tables.documents
_NAMES = ("url", "external_id", "path")  # the first that a document has says which report it is, of its publisher


def of(connection: Connection, document: Document) -> list[Document]:
    """The versions of a report in order of arrival, the document among them."""
    name = next((name for name in _NAMES if getattr(document, name) is not None), None)
    if name is None:
        return [document]
    same = [_D.c[name] == getattr(document, name)]
    same += [_D.c[other].is_(None) for other in _NAMES[: _NAMES.index(name)]]
    same.append(_D.c.publisher == document.publisher if document.publisher else _D.c.publisher.is_(None))
    rows = connection.execute(select(_D).where(*same).order_by(_D.c.number)).mappings()
    return [document_of(row) for row in rows]


def several(connection: Connection) -> Iterator[list[Document]]:
    """Each report of which there is more than one version."""
    seen: set[str] = set()
    for row in connection.execute(select(_D).order_by(_D.c.number)).mappings().all():
        if row["id"] in seen:
            continue
        found = of(connection, document_of(row))
        seen |= {document.id for document in found}
        if len(found) > 1:
            yield found


def differences(earlier: Document, later: Document) -> Sequence[str]:
    """The lines that differ, as a unified diff with one line of context; empty when the texts are the same."""
    before, after = (f"{d.id} {d.published_on or ''}".strip() for d in (earlier, later))
    lines = (earlier.text.split("\n"), later.text.split("\n"))
    return list(difflib.unified_diff(*lines, fromfile=before, tofile=after, lineterm="", n=1))
