"""Where each statement stands: documents by number, sentences by number, records by id."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from counterclaim.export.brief.model import Note, Sentence, Source
from counterclaim.records import Claim, Count, Document, EventMention, Findings

__all__ = ["Footnotes"]


class Footnotes:
    """All that was found, by id, with the footnote of each record. Documents are numbered by day, then by id."""

    def __init__(self, findings: Iterable[Findings]) -> None:
        ordered = sorted(findings, key=lambda f: (f.document.published_on or dt.date.max, f.document.id))
        self._found = {f.document.id: f for f in ordered}
        self._number = {document_id: i for i, document_id in enumerate(self._found, 1)}
        self.events: dict[str, tuple[Findings, EventMention]] = {e.id: (f, e) for f in ordered for e in f.events}
        self.claims: dict[str, tuple[Findings, Claim]] = {c.id: (f, c) for f in ordered for c in f.claims}
        self.counts: dict[str, tuple[Findings, Count]] = {c.id: (f, c) for f in ordered for c in f.counts}

    @property
    def n_documents(self) -> int:
        """How many documents there are."""
        return len(self._found)

    def at(self, document_id: str, place: int) -> tuple[Note, ...]:
        """The footnote of a place in a document; empty when the document is not among the findings."""
        found = self._found.get(document_id)  # type: ignore[call-overload]
        if found is None:
            return ()
        index = max(bisect_right([s.start for s in found.sentences], place) - 1, 0)
        if found.sentences:
            span = found.sentences[index]
            return (Note(self._number[document_id], index + 1, document_id, span.start, span.end),)  # type: ignore[index]
        return (Note(self._number[document_id], 1, document_id, 0, len(found.document.text)),)  # type: ignore[index]

    def named(self, origin: str) -> str:
        """The origin's name; a report that names no publisher is called by its number."""
        number = self._number.get(origin)  # type: ignore[call-overload]
        return f"the report d{number}" if number else origin

    def of(self, record_id: str) -> tuple[Note, ...]:
        """The footnote of an event mention, claim or count by its id; empty when there is none of that id."""
        if record_id in self.events:
            found, event = self.events[record_id]
            return self.at(found.document.id, event.trigger.start)
        if record_id in self.claims:
            found, claim = self.claims[record_id]
            return self.at(found.document.id, claim.sentence.start)
        if record_id in self.counts:
            found, count = self.counts[record_id]
            return self.at(found.document.id, count.start)
        return ()

    def of_all(self, record_ids: Iterable[str]) -> tuple[Note, ...]:
        """The footnotes of several records, each once, in order."""
        return merged(note for record_id in record_ids for note in self.of(record_id))

    def document(self, record_id: str) -> Document | None:
        """The document that an event mention, claim or count stands in."""
        for table in (self.events, self.claims, self.counts):
            if record_id in table:
                return table[record_id][0].document
        return None

    def sources(self, cited: Iterable[int]) -> tuple[Source, ...]:
        """The documents of these numbers, for the list at the end."""
        wanted = set(cited)
        return tuple(_source(self._number[k], f.document) for k, f in self._found.items() if self._number[k] in wanted)

    def sentences(self, cited: Iterable[Note]) -> tuple[Sentence, ...]:
        """The sentences that these footnotes lead to, on one line each, in order."""
        return tuple(Sentence(n, " ".join(self._text(n)[n.start : n.end].split())) for n in cited)

    def _text(self, note: Note) -> str:
        return self._found[note.document_id].document.text  # type: ignore[index]


def merged(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes in order, each sentence once."""
    return tuple(sorted({(n.document, n.sentence): n for n in notes}.values()))


def _source(number: int, document: Document) -> Source:
    on = document.published_on.isoformat() if document.published_on else None
    return Source(number, document.id, _short_name(document), document.title, on, document.url)


def _short_name(document: Document) -> str:
    path = PurePath(document.path).name if document.path else None
    return document.publisher or document.external_id or path or document.title or document.id


def first_place(notes: Sequence[Note]) -> tuple[int, int]:
    """For sorting: the first document and sentence; what has no note comes last."""
    return (notes[0].document, notes[0].sentence) if notes else (1 << 30, 0)
