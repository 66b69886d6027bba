"""Where an act happened when its own clause does not say: other places of its sentence, its paragraph, the headline."""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Iterable

from counterclaim.records import EventMention, Findings, Mention, Place, Span

__all__ = ["places_from_context"]

_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"})
_WIDE = frozenset({"country", "region", "admin1"})
_NOWHERE = frozenset({"ceasefire", "resign", "disarm"})  # what is agreed or given up, not done in one place
_SITES = frozenset({"site", "near_place"})
_HAPPENED = frozenset({"asserted", "alleged", "historical", "negated"})
_WORDS = frozenset({"REJECT"})  # told with the places of what is rejected
_SAID = frozenset("CONSULT AGREE COOPERATE SUPPORT REQUEST ACCUSE THREATEN".split())  # at a meeting, to those there
_PRECISIONS = ("site", "named_place", "near_place", "admin2", "admin1", "region", "country")
_WHERE = frozenset(
    "in at near on outside inside around across over within throughout along off into onto toward towards".split()
)
_BETWEEN = re.compile(
    r"(?:(?:the|north|south|east|west|central|greater|upper|lower|\w+ern|(?:north|south)(?:east|west))\s+)+$"
)
_NOT_WHERE = ("-based", "'s ", "’s ")
_LEADS = ("near ", "outside ", "inside ", "around ")
_GROUPS = frozenset({"REB", "IGO", "NGO", "UAF", "SPY"})
_BEFORE = 40  # characters before a name in which the word that says "where" stands
_SAME_PASSAGE = 400  # characters between two acts that may share a place


def places_from_context(findings: Findings) -> Findings:
    """The findings with places for deeds whose own clause names none; needs resolved places and parties.

    In this order: what is hit, where that is a place; the most precise place that its sentence says "in" or "at";
    the place of the deed told last before it in the passage; a place in the first line. Acts of words keep only a
    place of their own sentence, or that of the meeting that the document opens with. A place keeps the words it was
    read from, and its precision.
    """
    around = _Surroundings(findings)
    events: list[EventMention] = []
    for event in findings.events:
        events.append(dc.replace(event, place=around.place_of(event, events)))
    return dc.replace(findings, events=tuple(events))


class _Surroundings:
    """The places of one document that say where, and the parties that only look like places."""

    def __init__(self, findings: Findings) -> None:
        self.text = findings.document.text
        self.in_names = _inside_names(findings.mentions)
        doers = [p.span for e in findings.events if e.type != "CONSULT" for p in e.actors]
        doers += [c.claimant.span for c in findings.claims if c.claimant]
        self.places = [m for m in findings.mentions if m.kind == "place" and m.id and m.span not in self.in_names]
        self.located = [m for m in self.places if self._says_where(m) and not any(map(m.span.meets, doers))]
        self.met = _first_meeting(findings.events)

    def place_of(self, event: EventMention, before: list[EventMention]) -> Place | None:
        """The place of the event, its own if the sentence has one."""
        own = event.place
        if own is not None and (own.span in self.in_names or event.type in _WORDS):
            own = None
        if own is not None and event.sentence.holds(own.span):
            return own
        if event.type not in _DEEDS:
            return own if event.type == "SANCTION" else _of_meeting(event, self.met)
        said = self._hit(event) or self._nearest(event, event.sentence)
        other = own or self._of_passage(event, before) or self._of_headline(event)
        if said is None and other and event.type == "RETREAT" and event.mode in _NOWHERE:
            return other if other.precision in _WIDE else None
        return said or other

    def _says_where(self, mention: Mention) -> bool:
        """True for a name after "in", "near" or "in the north of"; a country only right after, or after a comma."""
        if self.text.startswith(_NOT_WHERE, mention.end):
            return False
        before = _BETWEEN.sub("", self.text[max(0, mention.start - _BEFORE) : mention.start])
        words = before.lower().split()[-4:]
        if mention.form in ("country", "short"):
            return bool(words) and (words[-1] in _WHERE or words[-1].endswith(","))
        return any(w in _WHERE or w == "of" for w in words)

    def _hit(self, event: EventMention) -> Place | None:
        """What is hit, seized or left, when it is itself a town or a site."""
        hit = (m for m in self.places if m.form != "country" and any(p.span.meets(m.span) for p in event.recipients))
        return next((_as_place(m) for m in hit), None)

    def _nearest(self, event: EventMention, within: Span) -> Place | None:
        """The most precise place in a stretch of text; of equals the nearest to the trigger."""
        near = [m for m in self.located if within.holds(m.span)]
        if not near:
            return None
        return _as_place(min(near, key=lambda m: (_coarseness(m), abs(m.start - event.trigger.start))))

    def _of_passage(self, event: EventMention, before: list[EventMention]) -> Place | None:
        """The place of an earlier deed of the paragraph, the last one of the same type before any other."""
        if event.modality not in _HAPPENED or event.type == "RETREAT":
            return None
        start = max(self.text.rfind("\n", 0, event.trigger.start) + 1, event.trigger.start - _SAME_PASSAGE)
        earlier = [e for e in reversed(before) if e.place and e.type in _DEEDS and e.trigger.start >= start]
        earlier = [e for e in earlier if _same_days(e, event)]
        same = (e.place for e in earlier if e.type == event.type)
        other = (e.place for e in earlier if e.place and e.place.precision not in _SITES and not e.place.near)
        return next(same, None) or next(other, None)

    def _of_headline(self, event: EventMention) -> Place | None:
        """The place in the first line, unless it is one site: what else happened need not have happened there."""
        found = self._nearest(event, Span(0, max(0, self.text.find("\n"))))
        return found if found is not None and found.precision not in _SITES and not found.near else None


