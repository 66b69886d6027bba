"""Who a phrase means: a tab-separated list of phrases with the country and the PLOVER sector each should get."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from counterclaim.errors import ConfigError
from counterclaim.evaluate.gold_tables import has_columns, table_rows
from counterclaim.evaluate.report import Report, Score, report_of
from counterclaim.gazetteer.actors import ActorTable, load_actors
from counterclaim.records import Findings
from counterclaim.resolve.dates import candidates

__all__ = ["accepts", "evaluate_phrases", "rows"]

_SECTORS = ("sector", "code_1")
_KOSOVO = {"XKX": "KOS"}  # tables differ; ISO 3166 has no code
_DAYS = ("on", "query_date")
_LOOKED_UP = ("agent_to_code", "short_text_to_agent", "search_nat", "")  # calls that ask for country or sector


def accepts(path: Path) -> bool:
    """True for a table with columns phrase, country, and sector (or code_1)."""
    return any(has_columns(path, "phrase", "country", sector) for sector in _SECTORS)


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """Nothing: phrases are looked up, not read."""
    yield from ()


def evaluate_phrases(gold: Path, findings: Iterable[Findings] = ()) -> Report:
    """Share of phrases whose best meaning has the country and the sector of the list; findings are not used.

    `country` and `sector` are shares of the rows that give one. A row that gives neither asks that nothing be found.
    The day is in the column `on` or `query_date`; rows whose column `call` asks for something else are left out.
    """
    table = load_actors()
    asked = [(where, row) for where, row in table_rows(gold) if row.get("call", "") in _LOOKED_UP]
    if not asked:
        raise ConfigError("no phrase in this table", where=str(gold), remedy="give one phrase a line")
    return report_of([_scored(row, where, table) for where, row in asked])


def _scored(row: Mapping[str, str], where: str, table: ActorTable) -> Score:
    sector = next((row[column] for column in _SECTORS if column in row), "")
    best = next(iter(table.phrase(row["phrase"], _day(row, where))), None)
    first = (best.code or "").split(" ")[0] if best else ""
    country, shares = _KOSOVO.get(row["country"], row["country"]), {}
    if country:
        shares["country"] = int(best is not None and country in (best.country, first)), 1
    if sector:
        shares["sector"] = int(best is not None and best.sector == sector), 1
    if not shares:
        shares["nothing where nothing is asked"] = int(best is None), 1
    return Score(shares=shares)


def _day(row: Mapping[str, str], where: str) -> dt.date | None:
    written = next((row[column] for column in _DAYS if row.get(column)), "")
    if not written:
        return None
    found = next(iter(candidates(written, None)), None)
    if found is None or found.earliest is None:
        raise ConfigError(f"{written!r} is no day", where=where, remedy="write it as 2023-11-03")
    return dt.date.fromisoformat(str(found.earliest))
