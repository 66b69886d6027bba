"""Reading large files piece by piece: lines of a table, features of GeoJSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from counterclaim.errors import CodebookError

__all__ = ["features", "lines", "table"]

_CHUNK = 1 << 16  # bytes
_UTF8 = "save the file as UTF-8"


def lines(path: Path, tick: Callable[[int], None]) -> Iterator[tuple[str, str]]:
    """Each line with its place (file:line); CodebookError for one that is not UTF-8."""
    read = 0
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            read += len(raw)
            if number % 512 == 0:
                tick(read)
            where = f"{path}:{number}"
            try:
                yield where, raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError as error:
                raise CodebookError("not UTF-8", where=where, remedy=_UTF8) from error
    tick(read)


def table(path: Path, tick: Callable[[int], None]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of a comma-, semicolon- or tab-separated file with a header, as place and cells by column name."""
    numbered = lines(path, tick)
    _, first = next(numbered, ("", ""))
    separator = max("\t;,", key=first.count)
    header = next(csv.reader([first], delimiter=separator), [])
    place = [f"{path}:1"]

    def texts() -> Iterator[str]:
        for where, text in numbered:
            place[0] = where
            yield text + "\n"

    for cells in csv.reader(texts(), delimiter=separator):
        if cells:
            row = [*cells, *[""] * (len(header) - len(cells))]
            yield place[0], {name.strip(): cell.strip() for name, cell in zip(header, row, strict=False)}


def features(path: Path, tick: Callable[[int], None]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each GeoJSON feature with its place (file:line), of a FeatureCollection or one a line.

    Only one feature is held at a time. CodebookError where the JSON breaks off or is none.
    """
    with path.open("rb") as file:
        yield from _Features(path, file, tick)


class _Features:
    """Cuts the features out of a file that may be larger than memory."""

    def __init__(self, path: Path, file: BinaryIO, tick: Callable[[int], None]) -> None:
        self.path, self.file, self.tick = path, file, tick
        self.decoder = json.JSONDecoder()
        self.text, self.line, self.read = "", 1, 0
        self.rest = b""

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any]]]:
        self._to_first()
        while self._to_object():
            line = self.line
            value = self._object()
            if value.get("type") == "Feature":
                yield f"{self.path}:{line}", value

    def _more(self) -> bool:
        raw = self.file.read(_CHUNK)
        self.read += len(raw)
        self.tick(self.read)
        data = self.rest + raw
        cut = len(data)
        while cut > len(data) - 4 and cut > 0 and data[cut - 1] >= 0x80:  # do not cut inside a letter
            cut -= 1
        cut = cut if raw else len(data)
        self.rest = data[cut:]
        try:
            self.text += data[:cut].decode("utf-8-sig" if self.read == len(raw) else "utf-8")
        except UnicodeDecodeError as error:
            raise CodebookError("not UTF-8", where=f"{self.path}:{self.line}", remedy=_UTF8) from error
        return bool(raw)

    def _drop(self, count: int) -> None:
        self.line += self.text.count("\n", 0, count)
        self.text = self.text[count:]

    def _to_first(self) -> None:
        """Past the head of a collection; nothing where features stand one a line."""
        while len(self.text) < _CHUNK and self._more():
            pass
        at = self.text.find('"features"')
        if at >= 0 and self.text.find('"Feature"') > at:
            self._drop(self.text.index("[", at) + 1)

    def _to_object(self) -> bool:
        while True:
            at = self.text.find("{")
            end = self.text.find("]")
            if at >= 0 and (end < 0 or at < end):
                self._drop(at)
                return True
            if end >= 0:
                return False
            self._drop(len(self.text))
            if not self._more():
                return False

    def _object(self) -> dict[str, Any]:
        """The object that begins here; it is tried again only when twice as much is read, or all."""
        wanted, ended = 0, False
        while True:
            if ended or len(self.text) >= wanted:
                try:
                    value, end = self.decoder.raw_decode(self.text)
                except ValueError as error:
                    if ended:
                        where = f"{self.path}:{self.line}"
                        remedy = "download the file again: it is cut off or damaged here"
                        raise CodebookError(f"not JSON: {error}", where=where, remedy=remedy) from error
                    wanted = 2 * len(self.text)
                else:
                    self._drop(end)
                    return value if isinstance(value, dict) else {}
            ended = not self._more()
