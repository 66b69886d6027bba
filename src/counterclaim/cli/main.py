"""The `counterclaim` command."""

from __future__ import annotations

import io
import sys
from importlib.metadata import version
from typing import NoReturn

import typer

from counterclaim.cli import (
    agree,
    brief,
    compare,
    decisions,
    doctor,
    evaluate,
    export,
    gazetteer,
    judge,
    ledger,
    read,
    resolve,
    search,
    show,
    trends,
    why,
)
from counterclaim.errors import CounterclaimError

__all__ = ["app", "main"]

_INTERRUPTED = 130

app = typer.Typer(
    name="counterclaim",
    help="Read conflict reporting; keep a ledger of who says what happened, and who disputes it.\n\n"
    "No truth score, no side taken: every line leads back to the exact words.\n\n"
    "Example: counterclaim read reports/ --ledger war.sqlite && counterclaim brief --ledger war.sqlite",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"counterclaim {version('counterclaim')}")
        raise typer.Exit


@app.callback()
def root(
    _: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version and leave."),
) -> None:
    """Read conflict reporting; keep a ledger of who says what happened, and who disputes it.

    No truth score, no side taken: every line leads back to the exact words.

    Example: counterclaim read reports/ --ledger war.sqlite && counterclaim brief --ledger war.sqlite
    """


app.command("read")(read.read)
app.command("brief")(brief.brief)
app.command("show")(show.show)
app.command("why")(why.why)
app.command("search")(search.search)
app.command("trends")(trends.trends)
app.command("compare")(compare.compare)
app.command("judge")(judge.judge)
app.command("evaluate")(evaluate.evaluate)
app.command("agree")(agree.agree)
app.command("doctor")(doctor.doctor)
app.add_typer(resolve.app, name="resolve")
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(export.app, name="export")
app.add_typer(ledger.app, name="ledger")
app.add_typer(decisions.app, name="decisions")


def main() -> None:
    """Run the command; errors of ours end with their message, remedy and exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")  # what a program reads is UTF-8 in every locale
    try:
        app()
    except CounterclaimError as error:
        sys.stderr.write(f"counterclaim: {error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        _interrupted()
    except SystemExit as ending:  # Typer makes one of an interruption, without a word
        if ending.code == _INTERRUPTED:
            _interrupted()
        raise
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)


def _interrupted() -> NoReturn:
    sys.stderr.write("counterclaim: interrupted; what was committed is kept, run the same command to go on\n")
    sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
