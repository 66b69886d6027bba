"""Extracts of OpenStreetMap: GeoJSON, or CSV as Overpass writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.gazetteer.importing.files import features, table
from counterclaim.gazetteer.importing.outlines import middle
from counterclaim.gazetteer.importing.records import Found, Left, Reading, degrees

__all__ = ["TAGS", "read_csv", "read_geojson"]

_BY_TAG: Mapping[str, Mapping[str, str]] = {
    "place": {
        "city": "city", "town": "town", "village": "village", "hamlet": "village", "suburb": "quarter",
        "quarter": "quarter", "neighbourhood": "quarter", "island": "island", "islet": "island", "square": "square",
    },
    "amenity": {
        "hospital": "hospital", "clinic": "clinic", "school": "school", "university": "university",
        "college": "university", "prison": "prison", "place_of_worship": "holy_place", "marketplace": "market",
        "monastery": "monastery", "refugee_site": "camp", "shelter": "shelter", "townhall": "government",
        "courthouse": "government",
    },
    "aeroway": {"aerodrome": "airport", "airport": "airport"},
    "military": {
        "base": "base", "airfield": "base", "naval_base": "base", "barracks": "base", "checkpoint": "crossing",
    },
    "barrier": {"border_control": "crossing", "checkpoint": "crossing"},
    "power": {"plant": "power_plant"},
    "waterway": {"dam": "dam", "river": "river"},
    "man_made": {"bridge": "bridge", "works": "industrial"},
    "bridge": {"yes": "bridge"},
    "harbour": {"yes": "port"},
    "landuse": {"port": "port", "industrial": "industrial", "military": "base"},
    "industrial": {"port": "port", "refinery": "industrial", "oil": "industrial", "mine": "mine"},
    "leisure": {"stadium": "stadium"},
    "mountain_pass": {"yes": "pass"},
    "healthcare": {"hospital": "hospital", "clinic": "clinic"},
}  # fmt: skip
TAGS = frozenset(_BY_TAG)
_SETTLED = frozenset({"city", "town", "village", "quarter"})
_WORSHIP = {"muslim": "mosque", "christian": "church"}
_OTHER_NAMES = ("name", "int_name", "alt_name", "alt_name:en", "official_name:en", "old_name", "old_name:en", "name:fr")


def read_geojson(reading: Reading) -> Iterator[Found | Left]:
    """Each feature as a place, or the reason why it is left; areas at the middle of their outline."""
    for number, (where, feature) in enumerate(features(reading.path, reading.tick), start=1):
        tags = {str(k): str(v) for k, v in (feature.get("properties") or {}).items() if v is not None}
        identity = str(feature.get("id") or tags.get("@id") or tags.get("osm_id") or number)
        yield _place(tags, identity, middle(feature.get("geometry") or {}), where, reading)


def read_csv(reading: Reading) -> Iterator[Found | Left]:
    """Each row as a place, or the reason why it is left."""
    for number, (where, cells) in enumerate(table(reading.path, reading.tick), start=1):
        point = degrees(_first(cells, "@lat", "lat", "latitude"), _first(cells, "@lon", "lon", "longitude"))
        kind = _first(cells, "@type")
        identity = f"{kind}/" * bool(kind) + (_first(cells, "@id", "osm_id", "id") or str(number))
        yield _place(cells, identity, point, where, reading)


def _place(
    tags: Mapping[str, Any], identity: str, point: tuple[float, float] | None, where: str, reading: Reading
) -> Found | Left:
    name = _first(tags, "name:en", "int_name", "name")
    kind = _kind(tags)
    country = reading.iso3(_first(tags, "addr:country", "is_in:country_code", "ISO3166-1:alpha2", "country_code"))
    if not kind:
        return Left("of a kind that reports do not name", where)
    if not name:
        return Left("no name", where)
    if point is None:
        return Left("not readable: no degrees", where)
    if not country:
        return Left("no country; name it with --country", where)
    others = [part.strip() for key in _OTHER_NAMES for part in tags.get(key, "").split(";")]
    aliases = tuple(dict.fromkeys(o for o in others if o and o != name and _latin(o)))
    if not _latin(name):
        return Left("no name in Latin letters", where)
    precision = "named_place" if kind in _SETTLED else "site"
    people = tags.get("population", "")
    return Found(
        f"osm:{identity}", name, kind, country, *point, precision=precision, aliases=aliases,
        population=int(people) if people.isdigit() else 0,
    )  # fmt: skip


def _kind(tags: Mapping[str, Any]) -> str:
    for tag, kinds in _BY_TAG.items():
        kind = kinds.get(str(tags.get(tag, "")), "")
        if kind == "holy_place":
            return _WORSHIP.get(str(tags.get("religion", "")), kind)
        if kind:
            return kind
    return ""


def _latin(name: str) -> bool:
    return all(not c.isalpha() or c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in name)


def _first(cells: Mapping[str, Any], *names: str) -> str:
    return next((str(cells[n]).strip() for n in names if str(cells.get(n) or "").strip()), "")
