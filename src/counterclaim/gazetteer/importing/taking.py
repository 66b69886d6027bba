"""Takes what a gazetteer holds into a table of places of a project's own, once each, and says what was left."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from counterclaim.errors import CodebookError, ConfigError
from counterclaim.gazetteer.importing.records import Found, Left, Reading
from counterclaim.gazetteer.importing.telling import Source, source_of
from counterclaim.gazetteer.names import fold
from counterclaim.gazetteer.places import FOLDER

__all__ = ["COLUMNS", "Imported", "import_places"]

COLUMNS = "id name kind country admin1 latitude longitude precision aliases population wins source".split()
_SHOWN = 3  # places of rows kept for each reason
_NEAR = 50  # a degree's parts in which two places of one name are one: some two kilometres
_TABS = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "|": "/"})


@dataclass(slots=True)
class Imported:
    """What came of an import: the source, how many rows were taken, and how many were left for which reason."""

    source: Source
    taken: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def leave(self, left: Left) -> None:
        """Nothing; counts a row that is left, and remembers where the first ones stand."""
        self.left[left.why] += 1
        shown = self.examples.setdefault(left.why, [])
        if len(shown) < _SHOWN:
            shown.append(left.where)


def import_places(
    path: Path, to: Path, country: str = "", tick: Callable[[int], None] = lambda _: None
) -> Imported:  # fmt: skip
    """What was taken from a gazetteer file into `to`, which is written anew, and whole or not at all.

    `country` (ISO 3166 alpha-3) is that of rows that name none; `tick` is told how many bytes are read. CodebookError,
    with file and line, for a file of no known shape or without one place to take; ConfigError for an unknown country.
    """
    source = source_of(path)
    reading = Reading(path, _countries(), country.upper(), tick)
    if country and reading.country not in reading.countries.values():
        raise ConfigError(f"{country!r} is no ISO 3166 alpha-3 country code", remedy="write it as SYR or UKR")
    done = Imported(source)
    part = to.with_name(f"{to.name}.part")
    with part.open("w", encoding="utf-8") as file:
        file.write(f"# {source.attribution}\n# Taken from {path.name} by `counterclaim gazetteer import`.\n")
        file.write("\t".join(COLUMNS) + "\n")
        file.writelines(_line(found, source) for found in _once(source.read(reading), done))
    if not done.taken:
        part.unlink()
        raise CodebookError(f"no place to take: {_reasons(done)}", where=str(path), remedy="see the reasons given")
    part.replace(to)
    return done


def _once(rows: Iterator[Found | Left], done: Imported) -> Iterator[Found]:
    """The places without repetition; everything is counted on the way."""
    ids: set[str] = set()
    spots: set[tuple[str, str, int, int]] = set()
    for row in rows:
        if isinstance(row, Left):
            done.leave(row)
            continue
        key = (fold(row.name), row.country, round(row.latitude * _NEAR), round(row.longitude * _NEAR))
        if row.id in ids or key in spots:
            done.leave(Left("the same place again", row.id))
            continue
        ids.add(row.id)
        spots.add(key)
        done.taken += 1
        done.kinds[row.kind] += 1
        yield row


def _line(found: Found, source: Source) -> str:
    cells = [
        found.id, found.name, found.kind, found.country, found.admin1, f"{found.latitude:.5f}",
        f"{found.longitude:.5f}", found.precision, "\x00".join(found.aliases),
        str(found.population or ""), "n", source.name,
    ]  # fmt: skip
    return "\t".join(c.translate(_TABS).strip() for c in cells).replace("\x00", "|") + "\n"


def _countries() -> dict[str, str]:
    side = json.loads((FOLDER / "places.json").read_text(encoding="utf-8"))
    return {c["iso2"]: c["iso3"] for c in side["countries"]}


def _reasons(done: Imported) -> str:
    found = [f"{why} ({n}, first {done.examples[why][0]})" for why, n in done.left.most_common(3)]
    return "; ".join(found) or "the file is empty"
