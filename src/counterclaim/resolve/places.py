"""From words to places: each name weighed against the other places of its document; none rather than a wrong one."""

from __future__ import annotations

import dataclasses as dc
import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from counterclaim.gazetteer.names import fold
from counterclaim.gazetteer.places import PlaceEntry, PlaceTable
from counterclaim.records import EventMention, Findings, Mention, Place
from counterclaim.resolve.place_scores import Context, PlaceCandidate, context_of, full_name, rank

__all__ = ["PlaceCandidate", "candidates", "resolve_places"]

_WELL_KNOWN = 100_000  # people
_TRANSLITERATED = "āēīōūĀĪŪḩḨḥḤşŞţŢḍḐẕẓġ‘’ʼʻ`"
_INSIDE = (",", "in", ", in")
_WITHIN = 45  # characters
_WIDER = re.compile(r",? (?:in|on|of|near|outside) [^.;]*")
_LED_TO = re.compile(r"\b(?:in|at|near|outside|around|inside|(?:town|village|city|port) of) $")
_FAIR = 0.3  # the same for a name in the country of a party of the text
_ENOUGH = 0.42  # below this score a name stays unresolved: a wrong place is worse than none


def candidates(
    phrase: str, table: PlaceTable, countries: Iterable[str] = (), near: Iterable[PlaceEntry] = ()
) -> tuple[PlaceCandidate, ...]:
    """Where a phrase may mean, the likeliest first, with score 0..1 and the reasons; countries are ISO 3166 alpha-3."""
    town, _, rest = phrase.partition(",")
    wider = table.short_form(rest) or next(iter(table.lookup(rest)), None) if rest.strip() else None
    codes = tuple(countries) or tuple(e.country for e in table.spelt_like(town)[:1] if e.country)
    context = Context.of_codes(codes, near)
    return rank(town if wider else phrase, table, context, wider)


def resolve_places(findings: Findings, table: PlaceTable) -> Findings:
    """The same findings with every place mention and every event's place named, as far as the text decides it."""
    places = [m for m in findings.mentions if m.kind == "place"]
    known = _Resolved(findings, places, table)
    mentions = tuple(known.mention(m) if m.kind == "place" else m for m in findings.mentions if known.keeps(m))
    events = tuple(known.event(e) for e in findings.events)
    return dc.replace(findings, mentions=mentions, events=events)


