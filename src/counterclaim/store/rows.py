"""From findings to rows and back."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table

from counterclaim.records.documents import Document
from counterclaim.records.findings import Claim, Count, EventMention, Failure, Findings, Party
from counterclaim.records.ids import DocumentId, digest
from counterclaim.records.incidents import Ask, Incident, Judgement, Standing, Toll, Voice
from counterclaim.records.spans import Span
from counterclaim.store import tables
from counterclaim.store.codec import canonical, read_back, sha256, written

Row = dict[str, Any]
_DOCUMENT_FIELDS = tuple(field.name for field in dc.fields(Document))
_NO_DOCUMENT = Document(id=DocumentId(""), text="", text_sha256="")


def document_row(findings: Findings) -> Row:
    """The row of a document with all its findings in canonical JSON."""
    document = findings.document
    row: Row = {name: getattr(document, name) for name in _DOCUMENT_FIELDS}
    row["findings"] = written(dc.replace(findings, document=_NO_DOCUMENT))
    return row | {"record_sha256": record_digest(row), "n_failures": len(findings.failures)}


def record_digest(row: Any) -> str:
    """SHA-256 over a document's row: its metadata and findings, and its text by its own digest."""
    names = [name for name in (*_DOCUMENT_FIELDS, "findings") if name != "text"]
    return sha256(canonical([None if row[name] is None else str(row[name]) for name in names]))


def arrival_digest(row: Any) -> str:
    """SHA-256 over what a document's row says beside its record: which number it has, and when it came."""
    return sha256(canonical([str(row[name]) for name in ("record_sha256", "number", "n_failures", "added_at")]))


def failure_seal(name: str, at: str) -> str:
    """SHA-256 over the id of a failure and when it was kept."""
    return sha256(canonical([name, at]))


def document_of(row: Any) -> Document:
    """The document of a row."""
    return Document(**{name: row[name] for name in _DOCUMENT_FIELDS})


def findings_of(row: Any) -> Findings:
    """The findings of a document's row, as they were added."""
    return dc.replace(read_back(Findings, row["findings"]), document=document_of(row))


def rows_of(findings: Findings) -> dict[Table, list[Row]]:
    """The rows that let findings be asked, a table each; two records of one id make one row."""
    key = {"document": findings.document.id}
    made: dict[Table, list[Row]] = {
        tables.sentences: _sentences(findings),
        tables.events: _once(_event(event) for event in findings.events),
        tables.claims: _once(_claim(claim) for claim in findings.claims),
        tables.disputes: [_columns(d, "source", "target", "issue", "basis") for d in findings.disputes],
        tables.counts: [_count(count) for count in findings.counts],
        tables.mentions: [
            _columns(m, "start", "end", "kind", "text", "name") | {"record_id": m.id} for m in findings.mentions
        ],
    }
    return {table: [row | key for row in rows] for table, rows in made.items()}


def failure_row(failure: Failure, document: str | None, path: str | None) -> Row:
    """The row of a failure; the same failure of the same input has the same id."""
    row = _columns(failure, "stage", "component", "error", "message") | {"document": document, "path": path}
    return row | {"id": "fail:" + digest(*(row[key] for key in sorted(row)))}


def incident_row(incident: Incident, number: int) -> Row:
    """The row of an incident."""
    row = _columns(incident, "id", "type", "title", "n_documents", "n_origins", "modality", "release_status")
    return row | _where(incident) | {"number": number, "record": written(incident)}


def judgement_row(judgement: Judgement) -> Row:
    """The row of a judgement."""
    return _columns(judgement, "left", "right", "verdict", "by", "score") | {"record": written(judgement)}


def standing_row(standing: Standing, number: int) -> Row:
    """The row of a standing; its number is what its voices refer to."""
    row = _columns(standing, "incident", "issue", "status", "rule", "ruleset", "value")
    return row | {"id": number, "record": written(standing)}


