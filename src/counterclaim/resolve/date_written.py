"""Dates that carry their own year, and the parts that all dates share."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from counterclaim.codebook.calendar import month_number

__all__ = ["SEASONS", "Range", "explicit", "in_year", "month_end", "months"]

Range = tuple[dt.date, dt.date]
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_SPAN_OF_YEARS = re.compile(r"((?:1[89]|20)\d\d)\s?(?:[-–—]|to|and|through|until)\s?((?:1[89]|20)\d\d|\d\d)\b")
_DECADE = re.compile(r"((?:1[89]|20)\d)0s")
_DAY_NUMBER = re.compile(r"(?<![\d:])(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:])")
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}


def explicit(text: str) -> tuple[dt.date, dt.date, str] | None:
    """First and last day and the precision of a date written with its year, in lower case; None without a year."""
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text) or None
    dotted = re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})", text)
    if iso or dotted:
        parts = [int(g) for g in (iso or dotted).groups()]  # type: ignore[union-attr]
        day = _day(*(parts if iso else parts[::-1]))
        return (day, day, "day") if day else None
    years = _SPAN_OF_YEARS.search(text)
    if years and not months(text):
        return _years(int(years[1]), int(years[2]))
    decade = _DECADE.search(text)
    if decade:
        first = int(decade[1]) * 10
        return dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "vague"
    year = _YEAR.findall(text)
    return in_year(text, int(year[-1])) if year else None


def _years(first: int, last: int) -> tuple[dt.date, dt.date, str] | None:
    last = last if last > 100 else first - first % 100 + last
    return (dt.date(first, 1, 1), dt.date(last, 12, 31), "vague") if last >= first else None


def in_year(text: str, year: int) -> tuple[dt.date, dt.date, str] | None:
    """The day, days, month, season or year that the words name within a year."""
    rest = _YEAR.sub(" ", text)
    named, days = months(rest), _day_numbers(rest)
    if named and days:
        first = _day(year, named[0], days[0])
        last = _day(year, named[-1], days[-1])
        if first is None or last is None:
            return None
        return (first, last, "day" if first == last else "days") if first <= last else None
    if named:
        low, high = _edge(rest, dt.date(year, named[0], 1), month_end(year, named[-1]))
        return (low, high, "month") if low <= high else None
    for season, (start, stop) in SEASONS.items():
        if season in rest:
            return dt.date(year, start, 1), month_end(year + (stop < start), stop), "vague"
    low, high = _edge(rest, dt.date(year, 1, 1), dt.date(year, 12, 31))
    return low, high, "year"


def _edge(text: str, low: dt.date, high: dt.date) -> Range:
    """The early, middle or late third of a range, where the words say so."""
    third = (high - low) / 3
    if re.search(r"\b(?:early|start|beginning)\b", text):
        return low, low + third
    if re.search(r"\b(?:late|end)\b", text):
        return high - third, high
    if re.search(r"\b(?:mid|middle)\b", text):
        return low + third, high - third
    return low, high


def months(text: str) -> list[int]:
    """The months named, 1 to 12, in order."""
    return [n for word in re.findall(r"[a-z]+\.?", text) if (n := month_number(word))]


def _day_numbers(text: str) -> list[int]:
    return [int(d) for d in _DAY_NUMBER.findall(text)]


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])
