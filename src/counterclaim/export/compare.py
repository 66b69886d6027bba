"""Our incidents beside a rival account: what both have, what we have and they lack, and the reverse.

A pair must meet in time and place; parties and type decide between candidates. Neither account is the measure of the
other: published lists of the same events have been found to share one event in eight. Source of the method: ours.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.codebook.export_codes import load_party_words
from counterclaim.export import acled, ucdp
from counterclaim.export.cases import Case
from counterclaim.export.parties import kind_of, name_of
from counterclaim.export.precision import uncertainty
from counterclaim.export.rivals import Rival, Rivals
from counterclaim.gazetteer.names import fold

__all__ = ["COLUMNS", "Comparison", "Match", "Window", "compare", "rows"]

COLUMNS = (
    "found_in", "score", "our_id", "their_id", "our_earliest", "our_latest", "their_earliest", "their_latest",
    "our_place", "their_place", "distance_km", "our_parties", "their_parties", "our_type", "their_type",
    "our_killed_low", "our_killed_high", "their_killed_low", "their_killed_high", "differs", "why",
)  # fmt: skip
_EARTH_KM = 6371.0
_ENOUGH = 0.5
_AREA_KM = 150.0  # radius taken for a district, province or region whose centre is all that is known
_DAY, _PLACE, _PARTIES, _TYPE = 0.3, 0.3, 0.25, 0.15  # weights; they add up to 1
_LONGEST = 366  # days of a rival that are looked up
_UNKNOWN = 0.5  # what counts for a part that one side does not tell


@dataclass(frozen=True, slots=True)
class Window:
    """How far apart two reports of one incident may lie, beyond what each leaves open itself: days and km."""

    days: int = 1
    km: float = 25.0


@dataclass(frozen=True, slots=True)
class Match:
    """One of ours and one of theirs that are taken for the same; the score (0..1) and its parts in words."""

    ours: Case
    theirs: Rival
    score: float
    km: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pairs, those with only one side, and how many of ours lie outside what such a data set holds, by reason."""

    both: tuple[Match, ...]
    only_ours: tuple[Case, ...]
    only_theirs: tuple[Rival, ...]
    outside: Counter[str]


def compare(cases: Iterable[Case], rivals: Rivals, window: Window | None = None) -> Comparison:
    """Each incident of ours with at most one of theirs, the best pairs first; the order of either changes nothing.

    Only incidents that a data set of that shape would hold are compared; the others are counted with the reason.
    """
    why_not = acled.why_not if rivals.shape == "acled" else ucdp.why_not
    window, outside, ours = window or Window(), Counter[str](), []
    for case in cases:
        reason = why_not(case)
        if reason:
            outside[reason] += 1
        else:
            ours.append(case)
    both = sorted(_best(_candidates(ours, rivals.incidents, window)), key=lambda m: m.ours.incident.id)
    matched, met = {m.ours.incident.id for m in both}, {(m.theirs.id, m.theirs.line) for m in both}
    return Comparison(
        tuple(both),
        tuple(c for c in ours if c.incident.id not in matched),
        tuple(r for r in rivals.incidents if (r.id, r.line) not in met),
        outside,
    )


def _candidates(ours: Sequence[Case], theirs: Sequence[Rival], window: Window) -> Iterator[Match]:
    """Pairs whose days lie within the window, looked up by day, and which meet in place."""
    by_day: defaultdict[int, list[Rival]] = defaultdict(list)
    for rival in theirs:
        days = range(rival.earliest.toordinal(), rival.latest.toordinal() + 1)
        for day in days[:_LONGEST]:
            by_day[day].append(rival)
    for case in ours:
        first, last = _days(case)
        near = range(first.toordinal() - window.days, last.toordinal() + window.days + 1)
        met = {(r.id, r.line): r for day in near for r in by_day[day]} if near else {}
        for rival in met.values():
            match = _match(case, rival, window)
            if match is not None:
                yield match


def _best(candidates: Iterable[Match]) -> Iterator[Match]:
    """The best pairs, each incident once; ties are broken by ids."""
    used: set[str] = set()
    taken: set[tuple[str, int]] = set()
    for match in sorted(candidates, key=lambda m: (-m.score, m.ours.incident.id, m.theirs.id, m.theirs.line)):
        theirs = (match.theirs.id, match.theirs.line)
        if match.ours.incident.id not in used and theirs not in taken:
            used.add(match.ours.incident.id)
            taken.add(theirs)
            yield match


