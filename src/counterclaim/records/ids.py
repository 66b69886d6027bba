"""Content-addressed identifiers: the same thing read twice has the same id."""

from __future__ import annotations

import hashlib
from typing import NewType

DocumentId = NewType("DocumentId", str)
EventId = NewType("EventId", str)
ClaimId = NewType("ClaimId", str)
CountId = NewType("CountId", str)
IncidentId = NewType("IncidentId", str)


def digest(*parts: object) -> str:
    """First 16 hex digits of the SHA-256 of the parts, joined by a unit separator."""
    return hashlib.sha256("\x1f".join(str(p) for p in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def document_id(
    text_sha256: str, external_id: str | None, publisher: str | None, published_on: str | None
) -> DocumentId:
    """Id of a document: its text and who published it when, so that two outlets' copies stay two documents."""
    return DocumentId("doc:" + digest(text_sha256, external_id or "", publisher or "", published_on or ""))


def event_id(document: DocumentId, start: int, end: int, event_type: str, parties: str) -> EventId:
    """Id of an event mention: document, trigger span, type, and the text of its parties."""
    return EventId("evt:" + digest(document, start, end, event_type, parties))


def claim_id(document: DocumentId, start: int, end: int, cue_start: int, stance: str) -> ClaimId:
    """Id of a claim: document, content span, cue position (-1 without a cue), stance."""
    return ClaimId("clm:" + digest(document, start, end, cue_start, stance))


def incident_id(founder: EventId) -> IncidentId:
    """Id of an incident: that of the event mention which opened it; later documents never renumber it."""
    return IncidentId("inc:" + digest(founder))
