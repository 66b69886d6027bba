"""Findings as JSON Lines, or as CSV with one table a kind of record."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from counterclaim.export.tables import csv_text
from counterclaim.records import Claim, Count, EventMention, Findings, Mention, Party
from counterclaim.records.contract import to_line

__all__ = ["COLUMNS", "csv_tables", "jsonl", "rows_of"]

Row = Mapping[str, object]

_SENTENCE = ("sentence_number", "sentence_start", "sentence_end", "sentence")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": (
        "document_id", "external_id", "path", "title", "publisher", "published_on", "url", "language", "wire_credit",
        "text_sha256", "characters", "stamp",
    ),
    "events": (
        "document_id", "event_id", "incident_id", "type", "mode", "modality", "trigger", "trigger_start",
        "trigger_end", "actors", "actor_ids", "recipients", "recipient_ids", "instruments", "place", "place_id",
        "country", "latitude", "longitude", "place_precision", "earliest", "latest", "date_precision", "date_basis",
        "contexts", "protected", "acled_event_type", "acled_sub_event_type", *_SENTENCE, "why",
    ),
    "claims": (
        "document_id", "claim_id", "claimant", "claimant_id", "claimant_text", "cue", "content", "content_start",
        "content_end", "act", "stance", "form", "issue", "about", "within", "relayed_by", *_SENTENCE, "why",
    ),
    "disputes": (
        "document_id", "from_claim", "to", "issue", "basis", "why", "from_claimant", "from_content", "to_claimant",
        "to_content", *_SENTENCE,
    ),
    "counts": (
        "document_id", "count_id", "text", "start", "end", "measure", "group", "low", "high", "approximate", "vague",
        "scope", "authority", "authority_id", "event_id", "claim_id", *_SENTENCE,
    ),
    "mentions": (
        "document_id", "kind", "text", "start", "end", "name", "id", "country", "latitude", "longitude", *_SENTENCE,
    ),
    "failures": ("document_id", "stage", "component", "error", "message"),
}  # fmt: skip


def jsonl(findings: Iterable[Findings]) -> str:
    """One JSON object a document, one a line, in the shape of counterclaim/findings/1."""
    return "".join(to_line(found) + "\n" for found in findings)


def csv_tables(findings: Iterable[Findings]) -> dict[str, str]:
    """A CSV text for each kind of record, by name: documents, events, claims, disputes, counts, mentions, failures."""
    rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for found in findings:
        for name, row in rows_of(found):
            rows[name].append(row)
    return {name: csv_text(columns, rows[name]) for name, columns in COLUMNS.items()}


def rows_of(found: Findings) -> Iterator[tuple[str, Row]]:
    """The rows of one document, each with the name of its table."""
    for name, row in _rows(found):
        yield name, {"document_id": found.document.id, **row}


def _rows(found: Findings) -> Iterator[tuple[str, Row]]:
    yield "documents", _document(found)
    for event in found.events:
        yield "events", _event(event) | _sentence(found, event.sentence.start)
    for claim in found.claims:
        yield "claims", _claim(claim) | _sentence(found, claim.sentence.start)
    yield from (("disputes", row) for row in _disputes(found))
    for count in found.counts:
        yield "counts", _count(count) | _sentence(found, count.start)
    for mention in found.mentions:
        yield "mentions", _mention(mention) | _sentence(found, mention.start)
    for failure in found.failures:
        yield "failures", {name: getattr(failure, name) for name in ("stage", "component", "error", "message")}


def _sentence(found: Findings, at: int) -> dict[str, object]:
    """The sentence that holds the place, with its number from 1; empty where the document has no sentences."""
    index = bisect_right([s.start for s in found.sentences], at) - 1
    if index < 0:
        return {}
    span = found.sentences[index]
    return {
        "sentence_number": index + 1,
        "sentence_start": span.start,
        "sentence_end": span.end,
        "sentence": span.of(found.document.text),
    }


def _document(found: Findings) -> dict[str, object]:
    d = found.document
    return {
        "external_id": d.external_id,
        "path": d.path,
        "title": d.title,
        "publisher": d.publisher,
        "published_on": d.published_on,
        "url": d.url,
        "language": d.language,
        "wire_credit": d.wire_credit,
        "text_sha256": d.text_sha256,
        "characters": len(d.text),
        "stamp": d.stamp,
    }


def _named(party: Party) -> str:
    return party.name or party.text


def _event(e: EventMention) -> dict[str, object]:
    place, date = e.place, e.date
    return {
        "event_id": e.id,
        "incident_id": e.incident,
        "type": e.type,
        "mode": e.mode,
        "modality": e.modality,
        "trigger": e.trigger.text,
        "trigger_start": e.trigger.start,
        "trigger_end": e.trigger.end,
        "actors": [_named(p) for p in e.actors],
        "actor_ids": [p.id for p in e.actors],
        "recipients": [_named(p) for p in e.recipients],
        "recipient_ids": [p.id for p in e.recipients],
        "instruments": [w.weapon for w in e.instruments],
        "place": (place.name or place.text) if place else None,
        "place_id": place.id if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_precision": place.precision if place else None,
        "earliest": date.earliest if date else None,
        "latest": date.latest if date else None,
        "date_precision": date.precision if date else None,
        "date_basis": date.basis if date else None,
        "contexts": e.contexts,
        "protected": e.protected,
        "acled_event_type": e.acled[0] if e.acled else None,
        "acled_sub_event_type": e.acled[1] if e.acled else None,
        "why": e.why,
    }


def _claim(c: Claim) -> dict[str, object]:
    return {
        "claim_id": c.id,
        "claimant": _named(c.claimant) if c.claimant else None,
        "claimant_id": c.claimant.id if c.claimant else None,
        "claimant_text": c.claimant.text if c.claimant else None,
        "cue": c.cue.text if c.cue else None,
        "content": c.content.text,
        "content_start": c.content.start,
        "content_end": c.content.end,
        "act": c.act,
        "stance": c.stance,
        "form": c.form,
        "issue": c.issue,
        "about": c.about,
        "within": c.within,
        "relayed_by": c.relayed_by,
        "why": c.why,
    }


def _disputes(found: Findings) -> Iterator[dict[str, object]]:
    claims = {c.id: c for c in found.claims}
    events = {str(e.id): e for e in found.events}
    for d in found.disputes:
        source, target = claims.get(d.source), claims.get(d.target)  # type: ignore[call-overload]
        event = events.get(d.target)
        yield {
            "from_claim": d.source,
            "to": d.target,
            "issue": d.issue,
            "basis": d.basis,
            "why": d.why,
            "from_claimant": _named(source.claimant) if source and source.claimant else None,
            "from_content": source.content.text if source else None,
            "to_claimant": _named(target.claimant) if target and target.claimant else None,
            "to_content": target.content.text if target else event.trigger.text if event else None,
            **(_sentence(found, source.sentence.start) if source else {}),
        }


def _count(c: Count) -> dict[str, object]:
    plain = ("text", "start", "end", "measure", "group", "low", "high", "approximate", "vague", "scope")
    return {name: getattr(c, name) for name in plain} | {
        "count_id": c.id,
        "authority": _named(c.authority) if c.authority else None,
        "authority_id": c.authority.id if c.authority else None,
        "event_id": c.event,
        "claim_id": c.claim,
    }


def _mention(m: Mention) -> dict[str, object]:
    names = ("kind", "text", "start", "end", "name", "id", "country", "latitude", "longitude")
    return {name: getattr(m, name) for name in names}
