"""What a mention leaves out, from other mentions of the same act in the document, and from the day of publication."""

from __future__ import annotations

import dataclasses as dc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from counterclaim.records import Document, EventMention, Findings, Party, When

__all__ = ["complete_from_context"]

_HAPPENED = ("asserted", "alleged", "negated")
_NOT_DONE = ("negated", "future", "hypothetical")
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_STATES = frozenset({"countries", "nations", "states", "neighbours", "neighbors", "governments"})
_BOTH = frozenset({"the", "both", "two", "these", "our"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def complete_from_context(findings: Findings) -> Findings:
    """The findings with date, place and parties of an act carried over to its other mentions.

    Needs `incident` on the events. Where nothing in the text dates an act told as having happened, the day of
    publication stands in, with basis "published"; for a deed the day of the last dated deed before it. Spans
    stay those of the words that were read.
    """
    together: dict[str, list[EventMention]] = defaultdict(list)
    for event in findings.events:
        if event.incident:
            together[event.incident].append(event)
    owned = _owned_up(findings)
    events = _with_states(_completed(e, together.get(e.incident or "", []), owned) for e in findings.events)
    return dc.replace(findings, events=tuple(_dated(events, findings.document)))


def _completed(event: EventMention, same: Sequence[EventMention], owned: frozenset[str]) -> EventMention:
    others = [e for e in same if e.id != event.id]
    if not others:
        return event
    nearest = sorted(others, key=lambda e: abs(e.trigger.start - event.trigger.start))
    changes: dict[str, object] = {}
    if event.date is None or event.date.earliest is None:
        news = event.modality == "asserted"  # told as new: an older mention does not date it
        dated = (e for e in nearest if e.date and e.date.earliest and not (news and e.modality == "historical"))
        changes["date"] = next((e.date for e in dated), event.date)
    if event.place is None:
        changes["place"] = next((e.place for e in nearest if e.place), None)
    if not event.actors and event.type not in _MUTUAL:
        changes["actors"] = _actors(event, nearest, owned)
    if not event.recipients and event.type not in _MUTUAL:
        changes["recipients"] = next((e.recipients for e in nearest if e.recipients and _may_be_one(event, e)), ())
    return dc.replace(event, **changes)  # type: ignore[arg-type]


def _actors(event: EventMention, nearest: Sequence[EventMention], owned: frozenset[str]) -> tuple[Party, ...]:
    """The actors that the other mentions name; none where one account names a side and another a different one."""
    lenders = [e for e in nearest if e.actors and _may_be_one(event, e)]
    lenders = [e for e in lenders if e.modality == event.modality or e.modality not in _NOT_DONE]
    sides = {_sides(e.actors) for e in lenders} - {frozenset()}
    if any(not one & two for one, two in combinations(sides, 2)):
        return ()
    return next((e.actors for e in lenders if e.id not in owned or e.trigger.start < event.trigger.start), ())


def _owned_up(findings: Findings) -> frozenset[str]:
    """The mentions of acts inside the words in which someone takes them on: a claim of responsibility."""
    taken = [c for c in findings.claims if c.stance == "accepts"]
    return frozenset(
        e.id for e in findings.events for c in taken if c.content.start <= e.trigger.start < c.content.end
    )  # fmt: skip


def _differ(one: tuple[Party, ...], two: tuple[Party, ...]) -> bool:
    """True for two known sides that have no member in common, by name, organ or code of the state."""
    first, second = _sides(one), _sides(two)
    return bool(first and second) and not first & second


@lru_cache(maxsize=4096)
def _sides(parties: tuple[Party, ...]) -> frozenset[str]:
    known = [p for p in parties if p.kind == "actor" and (p.id or p.code)]
    return frozenset(key for p in known for key in (p.name, p.id, p.organ, (p.code or "")[:3]) if key)


def _may_be_one(event: EventMention, other: EventMention) -> bool:
    """False for two acts of a list: they name different places, or different known sides."""
    one, two = event.place, other.place
    if one and two and one.id and two.id and one.id != two.id and one.precision == two.precision:
        return False
    return not _differ(event.recipients, other.recipients) and not _differ(event.actors, other.actors)


def _with_states(events: Iterable[EventMention]) -> Iterator[EventMention]:
    """The events; "the two countries" that meet or agree are the two states that act together last before."""
    states: tuple[Party, ...] = ()
    for event in events:
        if len(event.actors) == 2 and all(p.code and len(p.code) == 3 for p in event.actors):
            states = event.actors
        words = event.actors[0].text.lower().split() if len(event.actors) == 1 else []
        two = bool(words) and words[-1] in _STATES and set(words[:-1]) <= _BOTH
        yield dc.replace(event, actors=states) if two and states and event.type in _MUTUAL else event


def _dated(events: Iterable[EventMention], document: Document) -> Iterator[EventMention]:
    """The events in order; a deed that nothing dates was on the day of the last dated deed told before it."""
    told: EventMention | None = None
    for event in events:
        when = event.date
        known = when is not None and when.earliest is not None
        if known or event.modality not in _HAPPENED:
            if when is not None and when.precision == "day" and _is_news_of_deed(event):
                told = event
            yield event
        elif told is not None and _is_news_of_deed(event) and _is_near(event, told):
            yield dc.replace(event, date=told.date)
        else:
            yield _of_publication(event, document)


def _is_news_of_deed(event: EventMention) -> bool:
    return event.type in _DEEDS and event.modality in ("asserted", "alleged")


def _is_near(event: EventMention, told: EventMention) -> bool:
    """False for deeds that the text puts in two countries."""
    one, two = event.place and event.place.country, told.place and told.place.country
    return one is None or two is None or one == two


def _of_publication(event: EventMention, document: Document) -> EventMention:
    """The event on the day of publication, where the document has one."""
    if document.published_on is None:
        return event
    precision = "day" if document.published_until in (None, document.published_on) else "month"
    day = When(document.published_on, document.published_until or document.published_on, precision, "published")
    return dc.replace(event, date=day)
