"""counterclaim compare"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, LedgerOption, notice, open_ledger, stdout_console, working

if TYPE_CHECKING:
    from counterclaim.export.compare import Comparison, Window
    from counterclaim.export.rivals import Rivals

__all__ = ["compare"]

SET_ASIDE = 4


class Format(StrEnum):
    """How to print the comparison."""

    table = "table"
    csv = "csv"
    json = "json"


def compare(
    files: Annotated[
        list[str],
        typer.Argument(help="[LEDGER] CSV: a file in ACLED-like or UCDP-GED-like columns; a ledger before it."),
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    days: Annotated[int, typer.Option(min=0, help="Days that two reports of one incident may lie apart.")] = 1,
    km: Annotated[float, typer.Option(min=0, help="Km that they may lie apart, beyond how exact the place is.")] = 25.0,
    format: Annotated[Format, typer.Option("--format", "-f", help="table, csv or json.")] = Format.table,
    as_json: AsJson = False,
) -> None:
    """Our incidents beside those that others coded: what both have, what only we have, what only they have.

    Neither is the measure of the other. Rows that cannot be read are set aside with a message (exit code 4).

    Examples:

    counterclaim compare war.sqlite coded-by-hand.csv

    counterclaim compare coded-by-hand.csv --ledger war.sqlite --days 2 --format csv > compared.csv
    """
    from counterclaim.export.compare import Window
    from counterclaim.export.rivals import read_rivals

    if len(files) > 2:
        raise typer.BadParameter("name one CSV file, and at most one ledger before it", param_hint="FILES")
    book = files[0] if len(files) > 1 else ledger
    rivals = read_rivals(Path(files[-1]))
    found = _compared(book, rivals, Window(days, km))
    _print(found, Format.json if as_json else format)
    counts = f"both: {len(found.both)}; only ours: {len(found.only_ours)}; only theirs: {len(found.only_theirs)}"
    notice(f"{counts} ({rivals.shape.upper()}-like rows)")
    for why, number in sorted(found.outside.items()):
        notice(f"{number} of our incidents not compared: {why}")
    for problem in rivals.problems:
        notice(f"counterclaim: {problem}")
    if rivals.problems:
        raise typer.Exit(SET_ASIDE)


def _compared(ledger: str, rivals: Rivals, window: Window) -> Comparison:
    from counterclaim.export.compare import compare as compared
    from counterclaim.run.holdings import LedgerHoldings
    from counterclaim.run.keep import bring_up_to_date, engine_for
    from counterclaim.settings import Settings

    with open_ledger(ledger) as book, engine_for(book, Settings()) as engine:
        with working("comparing the documents"):
            bring_up_to_date(book, engine)
        return compared(LedgerHoldings(book).cases(), rivals, window)


def _print(found: Comparison, format: Format) -> None:
    from counterclaim.export.compare import COLUMNS, rows
    from counterclaim.export.jsons import compact
    from counterclaim.export.tables import write_csv

    if format is Format.csv:
        write_csv(sys.stdout, COLUMNS, rows(found))
    elif format is Format.json:
        data = {"rows": [{c: row.get(c) for c in COLUMNS} for row in rows(found)], "not_compared": dict(found.outside)}
        sys.stdout.write(compact(data) + "\n")
    else:
        _table(found)


def _table(found: Comparison) -> None:
    from rich.table import Table
    from rich.text import Text

    from counterclaim.export.compare import rows
    from counterclaim.export.tables import cell

    table = Table("found in", "day", "place", "parties", "killed", "differs", "ids", box=None, pad_edge=False)
    for row in rows(found):
        both = row["found_in"] == "both"
        pairs = [("our_earliest", "their_earliest"), ("our_place", "their_place"), ("our_parties", "their_parties")]
        told = [_beside(cell(row.get(a)), cell(row.get(b)), both) for a, b in pairs]
        killed = _beside(_range(row, "our"), _range(row, "their"), both)
        ids = _beside(cell(row.get("our_id")), cell(row.get("their_id")), both)
        cells = (cell(row["found_in"]), *told, killed, cell(row.get("differs")), ids)
        table.add_row(*map(Text, cells))
    stdout_console().print(table)


def _beside(ours: str, theirs: str, both: bool) -> str:
    return f"{ours or '?'} | {theirs or '?'}" if both and ours != theirs else ours or theirs


def _range(row: dict[str, object], whose: str) -> str:
    low, high = row.get(f"{whose}_killed_low"), row.get(f"{whose}_killed_high")
    if low is None and high is None:
        return ""
    return f"{low}" if low == high else f"{low or 0}–{'' if high is None else high}"
