"""How well each place of a name fits its document."""

from __future__ import annotations

import dataclasses as dc
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from counterclaim.gazetteer.names import fold
from counterclaim.gazetteer.places import PlaceEntry, PlaceTable
from counterclaim.records import Mention

__all__ = ["Context", "PlaceCandidate", "context_of", "full_name", "kilometres", "rank"]

_WIDE = ("country", "admin1", "admin2", "region", "continent", "sea", "territory")
_NEAR_KM = 200.0


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One place that a name may mean; score 0..1 and the reasons for it in words."""

    entry: PlaceEntry
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Context:
    """What else the document names: weights of countries and regions, and places that are beyond doubt."""

    countries: Mapping[str, float] = field(default_factory=dict)
    regions: Mapping[str, float] = field(default_factory=dict)  # names of admin1 units
    anchors: tuple[tuple[PlaceEntry, float], ...] = ()
    spans: tuple[tuple[int, int, PlaceEntry], ...] = ()

    @classmethod
    def of_codes(cls, countries: Iterable[str], near: Iterable[PlaceEntry] = ()) -> Context:
        """The context of a phrase that stands alone."""
        return cls(countries={code: 1.0 for code in countries}, anchors=tuple((e, 1.0) for e in near))

    def parent_of(self, mention: Mention, table: PlaceTable) -> PlaceEntry | None:
        """The facility at the coordinates of the named place that stands nearest in the text; None when none does."""
        near = [
            (min(abs(start - mention.end), abs(mention.start - end)), entry)
            for start, end, entry in self.spans
            if entry.kind not in ("country", "continent", "sea") and min(abs(start - mention.end), abs(mention.start - end)) < 200
        ]
        inner = self._within(mention, table)
        parent = inner or (min(near, key=lambda pair: pair[0])[1] if near else None)
        if parent is None:
            return None
        name = mention.text.removeprefix("the ").removeprefix("The ")
        precision = "named_place" if parent.kind in ("city", "capital", "town", "quarter") else parent.precision
        return PlaceEntry(
            id=f"at:{parent.id}:{fold(name).replace(' ', '-')}",
            name=name,
            kind="site",
            country=parent.country,
            admin1=parent.admin1,
            latitude=parent.latitude,
            longitude=parent.longitude,
            precision=precision,
        )

    def refined(self, entry: PlaceEntry) -> PlaceEntry:
        """A county without a point of its own at the middle of the text's towns in its state."""
        if not entry.id.startswith("county:"):
            return entry
        towns = [(e, w) for e, w in self.anchors if e.admin1 == entry.admin1 and e.population and w > 0.1]
        total = sum(w for _, w in towns)
        if not total:
            return entry
        return dc.replace(
            entry,
            latitude=round(sum(e.latitude * w for e, w in towns) / total, 4),
            longitude=round(sum(e.longitude * w for e, w in towns) / total, 4),
        )

    def _within(self, mention: Mention, table: PlaceTable) -> PlaceEntry | None:
        """ "Ryazan oil refinery": the place named inside the facility's own name."""
        words = mention.text.split()
        for size in range(len(words) - 1, 0, -1):
            name = " ".join(words[:size])
            ranked = rank(name, table, self)
            if ranked and ranked[0].score >= 0.45 and ranked[0].entry.kind != "country":
                return ranked[0].entry
        return None


def full_name(mention: Mention, table: PlaceTable) -> str:
    """The mention with the unit that closes its list: "Donetsk region" for Donetsk in "Donetsk and Luhansk regions"."""
    longer = f"{mention.text} {mention.head}"
    return longer if mention.head and table.knows(longer) else mention.text


def context_of(places: Iterable[Mention], wider: Mapping[tuple[int, int], PlaceEntry], table: PlaceTable) -> Context:
    """What the places of a document say together: first what is beyond doubt, then what fits that."""
    listed = list(places)
    first = _gather(listed, wider, table, Context())
    return _gather(listed, wider, table, first)


