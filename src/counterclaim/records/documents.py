"""A document: text fixed once, the ground for every offset."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from counterclaim.records.ids import DocumentId, document_id


@dataclass(frozen=True, slots=True)
class Document:
    """One report as published. Offsets of all findings are code points into `text`.

    `published_on` is a day, or None. `published_precision` is day, month or year when the source gives less.
    """

    id: DocumentId
    text: str
    text_sha256: str
    external_id: str | None = None
    path: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_on: dt.date | None = None
    published_until: dt.date | None = None
    url: str | None = None
    language: str = "en"
    wire_credit: str | None = None
    stamp: str = ""


def text_digest(text: str) -> str:
    """SHA-256 of the text, hex; lone surrogates pass, so that any string has one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document(
    text: str,
    *,
    external_id: str | None = None,
    path: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published_on: dt.date | None = None,
    published_until: dt.date | None = None,
    url: str | None = None,
    language: str = "en",
    wire_credit: str | None = None,
) -> Document:
    """A document with its content-addressed id."""
    sha = text_digest(text)
    day = published_on.isoformat() if published_on else None
    return Document(
        id=document_id(sha, external_id, publisher, day),
        text=text,
        text_sha256=sha,
        external_id=external_id,
        path=path,
        title=title,
        publisher=publisher,
        published_on=published_on,
        published_until=published_until or published_on,
        url=url,
        language=language,
        wire_credit=wire_credit,
    )
