"""Tables of weights of the small models: a name and a number a row."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from counterclaim.codebook.rows import rows
from counterclaim.errors import CodebookError

__all__ = ["read_weights"]


def read_weights(table: Traversable) -> Mapping[str, float]:
    """The weight of each name of a UTF-8 table of two columns; CodebookError names the line of a wrong one."""
    weights = {}
    for row in rows(table, columns=2):
        name, weight = row.cells
        try:
            weights[name] = float(weight)
        except ValueError as error:
            raise CodebookError(f"no weight: {weight!r}", where=row.where) from error
    return weights
