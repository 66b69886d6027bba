"""counterclaim ledger"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import (
    DEFAULT_LEDGER,
    ActorsOption,
    AsJson,
    LedgerOption,
    SidesOption,
    notice,
    open_ledger,
    settings_of,
    stdout_console,
    working,
)

if TYPE_CHECKING:
    from counterclaim.records import Document, Standing

__all__ = ["app", "version_line"]

app = typer.Typer(help="What a ledger holds, and whether it is whole.", no_args_is_help=True, rich_markup_mode=None)


@app.command("info")
def info(ledger: LedgerOption = DEFAULT_LEDGER, as_json: AsJson = False) -> None:
    """What a ledger holds.

    Example: counterclaim ledger info --ledger war.sqlite
    """
    with open_ledger(ledger) as book:
        facts = book.info()
    if as_json:
        sys.stdout.write(json.dumps(facts, indent=1, default=str) + "\n")
        return
    console = stdout_console()
    for name, value in facts.items():
        console.print(f"{name.replace('_', ' '):24} {value}", markup=False)


@app.command("verify")
def verify(ledger: LedgerOption = DEFAULT_LEDGER, as_json: AsJson = False) -> None:
    """Check every hash, span and decision of a ledger; exit code 5 when something is wrong, and where.

    Example: counterclaim ledger verify --ledger war.sqlite
    """
    with open_ledger(ledger) as book:
        problems = book.verify()
        last = [] if problems else book.decisions()[-1:]
    head = {"number": last[0].number, "hash": last[0].hash} if last else None
    if as_json:
        found = {"whole": not problems, "problems": problems, "last_decision": head}
        sys.stdout.write(json.dumps(found, indent=1) + "\n")
    else:
        _tell(problems)
        if not problems:
            stdout_console().print(f"{book.address} is whole", markup=False, soft_wrap=True)
            if head:
                print_ = stdout_console().print
                print_(f"the last decision is number {head['number']}, {head['hash']}", markup=False, soft_wrap=True)
    if problems:
        raise typer.Exit(5)


@app.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it is itself a ledger.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    force: Annotated[bool, typer.Option("--force", help="Take the place of a file that is there.")] = False,
) -> None:
    """Copy a ledger whole into a file, and check the copy. Others may read and write meanwhile.

    Example: counterclaim ledger backup war.backup --ledger war.sqlite
    """
    with open_ledger(ledger) as book, working("copying"):
        problems = book.backup(file, replace=force)
    _tell(problems)
    if problems:
        raise typer.Exit(5)
    notice(f"written and checked: {file}")


@app.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(help="A backup, or any ledger in a file.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Fill a new ledger from a backup, and check it; a ledger that holds something is left alone.

    Example: counterclaim ledger restore war.backup --ledger postgresql://ann@localhost/war
    """
    from counterclaim.store import Ledger

    with Ledger.open(ledger) as book, working("copying"):
        problems = book.restore(file)
        count = book.info()["documents"]
    _tell(problems)
    if problems:
        raise typer.Exit(5)
    notice(f"restored and checked: {count} documents in {book.address}")


@app.command("rebuild")
def rebuild(ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Drop all that is derived and make it again from documents and decisions; the result is the same, byte for byte.

    Example: counterclaim ledger rebuild --ledger war.sqlite
    """
    from counterclaim.run.keep import engine_for
    from counterclaim.run.keep import rebuild as rebuilt
    from counterclaim.settings import Settings

    with open_ledger(ledger) as book, engine_for(book, Settings()) as engine, working("making everything again"):
        count = rebuilt(book, engine)
    notice(f"made again from {count} documents")


@app.command("versions")
def versions(
    document: Annotated[str | None, typer.Argument(help="A document. Default: all with several versions.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Versions of a report: documents of one publisher with the same address, external id or path, other words.

    Example: counterclaim ledger versions --ledger war.sqlite
    """
    with open_ledger(ledger) as book:
        found = [book.versions(document)] if document else book.reports_with_versions()
    if as_json:
        sys.stdout.write(json.dumps([[d.id for d in report] for report in found], indent=1) + "\n")
        return
    if not found:
        notice("no report has more than one version")
    for report in found:
        for number, version in enumerate(report, 1):
            stdout_console().print(version_line(version, number), markup=False)


def version_line(version: Document, number: int) -> str:
    """One version on a line: its number, id, day of publication and title."""
    parts = [version.id, str(version.published_on or "no day"), version.title or version.external_id or ""]
    return f"version {number}  " + " · ".join(part for part in parts if part)


def _tell(problems: Sequence[str]) -> None:
    for problem in problems:
        notice(f"counterclaim: {problem}")


@app.command("reweigh")
def reweigh(
    ledger: LedgerOption = DEFAULT_LEDGER,
    actors: ActorsOption = None,
    sides: SidesOption = None,
    as_json: AsJson = False,
) -> None:
    """Link and weigh everything anew, and say which standings came out otherwise than before.

    For a new ruleset, other sides or graded sources; what is read in the documents stays as it is.

    Example: counterclaim ledger reweigh --ledger war.sqlite --sides sides.toml
    """
    from counterclaim.run.keep import engine_for
    from counterclaim.run.reweighing import reweigh as weighed_anew

    settings = settings_of(actors, None, sides)
    with open_ledger(ledger) as book, engine_for(book, settings) as engine, working("comparing the documents"):
        changes = weighed_anew(book, engine)
    if as_json:
        found = [
            {"standing": c.standing, "title": c.title, "before": _outcome(c.before), "after": _outcome(c.after)}
            for c in changes
        ]
        sys.stdout.write(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
        return
    for change in changes:
        sys.stdout.write(f"{change.title} ({change.standing})\n")
        sys.stdout.write(f"  was {_told(change.before)}\n  is  {_told(change.after)}\n")
    notice(f"{len(changes)} standing{'s' * (len(changes) != 1)} changed")


def _outcome(standing: Standing | None) -> dict[str, object] | None:
    if standing is None:
        return None
    return {
        "status": standing.status,
        "value": standing.value,
        "rule": standing.rule,
        "ruleset": standing.ruleset,
        "flags": list(standing.flags),
    }


def _told(standing: Standing | None) -> str:
    if standing is None:
        return "none"
    value = f", {standing.value}" if standing.value else ""
    flags = f"; {'; '.join(standing.flags)}" if standing.flags else ""
    return f"{standing.status.replace('_', ' ')}{value} ({standing.rule}, {standing.ruleset}){flags}"
