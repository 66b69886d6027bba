"""Which incident a claim speaks of: by the acts inside it, by what it disputes, by the object named, by nearness."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from counterclaim.gazetteer.names import fold
from counterclaim.records import Claim, EventId, EventMention, Findings, IncidentId, Span

__all__ = ["Reach", "speaking_claim"]

_NEAR_CHARACTERS = 700
_EMPTY = frozenset(
    "group number people person several many some those these other with from that this their its his her and the "
    "for was were been being have has had not only".split()
)


def speaking_claim(event: EventMention, claims: Iterable[Claim]) -> Claim | None:
    """The innermost claim that tells the act, one with a named speaker before one without."""
    start, end = event.trigger.start, event.trigger.end  # plain numbers: a long report asks this millions of times
    inside = [c for c in claims if c.content.start <= start and end <= c.content.end]
    inside.sort(key=lambda c: (c.claimant is None, c.content.end - c.content.start, c.id))
    return inside[0] if inside else None


class Reach:
    """The claims of one document and the incidents they speak of."""

    def __init__(self, found: Findings, of_event: Mapping[EventId, IncidentId], weighable: frozenset[str]) -> None:
        self._of_event = of_event
        self._events = {e.id: e for e in found.events}
        self._claims = {c.id: c for c in found.claims}
        self._told = _Events(e for e in found.events if e.id in of_event and e.type in weighable)
        self._all = _Events(found.events)
        self._targets: dict[str, list[str]] = {}
        for dispute in found.disputes:
            self._targets.setdefault(dispute.source, []).append(dispute.target)
            self._targets.setdefault(dispute.target, []).append(dispute.source)

    def incidents(self, claim: Claim) -> tuple[IncidentId, ...]:
        """The incidents a claim speaks of; several when it tells several acts."""
        inside = tuple(dict.fromkeys(self._of_event[e.id] for e in self._inside(claim)))
        if claim.issue == "target_use":  # acts inside it are what the object was used for: "to launch attacks"
            named = self._by_dispute(claim) or self._by_object(claim)
            inside = (named,) if named else inside
        if inside:
            return inside
        found = self._by_dispute(claim) or self._by_object(claim) or self._by_nearness(claim) or self._only(claim)
        return (found,) if found else ()

    def _only(self, claim: Claim) -> IncidentId | None:
        """However far away: the one incident of the document, for a claim of who did it."""
        told = {self._of_event[e.id] for e in self._told.all} if claim.issue == "responsibility" else set()
        return told.pop() if len(told) == 1 else None

    def is_about(self, claim: Claim) -> bool:
        """True when the claim holds an act, disputes one, or names an object or a place of one.

        Not by nearness alone.
        """
        return bool(self._inside(claim) or self._by_dispute(claim) or self._by_object(claim))

    def acts_in(self, claim: Claim, incident: IncidentId) -> list[EventMention]:
        """The mentions of an incident's act inside the claim's content."""
        return [e for e in self._inside(claim) if self._of_event[e.id] == incident]

    def is_future(self, claim: Claim) -> bool:
        """True when every act inside the claim is planned, supposed or long past: it supports nothing."""
        if claim.stance == "accepts" or claim.issue == "target_use":
            return False
        inside = self._all.held(claim.content.span)
        return bool(inside) and all(e.modality in ("future", "hypothetical", "historical") for e in inside)

    def _inside(self, claim: Claim) -> list[EventMention]:
        return self._told.held(claim.content.span, claim.about)

    def _by_dispute(self, claim: Claim) -> IncidentId | None:
        for target in self._targets.get(claim.id, ()):
            if target in self._events and target in self._of_event:
                return self._of_event[EventId(target)]
            other = self._claims.get(target)  # type: ignore[call-overload]
            if other is not None:
                found = self._own(other)
                if found is not None:
                    return found
        return None

    def _own(self, claim: Claim) -> IncidentId | None:
        inside = self._inside(claim) if claim.issue != "target_use" else []
        return self._of_event[inside[0].id] if inside else self._by_object(claim) or self._by_nearness(claim)

    def _by_object(self, claim: Claim) -> IncidentId | None:
        """The last act told before, else the first after, whose target or place the content names again."""
        return self._closest(claim, self._told.naming(_words(claim.content.text)))

    def _by_nearness(self, claim: Claim) -> IncidentId | None:
        first, last = claim.sentence.start - _NEAR_CHARACTERS, claim.sentence.end
        return self._closest(claim, self._told.between(first, last))

    def _closest(self, claim: Claim, events: Sequence[EventMention]) -> IncidentId | None:
        before = [e for e in events if e.trigger.start < claim.content.end]
        if before:
            return self._of_event[max(before, key=lambda e: e.trigger.start).id]
        return self._of_event[min(events, key=lambda e: e.trigger.start).id] if events else None


class _Events:
    """Events of one document, in their order, found by place, id or the words for what they hit."""

    def __init__(self, events: Iterable[EventMention]) -> None:
        self._list = list(events)
        self._order = sorted(range(len(self._list)), key=lambda i: self._list[i].trigger.start)
        self._starts = [self._list[i].trigger.start for i in self._order]
        self._by_id: dict[str, set[int]] = {}
        for i, event in enumerate(self._list):
            self._by_id.setdefault(event.id, set()).add(i)

    @property
    def all(self) -> Sequence[EventMention]:
        """Every one of them."""
        return self._list

    def _within(self, start: int, end: int) -> list[int]:
        return self._order[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def between(self, start: int, end: int) -> list[EventMention]:
        """Those whose trigger starts at `start` or later, and before `end`."""
        return [self._list[i] for i in sorted(self._within(start, end))]

    def held(self, span: Span, also: Iterable[EventId] = ()) -> list[EventMention]:
        """Those inside the span, and those of the given ids."""
        inside = {i for i in self._within(span.start, span.end + 1) if self._list[i].trigger.end <= span.end}
        inside = inside.union(*(self._by_id.get(e, ()) for e in also))
        return [self._list[i] for i in sorted(inside)]

    def naming(self, words: Iterable[str]) -> list[EventMention]:
        """Those whose target or place shares one of the words."""
        found = set[int]().union(*(self._by_word.get(w, ()) for w in words))
        return [self._list[i] for i in sorted(found)]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for i, event in enumerate(self._list):
            for word in _named(event):
                index.setdefault(word, []).append(i)
        return index


def _named(event: EventMention) -> frozenset[str]:
    places: Iterable[str] = (event.place.name or event.place.text,) if event.place else ()
    texts = (*(p.text for p in event.recipients), *(p.name or "" for p in event.recipients), *places)
    return frozenset().union(*(_words(t) for t in texts)) if texts else frozenset()


def _words(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", fold(text))
    return frozenset(w[:-1] if w.endswith("s") and len(w) > 4 else w for w in words if len(w) > 3 and w not in _EMPTY)
