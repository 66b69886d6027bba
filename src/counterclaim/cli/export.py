"""counterclaim export"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, LedgerOption, notice, open_ledger, working

__all__ = ["app"]

app = typer.Typer(help="What a ledger holds, as files for other programs.", rich_markup_mode=None)


class Format(StrEnum):
    """The kind of file."""

    jsonl = "jsonl"
    csv = "csv"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="jsonl or csv.")]
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", help="File, or for findings as CSV a folder. Default: standard output.")
]


class To(StrEnum):
    """What to write: the formats of counterclaim.export.formats."""

    csv = "csv"
    parquet = "parquet"
    acled = "acled"
    ucdp = "ucdp"
    geojson = "geojson"
    plover = "plover"
    jsonld = "jsonld"
    ftm = "ftm"
    timemap = "timemap"
    monthly = "monthly"
    brief = "brief"


@app.callback(invoke_without_command=True)
def export(
    ctx: typer.Context,
    to: Annotated[
        To | None,
        typer.Option("--to", help="Format: " + ", ".join(To) + "."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder to write to; made when new.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """What a ledger holds, as files for other programs: a folder with the files, a read-me, a Frictionless
    datapackage.json and SHA256SUMS. The same ledger gives the same bytes.

    Examples:

    counterclaim export --to geojson --out map/ --ledger war.sqlite

    counterclaim export --to acled --out acled-like/ --ledger war.sqlite
    """
    if ctx.invoked_subcommand is not None:
        return
    if to is None:
        sys.stdout.write(ctx.get_help() + "\n")
        return
    if out is None:
        raise typer.BadParameter("an export is a folder of files; name it", param_hint="--out")
    _export(ledger, to, out)


def _export(ledger: str, to: To, out: Path) -> None:
    from counterclaim.export.formats import write_format
    from counterclaim.run.holdings import LedgerHoldings
    from counterclaim.run.keep import bring_up_to_date, engine_for
    from counterclaim.settings import Settings

    with open_ledger(ledger) as book, engine_for(book, Settings()) as engine:
        with working("comparing the documents"):
            bring_up_to_date(book, engine)
        with _told(out), working(f"writing {to.value}"):
            package = write_format(to.value, LedgerHoldings(book), out)
    notice(f"{len(package)} files in {out}")
    for why, number in sorted(package.left_out.items()):
        notice(f"{number} incident{'s' * (number != 1)} left out: {why}")


@app.command("findings")
def findings(
    ledger: LedgerOption = DEFAULT_LEDGER, format: FormatOption = Format.jsonl, out: OutOption = None,
) -> None:  # fmt: skip
    """Everything found in each document: one JSON object a document, or a CSV file a kind of record.

    Examples:

    counterclaim export findings --ledger war.sqlite > findings.jsonl

    counterclaim export findings --ledger war.sqlite --format csv --out tables/
    """
    from counterclaim.export.findings import csv_tables, jsonl

    with open_ledger(ledger) as book:
        if format is Format.jsonl:
            _write(out, jsonl(book.all_findings()))
            return
        tables = csv_tables(book.all_findings())
    if out is None:
        raise typer.BadParameter("findings as CSV are several files; name a folder with --out FOLDER")
    with _told(out):
        out.mkdir(parents=True, exist_ok=True)
        for name, text in tables.items():
            (out / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    notice(f"{len(tables)} files in {out}")


@app.command("incidents")
def incidents(
    ledger: LedgerOption = DEFAULT_LEDGER, format: FormatOption = Format.jsonl, out: OutOption = None,
) -> None:  # fmt: skip
    """Incidents with their standing per issue, the claims behind it and the documents.

    Example: counterclaim export incidents --ledger war.sqlite --format csv --out incidents.csv
    """
    from counterclaim.export.incidents import incidents_csv, incidents_jsonl
    from counterclaim.run.keep import bring_up_to_date, engine_for
    from counterclaim.settings import Settings

    with open_ledger(ledger) as book, engine_for(book, Settings()) as engine:
        with working("comparing the documents"):
            bring_up_to_date(book, engine)
        write = incidents_jsonl if format is Format.jsonl else incidents_csv
        _write(out, write(book.incidents(), book.standings(), book.tolls()))


def _write(out: Path | None, text: str) -> None:
    if out is None:
        sys.stdout.write(text)
        return
    with _told(out):
        out.write_text(text, encoding="utf-8", newline="")
    notice(f"written: {out}")


@contextlib.contextmanager
def _told(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as wrong:
        raise typer.BadParameter(f"{out} cannot be written: {wrong.strerror}", param_hint="--out") from wrong
