"""counterclaim agree"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import AsJson, open_ledger, stdout_console

if TYPE_CHECKING:
    from counterclaim.evaluate.agreement import Agreement

__all__ = ["agree"]


def agree(
    a: Annotated[str, typer.Argument(help="Folder of documents that one coder annotated; with --ledger, a reviewer.")],
    b: Annotated[str, typer.Argument(help="Folder of the same documents by another coder; or another reviewer.")],
    ledger: Annotated[
        str | None, typer.Option("--ledger", "-l", help="Compare what two reviewers decided in this ledger.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """How far two coders agree: Krippendorff's α and Cohen's κ for labels, F1 for spans and disputes.

    Examples:

    counterclaim agree annotated/ann annotated/ben

    counterclaim agree Ann Ben --ledger war.sqlite
    """
    made = _of_folders(Path(a), Path(b)) if ledger is None else _of_reviewers(ledger, a, b)
    if as_json:
        sys.stdout.write(json.dumps(made.to_dict(), indent=1) + "\n")
        return
    from rich.table import Table

    table = Table("measure", "α", "κ or F1", "units", box=None, pad_edge=False)
    for row in made.rows():
        table.add_row(*row)
    console = stdout_console()
    console.print(table)
    console.print(f"documents: {made.documents}", markup=False)


def _of_folders(a: Path, b: Path) -> Agreement:
    from counterclaim.evaluate.agreement import agreement_of_folders

    for folder in (a, b):
        if not folder.is_dir():
            raise typer.BadParameter(f"no such folder: {folder}")
    return agreement_of_folders(a, b)


def _of_reviewers(ledger: str, a: str, b: str) -> Agreement:
    from counterclaim.run.coders import agreement_of_reviewers

    with open_ledger(ledger) as book:
        return agreement_of_reviewers(book, a, b)
