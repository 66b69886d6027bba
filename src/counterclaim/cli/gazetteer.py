"""counterclaim gazetteer"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.options import ActorsOption, AsJson, PlacesOption, notice, stdout_console

if TYPE_CHECKING:
    from counterclaim.gazetteer.actors import ActorTable
    from counterclaim.gazetteer.importing import Imported
    from counterclaim.gazetteer.places import PlaceTable

__all__ = ["app"]

app = typer.Typer(
    help="What the tables of actors and places hold, and how to add places from public gazetteers.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("info")
def info(actors: ActorsOption = None, places: PlacesOption = None, as_json: AsJson = False) -> None:
    """How many actors, spells in office and places the tables hold, and where they come from.

    Example: counterclaim gazetteer info
    """
    from counterclaim.gazetteer.attribution import ATTRIBUTION, sizes

    counts = sizes(*_tables(actors, places))
    if as_json:
        sys.stdout.write(json.dumps({**counts, "attribution": ATTRIBUTION}, indent=1) + "\n")
        return
    console = stdout_console()
    for name, count in counts.items():
        console.print(f"{name:18} {count:>9,}", markup=False)
    console.print(ATTRIBUTION, markup=False)


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(help="A name as it stands in a text, or an id.")],
    actors: ActorsOption = None,
    places: PlacesOption = None,
    as_json: AsJson = False,
) -> None:
    """The rows of the tables that bear a name: bodies, people with their spells in office, and places.

    Example: counterclaim gazetteer show "Rafah"
    """
    found = _rows_of(name, *_tables(actors, places))
    if as_json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return
    if not any(found.values()):
        notice(f"no row bears the name {name!r}; `counterclaim resolve actor` reads whole phrases")
        raise typer.Exit(0)
    from rich.table import Table

    for kind, rows in found.items():
        if rows:
            table = Table(*rows[0], title=kind, title_justify="left", box=None, pad_edge=False)
            for row in rows:
                table.add_row(*map(str, row.values()))
            stdout_console().print(table)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="GeoNames dump, OpenStreetMap GeoJSON or table, boundaries from HDX.")],
    to: Annotated[Path, typer.Option("--to", help="The table to write.")] = Path("places.tsv"),
    country: Annotated[str, typer.Option("--country", help="ISO 3166 alpha-3 of rows that name no country.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Write over a table that is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take the places of a public gazetteer into a table of your own; what the file is, its shape tells.

    Example: counterclaim gazetteer import SY.txt --to places.tsv
    """
    from counterclaim.gazetteer.importing import import_places

    if not file.is_file():
        raise typer.BadParameter(f"no such file: {file}")
    if to.exists() and not replace:
        raise typer.BadParameter(f"{to} is there already; give --replace to write over it, or another name with --to")
    with _bar(file) as tick:
        done = import_places(file, to, country, tick)
    if as_json:
        sys.stdout.write(json.dumps(_facts(done, to), ensure_ascii=False, indent=1) + "\n")
        return
    _say(done, to)


def _tables(actors: Path | None, places: Path | None) -> tuple[ActorTable, PlaceTable]:
    from counterclaim.gazetteer.actors import load_actors
    from counterclaim.gazetteer.places import load_places

    return load_actors(*([actors] if actors else [])), load_places(*([places] if places else []))


def _rows_of(name: str, actors: ActorTable, places: PlaceTable) -> dict[str, list[dict[str, Any]]]:
    from counterclaim.gazetteer.names import fold

    folded = fold(name)
    by_id = actors.entry(name)
    bodies = [*([by_id] if by_id else ()), *actors.by_alias(folded), *actors.by_metonym(folded)]
    spots = [e for e in (places.entry(name),) if e] or places.lookup(name)
    return {
        "actors": [
            {k: getattr(e, k) for k in ("name", "id", "code", "kind", "side", "since", "until", "source")}
            for e in dict.fromkeys(bodies)
        ],
        "offices": [
            {**{k: getattr(o, k) for k in ("person", "title", "country", "actor", "since", "until")},
             "checked": "yes" if o.checked else "no"}
            for o in actors.people(folded, None)
        ],
        "places": [
            {k: getattr(p, k) or "" for k in ("name", "id", "kind", "country", "latitude", "longitude", "precision")}
            for p in spots
        ],
    }  # fmt: skip


@contextlib.contextmanager
def _bar(file: Path) -> Iterator[Callable[[int], None]]:
    """What to tell how many bytes are read; a bar on standard error when that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=file.stat().st_size)
        yield lambda read: bar.update(task, completed=read)


def _facts(done: Imported, to: Path) -> dict[str, Any]:
    left = [{"why": why, "rows": n, "first": done.examples[why]} for why, n in done.left.most_common()]
    return {
        "source": done.source.name,
        "table": str(to),
        "taken": done.taken,
        "kinds": dict(done.kinds.most_common()),
        "left": left,
        "attribution": done.source.attribution,
    }


def _say(done: Imported, to: Path) -> None:
    console = stdout_console()
    kinds = ", ".join(f"{n:,} {kind}" for kind, n in done.kinds.most_common(6))
    lines = [f"{done.source.name}: {done.taken:,} places taken into {to} ({kinds})"]
    for why, n in done.left.most_common():
        lines.append(f"left {n:,}: {why} (first: {done.examples[why][0]})")
    lines.append("These places do not win over ours of the same name; where one must, set its column wins to y.")
    lines.append(done.source.attribution)
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)
