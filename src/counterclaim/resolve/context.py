"""What a mention leaves out, from other mentions of the same act in the document, and from the day of publication."""

from __future__ import annotations

import dataclasses as dc
from collections import defaultdict
from collections.abc import Iterable, Sequence

from counterclaim.records import Document, EventMention, Findings, Party, When

__all__ = ["complete_from_context"]

_HAPPENED = ("asserted", "alleged")
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def complete_from_context(findings: Findings) -> Findings:
    """The findings with date, place and parties of an act carried over to its other mentions.

    Needs `incident` on the events. Where nothing in the text dates an act told as having happened, the day of
    publication stands in, with basis "published". Spans stay those of the words that were read.
    """
    together: dict[str, list[EventMention]] = defaultdict(list)
    for event in findings.events:
        if event.incident:
            together[event.incident].append(event)
    events = (_completed(e, together.get(e.incident or "", [])) for e in findings.events)
    return dc.replace(findings, events=tuple(_dated(e, findings.document) for e in events))


def _completed(event: EventMention, same: Sequence[EventMention]) -> EventMention:
    others = [e for e in same if e.id != event.id]
    if not others:
        return event
    nearest = sorted(others, key=lambda e: abs(e.trigger.start - event.trigger.start))
    changes: dict[str, object] = {}
    if event.date is None or event.date.earliest is None:
        changes["date"] = next((e.date for e in nearest if e.date and e.date.earliest), event.date)
    if event.place is None:
        changes["place"] = next((e.place for e in nearest if e.place), None)
    if not event.actors and event.type not in _MUTUAL:
        changes["actors"] = _parties(e.actors for e in nearest)
    if not event.recipients and event.type not in _MUTUAL:
        changes["recipients"] = _parties(e.recipients for e in nearest)
    return dc.replace(event, **changes)  # type: ignore[arg-type]


def _parties(lists: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    return next((parties for parties in lists if parties), ())


def _dated(event: EventMention, document: Document) -> EventMention:
    known = event.date is not None and event.date.earliest is not None
    if known or event.modality not in _HAPPENED or document.published_on is None:
        return event
    precision = "day" if document.published_until in (None, document.published_on) else "month"
    day = When(document.published_on, document.published_until or document.published_on, precision, "published")
    return dc.replace(event, date=day)