def _gather(
    places: list[Mention], wider: Mapping[tuple[int, int], PlaceEntry], table: PlaceTable, before: Context
) -> Context:
    countries: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    anchors: dict[str, tuple[PlaceEntry, float]] = {}
    spans = []
    for mention in places:
        short = table.short_form(mention.text) if mention.form == "short" else None
        ranked = [PlaceCandidate(short, 1.0, "")] if short else rank(full_name(mention, table), table, before, wider.get((mention.start, mention.end)))
        if not ranked:
            continue
        best, second = ranked[0], ranked[1].score if len(ranked) > 1 else 0.0
        spans.append((mention.start, mention.end, best.entry))
        sure = max(0.0, min(1.0, best.score - 0.5 * second))
        entry = best.entry
        if entry.country:
            countries[entry.country] += sure if entry.kind in _WIDE else 0.6 * sure
        if entry.kind == "admin1":
            regions[entry.name] += sure
        elif entry.admin1:
            regions[entry.admin1] += 0.6 * sure
        if entry.kind not in ("country", "continent", "sea"):
            weight = anchors.get(entry.id, (entry, 0.0))[1] + sure
            anchors[entry.id] = (entry, weight)
    return Context(_shares(countries), _shares(regions), tuple(anchors.values()), tuple(spans))


def _shares(counts: Counter[str]) -> dict[str, float]:
    top = max(counts.values(), default=0.0)
    return {name: min(1.0, n / max(top, 0.8)) for name, n in counts.items()}


def rank(
    name: str, table: PlaceTable, context: Context, wider: PlaceEntry | None = None
) -> tuple[PlaceCandidate, ...]:
    """The places of a name, best first. `wider` is the state or country named with it, which decides."""
    entries = table.lookup(name)
    if wider is not None:
        inside = [e for e in entries if _lies_in(e, wider) and e.id != wider.id]
        entries = tuple(inside) or entries
    scored = [_scored(entry, name, context, wider) for entry in entries]
    return tuple(sorted(scored, key=lambda c: (-c.score, -c.entry.population, c.entry.id)))


def _lies_in(entry: PlaceEntry, wider: PlaceEntry) -> bool:
    if wider.kind == "country" or wider.country is None:
        return wider.country in (entry.country, None)
    if entry.country != wider.country:
        return False
    if wider.kind == "admin1":
        return entry.admin1 == wider.name
    return kilometres(entry, wider) < 150


def _scored(entry: PlaceEntry, name: str, context: Context, wider: PlaceEntry | None) -> PlaceCandidate:
    reasons, score = [], _prior(entry, name)
    reasons.append(f"{entry.kind}" + (f" of {entry.population:,} people" if entry.population else ""))
    if wider is not None and _lies_in(entry, wider):
        score += 0.5
        reasons.append(f"{wider.name} is named with it")
    country = context.countries.get(entry.country or "", 0.0)
    if country:
        score += 0.22 * country
        reasons.append(f"{entry.country} is named beside it")
    region = context.regions.get(entry.admin1 or (entry.name if entry.kind == "admin1" else ""), 0.0)
    if region:
        score += 0.2 * region
        reasons.append(f"{entry.admin1 or entry.name} is named beside it")
    near = _nearness(entry, context)
    if near > 0.05:
        score += 0.25 * near
        reasons.append("other places of the text lie near")
    if entry.own:
        score += 1.0
        reasons.append("in the project's own table")
    return PlaceCandidate(entry, round(max(0.0, min(1.0, score)), 4), "; ".join(reasons))


def _prior(entry: PlaceEntry, name: str) -> float:
    """How often a bare name means this place: countries and known facilities first, then by people living there."""
    if entry.kind == "country":
        return 0.75
    if entry.population == 0 and not entry.id.startswith("geonames:"):
        return 0.7
    people = math.log10(entry.population + 10) / 7.2
    own_name = 1.0 if fold(entry.name) == fold(name) else 0.8
    return min(0.68, (0.12 if entry.kind == "capital" else 0.0) + 0.6 * people * own_name)


def _nearness(entry: PlaceEntry, context: Context) -> float:
    """0..1: how many sure places of the text lie within some 200 km, other than the place itself."""
    total = 0.0
    for other, weight in context.anchors:
        if other.id != entry.id and other.kind not in ("country", "continent"):
            total += min(weight, 1.5) * math.exp(-kilometres(entry, other) / _NEAR_KM)
    return min(1.0, total)


def kilometres(one: PlaceEntry, other: PlaceEntry) -> float:
    """Distance over the ground."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    lon = math.radians(other.longitude - one.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(lon / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
