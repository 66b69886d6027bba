"""What the tables of actors hold: bodies, spells in office, and what a phrase may mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

__all__ = ["ActorEntry", "Candidate", "Office", "within"]


def within(on: dt.date, since: str, until: str) -> bool:
    """True when the day lies between two bounds, each an ISO day, month or year; an empty bound is open.

    The days of taking over and handing over both count.
    """
    day = on.isoformat()
    return (not since or day[: len(since)] >= since) and (not until or day[: len(until)] <= until)


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One state, body, group, agency or people of the table.

    `code` is PLOVER-like: country and sector, or IGO UNO and the like. `parent` is the organ it rolls up to,
    `side` the id of the belligerent it belongs to. `metonyms` are names that may also be places ("Moscow").
    """

    id: str
    name: str
    code: str
    country: str
    sector: str
    kind: str
    parent: str = ""
    side: str = ""
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    wikidata: str = ""
    source: str = ""

    def existed(self, on: dt.date | None) -> bool:
        """True when the entry is in force on the day; always when the day is unknown."""
        return on is None or within(on, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Office:
    """One spell of one person in one office. `since` and `until` are an ISO day, month or year, or empty.

    An empty `until` means still in office, or that the end is not known to us.
    """

    person: str
    aliases: tuple[str, ...]
    country: str
    actor: str
    title: str
    since: str = ""
    until: str = ""
    source: str = ""
    checked: bool = False

    def covers(self, on: dt.date) -> bool:
        """True when the day falls into the spell, as far as its bounds are known."""
        return within(on, self.since, self.until)

    def rank(self, on: dt.date | None) -> tuple[int, str]:
        """A key that sorts spells best first: in office with known start, then unknown start, then the others."""
        newest = _inverted(self.since)
        if on is None:
            return (0 if not self.until else 1, newest)
        if self.covers(on):
            return (0 if self.since else 2, newest)
        return (3 if self.since <= on.isoformat() else 4, newest)


def _inverted(since: str) -> str:
    """A string that sorts later dates first, and unknown dates last."""
    digits = since.replace("-", "").ljust(8, "0")
    return "".join(str(9 - int(c)) for c in digits) if since else "~"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who a phrase may mean: score from 0 to 1 and the reason in words. `id` is None for what is only described."""

    name: str
    id: str | None
    code: str | None
    sector: str | None
    country: str | None
    score: float
    reason: str
