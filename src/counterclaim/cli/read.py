"""counterclaim read"""

from __future__ import annotations

import contextlib
import dataclasses as dc
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import (
    ActorsOption,
    Mode,
    PlacesOption,
    Quotations,
    SidesOption,
    notice,
    settings_of,
    stdout_console,
    working,
)

if TYPE_CHECKING:
    from counterclaim.intake import Problem
    from counterclaim.records import Document, Findings
    from counterclaim.run.engine import Engine
    from counterclaim.settings import Settings
    from counterclaim.store import Ledger

__all__ = ["read"]

SET_ASIDE = 4


class Format(StrEnum):
    """What to print."""

    brief = "brief"
    jsonl = "jsonl"
    none = "none"


def read(
    paths: Annotated[
        list[str], typer.Argument(help="Text files, folders, JSON Lines documents, or - for standard input.")
    ],
    format: Annotated[
        Format, typer.Option("--format", "-f", help="brief, jsonl (counterclaim/findings/1), or none.")
    ] = Format.brief,
    ledger: Annotated[
        str | None, typer.Option("--ledger", "-l", help="Keep what is found here: a file or postgresql://….")
    ] = None,
    published_on: Annotated[
        str | None, typer.Option(help="Day (or month) of publication where a document does not say: 2023-11-03.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher where a document does not say.")] = None,
    actors: ActorsOption = None,
    places: PlacesOption = None,
    sides: SidesOption = None,
    mode: Annotated[
        Mode, typer.Option(help="fast: rules; accurate: a learned tagger as well, about two and a half times the time.")
    ] = Mode.fast,
    quotations: Annotated[
        Quotations,
        typer.Option(
            help="sentence: a claim for each quoted sentence; whole: a quotation at once, and attitudes sought too."
        ),
    ] = Quotations.sentence,
    sure: Annotated[
        float | None,
        typer.Option(
            min=0, max=1, help="accurate: how sure the tagger must be; higher is more precise, lower finds more."
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to read with.")] = 1,
) -> None:
    """Read reports and say who says what happened, and who disputes it.

    Reading a document twice changes nothing. A document that cannot be read is set aside with a message, and the
    others go on (exit code 4 says that some were). A folder's own actors.tsv, places.tsv and sides.toml are used.

    Examples:

    counterclaim read report.txt --published-on 2023-11-03

    counterclaim read examples/al-shifa-3-november-2023 --ledger war.sqlite --format none

    cat reports.jsonl | counterclaim read - --format jsonl > findings.jsonl
    """
    _check_day(published_on)
    folders = tuple(Path(p) for p in paths if p != "-" and Path(p).is_dir())
    settings = dc.replace(
        settings_of(actors, places, sides, folders),
        mode=mode.value, quotations=quotations.value, sure=sure, workers=workers,
    )  # fmt: skip
    with _job(settings, format, ledger) as job:
        job.run(_documents(paths, published_on, publisher, job))
    if job.set_aside:
        notice(f"{job.kept} document{'s' * (job.kept != 1)} read, {job.set_aside} set aside (see the messages above)")
        raise typer.Exit(SET_ASIDE)


def _check_day(published_on: str | None) -> None:
    from counterclaim.errors import ReadError
    from counterclaim.intake.dates import published_days

    try:
        if published_on is not None:
            published_days(published_on)
    except ReadError as error:
        raise typer.BadParameter(str(error), param_hint="--published-on") from error


@contextlib.contextmanager
def _job(settings: Settings, format: Format, at: str | None) -> Iterator[_Job]:
    from counterclaim.run.engine import Engine
    from counterclaim.run.keep import engine_for
    from counterclaim.store import Ledger

    if at is None:
        yield _Job(Engine(settings), format, None)
        return
    with Ledger.open(at) as ledger, engine_for(ledger, settings) as engine:
        yield _Job(engine, format, ledger)


def _documents(paths: list[str], published_on: str | None, publisher: str | None, job: _Job) -> Iterator[Document]:
    from counterclaim.intake import Defaults, documents
    from counterclaim.intake import Problem as Trouble

    defaults = Defaults(published_on=published_on, publisher=publisher)
    for found in documents(paths, defaults, sys.stdin.buffer):
        if isinstance(found, Trouble):
            job.problem(found)
        else:
            yield found


class _Job:
    """One run of `read`: where findings go, and what was set aside."""

    def __init__(self, engine: Engine, format: Format, ledger: Ledger | None) -> None:
        self.engine = engine
        self.format = format
        self.ledger = ledger
        self.kept = self.set_aside = self.new = 0
        self.findings: list[Findings] = []

    def problem(self, problem: Problem) -> None:
        """Say what is wrong with an input and how to mend it; count it when the document is not kept."""
        notice(f"counterclaim: {problem}")
        self.set_aside += not problem.document_kept
        if self.ledger is not None:
            self.ledger.add_problem(problem.path, problem.error, problem.message)

    def run(self, documents: Iterator[Document]) -> None:
        """Read everything, keep it, print it."""
        from counterclaim.run.engine import read_all

        if self.ledger is not None:
            documents = (d for d in documents if self._is_new(d))
        for findings in _progress(read_all(documents, self.engine), self):
            self._take(findings)
        self._finish()

    def _is_new(self, document: Document) -> bool:
        assert self.ledger is not None
        known = self.ledger.has(document.id)
        self.kept += known
        return not known

    def _take(self, findings: Findings) -> None:
        for failure in findings.failures:
            where = findings.document.path or findings.document.external_id or findings.document.id
            notice(f"counterclaim: {where}: {failure.stage} failed: {failure.error}: {failure.message}")
        self.set_aside += bool(findings.failures)
        self.kept += not findings.failures
        if self.ledger is not None:
            self.new += self.ledger.add(findings)
        if self.format is Format.jsonl:
            from counterclaim.records.contract import to_line

            sys.stdout.write(to_line(findings) + "\n")
        elif self.ledger is None and self.format is Format.brief:
            self.findings.append(findings)

    def _finish(self) -> None:
        from counterclaim.run.keep import bring_up_to_date

        if self.ledger is not None:
            with working("comparing the documents"):
                bring_up_to_date(self.ledger, self.engine, overall=self.format is Format.brief)
            count = self.ledger.info()["documents"]
            notice(f"{self.new} new document{'s' * (self.new != 1)} kept in {self.ledger.address} ({count} in all)")
            if self.format is Format.none and count:
                notice(f"next: counterclaim brief --ledger {self.ledger.address}")
        if self.format is Format.brief and (self.ledger is not None or self.findings):
            self._print_brief()

    def _print_brief(self) -> None:
        from counterclaim.export.brief import render_terminal
        from counterclaim.run.keep import brief_of_findings, brief_of_ledger

        made = (
            brief_of_ledger(self.ledger, self.engine)
            if self.ledger is not None
            else brief_of_findings(self.findings, self.engine)
        )  # fmt: skip
        render_terminal(made, stdout_console())


def _progress(findings: Iterator[Findings], job: _Job) -> Iterator[Findings]:
    """The findings as they come, with a count on standard error when it is a terminal."""
    if not sys.stderr.isatty():
        yield from findings
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("reading"), BarColumn(), TextColumn("{task.completed} documents"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        for item in findings:
            bar.advance(task)
            yield item
