"""Words of the calendar: months, weekdays, units, and the patterns that dates are written in."""

from __future__ import annotations

import re

__all__ = ["DATE", "MONTHS", "NUMBERS", "UNITS", "WEEKDAYS", "month_number"]

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("day", "week", "month", "year", "decade", "hour", "fortnight", "weekend", "night")
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a few": 3, "several": 3, "couple of": 2, "a couple of": 2,
}  # fmt: skip

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?:morning|afternoon|evening|night|dawn|noon|midnight)"
_DASH = r"\s?(?:[-–—]|to|and|through|until)\s?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_MANY = (
    r"(?:\d{1,3}|(?:a\s)?(?:few|couple\sof)|several|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|many|some)"
)
_UNIT = r"(?:hours?|days?|nights?|weeks?|fortnight|months?|years?|decades?)"
_EDGE = r"(?:(?:early|late|mid|the\s(?:start|beginning|end|middle)\sof)(?:\s|-))"

# Order matters: the first alternative that fits at a position is taken, so longer forms stand first.
_FORMS = (
    rf"{_YEAR}-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])",
    rf"(?:3[01]|[12]\d|0[1-9])\.(?:1[0-2]|0[1-9])\.{_YEAR}",
    rf"(?:{_WEEKDAY},?\s)?(?:the\s)?{_DAY}{_DASH}{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
    rf"(?:{_WEEKDAY},?\s)?{_DAY}\s{_MONTH}(?:,?\s{_YEAR})?{_DASH}{_DAY}\s{_MONTH}(?:,?\s{_YEAR})?",
    rf"(?:{_WEEKDAY},?\s)?(?:the\s)?{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
    rf"{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?{_DASH}{_MONTH}\s{_DAY}(?:,\s?{_YEAR}|\s{_YEAR})?",
    rf"{_MONTH}\s{_DAY}{_DASH}{_DAY}(?!\s?{_MONTH})(?:,\s?{_YEAR}|\s{_YEAR})?",
    rf"(?:{_WEEKDAY},?\s)?{_MONTH}\s{_DAY}(?:,\s?{_YEAR}|\s{_YEAR})?",
    rf"{_EDGE}?{_MONTH}(?:\sof)?,?\s{_YEAR}",
    rf"{_EDGE}?{_MONTH}{_DASH}{_MONTH}\s{_YEAR}",
    rf"(?:last|next|this|early|late|mid)[\s-]{_MONTH}",
    (
        rf"(?:(?:early|late)(?:\son)?\s)?(?:(?:last|next|this|the\sfollowing|the\sprevious)\s)?{_WEEKDAY}s?"
        rf"(?:\s{_PART})?(?:\slast\sweek|\sthis\sweek|\sa\sweek\sago)?"
    ),
    rf"(?:(?:early|late|earlier|later)\s)?(?:yesterday|today|tonight|tomorrow)(?:\s{_PART})?",
    r"overnight",
    rf"last\snight|this\s{_PART}",
    rf"(?:earlier|later|late|early)\s(?:this|last|next)\s(?:week|month|year|{_SEASON})",
    rf"(?:this|last|next|(?:the\s)?(?:past|previous|following|same|coming))\s(?:day|week|weekend|month|year|decade|{_SEASON})",
    r"(?:the|that)\s(?:same\s)?day(?:\s(?:before|after|earlier|later))?(?=\W)",
    rf"(?:the\s)?(?:last|past|previous|coming|next)\s{_MANY}\s{_UNIT}",
    rf"(?:(?:more|less)\sthan\s|about\s|around\s|nearly\s|almost\s|over\s)?{_MANY}\s{_UNIT}\s(?:ago|earlier|later|before|after|afterwards)",
    r"(?:in\s)?recent\s(?:days|weeks|months|years)",
    r"the\s(?:early\s|late\s|mid-)?(?:1[89]|20)\d0s",
    rf"{_EDGE}?(?:{_SEASON}\s(?:of\s)?)?{_YEAR}{_DASH}(?:{_YEAR}|\d\d)\b",
    rf"{_EDGE}?(?:{_SEASON}\s(?:of\s)?)?{_YEAR}",
    rf"{_EDGE}?{_MONTH}",
)
DATE = re.compile(r"(?<![\w$€£/.])(?:" + "|".join(f"(?:{form})" for form in _FORMS) + r")(?![\w%])", re.UNICODE)
CAPITAL = re.compile(rf"{_MONTH}|{_WEEKDAY}")


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or its usual short form, else None."""
    stem = word.lower().rstrip(".")
    if len(stem) < 3:
        return None
    forms = ((n, (name, name[:3], name[:4])) for n, name in enumerate(MONTHS, start=1))
    return next((n for n, known in forms if stem in known), None)