def voice_row(voice: Voice, standing: int) -> Row:
    """The row of a voice of the standing with this number."""
    return _columns(voice, "claim", "document", "origin", "stance", "value", "said_on") | {"standing": standing}


def toll_row(toll: Toll) -> Row:
    """The row of a toll."""
    row = _columns(toll, "incident", "measure", "group", "low", "high", "best", "contested")
    return row | {"record": written(toll)}


def ask_row(ask: Ask) -> Row:
    """The row of an ask."""
    return _columns(ask, "id", "kind", "asker", "addressee", "state", "asked_on") | {"record": written(ask)}


def _unwritten_names(findings: Findings, sentence: Span) -> str:
    """Full names of those who speak, act or are acted on, where they do not stand in the sentence word for word."""
    text = sentence.of(findings.document.text)
    parties = [claim.claimant for claim in findings.claims]
    parties += [party for event in findings.events for party in (*event.actors, *event.recipients)]
    names = {party.name for party in parties if party is not None and party.name}
    return "; ".join(sorted(name for name in names if name not in text))


def _sentences(findings: Findings) -> list[Row]:
    text = findings.document.text
    people = _spoken_of(findings)
    return [
        {
            "number": number,
            "start": sentence.start,
            "end": sentence.end,
            "text": sentence.of(text),
            "names": _unwritten_names(people.get(sentence, Findings(findings.document)), sentence),
        }
        for number, sentence in enumerate(findings.sentences, 1)
    ]


def _spoken_of(findings: Findings) -> dict[Span, Findings]:
    """Claims and events by the sentence they stand in, so that long documents take no longer a sentence."""
    by: dict[Span, tuple[list[Claim], list[EventMention]]] = {}
    for claim in findings.claims:
        by.setdefault(claim.sentence, ([], []))[0].append(claim)
    for event in findings.events:
        by.setdefault(event.sentence, ([], []))[1].append(event)
    return {s: Findings(findings.document, tuple(events), tuple(claims)) for s, (claims, events) in by.items()}


def _event(event: EventMention) -> Row:
    row = _columns(event, "id", "type", "mode", "modality") | _where(event) | _sentence(event.sentence)
    place = event.place
    return row | {
        "start": event.trigger.start,
        "end": event.trigger.end,
        "text": event.trigger.text,
        "actors": _names(event.actors),
        "recipients": _names(event.recipients),
        "protected": "; ".join(event.protected),
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def _claim(claim: Claim) -> Row:
    row = _columns(claim, "id", "act", "stance", "form", "issue", "within") | _sentence(claim.sentence)
    return row | {
        "start": claim.content.start,
        "end": claim.content.end,
        "text": claim.content.text,
        "claimant": _name(claim.claimant),
        "claimant_id": claim.claimant.id if claim.claimant else None,
        "cue": claim.cue.text if claim.cue else None,
    }


def _count(count: Count) -> Row:
    names = ("id", "start", "end", "text", "measure", "group", "low", "high", "scope", "event", "claim")
    return _columns(count, *names) | {"authority": _name(count.authority)}


def _where(record: EventMention | Incident) -> Row:
    place, date = record.place, record.date
    return {
        "place": (place.name or place.text) if place else None,
        "place_id": place.id if place else None,
        "country": place.country if place else None,
        "earliest": date.earliest if date else None,
        "latest": date.latest if date else None,
    }


def _sentence(span: Span) -> Row:
    return {"sentence_start": span.start, "sentence_end": span.end}


def _name(party: Party | None) -> str | None:
    return (party.name or party.text) if party else None


def _names(parties: Sequence[Party]) -> str:
    return "; ".join(party.name or party.text for party in parties)


def _columns(record: object, *names: str) -> Row:
    return {name: getattr(record, name) for name in names}


def _once(rows: Iterable[Row]) -> list[Row]:
    return list({row["id"]: row for row in reversed(list(rows))}.values())[::-1]
