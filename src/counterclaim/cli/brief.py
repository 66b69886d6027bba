"""counterclaim brief"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from counterclaim.export.brief import Brief
    from counterclaim.settings import Settings

__all__ = ["brief"]


class Format(StrEnum):
    """How to print the brief."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"
    docx = "docx"
    json = "json"


def brief(
    incident: Annotated[str | None, typer.Argument(help="Id of one incident, or its beginning. Default: all.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="terminal, markdown, html, docx or json.")
    ] = Format.terminal,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File to write to; needed for docx. Default: standard output.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    actors: ActorsOption = None,
    sides: SidesOption = None,
) -> None:
    """The incidents of a ledger: what is agreed, what is disputed, and by whom, each line with its sentence.

    Examples:

    counterclaim brief --ledger war.sqlite

    counterclaim brief inc:3f2a --ledger war.sqlite --format html > incident.html

    counterclaim brief inc:3f2a --ledger war.sqlite --format docx --out incident.docx
    """
    chosen = Format.json if as_json else format
    if chosen is Format.docx and out is None:
        raise typer.BadParameter("a Word document is no text; name a file with --out FILE.docx", param_hint="--format")
    made = _made(incident, ledger, settings_of(actors, None, sides))
    if chosen is Format.terminal and out is None:
        from counterclaim.export.brief import render_terminal

        render_terminal(made, stdout_console())
        return
    _write(out, _rendered(made, chosen))


def _made(incident: str | None, ledger: str, settings: Settings) -> Brief:
    from counterclaim.export.brief import one_incident
    from counterclaim.run.keep import brief_of_ledger, bring_up_to_date, engine_for

    with open_ledger(ledger) as book, engine_for(book, settings) as engine:
        with working("comparing the documents"):
            bring_up_to_date(book, engine)
        empty = book.info()["documents"] == 0
        made = brief_of_ledger(book, engine)
    if empty:
        notice(f"{ledger} holds no documents yet; next: counterclaim read PATH... --ledger {ledger}")
    return made if incident is None else one_incident(made, incident)


def _rendered(made: Brief, format: Format) -> bytes:
    from counterclaim.export.brief import render_docx, render_html, render_json, render_markdown

    if format is Format.docx:
        return render_docx(made)
    if format is Format.html:
        return render_html(made).encode("utf-8", "replace")
    text = render_json(made) + "\n" if format is Format.json else render_markdown(made)
    return text.encode("utf-8", "replace")


def _write(out: Path | None, data: bytes) -> None:
    if out is None:
        sys.stdout.write(data.decode("utf-8"))
        return
    try:
        out.write_bytes(data)
    except OSError as wrong:
        raise typer.BadParameter(f"{out} cannot be written: {wrong.strerror}", param_hint="--out") from wrong
    notice(f"written: {out}")
