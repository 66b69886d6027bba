"""Where in a ledger to look for mentions of the same act."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

__all__ = ["Near"]


@dataclass(frozen=True, slots=True)
class Near:
    """The surroundings of one act: mentions of its type about its days, and at its place or with one of its names.

    Without days only `things`, which have names of their own, are looked for, on any day. The box reaches so many
    `degrees` of latitude to each side (of longitude: as many kilometres). Names are as the reports have them.
    """

    type: str
    first_day: dt.date | None
    last_day: dt.date | None
    latitude: float | None
    longitude: float | None
    degrees: float
    place_id: str | None
    names: tuple[str, ...]
    things: tuple[str, ...]
