"""Incidents that others coded, from a CSV in ACLED-like or UCDP-GED-like columns, as a rival account."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from counterclaim.errors import ReadError

__all__ = ["Rival", "Rivals", "read_rivals"]

_T = TypeVar("_T")
_ACLED_IDS = ("event_id_cnty", "event_id", "data_id")
_ACLED_NEEDS = ("event_date", "event_type")
_UCDP_NEEDS = ("id", "date_start")
_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%d/%m/%Y")
_AROUND = {1: 0, 2: 3, 3: 15}  # ACLED's time_precision: days on both sides
_REMEDY = "mend the cell, or leave it empty where nothing is known"


@dataclass(frozen=True, slots=True)
class Rival:
    """One incident of another data set, as its row says: days, point, place, parties, type and killed (low, high)."""

    id: str
    line: int
    earliest: dt.date
    latest: dt.date
    latitude: float | None
    longitude: float | None
    place: str
    country: str
    parties: tuple[str, ...]
    kind: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Rivals:
    """What a file holds: its shape (acled or ucdp), its incidents, and the rows that could not be read."""

    shape: str
    incidents: tuple[Rival, ...]
    problems: tuple[ReadError, ...]


class _Row:
    """A row with its file and line, so that each error names both."""

    def __init__(self, cells: Mapping[str, str], where: str) -> None:
        self.cells = cells
        self.where = where

    def text(self, *names: str) -> str:
        """The first of these cells that is filled; "" when none is."""
        return next((cell for n in names if (cell := (self.cells.get(n) or "").strip())), "")

    def needed(self, *names: str) -> str:
        """The same; ReadError when none is filled."""
        found = self.text(*names)
        if not found:
            raise ReadError(f"{names[0]} is empty", where=self.where, remedy=f"fill {names[0]}, or remove the row")
        return found

    def read(self, name: str, kind: Callable[[str], _T], what: str) -> _T | None:
        """The cell as a value; None when empty; ReadError when it is no such value."""
        cell = self.text(name)
        if not cell:
            return None
        try:
            return kind(cell)
        except ValueError as wrong:
            raise ReadError(f"{name} is {cell!r}, which is no {what}", where=self.where, remedy=_REMEDY) from wrong

    def day(self, name: str) -> dt.date | None:
        """The cell as a day, written in one of several ways."""
        return self.read(name, _day, "day such as 2023-11-03 or 03 November 2023")


def read_rivals(path: Path) -> Rivals:
    """The incidents of a CSV file; rows that are wrong are set aside with file, line and remedy.

    ReadError when the file cannot be read, or has the columns of neither data set.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _read(file, path)
    except OSError as wrong:
        raise ReadError(f"it cannot be read: {wrong.strerror}", where=str(path), remedy="name a CSV file") from wrong
    except (UnicodeDecodeError, csv.Error) as wrong:
        raise ReadError(
            f"it is no CSV file in UTF-8 ({wrong})", where=str(path), remedy="save it as CSV UTF-8"
        ) from wrong


def _read(file: Iterator[str], path: Path) -> Rivals:
    table = csv.DictReader(file, delimiter=",")
    header = [name.strip().lower() for name in table.fieldnames or ()]
    table.fieldnames = header
    shape = _shape(header, path)
    make = _acled if shape == "acled" else _ucdp
    incidents, problems = [], []
    for cells in table:
        row = _Row({k: v for k, v in cells.items() if isinstance(k, str)}, f"{path}:{table.line_num}")
        try:
            incidents.append(make(row, table.line_num))
        except ReadError as wrong:
            problems.append(wrong)
    return Rivals(shape, tuple(incidents), tuple(problems))


def _shape(header: list[str], path: Path) -> str:
    if set(_ACLED_NEEDS) <= set(header) and set(_ACLED_IDS) & set(header):
        return "acled"
    if set(_UCDP_NEEDS) <= set(header):
        return "ucdp"
    missing = [n for n in ("event_id_cnty", *_ACLED_NEEDS) if n not in header]
    raise ReadError(
        f"the columns are neither ACLED-like (missing: {', '.join(missing)}) nor UCDP-like (missing: "
        f"{', '.join(n for n in _UCDP_NEEDS if n not in header)})",
        where=f"{path}:1",
        remedy="name the columns as ACLED or UCDP GED do; commas between cells",
    )


def _acled(row: _Row, line: int) -> Rival:
    row.needed("event_date")
    on = row.day("event_date")
    assert on is not None
    precision = row.read("time_precision", int, "whole number") or 1
    around = dt.timedelta(days=_AROUND.get(precision, 0))
    names = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")
    killed = row.read("fatalities", _count, "number of people")
    kind = ": ".join(filter(None, (row.text("event_type"), row.text("sub_event_type"))))
    return Rival(
        row.needed(*_ACLED_IDS), line, on - around, on + around, *_point(row), row.text("location", "admin2", "admin1"),
        row.text("country"), _parties(row, names), kind, killed, killed,
    )  # fmt: skip


def _ucdp(row: _Row, line: int) -> Rival:
    row.needed("date_start")
    first = row.day("date_start")
    assert first is not None
    last = row.day("date_end") or first
    if last < first:
        raise ReadError(f"date_end {last} is before date_start {first}", where=row.where, remedy="mend the dates")
    low, best, high = (row.read(n, _count, "number of people") for n in ("low", "best", "high"))
    violence = {"1": "state-based", "2": "non-state", "3": "one-sided"}.get(row.text("type_of_violence"), "")
    return Rival(
        row.needed("id"), line, first, last, *_point(row), row.text("where_coordinates", "adm_2", "adm_1"),
        row.text("country"), _parties(row, ("side_a", "side_b")), violence, best if low is None else low,
        best if high is None else high,
    )  # fmt: skip


def _point(row: _Row) -> tuple[float | None, float | None]:
    latitude, longitude = (row.read(n, float, "number of degrees") for n in ("latitude", "longitude"))
    if latitude is None or longitude is None:
        return (None, None)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ReadError(f"{latitude}, {longitude} is no point on Earth", where=row.where, remedy=_REMEDY)
    return (latitude, longitude)


def _parties(row: _Row, names: tuple[str, ...]) -> tuple[str, ...]:
    parts = (part.strip() for name in names for part in row.text(name).split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _count(cell: str) -> int:
    number = int(float(cell))
    if number < 0 or number != float(cell):
        raise ValueError(cell)
    return number


def _day(cell: str) -> dt.date:
    for form in _DAYS:
        try:
            return dt.datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise ValueError(cell)
