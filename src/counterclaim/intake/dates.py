"""The day of publication, as a source writes it."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from counterclaim.errors import ReadError

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:?\d{2}.*)?)?)?")
_REMEDY = "write it as 2023-11-03, 2023-11 or 2023"


def published_days(written: str) -> tuple[dt.date, dt.date]:
    """First and last day that a written date allows: one day, a whole month or a whole year.

    Only ISO 8601 is read, with or without a time of day, for "03/11/2023" is two different days to two readers.
    ReadError for an impossible day or another form.
    """
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        raise ReadError(f"{written!r} is not a date in a form that is read.", remedy=_REMEDY)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        return _range(year or 0, month, day)
    except ValueError as wrong:
        raise ReadError(f"{written!r} is not a possible date ({wrong}).", remedy=_REMEDY) from wrong


def _range(year: int, month: int | None, day: int | None) -> tuple[dt.date, dt.date]:
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    first = dt.date(year, month, day or 1)
    return first, first if day is not None else first.replace(day=calendar.monthrange(year, month)[1])
