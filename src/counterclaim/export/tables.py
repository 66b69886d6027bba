"""Rows as CSV after RFC 4180: one header, CRLF ends, quotes where needed, columns in a fixed order."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

__all__ = ["cell", "csv_text", "joined", "write_csv"]

# UTF-8 has no place for lone surrogates, and spreadsheets stop at NUL: both are shown as the replacement character.
_UNWRITABLE = re.compile("[\ud800-\udfff\x00]")


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """The rows as one CSV text; None is an empty cell, a list its parts with "; " between them."""
    out = io.StringIO(newline="")
    write_csv(out, columns, rows)
    return out.getvalue()


def write_csv(out: TextIO, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> int:
    """How many rows were written, one at a time, below their header."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    number = 0
    for number, row in enumerate(rows, 1):  # noqa: B007
        writer.writerow([cell(row.get(column)) for column in columns])
    return number


def joined(parts: Iterable[object]) -> str:
    """The parts with "; " between them, those that are None or empty left out."""
    return "; ".join(str(p) for p in parts if p not in (None, ""))


def cell(value: object) -> str:
    """A value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return joined(map(cell, value))
    return _UNWRITABLE.sub("\ufffd", str(value))
