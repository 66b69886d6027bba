"""Rows of the codebook's tab-separated tables, each with the place to name when it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from counterclaim.errors import CodebookError

__all__ = ["Row", "rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `where` is file:line."""

    cells: tuple[str, ...]
    where: str

    def words(self, column: int) -> tuple[str, ...]:
        """The space-separated words of a cell; "-" is none."""
        cell = self.cells[column]
        return () if cell == "-" else tuple(cell.split())

    def value(self, column: int) -> str | None:
        """The cell, or None for "-"."""
        return None if self.cells[column] == "-" else self.cells[column]


def rows(table: Traversable, columns: int) -> Iterator[Row]:
    """The rows of a UTF-8 table without blank lines and comments; CodebookError for a row of another width."""
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        where = f"{table.name}:{number}"
        if len(cells) != columns or not all(cells):
            raise CodebookError(
                f"expected {columns} filled columns, found {len(cells)}", where=where, remedy='write "-" for none'
            )
        yield Row(cells, where)
