"""counterclaim export"""

from __future__ import annotations

import contextlib
import dataclasses as dc
import datetime as dt
import sys
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, LedgerOption, notice, open_ledger, working

if TYPE_CHECKING:
    from counterclaim.export.cases import Holdings

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


class Profile(StrEnum):
    """For whom an export is made."""

    internal = "internal"
    public = "public"


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
    profile: Annotated[
        Profile,
        typer.Option(help="internal: everything. public: released incidents only, without words of texts, coarsened."),
    ] = Profile.internal,
    as_of: Annotated[
        str | None, typer.Option(help="Day of a public export, from which the reserve counts. Default: today.")
    ] = None,
    grid_km: Annotated[float, typer.Option(help="Grid of public places, in km; at least 1.")] = 1.0,
    reserve_hours: Annotated[int, typer.Option(help="Hours for which only the province is public; at least 72.")] = 72,
) -> None:
    """What a ledger holds, as files for other programs: a folder with the files, a read-me, a Frictionless
    datapackage.json and SHA256SUMS. The same ledger and options give the same bytes.

    A public export is made from a file of its own that holds nothing but what a person released.

    Examples:

    counterclaim export --to geojson --out map/ --ledger war.sqlite

    counterclaim export --to acled --out acled-like/ --ledger war.sqlite

    counterclaim export --to geojson --profile public --out public-map/ --ledger war.sqlite
    """
    if ctx.invoked_subcommand is not None:
        return
    if to is None:
        sys.stdout.write(ctx.get_help() + "\n")
        return
    if out is None:
        raise typer.BadParameter("an export is a folder of files; name it", param_hint="--out")
    if profile is Profile.public:
        _export_public(_Public(ledger, to, out), _day(as_of), grid_km, reserve_hours)
    else:
        _export(ledger, to, out)


@dc.dataclass(frozen=True, slots=True)
class _Public:
    """What a public export is asked to be."""

    ledger: str
    to: To
    out: Path


def _day(as_of: str | None) -> dt.date:
    try:
        return dt.date.fromisoformat(as_of) if as_of else dt.datetime.now(dt.UTC).date()
    except ValueError as wrong:
        raise typer.BadParameter(f"{as_of!r} is no day; write it as 2023-11-03", param_hint="--as-of") from wrong


def _export(ledger: str, to: To, out: Path) -> None:
    from counterclaim.run.holdings import LedgerHoldings
    from counterclaim.run.keep import bring_up_to_date, engine_for
    from counterclaim.settings import Settings

    with open_ledger(ledger) as book, engine_for(book, Settings()) as engine:
        with working("comparing the documents"):
            bring_up_to_date(book, engine)
        _written(to, LedgerHoldings(book, engine), out, Profile.internal.value)


def _export_public(asked: _Public, as_of: dt.date, grid_km: float, hours: int) -> None:
    """Write the public file, close the ledger, and export from the public file alone."""
    from counterclaim.errors import InputError
    from counterclaim.run.holdings import LedgerHoldings
    from counterclaim.run.keep import bring_up_to_date, engine_for
    from counterclaim.run.public import PublicFile, gate_of, grown, make_public, public_rules
    from counterclaim.settings import Settings

    with tempfile.TemporaryDirectory(prefix="counterclaim-") as folder:
        file = Path(folder, "public.jsonl")
        with open_ledger(asked.ledger) as book, engine_for(book, Settings()) as engine:
            with working("comparing the documents"):
                bring_up_to_date(book, engine)
            rules = public_rules(engine.actors, as_of, grid_km, hours)
            gate = gate_of(book.effective_decisions())
            released = make_public(LedgerHoldings(book, engine), gate, rules, file)
            held_back = grown(book.incidents(), gate)
        for name in held_back:
            notice(f"held back: {name} holds mentions that came after its release; look at it and release it again")
        if not released:
            remedy = "a person releases incidents first, one by one; nothing was written"
            raise InputError("no incident of this ledger is released", where=asked.ledger, remedy=remedy)
        profile = f"public, as of {as_of}, grid of {grid_km:g} km, reserve of {hours} hours"
        _written(asked.to, PublicFile(file), asked.out, profile)


def _written(to: To, holdings: Holdings, out: Path, profile: str) -> None:
    from counterclaim.export.formats import write_format

    with _told(out), working(f"writing {to.value}"):
        package = write_format(to.value, holdings, out, profile)
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
    from counterclaim.run.holdings import LedgerHoldings

    with open_ledger(ledger) as book:
        found = LedgerHoldings(book).findings()
        if format is Format.jsonl:
            _write(out, jsonl(found))
            return
        tables = csv_tables(found)
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
    from counterclaim.run.holdings import LedgerHoldings
    from counterclaim.run.keep import bring_up_to_date, engine_for
    from counterclaim.settings import Settings

    with open_ledger(ledger) as book, engine_for(book, Settings()) as engine:
        with working("comparing the documents"):
            bring_up_to_date(book, engine)
        write = incidents_jsonl if format is Format.jsonl else incidents_csv
        held = LedgerHoldings(book, engine)
        _write(out, write(held.incidents(), held.standings(), book.tolls()))


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
