"""Rows of the authored tables of places, checked one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import CodebookError

__all__ = ["PRECISIONS", "PlaceRow", "country_rows", "place_rows"]

PRECISIONS = ("site", "named_place", "near_place", "admin2", "admin1", "region", "country")
FACILITY_KINDS = frozenset(
    """hospital clinic crossing camp quarter village town city island power_plant port airport base dam holy_place
    church mosque monastery school university prison bridge market pass industrial mine square government military
    river lake pipeline stadium media shelter warehouse site border_zone""".split()
)
REGION_KINDS = frozenset({"admin1", "admin2", "region", "continent", "sea", "territory"})
_NEEDED = ("id", "name", "country", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One row of facilities.tsv, regions.tsv or a project's places.tsv. Degrees WGS 84."""

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    parent: str | None
    latitude: float
    longitude: float
    precision: str
    aliases: tuple[str, ...]
    short_forms: tuple[str, ...]
    where: str
    population: int = 0
    wins: bool = True  # over ours of the same name, where the table is a project's own


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country: ISO 3166 alpha-3, centroid in degrees, and its names, the usual one first."""

    iso3: str
    latitude: float
    longitude: float
    names: tuple[str, ...]
    where: str


# ISO 3166 leaves these codes to its users: an invented or unlisted territory may take one.
_USER_ASSIGNED = re.compile(r"AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")


def place_rows(path: Path, countries: Mapping[str, object], default_kind: str = "site") -> Iterator[PlaceRow]:
    """The rows of a table of facilities or regions, in order; CodebookError naming file and line when one is wrong."""
    seen: dict[str, int] = {}
    for number, cells in _cells(path, _NEEDED):
        where = f"{path}:{number}"
        row = _place(cells, where, default_kind)
        if row.id in seen:
            raise CodebookError(f"id {row.id!r} is already used in line {seen[row.id]}", where=where)
        if row.country and row.country not in countries and not _USER_ASSIGNED.fullmatch(row.country):
            raise CodebookError(f"{row.country!r} is no ISO 3166 alpha-3 country code", where=where)
        seen[row.id] = number
        yield row


def country_rows(path: Path) -> Iterator[CountryRow]:
    """The countries with centroid and names; CodebookError naming file and line when a row is wrong."""
    for number, cells in _cells(path, ("iso3", "latitude", "longitude", "names")):
        where = f"{path}:{number}"
        names = _list(cells["names"])
        if not names:
            raise CodebookError("a country needs at least one name", where=where)
        latitude, longitude = _degrees(cells, where)
        yield CountryRow(cells["iso3"], latitude, longitude, names, where)


def _cells(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the header, with their line numbers; the header is the first line that is no comment."""
    columns: list[str] = []
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            missing = [name for name in needed if name not in columns]
            if missing:
                raise CodebookError(f"columns missing: {', '.join(missing)}", where=f"{path}:{number}")
            continue
        if len(cells) > len(columns):
            raise CodebookError(f"{len(cells)} cells, but {len(columns)} columns", where=f"{path}:{number}")
        cells += [""] * (len(columns) - len(cells))
        yield number, {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
    if not columns:
        raise CodebookError(f"columns missing: {', '.join(needed)}", where=f"{path}:1")


def _lines(path: Path) -> list[str]:
    try:
        return [line.rstrip("\r") for line in path.read_text(encoding="utf-8").split("\n")]
    except (OSError, UnicodeDecodeError) as cause:
        raise CodebookError(f"cannot be read: {cause}", where=str(path)) from cause


def _place(cells: Mapping[str, str], where: str, default_kind: str) -> PlaceRow:
    kind = cells.get("kind") or default_kind
    if kind not in FACILITY_KINDS | REGION_KINDS:
        raise CodebookError(f"unknown kind {kind!r}", where=where)
    for column in ("id", "name"):
        if not cells[column]:
            raise CodebookError(f"{column} is empty", where=where)
    precision = cells.get("precision") or (kind if kind in ("admin1", "admin2") else "named_place")
    if precision not in PRECISIONS:
        raise CodebookError(f"unknown precision {precision!r}", where=where)
    latitude, longitude = _degrees(cells, where)
    people, wins = cells.get("population") or "0", cells.get("wins") or "y"
    if not people.isdigit():
        raise CodebookError(f"population {people!r} is no whole number", where=where)
    if wins not in ("y", "n"):
        raise CodebookError(f"wins is {wins!r}, neither y nor n", where=where)
    return PlaceRow(
        id=cells["id"],
        name=cells["name"],
        kind=kind,
        country=cells["country"] or None,
        admin1=cells.get("admin1") or None,
        parent=cells.get("parent") or None,
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        aliases=_list(cells.get("aliases", "")),
        short_forms=_list(cells.get("short_forms", "")),
        where=where,
        population=int(people),
        wins=wins == "y",
    )


def _degrees(cells: Mapping[str, str], where: str) -> tuple[float, float]:
    try:
        latitude, longitude = float(cells["latitude"]), float(cells["longitude"])
    except ValueError as cause:
        raise CodebookError("latitude and longitude must be decimal degrees", where=where) from cause
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise CodebookError(f"{latitude}, {longitude} is not on Earth", where=where)
    return latitude, longitude


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
