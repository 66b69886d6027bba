"""How well each place of a name fits its document."""

from __future__ import annotations

import dataclasses as dc
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from counterclaim.gazetteer.names import fold
from counterclaim.gazetteer.places import PlaceEntry, PlaceTable
from counterclaim.gazetteer.spelling import SPELT, alike, sound
from counterclaim.records import Mention

__all__ = ["Context", "PlaceCandidate", "context_of", "full_name", "kilometres", "rank"]

_WIDE = ("country", "admin1", "admin2", "region", "continent", "sea", "territory")
_CLAUSE_END = re.compile(r"[.;:!?\n]|\b(?:and|while|but|who|which|said|says)\b")
_NEAR_KM = 100.0
_SHARPNESS = 10.0
_OTHER_NAME = 0.6  # an old or foreign name is seldom meant where another place bears it as its own
_NAMED = 0.05  # support from which an area counts as named in the text
_COUNTRY, _REGION, _NEAR, _WIDER = 0.22, 0.3, 0.4, 0.5  # what each sign adds to the prior of a name


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One place that a name may mean; score 0..1 and the reasons for it in words."""

    entry: PlaceEntry
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Context:
    """What else the document names: weights of countries and regions, and places that are beyond doubt."""

    votes: Mapping[str, float] = field(default_factory=dict)  # "UKR", "UKR/Donetsk Oblast" → weight of the names in it
    ballots: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # the same by folded name
    anchors: tuple[tuple[PlaceEntry, float], ...] = ()
    spans: tuple[tuple[int, int, PlaceEntry], ...] = ()
    ranked: dict[tuple[str, str], tuple[PlaceCandidate, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )  # by name and wider place: most names stand several times in a text

    @classmethod
    def of_codes(cls, countries: Iterable[str], near: Iterable[PlaceEntry] = ()) -> Context:
        """The context of a phrase that stands alone."""
        return cls(votes=dict.fromkeys(countries, 2.0), anchors=tuple((e, 1.0) for e in near))

    def support(self, name: str) -> dict[str, float]:
        """For each area 0..1: how much the other names of the text speak for it, against the best such area."""
        own = self.ballots.get(name, {})
        others = {area: weight - own.get(area, 0.0) for area, weight in self.votes.items()}
        largest = [max((w for a, w in others.items() if ("/" in a) is inner), default=0.0) for inner in (False, True)]
        return {area: w / max(largest["/" in area], 1.0) for area, w in others.items() if w > 0}

    def parent_of(self, mention: Mention, table: PlaceTable, text: str) -> PlaceEntry | None:
        """The facility at the coordinates of the place in its own name, or of one named right beside it, else None."""
        parent = self._within(mention, table) or self._beside(mention, text)
        if parent is None:
            return None
        name = mention.text.removeprefix("the ").removeprefix("The ")
        return dc.replace(
            parent,
            id=f"at:{parent.id}:{fold(name).replace(' ', '-')}",
            name=name,
            kind="site",
            population=0,
            precision="named_place" if parent.precision == "named_place" else parent.precision,
        )

    def _beside(self, mention: Mention, text: str) -> PlaceEntry | None:
        near = []
        for start, end, entry in self.spans:
            between = text[mention.end : start] if start >= mention.end else text[end : mention.start]
            if len(between) < 60 and not _CLAUSE_END.search(between) and entry.kind not in ("continent", "sea"):
                near.append((len(between), start < mention.start, entry))
        local = [n for n in near if n[2].kind != "country"] or near
        return min(local, key=lambda n: n[:2])[2] if local else None

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
    """What the places of a document say together: every name votes for the regions and countries it may lie in.

    A name that can only be in one region votes with all its weight, one that is found everywhere hardly at all.
    Then the names are ranked once by those votes, and the sure ones among them become anchors for distances.
    """
    listed = list(places)
    ballots: dict[str, dict[str, float]] = {}
    alone = Context()
    for mention in listed:
        name = fold(full_name(mention, table))
        ballot = _ballot(mention, wider.get((mention.start, mention.end)), table, alone)
        for key, weight in ballot.items():
            known = ballots.setdefault(name, {})
            known[key] = max(known.get(key, 0.0), weight)
    totals: Counter[str] = Counter()
    for ballot in ballots.values():
        totals.update(ballot)
    voted = Context(votes=totals, ballots=ballots)
    anchors, spans = _anchors(listed, wider, table, voted)
    return Context(votes=totals, ballots=ballots, anchors=anchors, spans=spans)


def _ballot(mention: Mention, wider: PlaceEntry | None, table: PlaceTable, alone: Context) -> dict[str, float]:
    short = table.short_form(mention.text) if mention.form == "short" else None
    ranked = [PlaceCandidate(short, 1.0, "")] if short else rank(full_name(mention, table), table, alone, wider)
    if not ranked:
        return {}
    votes: dict[str, float] = {}
    total = sum(math.exp(_SHARPNESS * c.score) for c in ranked)
    for candidate in ranked:
        share = math.exp(_SHARPNESS * candidate.score) / total
        for key in _keys(candidate.entry):
            votes[key] = votes.get(key, 0.0) + share
    plain = ranked[0].entry.kind in _WIDE
    return {key: (share * (1.5 if plain else 1.0)) for key, share in votes.items() if share > 0.01}


def _keys(entry: PlaceEntry) -> list[str]:
    """The names of the areas that a place lies in, the country first."""
    if entry.country is None:
        return []
    region = entry.name if entry.kind == "admin1" else entry.admin1
    return [entry.country, *([f"{entry.country}/{region}"] if region else [])]


def _anchors(
    places: list[Mention], wider: Mapping[tuple[int, int], PlaceEntry], table: PlaceTable, voted: Context
) -> tuple[tuple[tuple[PlaceEntry, float], ...], tuple[tuple[int, int, PlaceEntry], ...]]:
    anchors: dict[str, tuple[PlaceEntry, float]] = {}
    spans = []
    for mention in places:
        short = table.short_form(mention.text) if mention.form == "short" else None
        ranked = (
            [PlaceCandidate(short, 1.0, "")]
            if short
            else rank(full_name(mention, table), table, voted, wider.get((mention.start, mention.end)))
        )
        if not ranked:
            continue
        best, second = ranked[0], ranked[1].score if len(ranked) > 1 else 0.0
        spans.append((mention.start, mention.end, best.entry))
        sure = max(0.0, min(1.0, 2.0 * (best.score - second)))
        if best.entry.kind not in ("country", "continent", "sea") and sure > 0.1:
            known = anchors.get(best.entry.id, (best.entry, 0.0))[1]
            anchors[best.entry.id] = best.entry, max(known, sure)
    return tuple(anchors.values()), tuple(spans)


def rank(name: str, table: PlaceTable, context: Context, wider: PlaceEntry | None = None) -> tuple[PlaceCandidate, ...]:
    """The places of a name, best first. `wider` is the state or country named with it, which decides."""
    key = name, wider.id if wider else ""
    if key not in context.ranked:
        context.ranked[key] = _ranked(name, table, context, wider)
    return context.ranked[key]


def _ranked(name: str, table: PlaceTable, context: Context, wider: PlaceEntry | None) -> tuple[PlaceCandidate, ...]:
    support = context.support(fold(name))
    entries = table.lookup(name) or _otherwise_spelt(name, table, support, wider)
    if wider is not None:
        inside = [e for e in entries if _lies_in(e, wider) and e.id != wider.id]
        entries = tuple(inside) or entries
    if wider is None and entries and entries[0].kind == "country":
        entries = tuple(e for e in entries if e.kind in _WIDE)  # a town called Egypt or Lebanon needs "Lebanon, Ohio"
    scored = [_scored(_Choice(entry, name, support, context.anchors), wider) for entry in entries]
    return tuple(sorted(scored, key=lambda c: (-c.score, -c.entry.population, c.entry.id)))


def _otherwise_spelt(
    name: str, table: PlaceTable, support: Mapping[str, float], wider: PlaceEntry | None
) -> tuple[PlaceEntry, ...]:
    """Places spelt much like a name that no table holds, in the countries that the text speaks of."""
    found = table.spelt_like(name)
    return tuple(e for e in found if (wider and _lies_in(e, wider)) or support.get(e.country or "", 0.0) > _NAMED)


def _lies_in(entry: PlaceEntry, wider: PlaceEntry) -> bool:
    if wider.kind == "country" or wider.country is None:
        return wider.country in (entry.country, None)
    if entry.country != wider.country:
        return False
    if wider.kind == "admin1":
        return entry.admin1 == wider.name
    return kilometres(entry, wider) < 150


@dataclass(frozen=True, slots=True)
class _Choice:
    """One place of a name, and what the text says for areas and of sure places."""

    entry: PlaceEntry
    name: str
    support: Mapping[str, float]
    anchors: tuple[tuple[PlaceEntry, float], ...]


def _scored(choice: _Choice, wider: PlaceEntry | None) -> PlaceCandidate:
    entry, score = choice.entry, _prior(choice.entry, choice.name)
    reasons = [entry.kind + (f" of {entry.population:,} people" if entry.population else "")]
    for gain, reason in _signs(choice, wider):
        score += gain
        reasons.append(reason)
    return PlaceCandidate(entry, round(max(0.0, min(1.0, score)), 4), "; ".join(reasons))


def _signs(choice: _Choice, wider: PlaceEntry | None) -> Iterator[tuple[float, str]]:
    """What speaks for the place, or against it, with its weight."""
    entry = choice.entry
    if wider is not None and _lies_in(entry, wider):
        yield _WIDER, f"{wider.name} is named with it"
    country, region = (choice.support.get(key, 0.0) for key in (*_keys(entry), "", "")[:2])
    if country > _NAMED:
        yield _COUNTRY * country, f"{entry.country} is named beside it"
    elif entry.kind != "country" and entry.country and _is_ours(entry) and _speaks_of_others(choice.support):
        yield -0.25, "the text speaks of other countries"
    if region > _NAMED:
        yield _REGION * region, f"{entry.admin1 or entry.name} is named beside it"
    near = _nearness(entry, choice.anchors)
    if near > 0.05:
        yield _NEAR * near, "other places of the text lie near"
    if entry.own:
        yield 1.0, "in the project's own table"


def _is_ours(entry: PlaceEntry) -> bool:
    return entry.population == 0 and not entry.id.startswith("geonames:")


def _speaks_of_others(support: Mapping[str, float]) -> bool:
    return any(weight >= 0.8 for area, weight in support.items() if "/" not in area)


def _prior(entry: PlaceEntry, name: str) -> float:
    """How often a bare name means this place: countries and known facilities first, then by people living there."""
    if entry.kind == "country":
        return 0.8
    if entry.country is None:
        return 0.9  # seas and continents: no country of the text speaks for them
    if _is_ours(entry):
        return 0.7
    people = math.log10(entry.population + 10) / 7.2
    own_name = 1.0 if fold(entry.name) == fold(name) or _same_sound(entry, name) else _OTHER_NAME
    return min(0.68, (0.12 if entry.kind == "capital" else 0.0) + 0.6 * people * own_name)


def _same_sound(entry: PlaceEntry, name: str) -> bool:
    """True for another spelling of the place's own name, where names come through transliteration."""
    one, other = fold(entry.name), fold(name)
    return entry.country in SPELT and sound(one) == sound(other) != "" and alike(one, other)


def _nearness(entry: PlaceEntry, anchors: tuple[tuple[PlaceEntry, float], ...]) -> float:
    """0..1: how many sure places of the text lie within some 200 km, other than the place itself."""
    total = 0.0
    for other, weight in anchors:
        if other.id != entry.id and other.kind not in ("country", "continent"):
            total += min(weight, 1.5) * math.exp(-kilometres(entry, other) / _NEAR_KM)
    return min(1.0, total)


def kilometres(one: PlaceEntry, other: PlaceEntry) -> float:
    """Distance over the ground."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    lon = math.radians(other.longitude - one.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(lon / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
