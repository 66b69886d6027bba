"""How many incidents a month, province and type: for statistics where media volume must not pass for violence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from counterclaim.codebook.event_types import load_event_types
from counterclaim.export.cases import Case, Holdings
from counterclaim.export.package import Package

__all__ = ["COLUMNS", "NOTICE", "write_monthly"]

NOTICE = (
    "Incidents a month, country, first-level unit and PLOVER type. `incidents` counts incidents; `origin_reports` and "
    "`document_reports` add up the origins and the documents of each, so that what was told often is not taken for "
    "what happened often. An incident whose days span two months stands under `month` = unknown. `killed_low` and "
    "`killed_high` add the lowest and highest figures of incidents; tolls over a period are never added."
)
COLUMNS = (
    "month", "country", "admin1", "class", "type", "incidents", "origin_reports", "document_reports", "killed_low",
    "killed_high",
)  # fmt: skip
_Cell = tuple[str, str, str, str]


def write_monthly(holdings: Holdings, package: Package) -> None:
    """Nothing; writes `monthly.csv`. Memory grows with the number of its rows only."""
    sums: defaultdict[_Cell, Counter[str]] = defaultdict(Counter)
    for case in holdings.cases():
        if not case.is_told_as_fact:
            package.left_out["not told as having happened (planned, hypothetical, earlier, or only denied)"] += 1
            continue
        sums[_cell(case)].update(_figures(case))
    package.table("monthly.csv", COLUMNS, _rows(sums))


def _rows(sums: Mapping[_Cell, Counter[str]]) -> Iterator[Mapping[str, object]]:
    for key in sorted(sums):
        month, country, admin1, kind = key
        named = {"month": month, "country": country, "admin1": admin1, "type": kind}
        yield named | {"class": load_event_types()[kind].kind} | {c: sums[key][c] for c in COLUMNS[5:]}


def _cell(case: Case) -> _Cell:
    place, date = case.incident.place, case.incident.date
    first, last = (date.earliest, date.latest or date.earliest) if date else (None, None)
    same = first is not None and last is not None and (first.year, first.month) == (last.year, last.month)
    month = f"{first:%Y-%m}" if first and same else "unknown"
    return (month, (place.country or "") if place else "", (place.admin1 or "") if place else "", case.incident.type)


def _figures(case: Case) -> dict[str, int]:
    toll = case.toll("killed")
    low, high = (toll.low, toll.high) if toll else (None, None)
    return {
        "incidents": 1,
        "origin_reports": case.incident.n_origins,
        "document_reports": case.incident.n_documents,
        "killed_low": low or 0,
        "killed_high": (high if high is not None else low) or 0,
    }
