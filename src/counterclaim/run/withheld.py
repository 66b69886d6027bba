"""Words that a person redacted: blocked out of all that is shown or exported, while the ledger keeps them."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable
from typing import Any, TypeVar

from counterclaim.records import Ask, Claim, Document, EventMention, Findings, Incident, Party, Standing, Voice
from counterclaim.run.judged import Judged
from counterclaim.run.marks import requoted
from counterclaim.store import Hit

__all__ = ["Withheld"]

_MASK = "█"
_SOMEONE = "withheld"
_Spans = list[tuple[int, int]]
T = TypeVar("T")


class Withheld:
    """What may be shown of records where something was redacted; everything, where nothing was.

    Redacted are the words of a claim and of who makes it, the sentence of an event, a whole document, or what is said
    of an incident; which words they are is told by the findings as they were read. Findings come back with blocks in
    place of those words and every offset as it was; what was read out of them (names, places, figures, reasons) is
    gone. Ids, types and days stay.
    """

    def __init__(self, decided: Judged, findings: Iterable[Findings]) -> None:
        self._gone = decided.redacted
        self._spans: dict[str, _Spans] = {}  # document -> what has blocks
        self._texts: dict[str, str] = {}  # document -> its text with blocks
        self._events: set[str] = set(self._gone)  # mentions with blocks in their sentence
        for found in findings if self._gone else ():
            spans = self._redacted(found)
            if spans:
                self._spans[found.document.id] = spans
                self._texts[found.document.id] = _blocked(found.document.text, spans)
                self._events |= {e.id for e in found.events if _meets(e.sentence.start, e.sentence.end, spans)}

    def findings(self, found: Findings) -> Findings:
        """The findings with blocks."""
        spans = self._spans.get(found.document.id)
        if spans is None:
            return found
        document = self._document(found.document, spans)
        return requoted(_without(found, spans, self._gone), document)

    def incident(self, incident: Incident) -> Incident:
        """The incident without quoted words where one of its sentences has blocks: parties of the tables alone stay."""
        if not self._events & {incident.id, *incident.events} and not self._gone & {*incident.documents}:
            return incident
        place = dc.replace(incident.place, name=None, text="") if incident.place else None
        return dc.replace(
            incident,
            title=f"{incident.type.lower()} (words withheld)",
            actors=_of_tables(incident.actors),
            recipients=_of_tables(incident.recipients),
            place=place,
            date=dc.replace(incident.date, text=None) if incident.date else None,
        )

    def standing(self, standing: Standing) -> Standing:
        """The standing without the voices that were redacted; the ids of their claims still say what it rests on."""
        kept = tuple(self._voice(v) for v in standing.voices if not {v.claim, v.document} & self._gone)
        lost = {v.value for v in standing.voices} - {v.value for v in kept}
        value = None if standing.value in lost else standing.value
        return dc.replace(standing, voices=kept, value=value) if self._gone else standing

    def asks(self, asks: Iterable[Ask]) -> list[Ask]:
        """The asks that rest on nothing redacted, for they hold words of texts."""
        return [a for a in asks if not self._gone & {*a.claims, *a.documents}]

    def hits(self, hits: Iterable[Hit]) -> list[Hit]:
        """The hits whose sentences have no blocks: that a word was found would give it away."""
        return [h for h in hits if self._text(h.document, h.start, h.end, h.text) == h.text]

    def _redacted(self, found: Findings) -> _Spans:
        document, gone = found.document, self._gone
        if document.id in gone:
            return [(0, len(document.text))]
        parts = [p for c in found.claims if c.id in gone for p in (c.content, c.claimant) if p is not None]
        spans = [(part.start, part.end) for part in parts]
        return spans + [(e.sentence.start, e.sentence.end) for e in found.events if e.id in gone]

    def _document(self, document: Document, spans: _Spans) -> Document:
        blocked = dc.replace(document, text=_blocked(document.text, spans))
        if document.id not in self._gone:
            return blocked
        return dc.replace(blocked, title=None, url=None, path=None, external_id=None, wire_credit=None)

    def _voice(self, voice: Voice) -> Voice:
        return dc.replace(voice, text=self._text(voice.document, *voice.sentence, voice.text))

    def _text(self, document: str, start: int, end: int, text: str) -> str:
        """The words between the offsets with blocks, if there are any; else the text given."""
        blocked = self._texts.get(document, "")[start:end]
        return blocked if _MASK in blocked else text


def _blocked(text: str, spans: _Spans) -> str:
    for start, end in spans:
        text = text[:start] + "".join(c if c.isspace() else _MASK for c in text[start:end]) + text[end:]
    return text


def _meets(start: int, end: int, spans: _Spans) -> bool:
    return any(start < stop and begin < end for begin, stop in spans)


def _without(found: Findings, spans: _Spans, gone: frozenset[str]) -> Findings:
    """The findings less all that was read out of the spans."""
    hidden: set[str] = {c.id for c in found.claims if _meets(c.content.start, c.content.end, spans)}
    hidden |= {e.id for e in found.events if _meets(e.trigger.start, e.trigger.end, spans)}
    return dc.replace(
        found,
        claims=tuple(_claim(c, spans, c.id in gone) for c in found.claims),
        events=tuple(_event(e, spans) for e in found.events),
        disputes=tuple(dc.replace(d, why="") if {d.source, d.target} & hidden else d for d in found.disputes),
        counts=_outside(found.counts, spans),
        mentions=_outside(found.mentions, spans),
        failures=(),
    )


def _outside(records: tuple[T, ...], spans: _Spans) -> tuple[T, ...]:
    return tuple(r for r in records if not _hit(r, spans))


def _hit(record: Any, spans: _Spans) -> bool:
    return record is not None and record.start is not None and _meets(record.start, record.end, spans)


def _claim(claim: Claim, spans: _Spans, is_gone: bool) -> Claim:
    if not is_gone and not _hit(claim.content, spans) and not _hit(claim.claimant, spans):
        return claim
    claimant = None if is_gone or _hit(claim.claimant, spans) else claim.claimant
    return dc.replace(claim, claimant=claimant, relayed_by=(), why="")


def _event(event: EventMention, spans: _Spans) -> EventMention:
    if not _meets(event.sentence.start, event.sentence.end, spans):
        return event
    return dc.replace(
        event,
        actors=_outside(event.actors, spans),
        recipients=_outside(event.recipients, spans),
        instruments=_outside(event.instruments, spans),
        place=None if _hit(event.place, spans) else event.place,
        why="" if _hit(event.trigger, spans) else event.why,
    )


def _of_tables(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(dc.replace(p, text=p.name or _SOMEONE) for p in parties if p.id is not None)
