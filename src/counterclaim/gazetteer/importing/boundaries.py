"""Administrative boundaries with p-codes, as OCHA publishes them on HDX: CSV, or GeoJSON with outlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from counterclaim.gazetteer.importing.files import features, table
from counterclaim.gazetteer.importing.outlines import middle
from counterclaim.gazetteer.importing.records import Found, Left, Reading, degrees

__all__ = ["has_codes", "read_csv", "read_geojson"]

_CODE = re.compile(r"adm(?:in)?([0-4])_?pcode", re.IGNORECASE)
_LATITUDES = ("center_lat", "lat", "latitude", "y_coord", "point_y", "y")
_LONGITUDES = ("center_lon", "lon", "longitude", "x_coord", "point_x", "x")
_PRECISION = {1: "admin1", 2: "admin2", 3: "admin2"}  # a unit below the third level is a named place


def has_codes(columns: Iterator[str] | list[str]) -> bool:
    """True when a column is a p-code of a first-level unit or a lower one, such as ADM1_PCODE or adm2_pcode."""
    return any((found := _CODE.fullmatch(c.strip())) and found[1] != "0" for c in columns)


def read_csv(reading: Reading) -> Iterator[Found | Left]:
    """The unit of each row, or the reason why it is left."""
    for where, cells in table(reading.path, reading.tick):
        row = {name.lower(): cell for name, cell in cells.items()}
        if any(cell.startswith("#adm") for cell in row.values()):
            continue  # the second header line, of HXL tags
        point = degrees(_first(row, _LATITUDES), _first(row, _LONGITUDES))
        yield _unit(row, point, where, reading)


def read_geojson(reading: Reading) -> Iterator[Found | Left]:
    """The unit of each feature at the middle of its outline, or the reason why it is left."""
    for where, feature in features(reading.path, reading.tick):
        row = {str(k).lower(): str(v).strip() for k, v in (feature.get("properties") or {}).items() if v is not None}
        written = degrees(_first(row, _LATITUDES[:1]), _first(row, _LONGITUDES[:1]))
        yield _unit(row, written or middle(feature.get("geometry") or {}), where, reading)


def _unit(row: Mapping[str, str], point: tuple[float, float] | None, where: str, reading: Reading) -> Found | Left:
    codes = {int(found[1]): cell for name, cell in row.items() if cell and (found := _CODE.fullmatch(name))}
    level = max(codes, default=0)
    name = _name(row, level)
    if level == 0:
        return Left("no p-code below the country", where)
    if not name:
        return Left("no name", where)
    if point is None:
        return Left("no degrees: take the GeoJSON, or a table with a latitude and a longitude", where)
    country = reading.iso3(codes.get(0, "") or codes[level][:2]) or reading.country
    if not country:
        return Left("no country; name it with --country", where)
    kind = _PRECISION.get(level, "town" if level >= 4 else "admin2")
    above = _name(row, 1) if level > 1 else ""
    return Found(
        f"pcode:{codes[level]}", name, kind, country, *point, precision=_PRECISION.get(level, "named_place"),
        admin1=above, aliases=tuple(dict.fromkeys(a for a in _others(row, level) if a != name)),
    )  # fmt: skip


def _name(row: Mapping[str, str], level: int) -> str:
    endings = ("en", "name", "name_en", "ref_name")
    return _first(row, [f"{stem}{level}_{end}" for stem in ("adm", "admin") for end in endings])


def _others(row: Mapping[str, str], level: int) -> list[str]:
    """Alternative names in Latin letters: ADM1ALT1EN, adm1_ref_name, adm1_fr."""
    keys = [f"adm{level}alt1en", f"adm{level}alt2en", f"adm{level}_ref_name", f"adm{level}_fr", f"adm{level}_es"]
    return [row[k] for k in keys if row.get(k)]


def _first(row: Mapping[str, str], names: tuple[str, ...] | list[str]) -> str:
    return next((row[n] for n in names if row.get(n)), "")
