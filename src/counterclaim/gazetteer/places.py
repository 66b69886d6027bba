"""Where names lie: facilities and regions written by us, countries, and populated places built from GeoNames."""

from __future__ import annotations

import dataclasses as dc
import json
import mmap
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie

from counterclaim.gazetteer.names import fold
from counterclaim.gazetteer.place_rows import PlaceRow, country_rows, place_rows
from counterclaim.gazetteer.spelling import SPELT, alike, sound

__all__ = ["PlaceEntry", "PlaceTable", "load_places"]

FOLDER = Path(__file__).parent
_ROW = struct.Struct("<IIiiIHH")
_ARTICLE_FORMS = ("al ", "el ", "ad ", "ar ", "as ", "ash ", "at ", "az ", "an ")
_SPOT = 0.05  # degrees
_MOUND = ("tal", "tall", "tel", "tell")
UNIT_WORDS = (
    "oblast", "province", "governorate", "region", "state", "district", "county", "prefecture", "krai", "republic",
    "department", "wilayat", "parish", "emirate", "division", "territory",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place. Degrees WGS 84; country ISO 3166 alpha-3 (Palestine PSE, Kosovo KOS) or None for seas.

    `kind` is city, capital, quarter, country, admin1, admin2, region, sea, continent or a kind of facility;
    `precision` one of site, named_place, near_place, admin2, admin1, region, country.
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int = 0
    precision: str = "named_place"
    own: bool = False  # from a project's own table: beats every other place of that name


@dataclass(frozen=True, slots=True)
class StoredPlaces:
    """Populated places on disk, memory-mapped: folded name → rows."""

    names: Any
    sounds: Any
    display: Any
    rows: mmap.mmap
    countries: tuple[str, ...]
    admins: tuple[tuple[str, str], ...]
    capitals: Mapping[str, str]
    admin_names: dict[tuple[str, str], str]

    def named(self, folded: str) -> list[PlaceEntry]:
        """The populated places of that folded name, largest first."""
        numbers = self.names.get(folded) or ()
        found = sorted((self._entry(n) for (n,) in numbers), key=lambda e: (-e.population, e.id))
        first = {e.country: e.id for e in reversed(found)}
        return [e if e.kind != "capital" or first[e.country] == e.id else dc.replace(e, kind="city") for e in found]

    def sounding(self, folded: str) -> list[PlaceEntry]:
        """The populated places whose name is spelt much like the folded one, largest first."""
        found = [self._entry(n) for (n,) in self.sounds.get(sound(folded)) or ()]
        return sorted((e for e in found if alike(folded, fold(e.name))), key=lambda e: (-e.population, e.id))

    def unit_of(self, name: str, country: str) -> tuple[str, str] | None:
        """The country and GeoNames admin1 code of the largest town of that name in the country."""
        best: tuple[int, tuple[str, str]] | None = None
        for (number,) in self.names.get(fold(name)) or ():
            *_, people, place, admin = self._unpack(number)
            if self.countries[place] == country and (best is None or people > best[0]):
                best = people, self.admins[admin]
        return best[1] if best else None

    def _unpack(self, number: int) -> tuple[int, ...]:
        return _ROW.unpack_from(self.rows, number * _ROW.size)

    def _entry(self, number: int) -> PlaceEntry:
        gid, key, lat, lon, people, place, admin = self._unpack(number)
        code, name = self.countries[place], str(self.display.restore_key(key))
        kind = "capital" if self.capitals.get(code) == fold(name) else "city"
        unit = self.admin_names.get(self.admins[admin])
        return PlaceEntry(f"geonames:{gid}", name, kind, code, unit, lat / 1e5, lon / 1e5, people)


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """All known places by folded name."""

    countries: Mapping[str, PlaceEntry]
    neighbours: Mapping[str, frozenset[str]]
    authored: Mapping[str, tuple[PlaceEntry, ...]]
    short_forms: Mapping[str, PlaceEntry]  # "ill", "la": only after "City, "
    by_id: Mapping[str, PlaceEntry]
    counties: Mapping[str, tuple[str, ...]]  # folded "rapides parish" → names of US states
    stored: StoredPlaces = field(repr=False)
    joined: Mapping[str, tuple[PlaceEntry, ...]] = field(default_factory=dict, repr=False)  # a project's, not winning
    _sounds: dict[str, list[str]] = field(default_factory=dict, repr=False)  # of authored names; filled when asked

    @property
    def size(self) -> int:
        """How many places the table holds."""
        joined = {entry.id for entries in self.joined.values() for entry in entries}
        return len(self.stored.rows) // _ROW.size + len(self.by_id) + len(joined)

    def lookup(self, name: str) -> tuple[PlaceEntry, ...]:
        """Every place of that name: a project's own rows alone if it has some, else ours, then populated places.

        Populated places come in order of population. "el", "al" and other forms of the Arabic article meet.
        """
        return next((found for folded in variants(name) if (found := self._exact(folded))), ())

    def spelt_like(self, name: str) -> tuple[PlaceEntry, ...]:
        """The places that a name no table holds may be another spelling of ("Kharkof"): ours first, then the largest.

        Only in countries whose names come through transliteration, and only for names of three consonants or more.
        """
        folded = fold(name)
        if not name[:1].isupper() or not sound(folded) or self.knows(name):
            return ()
        if not self._sounds:
            for known, entries in self.authored.items():
                if any(e.country in SPELT for e in entries):
                    self._sounds.setdefault(sound(known), []).append(known)
        close = [n for n in self._sounds.get(sound(folded), ()) if alike(folded, n)]
        found = [e for n in close for e in self.authored[n] if e.country in SPELT] + self.stored.sounding(folded)
        return tuple({e.id: e for e in found}.values())

    def knows(self, name: str) -> bool:
        """True when the table holds a place of that name."""
        return any(
            folded in self.authored
            or folded in self.stored.names
            or folded in self.counties
            or folded in self.joined
            for folded in variants(name)
        )

    def is_authored(self, name: str) -> bool:
        """True when the name is that of a country, region or facility, not only of a populated place."""
        return any(folded in self.authored for folded in variants(name))

    def short_form(self, name: str) -> PlaceEntry | None:
        """The state or country that a short form ("Ill.", "Ont.") stands for after a town's name."""
        return self.short_forms.get(fold(name))

    def longest(self, words: Iterable[str]) -> int:
        """How many of the first words make up the longest known name; 0 when not even the first does."""
        parts = tuple(words)
        return next((n for n in range(len(parts), 0, -1) if self.knows(" ".join(parts[:n]))), 0)

    def entry(self, place_id: str) -> PlaceEntry | None:
        """The authored place or country with that id; None for populated places."""
        return self.by_id.get(place_id)

    def _exact(self, folded: str) -> tuple[PlaceEntry, ...]:
        ours = self.authored.get(folded, ())
        own = tuple(entry for entry in ours if entry.own)
        return own or (*ours, *self._in_states(folded), *self._towns(folded))

    def _towns(self, folded: str) -> list[PlaceEntry]:
        """Towns of that name, ours and a project's, largest first; the project's replace ours at the same spot."""
        stored, more = self.stored.named(folded), self.joined.get(folded, ())
        if not more:
            return stored
        known = {e.id for e in more}
        kept = [e for e in stored if e.id not in known and not any(_same_spot(e, m) for m in more)]
        return sorted((*kept, *more), key=lambda e: (-e.population, e.id))

    def _in_states(self, folded: str) -> list[PlaceEntry]:
        """The US counties of that name, at the middle of their states: no better point is known."""
        states = [self.by_id[f"region:us-{fold(name).replace(' ', '-')}"] for name in self.counties.get(folded, ())]
        county = folded.title()
        return [
            dc.replace(s, id=f"county:{folded}:{s.name}".replace(" ", "-"), name=county, kind="admin2", admin1=s.name)
            for s in states
        ]


def _same_spot(one: PlaceEntry, other: PlaceEntry) -> bool:
    """True within some five kilometres."""
    near = abs(one.latitude - other.latitude) < _SPOT and abs(one.longitude - other.longitude) < _SPOT
    return one.country == other.country and near


@lru_cache(maxsize=16384)
def variants(name: str) -> tuple[str, ...]:
    """The folded name, then its forms with "al" for another Arabic article, and without a final word of unit."""
    folded = fold(name)
    if not folded:
        return ()
    forms = [folded]
    for article in _ARTICLE_FORMS:
        if folded.startswith(article) and len(folded) > len(article) + 3:
            rest = folded[len(article) :]
            forms += [f"al {rest}", f"el {rest}", f"ash {rest}" if rest.startswith("sh") else f"a{rest[0]} {rest}"]
            break
    else:
        forms.append(f"al {folded}")
    first, _, rest = folded.partition(" ")
    if rest and first in _MOUND:
        forms += [f"{word} {rest}" for word in _MOUND]
    if folded.startswith(("saint ", "st ")):
        rest = folded.split(" ", 1)[1]
        forms += [f"saint {rest}", f"st {rest}"]
    return tuple(dict.fromkeys(forms))


def load_places(*extra: Path) -> PlaceTable:
    """The table of places with a project's own rows, which win over ours of the same name.

    Raises CodebookError naming file and line when a row is wrong.
    """
    side = json.loads((FOLDER / "places.json").read_text(encoding="utf-8"))
    names = {c["iso3"]: c for c in side["countries"]}
    rows = [*place_rows(FOLDER / "regions.tsv", names), *place_rows(FOLDER / "facilities.tsv", names)]
    own = [row for path in extra for row in place_rows(path, names)]
    countries, country_aliases = _countries(side)
    index, joined = _Authored(), _Authored()
    for alias, entry in country_aliases:
        index.add(alias, entry)
    for row in rows:
        index.add_row(row, own=False)
    for row in own:
        (index if row.wins else joined).add_row(row, own=row.wins)
    return PlaceTable(
        countries=countries,
        neighbours={c["iso3"]: frozenset(c["neighbours"]) for c in side["countries"]},
        authored={name: tuple(entries) for name, entries in index.names.items()},
        short_forms=index.short_forms,
        by_id={**{e.id: e for e in countries.values()}, **index.by_id},
        counties={name: tuple(states) for name, states in side["counties"].items()},
        stored=_stored(side, rows),
        joined={name: tuple(entries) for name, entries in joined.names.items()},
    )


@dataclass(slots=True)
class _Authored:
    """Collects authored names while the table is built."""

    names: dict[str, list[PlaceEntry]] = field(default_factory=dict)
    short_forms: dict[str, PlaceEntry] = field(default_factory=dict)
    by_id: dict[str, PlaceEntry] = field(default_factory=dict)

    def add(self, name: str, entry: PlaceEntry) -> None:
        entries = self.names.setdefault(fold(name), [])
        if all(known.id != entry.id for known in entries):
            entries.append(entry)

    def add_row(self, row: PlaceRow, own: bool) -> None:
        entry = PlaceEntry(
            row.id, row.name, row.kind, row.country, row.admin1, row.latitude, row.longitude, row.population,
            row.precision, own,
        )  # fmt: skip
        self.by_id[row.id] = entry
        for name in (row.name, *row.aliases):
            self.add(name, entry)
        for name in _unit_forms(row):
            self.add(name, entry)
        self.short_forms.update({fold(short): entry for short in row.short_forms})


def _unit_forms(row: PlaceRow) -> list[str]:
    """ "Donetsk Oblast" is also "Donetsk region" and "Donetsk province"; the bare name stays with the town."""
    *stem, last = fold(row.name).split()
    if row.kind not in ("admin1", "admin2") or not stem:
        return []
    if last in UNIT_WORDS:
        return [f"{' '.join(stem)} {unit}" for unit in UNIT_WORDS]
    return []


def _countries(side: dict[str, Any]) -> tuple[dict[str, PlaceEntry], list[tuple[str, PlaceEntry]]]:
    authored = {row.iso3: row for row in country_rows(FOLDER / "countries.tsv")}
    entries, aliases = {}, []
    for country in side["countries"]:
        code, row = country["iso3"], authored.get(country["iso3"])
        latitude, longitude = (row.latitude, row.longitude) if row else (country["latitude"], country["longitude"])
        names = row.names if row else (country["name"],)
        entry = PlaceEntry(
            f"country:{code}", names[0], "country", code, None, latitude, longitude, country["population"], "country"
        )
        entries[code] = entry
        aliases += [(name, entry) for name in (*names, country["name"])]
    return entries, aliases


def _stored(side: dict[str, Any], rows: Iterable[PlaceRow]) -> StoredPlaces:
    with (FOLDER / "places.rows").open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    stored = StoredPlaces(
        names=_mapped_trie(marisa_trie.RecordTrie("<I"), "places.names"),
        sounds=_mapped_trie(marisa_trie.RecordTrie("<I"), "places.sounds"),
        display=_mapped_trie(marisa_trie.Trie(), "places.display"),
        rows=mapped,
        countries=tuple(c["iso3"] for c in side["countries"]),
        admins=tuple((a, b) for a, b in side["admin1"]),
        capitals={c["iso3"]: fold(c["capital"]) for c in side["countries"]},
        admin_names={},
    )
    for row in rows:
        if row.kind == "admin1" and row.parent and row.country:
            unit = stored.unit_of(row.parent, row.country)
            if unit:
                stored.admin_names.setdefault(unit, row.name)
    return stored


def _mapped_trie(trie: Any, name: str) -> Any:
    trie.mmap(str(FOLDER / name))
    return trie
