"""The rows of the actor tables: read, checked, and refused with file and line where they are wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import CodebookError
from counterclaim.gazetteer.actor_records import ActorEntry, Office

__all__ = ["KINDS", "SECTORS", "Row", "actor_of", "office_of", "rows"]

SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC "
    "IGO UNO EUR NGO ISM IMG MNC".split()
)
STATE_KINDS = frozenset(
    "state armed_service ministry presidency parliament court police intelligence agency local_authority".split()
)
KINDS = STATE_KINDS | frozenset("armed_group party igo ngo health_authority media company people religious".split())
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"(?:[A-Z]{3})?")
_DATE = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?")
_WIKIDATA = re.compile(r"(?:Q\d+)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table with its place, so that an error can point at it."""

    where: str
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """The cell of the column, empty when the row or the table lacks it."""
        return self.cells.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that are separated by upright strokes."""
        cell = self.cells.get(column)
        return tuple([part.strip() for part in cell.split("|") if part.strip()]) if cell else ()

    def wrong(self, message: str, remedy: str) -> CodebookError:
        """The error to raise about this row."""
        return CodebookError(message, where=self.where, remedy=remedy)


def rows(path: Path, required: tuple[str, ...], allowed: frozenset[str]) -> Iterator[Row]:
    """Every row of a TSV file with a header line; lines that start with # are comments.

    A row may be shorter than the header; what is missing is empty. Raises CodebookError for a file that cannot be read,
    an unknown or missing column, a row that is too long, or an empty required cell.
    """
    header: list[str] = []
    for number, line in enumerate(_lines(path), start=1):
        if not line or line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        where = f"{path.name}:{number}"
        if not header:
            header = _header(cells, where, required, allowed)
            continue
        if len(cells) > len(header):
            raise CodebookError(
                f"{len(cells)} cells under {len(header)} columns",
                where=where,
                remedy="remove the extra tabs, or name the column in the header",
            )
        row = Row(where, dict(zip(header, cells, strict=False)))
        for column in required:
            if not row.get(column).strip():
                raise row.wrong(f"empty {column}", f"give a value for {column}")
        yield row


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(
            "the table cannot be read", where=str(path), remedy="check the path, and that the file is UTF-8"
        ) from error


def _header(cells: list[str], where: str, required: tuple[str, ...], allowed: frozenset[str]) -> list[str]:
    unknown = [c for c in cells if c not in allowed]
    if unknown:
        raise CodebookError(
            f"unknown column {unknown[0]!r}", where=where, remedy=f"use only {', '.join(sorted(allowed))}"
        )
    missing = [c for c in required if c not in cells]
    if missing:
        raise CodebookError(f"no column {missing[0]!r}", where=where, remedy="add it to the first line of the table")
    return cells


def actor_of(row: Row) -> ActorEntry:
    """The entry a row describes, with code and side filled in where the row leaves them empty."""
    country, sector, kind = row.get("country"), row.get("sector"), row.get("kind")
    _shape(row, "id", _ID.fullmatch, "use lower-case letters, digits and hyphens, like isr-idf")
    _shape(row, "country", _COUNTRY.fullmatch, "use the three letters of ISO 3166")
    _shape(row, "wikidata", _WIKIDATA.fullmatch, "use Q and digits, or leave it empty")
    if sector and sector not in SECTORS:
        raise row.wrong(f"unknown sector {sector!r}", f"use one of {', '.join(sorted(SECTORS))}")
    if kind and kind not in KINDS:
        raise row.wrong(f"unknown kind {kind!r}", f"use one of {', '.join(sorted(KINDS))}")
    _dates(row)
    code = row.get("code") or f"{country} {sector}".strip()
    if not code:
        raise row.wrong("neither country nor code", "give the country, or a code such as IGO UNO")
    return ActorEntry(
        id=row.get("id"),
        name=row.get("name"),
        code=code,
        country=country,
        sector=sector or _sector_of_code(code),
        kind=kind or "agency",
        parent=row.get("parent"),
        side=_side(row, country, kind),
        aliases=row.many("aliases"),
        metonyms=row.many("metonyms"),
        since=row.get("since"),
        until=row.get("until"),
        wikidata=row.get("wikidata"),
        source=row.get("source") or "general knowledge",
    )


def office_of(row: Row) -> Office:
    """The spell in office a row describes."""
    _shape(row, "country", _COUNTRY.fullmatch, "use the three letters of ISO 3166")
    _dates(row)
    if not (row.get("country") or row.get("actor")):
        raise row.wrong("neither country nor actor", "say whose office it is")
    if row.get("checked") not in ("", "y", "n"):
        raise row.wrong("checked is neither y nor n", "write y when a second source gave the same dates, else n")
    return Office(
        person=row.get("person"),
        aliases=row.many("aliases"),
        country=row.get("country"),
        actor=row.get("actor"),
        title=row.get("title"),
        since=row.get("since"),
        until=row.get("until"),
        source=row.get("source") or "general knowledge",
        checked=row.get("checked") == "y",
    )


def _sector_of_code(code: str) -> str:
    parts = [p for p in code.split(" ")[1:] if p in SECTORS]
    return parts[0] if parts else ""


def _side(row: Row, country: str, kind: str) -> str:
    side = row.get("side")
    if side:
        return "" if side == "-" else side
    if kind in STATE_KINDS and country:
        return country.lower()
    return row.get("parent") or row.get("id") if kind == "armed_group" else ""


def _shape(row: Row, column: str, matches: Callable[[str], object], remedy: str) -> None:
    if not matches(row.get(column)):
        raise row.wrong(f"{column} {row.get(column)!r} has the wrong form", remedy)


def _dates(row: Row) -> None:
    since, until = row.get("since"), row.get("until")
    for column in ("since", "until"):
        _shape(row, column, _DATE.fullmatch, "write 2024-03-01, 2024-03 or 2024, or leave it empty")
    if since and until and until[: len(since)] < since[: len(until)]:
        raise row.wrong(f"until {until} lies before since {since}", "exchange or mend the two dates")
