"""counterclaim trends"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, LedgerOption, notice, open_ledger, stdout_console, working

if TYPE_CHECKING:
    from counterclaim.export.trends import Series, Trends

__all__ = ["trends"]


class Format(StrEnum):
    """How to print the trends."""

    table = "table"
    csv = "csv"
    json = "json"


class By(StrEnum):
    """What a party of a pair is."""

    name = "name"
    country = "country"


def trends(
    ledger: LedgerOption = DEFAULT_LEDGER,
    by: Annotated[By, typer.Option(help="name: each party; country: all parties of a country together.")] = By.name,
    party: Annotated[str | None, typer.Option(help="Only pairs with a party whose name holds these words.")] = None,
    pairs: Annotated[int, typer.Option(min=1, help="How many pairs to show, those with most incidents first.")] = 10,
    format: Annotated[Format, typer.Option("--format", "-f", help="table, csv or json.")] = Format.table,
    as_json: AsJson = False,
    plot: Annotated[Path | None, typer.Option(help="Draw the pairs into this .svg file as well.")] = None,
) -> None:
    """Incidents, origins and documents for each pair of parties and week, with intensity and changes of level.

    Examples:

    counterclaim trends --ledger war.sqlite --by country --plot trends.svg

    counterclaim trends --ledger war.sqlite --format csv > trends.csv
    """
    if plot is not None and plot.suffix.lower() != ".svg":
        raise typer.BadParameter(f"{plot} is no .svg file; only SVG is drawn", param_hint="--plot")
    found = _trends(ledger, by)
    wanted = [s for s in found.series if party is None or party.casefold() in f"{s.a}\n{s.b}".casefold()]
    shown = wanted[:pairs]
    _print(shown, Format.json if as_json else format)
    notice(f"{len(shown)} of {len(wanted)} pairs shown")
    for why, number in sorted(found.left_out.items()):
        notice(f"{number} incident{'s' * (number != 1)} left out: {why}")
    if plot is not None:
        _draw(shown, plot)


def _trends(ledger: str, by: By) -> Trends:
    from counterclaim.export.trends import trends as weekly
    from counterclaim.run.holdings import LedgerHoldings
    from counterclaim.run.keep import bring_up_to_date, engine_for
    from counterclaim.settings import Settings

    with open_ledger(ledger) as book, engine_for(book, Settings()) as engine:
        with working("comparing the documents"):
            bring_up_to_date(book, engine)
        return weekly(LedgerHoldings(book).cases(), by_country=by is By.country)


def _print(shown: list[Series], format: Format) -> None:
    from counterclaim.export.jsons import compact
    from counterclaim.export.tables import write_csv
    from counterclaim.export.trends import COLUMNS

    rows = [row for series in shown for row in series.rows()]
    if format is Format.csv:
        write_csv(sys.stdout, COLUMNS, rows)
    elif format is Format.json:
        sys.stdout.write(compact(rows) + "\n")
    else:
        _table(shown)


def _table(shown: list[Series]) -> None:
    from rich.table import Table
    from rich.text import Text

    from counterclaim.export.trends import CLASSES

    console = stdout_console()
    headings = [kind.replace(" ", "\n") for kind in CLASSES]
    for series in shown:
        table = Table("week of", *headings, "origins", "documents", "intensity", "change", box=None, pad_edge=False)
        for week in series.weeks:
            if not week.total and not week.change:
                continue  # quiet weeks stand in the CSV and the JSON
            origins, documents = (len(set().union(*s.values())) for s in (week.origins, week.documents))
            counts = [str(week.incidents[kind] or "·") for kind in CLASSES]
            table.add_row(
                str(week.begins), *counts, str(origins), str(documents), f"{week.intensity:+.1f}", week.change
            )
        console.print(Text(f"{series.a} – {series.b}", style="bold"))  # no markup: names may hold brackets
        console.print(table)
        console.print()


def _draw(shown: list[Series], plot: Path) -> None:
    from counterclaim.export.trend_plot import plot_svg

    try:
        plot.write_text(plot_svg(shown), encoding="utf-8", newline="")
    except OSError as wrong:
        raise typer.BadParameter(f"{plot} cannot be written: {wrong.strerror}", param_hint="--plot") from wrong
    notice(f"written: {plot}")
