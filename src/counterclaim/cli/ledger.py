"""counterclaim ledger"""

from __future__ import annotations

import json
import sys

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, LedgerOption, notice, open_ledger, stdout_console

__all__ = ["app"]

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
    if as_json:
        sys.stdout.write(json.dumps({"whole": not problems, "problems": problems}, indent=1) + "\n")
    elif problems:
        for problem in problems:
            notice(f"counterclaim: {problem}")
    else:
        stdout_console().print(f"{ledger} is whole")
    if problems:
        raise typer.Exit(5)