class _Resolved:
    """The places of one document, each decided once for all its mentions."""

    def __init__(self, findings: Findings, places: list[Mention], table: PlaceTable) -> None:
        self.text, self.table = findings.document.text, table
        self.wider = _wider_places(places, self.text, table)
        self.chosen: dict[tuple[int, int], PlaceEntry] = {}
        self.countries = _countries_of_parties(findings)
        self.undecided = {(m.start, m.end) for m in places if m.form != "facility"}
        self._decide(places)

    def _decide(self, places: list[Mention]) -> None:
        context = context_of(places, self.wider, self.table)
        paired = {fold(m.text): w for m in places if (w := self.wider.get((m.start, m.end)))}
        for mention in places:
            wider = self.wider.get((mention.start, mention.end)) or paired.get(fold(mention.text))
            entry = self._entry(mention, context, wider)
            if entry is not None:
                self.chosen[mention.start, mention.end] = entry

    def _entry(self, mention: Mention, context: Context, wider: PlaceEntry | None) -> PlaceEntry | None:
        if mention.form == "short":
            return self.table.short_form(mention.text)
        ranked = rank(full_name(mention, self.table), self.table, context, wider)
        if ranked:
            return context.refined(ranked[0].entry) if self._is_sure(ranked) else None
        return context.parent_of(mention, self.table, self.text) if mention.form == "facility" else None

    def _is_sure(self, ranked: tuple[PlaceCandidate, ...]) -> bool:
        """True for a good score; a fair one is enough in the country of a party of the text."""
        best = ranked[0]
        return best.score >= _ENOUGH or (best.score >= _FAIR and best.entry.country in self.countries)

    def keeps(self, mention: Mention) -> bool:
        """False for a name that may be a place but that nothing in the text makes one."""
        return mention.kind != "place" or mention.form == "facility" or (mention.start, mention.end) in self.chosen

    def mention(self, mention: Mention) -> Mention:
        """The mention with name, id, country and degrees, or as it was."""
        entry = self.chosen.get((mention.start, mention.end))
        if entry is None:
            return mention
        return dc.replace(
            mention,
            name=_usual_name(entry, mention.text),
            id=entry.id,
            country=entry.country,
            latitude=entry.latitude,
            longitude=entry.longitude,
            admin1=entry.admin1,
            precision=_precision(entry, mention.near),
        )

    def event(self, event: EventMention) -> EventMention:
        """The event with its place named; without a place where the words name none that is known."""
        return dc.replace(event, place=self._place(event.place)) if event.place else event

    def _place(self, place: Place) -> Place | None:
        entry = self.chosen.get((place.start, place.end)) or self._inside(place)
        if entry is None:
            unknown = self._unknown(place)
            if unknown is None and (place.start, place.end) in self.undecided and not self._is_led_to(place):
                return None
            return unknown or dc.replace(place, name=place.text, country=self._home())
        return dc.replace(
            place,
            name=_usual_name(entry, place.text),
            id=entry.id,
            country=entry.country,
            admin1=entry.admin1,
            latitude=entry.latitude,
            longitude=entry.longitude,
            precision=_precision(entry, place.near),
        )

    def _home(self) -> str | None:
        """The country that half of the places of the text or more lie in, ISO 3166 alpha-3; None where none has."""
        countries = Counter(e.country for e in self.chosen.values() if e.country)
        first = next(iter(countries.most_common(1)), None)
        return first[0] if first and 2 * first[1] >= countries.total() else None

    def _is_led_to(self, place: Place) -> bool:
        """True right after "in", "at" or "near": a place by its words, though the table knows several of the name."""
        return bool(_LED_TO.search(self.text, max(0, place.start - 12), place.start))

    def _unknown(self, place: Place) -> Place | None:
        """A name that no table knows before one that it does, "Xville, Y Province": no more precise than the latter."""
        for (start, _), entry in self.chosen.items():
            between = self.text[place.end : start]
            if 0 < start - place.end <= _WITHIN and (between.strip() in _INSIDE or _WIDER.fullmatch(between)):
                return dc.replace(
                    place,
                    name=place.text,
                    country=entry.country,
                    admin1=entry.name if entry.kind == "admin1" else entry.admin1,
                    latitude=entry.latitude,
                    longitude=entry.longitude,
                    precision=_precision(entry, near=True),
                )
        return None

    def _inside(self, place: Place) -> PlaceEntry | None:
        """The place of the longest mention that shares words with a span found by another finder."""
        shared = [(span, entry) for span, entry in self.chosen.items() if span[0] < place.end and place.start < span[1]]
        return max(shared, key=lambda pair: pair[0][1] - pair[0][0])[1] if shared else None


def _countries_of_parties(findings: Findings) -> frozenset[str]:
    """The countries, ISO 3166 alpha-3, that the codes of parties and claimants start with."""
    parties = [p for e in findings.events for p in (*e.actors, *e.recipients)]
    parties += [c.claimant for c in findings.claims if c.claimant]
    return frozenset(p.code[:3] for p in parties if p.code)


def _precision(entry: PlaceEntry, near: bool) -> str:
    """That of the place; "near" a town or site is less precise."""
    return "near_place" if near and entry.precision in ("site", "named_place") else entry.precision


def _usual_name(entry: PlaceEntry, written: str) -> str:
    """The place's name as reporters write it: GeoNames spells small or transliterated towns in ways that none does."""
    if not entry.id.startswith("geonames:"):
        return entry.name
    if entry.population >= _WELL_KNOWN and not any(mark in entry.name for mark in _TRANSLITERATED):
        return entry.name
    plain = written.removeprefix("the ").removeprefix("The ")
    return plain.title() if plain.isupper() else plain


def _wider_places(places: list[Mention], text: str, table: PlaceTable) -> dict[tuple[int, int], PlaceEntry]:
    """For "City, State" and "town of X in Y": the country or region that stands right after a name."""
    found = {}
    for first, second in pairwise(places):
        between = text[first.end : second.start]
        if between.strip() not in (",", "in", ", in", "(", "of") or len(between) > 5:
            continue
        entry = table.short_form(second.text) if second.form == "short" else _region(second.text, table)
        if entry is not None:
            found[first.start, first.end] = entry
    return found


def _region(name: str, table: PlaceTable) -> PlaceEntry | None:
    return next((e for e in table.lookup(name) if e.kind in ("country", "admin1", "region", "admin2")), None)
