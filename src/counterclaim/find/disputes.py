"""Disputes that the text itself makes."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.parse import ParsedDocument
from counterclaim.records import Claim, Dispute, EventMention

__all__ = ["disputes"]


def disputes(parsed: ParsedDocument, claims: Sequence[Claim], events: Sequence[EventMention]) -> tuple[Dispute, ...]:
    """The explicit disputes of the document, each from a claim to a claim or event."""
    return ()