def _match(case: Case, rival: Rival, window: Window) -> Match | None:
    """The pair with its score; None when the places do not meet or too little speaks for it."""
    first, last = _days(case)
    apart = max((rival.earliest - last).days, (first - rival.latest).days, 0)
    km = _distance(case, rival)
    place, where = _place_part(case, rival, km, window)
    if place is None:
        return None
    parties, who = _parties_part(case, rival)
    kind, what = _type_part(case, rival)
    score = _DAY * (1 - apart / (window.days + 1)) + _PLACE * place + _PARTIES * parties + _TYPE * kind
    if score < _ENOUGH:
        return None
    when = "same day" if not apart else f"{apart} day{'s' * (apart != 1)} apart"
    return Match(case, rival, round(score, 2), None if km is None else round(km, 1), f"{when}; {where}; {who}; {what}")


def _days(case: Case) -> tuple[dt.date, dt.date]:
    date = case.incident.date
    assert date is not None and date.earliest is not None  # why_not() asked for it
    return date.earliest, date.latest or date.earliest


def _distance(case: Case, rival: Rival) -> float | None:
    """Km between the two points; None where either has none. Source: the haversine formula."""
    place = case.incident.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if rival.latitude is None or rival.longitude is None:
        return None
    a, b = math.radians(place.latitude), math.radians(rival.latitude)
    across = math.radians(rival.longitude - place.longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _place_part(case: Case, rival: Rival, km: float | None, window: Window) -> tuple[float | None, str]:
    place = case.incident.place
    name = fold((place.name or place.text) if place else "")
    if name and rival.place and name == fold(rival.place):
        return 1.0, "same place"
    if km is None:
        return (None, "") if name and rival.place else (_UNKNOWN, "place unknown to one")
    metres = uncertainty(place)
    reach = window.km + (_AREA_KM if metres is None else metres / 1000)
    return (1 - km / (2 * reach), f"{km:.0f} km apart") if km <= reach else (None, "")


def _parties_part(case: Case, rival: Rival) -> tuple[float, str]:
    ours = [_words(name_of(p)) for p in (*case.incident.actors, *case.incident.recipients) if p.kind == "actor"]
    theirs = [_words(name) for name in rival.parties]
    if any(kind_of(p) == "civilian" for p in case.incident.recipients):
        ours.append(frozenset({"civilians"}))
    ours, theirs = [w for w in ours if w], [w for w in theirs if w]
    if not ours or not theirs:
        return _UNKNOWN, "parties unknown to one"
    met = sum(any(one & other for one in ours) for other in theirs)
    return met / len(theirs), f"{met} of {len(theirs)} parties met"


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split()) - load_party_words()


def _type_part(case: Case, rival: Rival) -> tuple[float, str]:
    ours, theirs = acled.acled_type(case), rival.kind.partition(":")[0]
    if ours is None or not theirs or theirs in ("state-based", "non-state", "one-sided"):
        return _UNKNOWN, "type not compared"
    return (1.0, "same type") if ours[0] == theirs else (0.0, "another type")


def rows(found: Comparison) -> Iterator[dict[str, object]]:
    """One row an incident, by column of `COLUMNS`: those that both have, then ours alone, then theirs alone."""
    for match in found.both:
        row = _ours(match.ours) | _theirs(match.theirs)
        given = {"found_in": "both", "score": match.score, "distance_km": match.km, "why": match.why}
        yield row | given | {"differs": _differences(match)}
    for case in found.only_ours:
        yield {"found_in": "ours"} | _ours(case)
    for rival in found.only_theirs:
        yield {"found_in": "theirs", "why": f"line {rival.line}"} | _theirs(rival)


def _ours(case: Case) -> dict[str, object]:
    incident, toll, kind = case.incident, case.toll("killed"), acled.acled_type(case)
    first, last = _days(case)
    place = incident.place
    return {
        "our_id": incident.id,
        "our_earliest": first,
        "our_latest": last,
        "our_place": (place.name or place.text) if place else None,
        "our_parties": [name_of(p) for p in (*incident.actors, *incident.recipients)],
        "our_type": ": ".join(filter(None, kind)) if kind else incident.type,
        "our_killed_low": toll.low if toll else None,
        "our_killed_high": toll.high if toll else None,
    }


def _theirs(rival: Rival) -> dict[str, object]:
    return {
        "their_id": rival.id,
        "their_earliest": rival.earliest,
        "their_latest": rival.latest,
        "their_place": rival.place,
        "their_parties": rival.parties,
        "their_type": rival.kind,
        "their_killed_low": rival.low,
        "their_killed_high": rival.high,
    }


def _differences(match: Match) -> list[str]:
    """What the two accounts tell differently: day, killed, type."""
    first, last = _days(match.ours)
    toll, theirs = match.ours.toll("killed"), match.theirs
    found = []
    if first > theirs.latest or last < theirs.earliest:
        found.append("day")
    if toll and theirs.low is not None and theirs.high is not None:
        low, high = toll.low or 0, toll.high if toll.high is not None else math.inf
        if theirs.low > high or theirs.high < low:
            found.append("killed")
    if match.why.endswith("another type"):
        found.append("type")
    return found
