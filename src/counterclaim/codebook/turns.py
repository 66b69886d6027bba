"""Words that turn an act into another: "lift" before sanctions, "suspend" before aid, "willing" before a withdrawal.

turns.tsv: words by ; (- for none), where they stand (object, to, not), acts that they turn, what these become, mode.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from counterclaim.codebook.event_types import load_event_types
from counterclaim.codebook.rows import Row, rows
from counterclaim.errors import CodebookError

__all__ = ["Turn", "load_turns"]

PLACES = frozenset({"object", "to", "not"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What an act becomes: PLOVER type and mode."""

    type: str
    mode: str | None


@lru_cache(maxsize=1)
def load_turns() -> Mapping[tuple[str, str, str], Turn]:
    """The turn for (where, word, type of the act); the word of "not" is "-". CodebookError names a wrong row."""
    found: dict[tuple[str, str, str], Turn] = {}
    for row in rows(resources.files("counterclaim.codebook") / "turns.tsv", columns=5):
        turn = Turn(_known(row.cells[3], row), row.value(4))
        if row.cells[1] not in PLACES:
            raise CodebookError(f"unknown place {row.cells[1]!r}", where=row.where, remedy="object, to or not")
        for word in row.cells[0].split(";"):
            for event_type in row.words(2):
                found[row.cells[1], word, _known(event_type, row)] = turn
    return found


def _known(event_type: str, row: Row) -> str:
    if event_type not in load_event_types():
        raise CodebookError(f"unknown event type {event_type!r}", where=row.where)
    return event_type
