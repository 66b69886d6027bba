"""Tab-separated annotations: told by their header, read row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from counterclaim.errors import ConfigError

__all__ = ["has_columns", "table_rows"]


def has_columns(path: Path, *columns: str) -> bool:
    """True when the file's first line is tab-separated and names all the columns."""
    if path.suffix.lower() not in (".tsv", ".txt", ".tab"):
        return False
    return set(columns) <= set(_header(path))


def table_rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row with its place (file:line) and its cells by column; ConfigError for a row longer than the header."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t")
        header = next(lines, [])
        for cells in lines:
            where = f"{path}:{lines.line_num}"
            if len(cells) > len(header):
                raise ConfigError(
                    f"{len(cells)} cells under {len(header)} columns", where=where, remedy="remove the extra tabs"
                )
            if any(cells):
                yield where, dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=True))


def _header(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.readline().rstrip("\r\n").split("\t")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", where=str(path), remedy="save it as UTF-8") from error
