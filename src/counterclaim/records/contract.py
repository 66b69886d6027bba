"""The findings of one document as JSON: schema counterclaim/findings/1, to be written, read back and checked."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from counterclaim.errors import SchemaVersionError
from counterclaim.records.documents import Document
from counterclaim.records.findings import (
    Claim,
    Count,
    Dispute,
    EventMention,
    Failure,
    Findings,
    Mention,
    Party,
    Place,
    Weapon,
    When,
)
from counterclaim.records.ids import ClaimId, DocumentId, EventId
from counterclaim.records.schema import problems, schema
from counterclaim.records.spans import Quoted, Span

__all__ = ["SCHEMA_ID", "from_json", "problems", "schema", "to_json", "to_line"]

SCHEMA_ID = "counterclaim/findings/1"
Json = dict[str, Any]

# Besides lone surrogates, which UTF-8 cannot hold: line ends that some readers of JSON Lines split at.
_UNSAFE = re.compile("[\ud800-\udfff\x7f\x85\u2028\u2029]")


def to_json(findings: Findings) -> Json:
    """The findings as plain dicts and lists, keys in the order of the published schema."""
    return {
        "schema": SCHEMA_ID,
        "document": _document(findings.document),
        "events": [_event(e) for e in findings.events],
        "claims": [_claim(c) for c in findings.claims],
        "disputes": [_dispute(d) for d in findings.disputes],
        "counts": [_count(c) for c in findings.counts],
        "mentions": [_mention(m) for m in findings.mentions],
        "failures": [
            {"stage": f.stage, "component": f.component, "error": f.error, "message": f.message}
            for f in findings.failures
        ],
        "sentences": [_span(s) for s in findings.sentences],
    }


def to_line(findings: Findings) -> str:
    """The findings as one line of JSON without its line end; safe to encode as UTF-8 whatever the text holds."""
    line = json.dumps(to_json(findings), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", line)


def _document(d: Document) -> Json:
    return {
        "id": d.id,
        "external_id": d.external_id,
        "path": d.path,
        "title": d.title,
        "publisher": d.publisher,
        "published_on": _day(d.published_on),
        "published_until": _day(d.published_until),
        "url": d.url,
        "language": d.language,
        "text": d.text,
        "text_sha256": d.text_sha256,
        "wire_credit": d.wire_credit,
        "stamp": d.stamp,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _span(s: Span) -> Json:
    return {"start": s.start, "end": s.end}


def _quoted(q: Quoted) -> Json:
    return {"start": q.start, "end": q.end, "text": q.text}


def _named(p: Party) -> Json:
    return {
        "name": p.name,
        "id": p.id,
        "code": p.code,
        "sector": p.sector,
        "organ": p.organ,
        "start": p.start,
        "end": p.end,
        "text": p.text,
    }


def _party(p: Party) -> Json:
    named = _named(p)
    span = {key: named.pop(key) for key in ("start", "end", "text")}
    return named | {"kind": p.kind} | span


def _place(p: Place) -> Json:
    return {
        "name": p.name,
        "id": p.id,
        "country": p.country,
        "admin1": p.admin1,
        "latitude": p.latitude,
        "longitude": p.longitude,
        "precision": p.precision,
        "start": p.start,
        "end": p.end,
        "text": p.text,
    }


def _when(w: When) -> Json:
    return {
        "earliest": _day(w.earliest),
        "latest": _day(w.latest),
        "precision": w.precision,
        "basis": w.basis,
        "start": w.start,
        "end": w.end,
        "text": w.text,
    }


def _event(e: EventMention) -> Json:
    return {
        "id": e.id,
        "sentence": _span(e.sentence),
        "trigger": _quoted(e.trigger),
        "type": e.type,
        "mode": e.mode,
        "contexts": list(e.contexts),
        "actors": [_party(p) for p in e.actors],
        "recipients": [_party(p) for p in e.recipients],
        "instruments": [{"weapon": w.weapon, "start": w.start, "end": w.end, "text": w.text} for w in e.instruments],
        "place": _place(e.place) if e.place else None,
        "date": _when(e.date) if e.date else None,
        "modality": e.modality,
        "protected": list(e.protected),
        "acled": {"event_type": e.acled[0], "sub_event_type": e.acled[1]} if e.acled else None,
        "incident": e.incident,
        "why": e.why,
    }


def _claim(c: Claim) -> Json:
    return {
        "id": c.id,
        "claimant": _named(c.claimant) if c.claimant else None,
        "cue": _quoted(c.cue) if c.cue else None,
        "content": _quoted(c.content),
        "sentence": _span(c.sentence),
        "act": c.act,
        "stance": c.stance,
        "form": c.form,
        "issue": c.issue,
        "about": list(c.about),
        "within": c.within,
        "relayed_by": list(c.relayed_by),
        "why": c.why,
        "continued": [_quoted(part) for part in c.continued],
    }


def _dispute(d: Dispute) -> Json:
    return {"from": d.source, "to": d.target, "issue": d.issue, "basis": d.basis, "why": d.why}


def _count(c: Count) -> Json:
    return {
        "id": c.id,
        "start": c.start,
        "end": c.end,
        "text": c.text,
        "measure": c.measure,
        "group": c.group,
        "low": c.low,
        "high": c.high,
        "approximate": c.approximate,
        "vague": c.vague,
        "scope": c.scope,
        "authority": _named(c.authority) if c.authority else None,
        "event": c.event,
        "claim": c.claim,
    }


def _mention(m: Mention) -> Json:
    return {
        "kind": m.kind,
        "start": m.start,
        "end": m.end,
        "text": m.text,
        "name": m.name,
        "id": m.id,
        "country": m.country,
        "latitude": m.latitude,
        "longitude": m.longitude,
    }


def from_json(data: Mapping[str, Any]) -> Findings:
    """The findings that `to_json` wrote; SchemaVersionError for any other schema id.

    What the schema does not carry (how a mention is built, "near") comes back as its default.
    """
    if data.get("schema") != SCHEMA_ID:
        raise SchemaVersionError(
            f"findings of schema {data.get('schema')!r} cannot be read, only {SCHEMA_ID}",
            remedy="read the document again with this version",
        )
    return Findings(
        document=_read_document(data["document"]),
        events=tuple(_read_event(e) for e in data["events"]),
        claims=tuple(_read_claim(c) for c in data["claims"]),
        disputes=tuple(Dispute(d["from"], d["to"], d["issue"], d["basis"], d["why"]) for d in data["disputes"]),
        counts=tuple(_read_count(c) for c in data["counts"]),
        mentions=tuple(Mention(**m) for m in data["mentions"]),
        failures=tuple(Failure(**f) for f in data["failures"]),
        sentences=tuple(Span(**s) for s in data.get("sentences", ())),
    )


def _read_day(day: str | None) -> dt.date | None:
    return dt.date.fromisoformat(day) if day else None


def _read_document(d: Json) -> Document:
    days = {key: _read_day(d.get(key)) for key in ("published_on", "published_until")}
    return Document(**{**d, **days, "id": DocumentId(d["id"])})


def _read_party(p: Json | None) -> Party | None:
    return Party(**p) if p else None


def _read_quoted(q: Json) -> Quoted:
    return Quoted(q["start"], q["end"], q["text"])


def _read_when(w: Json | None) -> When | None:
    if w is None:
        return None
    return When(**{**w, "earliest": _read_day(w["earliest"]), "latest": _read_day(w["latest"])})


def _read_event(e: Json) -> EventMention:
    acled = e["acled"]
    return EventMention(
        **{
            **e,
            "id": EventId(e["id"]),
            "sentence": Span(**e["sentence"]),
            "trigger": _read_quoted(e["trigger"]),
            "contexts": tuple(e["contexts"]),
            "actors": tuple(Party(**p) for p in e["actors"]),
            "recipients": tuple(Party(**p) for p in e["recipients"]),
            "instruments": tuple(Weapon(**w) for w in e["instruments"]),
            "place": Place(**e["place"]) if e["place"] else None,
            "date": _read_when(e["date"]),
            "protected": tuple(e["protected"]),
            "acled": (acled["event_type"], acled["sub_event_type"]) if acled else None,
        }
    )


def _read_claim(c: Json) -> Claim:
    return Claim(
        **{
            **c,
            "id": ClaimId(c["id"]),
            "claimant": _read_party(c["claimant"]),
            "cue": _read_quoted(c["cue"]) if c["cue"] else None,
            "content": _read_quoted(c["content"]),
            "sentence": Span(**c["sentence"]),
            "about": tuple(EventId(e) for e in c["about"]),
            "relayed_by": tuple(c["relayed_by"]),
            "continued": tuple(_read_quoted(part) for part in c.get("continued", ())),
        }
    )


def _read_count(c: Json) -> Count:
    return Count(**{**c, "authority": _read_party(c["authority"])})