def _first_meeting(events: Iterable[EventMention]) -> EventMention | None:
    """The first meeting of two that the document tells as news, where its words name the town; else None."""
    first = next((e for e in events if e.type == "CONSULT" and e.modality == "asserted" and len(e.actors) > 1), None)
    town = first is not None and first.place is not None and first.place.precision not in (None, *_WIDE)
    return first if town else None


def _of_meeting(event: EventMention, met: EventMention | None) -> Place | None:
    """The place of the meeting, for what those who met there say as news."""
    if (
        met is None
        or event.modality != "asserted"
        or event.type not in _SAID
        or event.trigger.start < met.trigger.start
    ):
        return None
    names = {p.name for p in event.actors if p.name}
    there = names & {p.name for p in met.actors} if names else event.type == "CONSULT"
    return met.place if there else None


def _same_days(one: EventMention, other: EventMention) -> bool:
    """False for two acts that the text itself dates apart."""
    a, b = one.date, other.date
    if a is None or b is None or "published" in (a.basis, b.basis):
        return not (b is not None and b.basis != "published" and other.modality == "historical")
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return True
    return a.earliest <= b.latest and b.earliest <= a.latest


def _inside_names(mentions: Iterable[Mention]) -> frozenset[Span]:
    """The places that are only part of an actor's name ("Bank of Exland"), or the name of one that is no state."""
    listed = list(mentions)
    names = [n for m in listed if m.kind == "actor" and (n := _name(m)) is not None]
    places = [m.span for m in listed if m.kind == "place"]
    inside = {p for p in places if any(n.holds(p) and n != p for n in names)}
    groups = {m.span for m in listed if m.kind == "actor" and m.id and m.sector in _GROUPS}
    return frozenset(inside | (groups & set(places)))


def _name(mention: Mention) -> Span | None:
    if mention.text.lower().startswith(_LEADS):
        return None
    return mention.core or (mention.span if mention.form in ("name", "acronym") else None)


def _coarseness(mention: Mention) -> int:
    """0 for a town or a site, more for districts, regions and countries."""
    return max(0, _PRECISIONS.index(mention.precision) - 2) if mention.precision in _PRECISIONS else 9


def _as_place(m: Mention) -> Place:
    return Place(
        m.start, m.end, m.text, m.name, m.id, m.country, m.admin1, m.latitude, m.longitude, m.precision, m.near
    )
