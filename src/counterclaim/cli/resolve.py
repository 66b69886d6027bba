"""counterclaim resolve"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from counterclaim.cli.options import ActorsOption, AsJson, PlacesOption, notice, stdout_console

__all__ = ["app"]

app = typer.Typer(
    help="Who, where or when a phrase may mean: candidates with scores and reasons.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Phrase = Annotated[str, typer.Argument(help="The words to resolve.")]
OnDay = Annotated[str | None, typer.Option("--on", help="Day of the document, 2023-11-03: offices change.")]


def _day(text: str | None) -> Any:
    import datetime as dt

    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2023-11-03") from error


def _print(rows: Sequence[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1, default=str) + "\n")
        return
    if not rows:
        notice("no candidate; none is better than a wrong one")
        raise typer.Exit(0)
    from rich.table import Table

    table = Table(*rows[0], box=None, pad_edge=False)
    for row in rows:
        table.add_row(*("" if v is None else f"{v:.2f}" if isinstance(v, float) else str(v) for v in row.values()))
    stdout_console().print(table)


@app.command("actor")
def actor(phrase: Phrase, on: OnDay = None, actors: ActorsOption = None, as_json: AsJson = False) -> None:
    """Who a phrase may mean.

    Example: counterclaim resolve actor "the Israeli prime minister" --on 2023-11-03
    """
    from counterclaim.gazetteer.actors import load_actors

    table = load_actors(*([actors] if actors else []))
    found = table.phrase(phrase, _day(on))
    _print(
        [
            {k: getattr(c, k) for k in ("name", "id", "code", "sector", "country", "score", "reason")}
            for c in found
        ],
        as_json,
    )  # fmt: skip


@app.command("place")
def place(
    phrase: Phrase,
    on: OnDay = None,
    country: Annotated[
        str | None, typer.Option(help="ISO 3166 alpha-3 of the country of the report, as context.")
    ] = None,
    places: PlacesOption = None,
    as_json: AsJson = False,
) -> None:
    """Where a phrase may mean.

    Example: counterclaim resolve place "Rafah" --country EGY
    """
    from counterclaim.gazetteer.places import load_places
    from counterclaim.resolve.places import candidates

    _day(on)
    table = load_places(*([Path(places)] if places else []))
    found = candidates(phrase, table, countries=(country,) if country else ())
    _print(
        [
            {
                "name": c.entry.name, "id": c.entry.id, "country": c.entry.country, "latitude": c.entry.latitude,
                "longitude": c.entry.longitude, "precision": c.entry.precision, "score": c.score, "reason": c.reason,
            }
            for c in found
        ],
        as_json,
    )  # fmt: skip


@app.command("date")
def date(phrase: Phrase, on: OnDay = None, as_json: AsJson = False) -> None:
    """Which days a phrase may mean, against the day of the document.

    Example: counterclaim resolve date "last Friday" --on 2023-11-07
    """
    from counterclaim.resolve.dates import candidates

    found = candidates(phrase, _day(on))
    _print(
        [
            {k: getattr(c, k) for k in ("earliest", "latest", "precision", "basis", "score", "reason")}
            for c in found
        ],
        as_json,
    )  # fmt: skip
