"""A folder of files with a read-me, a description that other programs read, and a digest of each file."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from counterclaim.export.tables import write_csv

__all__ = ["INTEGERS", "About", "Package", "field_type", "program_version"]

_BLOCK = 1 << 20  # bytes
INTEGERS = frozenset(
    """
    start end trigger_start trigger_end sentence_number sentence_start sentence_end content_start content_end
    characters low high best killed_low killed_high killed_best injured_low injured_high injured_best n_documents
    n_origins year time_precision iso geo_precision fatalities timestamp type_of_violence number_of_sources where_prec
    event_clarity date_prec deaths_a deaths_b deaths_civilians deaths_unknown incidents origin_reports document_reports
    origins documents_counted incidents_counted
    """.split()
)
_NUMBERS = frozenset({"latitude", "longitude", "intensity"})
_DAYS = frozenset("published_on earliest latest said_on asked_on event_date date_start date_end week_of".split())
_BOOLEANS = frozenset(
    "approximate vague alleged credible is_party verifies headline contested killed_contested injured_contested".split()
)
_MISSING = "a cell is empty where nothing is known; nothing is ever filled in"


@lru_cache(maxsize=1)
def program_version() -> str:
    """The version of this program; asked once, for a row must not open files."""
    return version("counterclaim")


def field_type(column: str) -> str:
    """The Frictionless type of a column of our tables, by its name."""
    kinds = (("integer", INTEGERS), ("number", _NUMBERS), ("date", _DAYS), ("boolean", _BOOLEANS))
    return next((kind for kind, names in kinds if column in names), "string")


@dataclass(frozen=True, slots=True)
class About:
    """What a folder says of itself: its name, what it is in words, and by which profile it was made."""

    name: str
    title: str
    notice: str
    profile: str = "internal"


class Package:
    """A folder that is being written. Files appear under their names when all are whole; the same data give the
    same bytes, so that no file holds a time of writing."""

    def __init__(self, folder: Path, about: About) -> None:
        self.folder = folder
        self.about = about
        self.left_out: Counter[str] = Counter()  # why an incident is not in a file -> how many
        self._columns: dict[str, Sequence[str]] = {}
        self._rows: dict[str, int] = {}
        self._written: list[str] = []

    def __enter__(self) -> Package:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._finish()
        for name in self._written:
            with contextlib.suppress(FileNotFoundError):
                self._part(name).unlink()

    def __len__(self) -> int:
        return len(self._written)

    def note_rows(self, name: str, number: int) -> None:
        """Nothing; keeps how many records a file holds, for the description."""
        self._rows[name] = number

    @contextlib.contextmanager
    def text(self, name: str) -> Iterator[TextIO]:
        """A text file of the folder, in UTF-8 with line ends as written."""
        with self.part_of(name).open("w", encoding="utf-8", newline="", errors="replace") as out:
            yield out

    @contextlib.contextmanager
    def binary(self, name: str) -> Iterator[BinaryIO]:
        """A file of bytes of the folder."""
        with self.part_of(name).open("wb") as out:
            yield out

    def part_of(self, name: str) -> Path:
        """Where a file of the folder is to be written; it gets its name when all files are whole."""
        self._written.append(name)
        return self._part(name)

    def table(self, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
        """Nothing; writes a CSV file with these columns."""
        with self.text(name) as out:
            self._rows[name] = write_csv(out, columns, rows)
        self._columns[name] = columns

    def described_table(self, name: str, columns: Sequence[str]) -> None:
        """Nothing; notes the columns of a table that was written by other means."""
        self._columns[name] = columns

    def _part(self, name: str) -> Path:
        return self.folder / f".{name}.part"

    def _finish(self) -> None:
        sums = {name: _digest(self._part(name)) for name in sorted(self._written)}
        sizes = {name: self._part(name).stat().st_size for name in sums}
        with self.text("README.md") as out:
            out.write(self._readme())
        with self.text("datapackage.json") as out:
            out.write(json.dumps(self._description(sums, sizes), ensure_ascii=False, indent=1) + "\n")
        sums |= {name: _digest(self._part(name)) for name in ("README.md", "datapackage.json")}
        with self.text("SHA256SUMS") as out:
            out.writelines(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
        for name in self._written:
            self._part(name).replace(self.folder / name)

    def _readme(self) -> str:
        left = "".join(f"- {why}: {number}\n" for why, number in sorted(self.left_out.items()))
        rows = "".join(f"- `{name}`: {number}\n" for name, number in sorted(self._rows.items()))
        return (
            f"# {self.about.title}\n\n{self.about.notice.strip()}\n\n"
            f"Made by Counterclaim {program_version()}, profile: {self.about.profile}. What is not released by a "
            "person is a proposal by a machine. No truth score, no side taken.\n"
            + (f"\n## Records\n{rows}" if rows else "")
            + (f"\n## Incidents left out, and why\n{left}" if left else "")
            + "\nCheck the files with `sha256sum -c SHA256SUMS`.\n"
        )

    def _description(self, sums: Mapping[str, str], sizes: Mapping[str, int]) -> dict[str, Any]:
        return {
            "profile": "data-package",
            "name": self.about.name,
            "title": self.about.title,
            "description": f"{' '.join(self.about.notice.split())} In tables, {_MISSING}.",
            "version": program_version(),
            "resources": [self._resource(name, sums[name], sizes[name]) for name in sums],
        }

    def _resource(self, name: str, digest: str, size: int) -> dict[str, Any]:
        stem, _, ending = name.rpartition(".")
        plain = {"name": (stem if ending == "csv" else name).lower().replace(".", "-"), "path": name}
        facts: dict[str, Any] = plain | {"bytes": size, "hash": f"sha256:{digest}"}
        if name not in self._columns or ending != "csv":
            return facts | {"format": ending}
        fields = [{"name": column, "type": field_type(column)} for column in self._columns[name]]
        kind = {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
        return facts | kind | {"schema": {"fields": fields, "missingValues": [""]}}


def _digest(path: Path) -> str:
    sha = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            sha.update(block)
    return sha.hexdigest()
