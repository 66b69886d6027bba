"""How many, by whom: a toll per incident, measure and group, and apart from them each authority's running toll."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.codebook.sides import GRADES
from counterclaim.records import Count, EventId, EventMention, Findings, Incident, IncidentId, Linked, Toll
from counterclaim.weigh.origins import Origin, Origins
from counterclaim.weigh.voices import speaking_claim

__all__ = ["Figure", "fatalities_like", "figures", "tolls"]

_CORRECTS = re.compile(r"^\W*(?:correct(?:ion|ed|s)|erratum|clarification)\b", re.IGNORECASE)
_CORRECTED = re.compile(r"\b(?:corrects|regrets) (?:the|this|that|its|an) (?:\w+ )?(?:error|mistake|figure)", re.I)
_WIDE = 1.5  # high over low from which a number is contested


@dataclass(frozen=True, slots=True)
class Figure:
    """One count with its origin, its day, and the incident it belongs to (None: a running toll)."""

    count: Count
    origin: Origin
    document: str
    said_on: dt.date | None
    incident: IncidentId | None

    @property
    def order(self) -> tuple[str, str, int, str]:
        """By day, then document and place in the text."""
        return (str(self.said_on or ""), self.document, self.count.start, self.count.id)


def figures(findings: Iterable[Findings], linked: Linked, origins: Origins) -> list[Figure]:
    """Every count that belongs to an incident that happened, and every running toll; in order of time."""
    gathered = {f.count.id: f for found in findings for f in _of_document(found, linked, origins)}
    return sorted(gathered.values(), key=lambda f: f.order)


def _of_document(found: Findings, linked: Linked, origins: Origins) -> Iterable[Figure]:
    document = found.document
    claims = {c.id: c for c in found.claims}
    events = {e.id: e for e in found.events}
    attacks = [e for e in found.events if e.type == "ASSAULT" and e.id in linked.of_event]
    attacks.sort(key=lambda e: e.trigger.start)
    corrects = bool(_CORRECTS.search(document.title or "") or _CORRECTED.search(document.text))
    for count in found.counts:
        event = events.get(count.event) if count.event else None
        claim = claims.get(count.claim) if count.claim else None
        if claim is None and event is not None and count.authority is None:
            claim = speaking_claim(event, found.claims)
        if claim is not None and claim.stance in ("denies", "disputes", "demands", "threatens", "declines"):
            continue
        speaker = count.authority or (claim.claimant if claim else None)
        if corrects and origins.speaker(speaker, document.id).is_outlet:
            continue  # what the outlet wrote, and now takes back
        incident = linked.of_event.get(EventId(count.event)) if count.event else None
        if count.scope == "incident":
            if event is not None and event.modality in ("future", "hypothetical", "negated"):
                continue
            incident = incident or _told_before(attacks, count, linked)
            if incident is None:
                continue
        else:
            incident = None
        origin = origins.speaker(speaker, document.id)
        yield Figure(count, origin, document.id, document.published_on, incident)


def _told_before(told: Sequence[EventMention], count: Count, linked: Linked) -> IncidentId | None:
    """The incident of the attack told last before a figure that stands in no act's sentence: "the toll is now 27"."""
    if count.measure not in ("killed", "injured", "missing"):
        return None
    at = bisect_right(told, count.start, key=lambda e: e.trigger.start)
    if not told:
        return None
    last = told[at - 1].trigger.start if at else told[0].trigger.start
    return linked.of_event[told[bisect_left(told, last, key=lambda e: e.trigger.start)].id]


def tolls(figures: Sequence[Figure], incidents: Iterable[Incident], origins: Origins) -> tuple[Toll, ...]:
    """Tolls of incidents, then the running tolls, one for each authority; cumulative figures enter no incident."""
    parties = {i.id: origins.belligerents(i) for i in incidents}
    grouped: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    running: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        count = figure.count
        if figure.incident is not None:
            grouped[(figure.incident, count.measure, count.group)].append(figure)
        else:
            running[(figure.origin.id, count.measure, count.group)].append(figure)
    nobody: frozenset[str] = frozenset()
    of_incidents = (_toll(key, own, parties.get(IncidentId(key[0]), nobody)) for key, own in sorted(grouped.items()))
    series = (_series(key, own) for key, own in sorted(running.items()))
    return (*of_incidents, *series)


def _toll(key: tuple[str, str, str], own: Sequence[Figure], parties: frozenset[str]) -> Toll:
    incident, measure, group = key
    record = _of_record(own)
    weighed = [f for f in record if f.origin.is_credible and _has_number(f)] or [f for f in record if _has_number(f)]
    lows = [f.count.low for f in weighed if f.count.low is not None]
    highs = [f.count.high if f.count.high is not None else f.count.low for f in weighed]
    low, high = min(lows, default=None), max((h for h in highs if h is not None), default=None)
    return Toll(
        IncidentId(incident), measure, group, low, high, _best(record, parties), _contested(record, low, high),
        _by_authority(own),
    )  # fmt: skip


def _of_record(own: Sequence[Figure]) -> list[Figure]:
    """The latest figures of each origin: a later one revises, it does not dispute."""
    kept: list[Figure] = []
    for origin in sorted({f.origin.id for f in own}):
        said = [f for f in own if f.origin.id == origin]
        last = max(str(f.said_on or "") for f in said)
        kept += [f for f in said if str(f.said_on or "") == last]
    return sorted(kept, key=lambda f: f.order)


def _has_number(figure: Figure) -> bool:
    return figure.count.low is not None or figure.count.high is not None


def _best(record: Sequence[Figure], parties: frozenset[str]) -> int | None:
    """The figure of the most reliable origin on no side, ties to the lower; None when only parties speak."""
    neutral = [f for f in record if f.origin.side is None and not _is_party(f.origin, parties) and _has_number(f)]
    values = [(GRADES.index(f.origin.grade), _value(f.count)) for f in neutral]
    return min(values)[1] if values else None


def _is_party(origin: Origin, parties: frozenset[str]) -> bool:
    return origin.id in parties or bool(origin.id_of_state and origin.id_of_state in parties)


def _value(count: Count) -> int:
    return count.low if count.low is not None else count.high or 0


def _contested(record: Sequence[Figure], low: int | None, high: int | None) -> bool:
    """True when the figures of two origins leave no common number, or lie far apart."""
    numbers = [f for f in record if _has_number(f)]
    if len({f.origin.id for f in numbers}) < 2:
        return False
    pairs = ((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :])
    disjoint = any(a.origin.id != b.origin.id and not a.count.meets(b.count) for a, b in pairs)
    return disjoint or (low is not None and high is not None and high >= _WIDE * max(low, 1))


def _by_authority(own: Iterable[Figure]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    by: dict[str, list[str]] = defaultdict(list)
    for figure in own:
        by[figure.origin.name].append(figure.count.id)
    return tuple((name, tuple(ids)) for name, ids in sorted(by.items()))


def _series(key: tuple[str, str, str], own: Sequence[Figure]) -> Toll:
    """The running toll of one authority: its latest figure, and all its counts by time."""
    _, measure, group = key
    numbers = [f.count for f in own if _has_number(f)]
    last = numbers[-1] if numbers else own[-1].count
    return Toll(None, measure, group, last.low, last.high, last.low, False, _by_authority(own))


def fatalities_like(toll: Toll | None) -> tuple[int | None, str]:
    """The number an ACLED-like file shows, and its basis: reported, vague_word or none_mentioned."""
    if toll is None:
        return None, "none_mentioned"
    return (toll.low, "reported") if toll.low is not None else (None, "vague_word")
