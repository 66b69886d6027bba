"""counterclaim brief"""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from counterclaim.cli.options import (
    DEFAULT_LEDGER,
    ActorsOption,
    LedgerOption,
    SidesOption,
    notice,
    open_ledger,
    settings_of,
    stdout_console,
    working,
)

__all__ = ["brief"]


class Format(StrEnum):
    """How to print the brief."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"
    json = "json"


def brief(
    incident: Annotated[str | None, typer.Argument(help="Id of one incident, or its beginning. Default: all.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="terminal, markdown, html or json.")
    ] = Format.terminal,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    actors: ActorsOption = None,
    sides: SidesOption = None,
) -> None:
    """The incidents of a ledger: what is agreed, what is disputed, and by whom, each line with its sentence.

    Examples:

    counterclaim brief --ledger war.sqlite

    counterclaim brief inc:3f2a --ledger war.sqlite --format html > incident.html
    """
    from counterclaim.export.brief import one_incident, render_html, render_json, render_markdown, render_terminal
    from counterclaim.run.keep import brief_of_ledger, bring_up_to_date, engine_for

    with open_ledger(ledger) as book, engine_for(book, settings_of(actors, None, sides)) as engine:
        with working("comparing the documents"):
            bring_up_to_date(book, engine)
        empty = book.info()["documents"] == 0
        made = brief_of_ledger(book)
    if empty:
        notice(f"{ledger} holds no documents yet; next: counterclaim read PATH... --ledger {ledger}")
    if incident is not None:
        made = one_incident(made, incident)
    if as_json or format is Format.json:
        sys.stdout.write(render_json(made) + "\n")
    elif format is Format.markdown:
        sys.stdout.write(render_markdown(made))
    elif format is Format.html:
        sys.stdout.write(render_html(made))
    else:
        render_terminal(made, stdout_console())
