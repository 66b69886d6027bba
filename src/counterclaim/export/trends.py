"""How much happened between each two parties, week by week, and when it came to another level."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from counterclaim.codebook.event_types import load_event_types
from counterclaim.export.brief.words import country_name
from counterclaim.export.cases import Case
from counterclaim.export.change_points import change_points
from counterclaim.export.parties import country_of, kind_of, name_of
from counterclaim.records import Party

__all__ = ["CLASSES", "COLUMNS", "Series", "Trends", "Week", "trends"]

CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
COLUMNS = (
    "a", "b", "week_of",
    *(f"{kind.replace(' ', '_')}_{unit}" for kind in CLASSES for unit in ("incidents", "origins", "documents")),
    "incidents", "intensity", "change",
)  # fmt: skip
_WEEK = dt.timedelta(days=7)
_CIVILIANS = "civilians"


@dataclass(slots=True)
class Week:
    """One week of one pair: incidents, origins and documents by class of act, and the sum of intensities.

    `intensity` adds PLOVER's weight of each incident's type (-9 an assault, +10 aid). `change` is "escalation" or
    "easing" in the first week of a lower or higher level of intensity, else empty.
    """

    begins: dt.date
    incidents: Counter[str] = field(default_factory=Counter)
    origins: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    documents: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    intensity: float = 0.0
    change: str = ""

    def take(self, case: Case) -> None:
        """Nothing; adds an incident to the week."""
        kind = load_event_types()[case.incident.type]
        self.incidents[kind.kind] += 1
        self.origins[kind.kind] |= {v.origin for s in case.standings for v in s.voices}
        self.documents[kind.kind] |= set(case.incident.documents)
        self.intensity += kind.intensity

    @property
    def total(self) -> int:
        """All incidents of the week."""
        return sum(self.incidents.values())


@dataclass(frozen=True, slots=True)
class Series:
    """The weeks of one pair, quiet ones between the first and the last included."""

    a: str
    b: str
    weeks: tuple[Week, ...]

    @property
    def total(self) -> int:
        """All incidents of the pair."""
        return sum(week.total for week in self.weeks)

    def rows(self) -> Iterator[dict[str, object]]:
        """One row a week, by column of `COLUMNS`."""
        for week in self.weeks:
            row: dict[str, object] = {"a": self.a, "b": self.b, "week_of": week.begins, "change": week.change}
            for kind in CLASSES:
                name = kind.replace(" ", "_")
                row[f"{name}_incidents"] = week.incidents[kind]
                row[f"{name}_origins"] = len(week.origins.get(kind, ()))
                row[f"{name}_documents"] = len(week.documents.get(kind, ()))
            yield row | {"incidents": week.total, "intensity": round(week.intensity, 1)}


@dataclass(frozen=True, slots=True)
class Trends:
    """Series of all pairs, those with most incidents first; and why other incidents are in none."""

    series: tuple[Series, ...]
    left_out: Counter[str]


def trends(cases: Iterable[Case], by_country: bool = False) -> Trends:
    """Weekly series for each pair of named parties. A pair has no direction; civilians without a name are one party.

    Parties are taken by name, or all of a country together (`by_country`). An incident counts for each pair of one
    who acts and one who is acted on, or of those who act together where nobody is acted on.
    """
    weeks: defaultdict[tuple[str, str], dict[dt.date, Week]] = defaultdict(dict)
    left_out: Counter[str] = Counter()
    for case in cases:
        begins, pairs = _week(case), _pairs(case, by_country)
        reason = _why_not(case, begins, pairs)
        if reason or begins is None:
            left_out[reason] += 1
            continue
        for pair in pairs:
            weeks[pair].setdefault(begins, Week(begins)).take(case)
    series = [_series(pair, found) for pair, found in weeks.items()]
    return Trends(tuple(sorted(series, key=lambda s: (-s.total, s.a, s.b))), left_out)


def _why_not(case: Case, begins: dt.date | None, pairs: Iterable[tuple[str, str]]) -> str:
    if not case.is_told_as_fact:
        return "not told as having happened (planned, hypothetical, earlier, or only denied)"
    if begins is None:
        return "no date within one week"
    return "" if pairs else "no pair of named parties"


def _week(case: Case) -> dt.date | None:
    """The Monday of the week; None where the days span two weeks."""
    date = case.incident.date
    if date is None or date.earliest is None:
        return None
    first, last = (day - dt.timedelta(days=day.weekday()) for day in (date.earliest, date.latest or date.earliest))
    return first if first == last else None


def _pairs(case: Case, by_country: bool) -> list[tuple[str, str]]:
    by = {label for p in case.incident.actors if (label := _label(p, by_country))}
    to = {label for p in case.incident.recipients if (label := _label(p, by_country))}
    pairs = {(min(a, b), max(a, b)) for a, b in product(by, to or by) if a != b}
    return sorted(pairs)


def _label(party: Party, by_country: bool) -> str | None:
    if party.kind != "actor":
        return None
    country = country_of(party) if by_country else None
    if country is not None and kind_of(party) != "civilian":
        return country_name(country)
    if party.id is not None:
        return name_of(party)
    return _CIVILIANS if kind_of(party) == "civilian" else None


def _series(pair: tuple[str, str], found: dict[dt.date, Week]) -> Series:
    first, last = min(found), max(found)
    days = [first + _WEEK * n for n in range((last - first) // _WEEK + 1)]
    weeks = tuple(found.get(day) or Week(day) for day in days)
    _mark_changes(weeks)
    return Series(*pair, weeks)


def _mark_changes(weeks: tuple[Week, ...]) -> None:
    levels = [week.intensity for week in weeks]
    points = [0, *change_points(levels), len(levels)]
    for before, at, after in zip(points, points[1:-1], points[2:], strict=False):
        lower = sum(levels[at:after]) / (after - at) < sum(levels[before:at]) / (at - before)
        weeks[at].change = "escalation" if lower else "easing"
