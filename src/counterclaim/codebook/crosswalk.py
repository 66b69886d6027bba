"""From CAMEO codes to PLOVER types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from counterclaim.codebook.event_types import load_event_types
from counterclaim.codebook.rows import rows
from counterclaim.errors import CodebookError

__all__ = ["load_crosswalk", "plover_types"]


@lru_cache(maxsize=1)
def load_crosswalk() -> Mapping[str, tuple[str, ...]]:
    """For each CAMEO code of the table the PLOVER types it may be."""
    found = {}
    for row in rows(resources.files("counterclaim.codebook") / "crosswalk.tsv", columns=2):
        if not load_event_types().keys() >= set(row.words(1)):
            raise CodebookError(f"unknown event type in {row.cells[1]!r}", where=row.where)
        found[row.cells[0]] = row.words(1)
    return found


def plover_types(cameo: str) -> tuple[str, ...]:
    """The PLOVER types of a CAMEO code, by its longest known beginning; empty for 01 and 02."""
    table = load_crosswalk()
    return next((table[cameo[:n]] for n in range(len(cameo), 1, -1) if cameo[:n] in table), ())
