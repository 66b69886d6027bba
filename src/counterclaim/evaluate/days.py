"""Ranges of days, as the annotation writes them and as they were found."""

from __future__ import annotations

import datetime as dt

from counterclaim.errors import ReadError
from counterclaim.evaluate.gold import GoldEvent
from counterclaim.intake import published_days
from counterclaim.records import When

__all__ = ["gold_days", "is_right_date"]

SLACK = dt.timedelta(days=3)  # how much wider than the annotated range a found one may be


def gold_days(event: GoldEvent) -> tuple[dt.date, dt.date] | None:
    """First and last annotated day, both inclusive; None when the annotation gives no date that can be read."""
    first, last = event.earliest or event.latest, event.latest or event.earliest
    if not first or not last:
        return None
    try:
        return published_days(first)[0], published_days(last)[1]
    except ReadError:
        return None


def is_right_date(gold: GoldEvent, found: When | None) -> bool:
    """True when the found days meet the annotated ones and are at most three days wider."""
    wanted = gold_days(gold)
    if wanted is None or found is None:
        return False
    first, last = found.earliest or found.latest, found.latest or found.earliest
    if first is None or last is None:
        return False
    meet = first <= wanted[1] and wanted[0] <= last
    return meet and last - first <= wanted[1] - wanted[0] + SLACK
