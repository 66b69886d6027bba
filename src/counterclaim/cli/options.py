"""Options that several commands share, and what they mean."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.settings import Settings
    from counterclaim.store import Ledger

__all__ = [
    "DEFAULT_LEDGER",
    "ActorsOption",
    "AsJson",
    "LedgerOption",
    "Mode",
    "PlacesOption",
    "Quotations",
    "SidesOption",
    "notice",
    "open_ledger",
    "settings_of",
    "stdout_console",
    "working",
]

_WIDTH, _NARROWEST = 100, 20  # columns


class Mode(StrEnum):
    """How claims are found."""

    fast = "fast"
    accurate = "accurate"


class Quotations(StrEnum):
    """How much of a quotation is one claim."""

    sentence = "sentence"
    whole = "whole"


DEFAULT_LEDGER = "counterclaim.sqlite"

LedgerOption = Annotated[
    str, typer.Option("--ledger", "-l", help="The ledger: a file, or postgresql://user@host/database.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
ActorsOption = Annotated[Path | None, typer.Option("--actors", help="Your own actors.tsv; its rows win over ours.")]
PlacesOption = Annotated[Path | None, typer.Option("--places", help="Your own places.tsv; its rows win over ours.")]
SidesOption = Annotated[Path | None, typer.Option("--sides", help="Your own sides.toml: who belongs to which side.")]


def notice(message: str) -> None:
    """Tell the person at the terminal something that is no data: on standard error."""
    sys.stderr.write(message + "\n")


@contextlib.contextmanager
def working(on: str) -> Iterator[None]:
    """Nothing; shows on standard error, when it is a terminal, that something long goes on."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{on} ..."):
        yield


def stdout_console() -> Console:
    """A console on standard output: colour only on a terminal; when piped COLUMNS wide, or 100."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False)
    columns = os.environ.get("COLUMNS", "")
    width = max(int(columns), _NARROWEST) if columns.isdecimal() else _WIDTH
    return Console(highlight=False, width=width, no_color=True, force_terminal=False)


def open_ledger(at: str) -> Ledger:
    """The ledger in a file or at a postgresql:// address, which must exist."""
    from counterclaim.store import Ledger

    return Ledger.open(at, create=False)


def settings_of(
    actors: Path | None, places: Path | None, sides: Path | None, folders: tuple[Path, ...] = ()
) -> Settings:
    """Settings from options, completed by the tables that lie in a folder that is read."""
    from counterclaim.settings import project_settings, settings_from

    given = {"actors": actors, "places": places, "sides": sides}
    settings = settings_from({k: v for k, v in given.items() if v is not None}, where="option")
    for folder in folders:
        settings = project_settings(folder, settings)
    return settings
