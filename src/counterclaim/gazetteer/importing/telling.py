"""Which gazetteer a file comes from, told by its shape; and what its makers ask to be said."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import CodebookError
from counterclaim.gazetteer.importing import boundaries, geonames, osm
from counterclaim.gazetteer.importing.records import Reader

__all__ = ["KINDS", "Source", "source_of"]

_HEAD = 1 << 16  # bytes looked at
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh")
_KEYS = re.compile(r'"([^"\\]{1,60})"\s*:')


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of gazetteer: its name, what must be said of it where its data are used, and what reads it."""

    name: str
    attribution: str
    read: Reader


_GEONAMES = "Data from GeoNames (https://www.geonames.org), licensed under CC BY 4.0; names and columns selected."
_OSM = (
    "© OpenStreetMap contributors (https://www.openstreetmap.org/copyright), licensed under ODbL 1.0; "
    "a table derived from it that you publish is under ODbL too."
)
_HDX = (
    "Administrative boundaries from OCHA and national bodies through HDX (https://data.humdata.org); "
    "the licence is on the page of the data set, mostly CC BY-IGO: name its source."
)
KINDS = {
    "geonames": Source("GeoNames dump", _GEONAMES, geonames.read),
    "osm-geojson": Source("OpenStreetMap, GeoJSON", _OSM, osm.read_geojson),
    "osm-csv": Source("OpenStreetMap, table", _OSM, osm.read_csv),
    "hdx-geojson": Source("administrative boundaries, GeoJSON", _HDX, boundaries.read_geojson),
    "hdx-csv": Source("administrative boundaries, table", _HDX, boundaries.read_csv),
}
_REMEDY = (
    "give a GeoNames dump (19 columns, tab-separated, no header), OpenStreetMap data as GeoJSON or as a table with "
    "name, lat and lon, or boundaries with p-codes as GeoJSON or CSV"
)


def source_of(path: Path) -> Source:
    """The kind of gazetteer that a file is; CodebookError with a remedy when it is none that we know."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise CodebookError(f"cannot be read: {error}", where=str(path), remedy="check the path") from error
    if head.startswith(_PACKED):
        raise CodebookError("a packed file", where=str(path), remedy="unpack it first, and give the file inside")
    text = head.decode("utf-8-sig", errors="replace")
    kind = _of_json(text) if text.lstrip().startswith(("{", "[")) else _of_table(text)
    if not kind:
        raise CodebookError("a shape that is not known", where=f"{path}:1", remedy=_REMEDY)
    return KINDS[kind]


def _of_json(text: str) -> str:
    if '"Feature' not in text:
        return ""
    keys = {json.loads(f'"{key}"') for key in _KEYS.findall(text)}
    if boundaries.has_codes([*keys]):
        return "hdx-geojson"
    return "osm-geojson" if keys & osm.TAGS or "@id" in keys else ""


def _of_table(text: str) -> str:
    first = text.split("\n", 1)[0].rstrip("\r")
    if geonames.is_row(first):
        return "geonames"
    separator = max("\t;,", key=first.count)
    columns = [c.strip() for c in next(csv.reader([first], delimiter=separator), [])]
    if boundaries.has_codes(columns):
        return "hdx-csv"
    low = {c.lower() for c in columns}
    placed = low & {"@lat", "lat", "latitude"} and low & {"@lon", "lon", "longitude"}
    named = any(c == "name" or c.startswith("name:") for c in low)
    return "osm-csv" if placed and named and low & osm.TAGS else ""
