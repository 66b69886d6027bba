"""Cost of each export: records a second and peak memory, for a number of made-up incidents that no ledger holds.

Each format runs in a process of its own, so that the peak is its own:  python bench/exports.py --incidents 1000000
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from counterclaim.export.cases import Case
from counterclaim.export.formats import FORMATS, write_format
from counterclaim.records import (
    Ask,
    Count,
    EventMention,
    Findings,
    Incident,
    Party,
    Place,
    Quoted,
    Span,
    Standing,
    Toll,
    Voice,
    When,
    document,
)

TEXT = "The Blue Guard shelled the depot in Arlen on Friday, killing at least 12 people, the Red Council said."
FIRST = dt.date(2030, 1, 1)
NEEDS_MEMORY = ("brief",)  # made in memory, for people to read


class MadeUp:
    """So many incidents with two voices and one document each, made while they are read."""

    def __init__(self, number: int) -> None:
        self.number = number

    def cases(self) -> Iterator[Case]:
        """The incidents."""
        return map(made_up, range(self.number))

    def findings(self) -> Iterator[Findings]:
        """Their documents."""
        for case in self.cases():
            yield Findings(case.documents[0], case.mentions, counts=case.counts, sentences=(Span(0, len(TEXT)),))

    def asks(self) -> Iterable[Ask]:
        """None."""
        return ()


def made_up(number: int) -> Case:
    """The incident of this number; over ten years, a thousand places and a hundred parties."""
    key: Any = f"{number:016x}"
    day = FIRST + dt.timedelta(days=number % 3650)
    told = document(TEXT, external_id=key, publisher=f"Outlet {number % 50}", published_on=day)
    blue = Party(0, 14, "The Blue Guard", name=f"Blue Guard {number % 100}", id=f"blue{number % 100}", sector="MIL")
    people = Party(75, 81, "people", sector="CVL")
    place = Place(
        33, 38, "Arlen", f"Arlen {number % 1000}", "p1", "MLI", "Kidal", 12.0, number % 90 + 0.5, "named_place"
    )
    date, words = When(day, day, "day", "explicit"), Quoted(15, 22, "shelled")
    event = EventMention(
        f"evt:{key}", Span(0, len(TEXT)), words, "ASSAULT", "asserted", "heavy-weapons", (), (blue,), (people,), (),
        place, date, acled=("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    )  # type: ignore[arg-type]  # fmt: skip
    voices = tuple(
        Voice(
            f"clm:{key}{issue}", told.id, (0, len(TEXT)), TEXT[:60], "red", "Red Council", "red", issue, "asserts", ""
        )
        for issue in ("occurrence", "responsibility")
    )
    standings = tuple(
        Standing(f"inc:{key}", v.issue, "single_source", "R8", "standing/1", None, (v.claim,), (), (), (v,))
        for v in voices
    )  # type: ignore[arg-type]
    count = Count(f"cnt:{key}", 62, 81, "at least 12 people", "killed", "total", 12, None)
    toll = Toll(f"inc:{key}", "killed", "total", 12, 12, 12, False, (("Red Council", (count.id,)),))  # type: ignore[arg-type]
    incident = Incident(
        f"inc:{key}", (event.id,), (told.id,), "ASSAULT", f"“shelled”: Arlen {number}", (blue,), (people,), place, date,
        (), 1, 1,
    )  # type: ignore[arg-type]  # fmt: skip
    return Case(incident, standings, (toll,), (event,), (count,), (told,))


def measured(name: str, number: int) -> dict[str, float | str]:
    """Seconds, megabytes written and peak memory of one export, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        write_format(name, MadeUp(number), Path(folder))
        seconds = time.process_time() - begun
        size = sum(p.stat().st_size for p in Path(folder).iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    facts = {"incidents": number, "cpu_s": round(seconds, 1), "mb": round(size / 1e6, 1), "peak_mb": round(peak)}
    return {"format": name, **facts}


def main() -> None:
    """Print one line a format, for a tenth of the number and for all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=20_000)
    parser.add_argument("--format", action="append", choices=sorted(FORMATS), help="default: all but the brief")
    parser.add_argument("--here", action="store_true", help="measure in this process, print JSON")
    asked = parser.parse_args()
    names = asked.format or [n for n in FORMATS if n not in NEEDS_MEMORY]
    if asked.here:
        print(json.dumps(measured(names[0], asked.incidents)))
        return
    print(f"{'format':10} {'incidents':>10} {'CPU s':>8} {'MB':>8} {'peak MB':>8}")
    for name in names:
        for number in (asked.incidents // 10, asked.incidents):
            command = [sys.executable, __file__, "--here", "--format", name, "--incidents", str(number)]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            print("{format:10} {incidents:10} {cpu_s:8} {mb:8} {peak_mb:8}".format(**found), flush=True)


if __name__ == "__main__":
    main()
