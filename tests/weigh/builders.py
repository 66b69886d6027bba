"""Small findings built by hand: a report is written as sentences, and marked with acts, claims and counts."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from typing import Any

from counterclaim.link import link
from counterclaim.records import (
    Claim,
    Count,
    Dispute,
    Document,
    EventMention,
    Findings,
    Mention,
    Party,
    Place,
    Quoted,
    Span,
    Standing,
    When,
    claim_id,
    document,
    event_id,
)
from counterclaim.weigh import Weighed, load_sides, weigh

NORDIA = {"id": "nordia-army", "name": "Nordia Army", "code": "NRD MIL", "sector": "MIL"}
SUDIA = {"id": "sudia-army", "name": "Sudia Army", "code": "SUD MIL", "sector": "MIL"}
DAY = dt.date(2031, 5, 4)


def actor(text: str, **more: Any) -> dict[str, Any]:
    """A party by its words; the span is found in the report."""
    return {"text": text, **more}


class Report:
    """One report in the making. Words that are marked must stand in the text."""

    def __init__(self, text: str, *, on: dt.date | None = DAY, publisher: str | None = "Gazette", **more: Any) -> None:
        self.document: Document = document(text, published_on=on, publisher=publisher, **more)
        self.text = text
        self._events: list[EventMention] = []
        self._claims: list[Claim] = []
        self._counts: list[Count] = []
        self._disputes: list[Dispute] = []
        self._mentions: list[Mention] = []

    def sentence(self, start: int) -> Span:
        """The sentence at a position: from one full stop to the next."""
        begin = self.text.rfind(". ", 0, start) + 2 if ". " in self.text[:start] else 0
        end = self.text.find(". ", start)
        return Span(begin, len(self.text) if end < 0 else end + 1)

    def party(self, given: dict[str, Any] | str, near: int = 0) -> Party:
        """A party from its words, or words with id, name, code; in the sentence of `near` where it is named there."""
        row = {"text": given} if isinstance(given, str) else dict(given)
        words = row.pop("text")
        here = self.sentence(near)
        start = self.text.find(words, here.start, here.end)
        start = self.text.index(words) if start < 0 else start
        return Party(start, start + len(words), words, **({"name": words} | row))

    def event(
        self, trigger: str, kind: str = "ASSAULT", by: Any = (), to: Any = (), **more: Any
    ) -> EventMention:
        """Mark an act; `by` and `to` are parties, `at` is (name, latitude, longitude), `on` a day."""
        start = self.text.index(trigger, more.pop("after", 0))
        at, on = more.pop("at", None), more.pop("on", None)
        if at:
            name, latitude, longitude = at
            more["place"] = Place(0, 0, "", name, "place:" + name, "NRD", None, latitude, longitude, "named_place")
        if on:
            more["date"] = When(on, on, "day", "explicit")
        made = EventMention(
            id=event_id(self.document.id, start, start + len(trigger), kind, str(by)),
            sentence=self.sentence(start),
            trigger=Quoted(start, start + len(trigger), trigger),
            type=kind,
            actors=tuple(self.party(p, start) for p in by),
            recipients=tuple(self.party(p, start) for p in to),
            **more,
        )
        self._events.append(made)
        return made

    def claim(
        self, content: str, stance: str = "asserts", issue: str = "occurrence", by: Any = None, **more: Any
    ) -> Claim:
        """Mark a claim; the acts marked inside its content before are what it is about."""
        start = self.text.index(content)
        span = Span(start, start + len(content))
        about = tuple(e.id for e in self._events if span.holds(e.trigger.span))
        cue = more.pop("cue", None)
        at = self.text.index(cue) if cue else -1
        made = Claim(
            id=claim_id(self.document.id, start, span.end, at, stance),
            content=Quoted(start, span.end, content),
            sentence=self.sentence(start),
            stance=stance,
            form="indirect",
            issue=issue,
            claimant=self.party(by) if by else None,
            cue=Quoted(at, at + len(cue), cue) if cue else None,
            **({"about": about} | more),
        )
        self._claims.append(made)
        return made

    def count(self, words: str, low: int | None, high: int | None = None, **more: Any) -> Count:
        """Mark a number of killed; `event`, `claim`, `authority`, `group`, `scope` as in the record."""
        start = self.text.index(words)
        authority = more.pop("authority", None)
        row = {"measure": "killed", "group": "total"} | more
        made = Count(
            id=f"cnt:{self.document.id}:{start}", start=start, end=start + len(words), text=words, low=low, high=high,
            authority=self.party(authority) if authority else None, **row,
        )  # fmt: skip
        self._counts.append(made)
        return made

    def dispute(self, source: Claim, target: Claim | EventMention, issue: str) -> None:
        """Mark that one claim disputes another."""
        self._disputes.append(Dispute(source.id, target.id, issue, "text", "marked"))

    def name(self, words: str, **more: Any) -> None:
        """Mark a name of the table; `id` and `name` as in the record."""
        start = self.text.index(words)
        self._mentions.append(Mention("actor", start, start + len(words), words, **more))

    def findings(self) -> Findings:
        """All that was marked."""
        starts = (0, *(k + 2 for k in range(len(self.text)) if self.text[k : k + 2] == ". "))
        spots = {self.sentence(start) for start in starts if start < len(self.text)}
        return Findings(
            self.document, tuple(self._events), tuple(self._claims), tuple(self._disputes), tuple(self._counts),
            tuple(self._mentions), sentences=tuple(sorted(spots)),
        )  # fmt: skip


def weighed(*reports: Report | Findings, **more: Any) -> Weighed:
    """What is weighed over some reports, with our own sides."""
    found = [r.findings() if isinstance(r, Report) else r for r in reports]
    return weigh(found, link(found), **({"sides": load_sides()} | more))


def standing(result: Weighed, issue: str, kind: str = "ASSAULT") -> Standing:
    """The standing of one issue of the only incident of that type."""
    (incident,) = [i for i in result.incidents if i.type == kind]
    return next(s for s in result.standings if s.incident == incident.id and s.issue == issue)


def incident_types(result: Weighed) -> list[str]:
    """The types of all incidents, in order."""
    return [i.type for i in result.incidents]


__all__ = ["DAY", "NORDIA", "SUDIA", "Report", "actor", "dc", "incident_types", "standing", "weighed"]
