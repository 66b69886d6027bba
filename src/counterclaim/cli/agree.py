"""counterclaim agree"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import AsJson, stdout_console

__all__ = ["agree"]


def agree(
    a: Annotated[Path, typer.Argument(help="Folder of documents that one coder annotated.")],
    b: Annotated[Path, typer.Argument(help="Folder of the same documents by another coder.")],
    as_json: AsJson = False,
) -> None:
    """How far two coders agree: Krippendorff's α and Cohen's κ for labels, F1 for spans and disputes.

    Example: counterclaim agree annotated/ann annotated/ben
    """
    from counterclaim.evaluate.agreement import agreement_of_folders

    for folder in (a, b):
        if not folder.is_dir():
            raise typer.BadParameter(f"no such folder: {folder}")
    made = agreement_of_folders(a, b)
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
