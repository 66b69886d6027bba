"""From "last Friday" to days: every date of a document against the day it was published."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.codebook.calendar import NUMBERS, WEEKDAYS, month_number
from counterclaim.records import EventMention, Findings, Mention
from counterclaim.resolve.date_written import SEASONS, Range, explicit, in_year, month_end, months

__all__ = ["DateCandidate", "candidates", "resolve_dates"]

_DAY = dt.timedelta(days=1)
_AGO = re.compile(
    r"(?P<n>\d{1,3}|(?:a\s)?couple of|a few|several|an?|many|some|" + "|".join(NUMBERS) + r")\s"
    r"(?P<unit>hour|day|night|week|fortnight|month|year|decade)s?\s(?P<way>ago|earlier|before|later|after|afterwards)"
)
_PAST_SPAN = re.compile(
    r"(?P<way>last|past|previous|coming|next)\s(?P<n>\d{1,3}|(?:a\s)?few|(?:a\s)?couple of|several|many|"
    + "|".join(NUMBERS) + r")\s(?P<unit>hour|day|night|week|fortnight|month|year|decade)s?"
)  # fmt: skip
_LENGTH = {"hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}
_PRECISION = {
    "hour": "day",
    "day": "day",
    "night": "day",
    "week": "days",
    "fortnight": "days",
    "month": "month",
    "year": "year",
}


_TOLD = re.compile(
    r"(?:the |that )?(?:same|previous|following|next) day|(?:the|that) day(?: (?:before|after|earlier|later))?"
    r"|.* (?:days|weeks|months|years|hours|day|week|month|year) (?:earlier|later|before|after|afterwards)"
)
_LONG_AGO = 180  # days
_OTHER_WAY = {"after": "before", "before": "after"}
_NEXT_NOUN = re.compile(r"\s+(?:(?:an?|the|this|that|those|these|its|his|her|their)\s+)?(?:[\w’'-]+\s+)?")


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One reading of a phrase as a closed range of days; score 0..1."""

    earliest: dt.date | None
    latest: dt.date | None
    precision: str
    basis: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Published:
    """When the document was published: a day, or a range where the source gives less."""

    first: dt.date
    last: dt.date

    @property
    def is_day(self) -> bool:
        return self.first == self.last


def resolve_dates(findings: Findings) -> Findings:
    """The same findings with every event's date as a range of days; bounds stay None where the text does not tell."""
    document = findings.document
    published = None
    if document.published_on:
        published = _Published(document.published_on, document.published_until or document.published_on)
    days = tuple(m for m in findings.mentions if m.kind == "date")
    events = tuple(_dated(event, published, days, document.text) for event in findings.events)
    return dc.replace(findings, events=events)


def _dated(event: EventMention, published: _Published | None, days: tuple[Mention, ...], text: str) -> EventMention:
    if event.date is None or event.date.text is None:
        return event
    words = event.date.text
    forward = event.modality in ("future", "hypothetical")
    from_day = published
    if _TOLD.fullmatch(words.lower()):
        from_day = _told_from(days, event.date.start or 0, published) or published
        forward = True
        if _counts_to(event, text):
            words = _turned(words)
    best = next(_readings(words, from_day, forward), None)
    if best is None or (from_day != published and event.modality == "asserted" and _is_after(best, published)):
        return event
    found = dc.replace(
        event.date, earliest=best.earliest, latest=best.latest, precision=best.precision, basis=best.basis
    )
    return dc.replace(event, date=found)


def _counts_to(event: EventMention, text: str) -> bool:
    """True for "a week after the attack", read for the attack: it lies on the other side of what came a week after."""
    end = event.date.end if event.date else None
    return end is not None and bool(_NEXT_NOUN.fullmatch(text, end, max(end, event.trigger.start)))


def _turned(words: str) -> str:
    """ "A week after" as "A week before", and the reverse."""
    head, _, way = words.rpartition(" ")
    return f"{head} {_OTHER_WAY.get(way.lower(), way)}"


def _is_after(reading: DateCandidate, published: _Published | None) -> bool:
    return published is not None and reading.earliest is not None and reading.earliest > published.last


def _told_from(days: tuple[Mention, ...], start: int, published: _Published | None) -> _Published | None:
    """The last single day named before: "the next day" and "two days later" count from it."""
    for mention in sorted((m for m in days if m.end <= start), key=lambda m: -m.start):
        reading = next(_readings(mention.text, published, False), None)
        if reading and reading.earliest and reading.earliest == reading.latest and not _far(reading, published):
            return _Published(reading.earliest, reading.earliest)
    return None


def _far(reading: DateCandidate, published: _Published | None) -> bool:
    """True for a day whose year is guessed and long ago: "on 5 April" in March is rather still to come."""
    if reading.basis == "explicit" or published is None or reading.earliest is None:
        return False
    return (published.first - reading.earliest).days > _LONG_AGO


def candidates(phrase: str, on: dt.date | None = None, until: dt.date | None = None) -> tuple[DateCandidate, ...]:
    """The readings of a phrase against the day of publication, the likeliest first; none when it is no date."""
    published = _Published(on, until or on) if on else None
    readings = [*_readings(phrase, published, False), *_readings(phrase, published, True)]
    unique = {(r.earliest, r.latest): r for r in reversed(readings)}
    return tuple(sorted(unique.values(), key=lambda r: -r.score))


def _readings(phrase: str, published: _Published | None, forward: bool) -> Iterator[DateCandidate]:
    """One reading at most, with its reason; looking forward only where the act is still to come."""
    text = re.sub(r"[\s\-–—]+", lambda m: "-" if m.group().strip() else " ", phrase.strip().lower())
    written = explicit(text)
    if written:
        low, high, precision = written
        yield DateCandidate(low, high, precision, "explicit", 1.0, "day, month and year as written")
        return
    if published is None:
        if _is_date(text):
            yield DateCandidate(None, None, "vague", "relative", 0.2, "no day of publication to count from")
        return
    found = _relative(text, published, forward)
    if found:
        low, high, precision, reason = found
        score = 0.7 if forward else 0.9
        yield DateCandidate(min(low, high), max(low, high), precision, "relative", score, reason)


def _is_date(text: str) -> bool:
    words = text.split()
    return any(month_number(w.strip(",")) or w.rstrip("s,") in WEEKDAYS for w in words) or bool(
        re.search(
            r"\b(?:yesterday|today|tonight|tomorrow|overnight|last|past|next|this|same|ago|earlier|later|recent|before|after)\b",
            text,
        )
    )


def _relative(text: str, published: _Published, forward: bool) -> tuple[dt.date, dt.date, str, str] | None:
    for rule in (_counted, _stretch, _named_day, _weekday, _month_without_year, _this_or_last):
        found = rule(text, published, forward)
        if found:
            return found
    return None


def _counted(text: str, published: _Published, forward: bool) -> tuple[dt.date, dt.date, str, str] | None:
    match = _AGO.search(text)
    if match is None:
        return None
    number = _number(match["n"])
    if number is None:
        return None
    back = match["way"] in ("ago", "earlier", "before")
    if not back and not forward:
        return None  # "two days later" counts from an act, not from the day of publication
    size, unit = _LENGTH[match["unit"]], match["unit"]
    slack = 0 if unit in ("hour", "day", "night") and match["n"] not in ("a few", "several") else max(size // 2, 1)
    sign = -1 if back else 1
    low = published.first + sign * dt.timedelta(days=number * size) - dt.timedelta(days=slack)
    high = published.last + sign * dt.timedelta(days=number * size) + dt.timedelta(days=slack)
    low, high = (low, min(high, published.last)) if back else (max(low, published.first), high)
    return low, high, _PRECISION.get(unit, "vague"), f"{number} {unit}s {match['way']}, from the day of publication"


def _number(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    return NUMBERS.get(words, {"many": None, "some": None, "few": 3, "a couple of": 2}.get(words))


def _stretch(text: str, published: _Published, forward: bool) -> tuple[dt.date, dt.date, str, str] | None:
    match = _PAST_SPAN.search(text)
    if match is None and "recent" not in text:
        return None
    unit = match["unit"] if match else next((u for u in _LENGTH if u in text), "day")
    number = (_number(match["n"]) if match else 3) or 3
    days = dt.timedelta(days=max(number * _LENGTH[unit], 1))
    if match and match["way"] in ("coming", "next"):
        return published.first, published.last + days, "days", "a stretch after the day of publication"
    return (
        published.first - days,
        published.last,
        "days" if unit in ("day", "week") else "vague",
        "a stretch up to the day of publication",
    )


def _named_day(text: str, published: _Published, forward: bool) -> tuple[dt.date, dt.date, str, str] | None:
    low, high = published.first, published.last
    if "yesterday" in text:
        return low - _DAY, high - _DAY, "day", "the day before publication"
    if "tomorrow" in text:
        return low + _DAY, high + _DAY, "day", "the day after publication"
    if re.search(r"\b(?:overnight|last night)\b", text):
        return low - _DAY, high, "days" if low != high else "day", "the night before publication"
    if re.search(r"\b(?:the|that) day before\b", text):
        return low - _DAY, high - _DAY, "day", "the day before"
    if re.search(r"\b(?:following day|(?:the|that) day (?:after|later))\b", text):
        return low + _DAY, high + _DAY, "day", "the day after"
    if re.search(r"\b(?:today|tonight|same day|that day|this (?:morning|afternoon|evening))\b", text):
        return low, high, "day" if low == high else "days", "the day of publication"
    return None


def _weekday(text: str, published: _Published, forward: bool) -> tuple[dt.date, dt.date, str, str] | None:
    name = next((d for d in WEEKDAYS if d in text), None)
    if name is None or months(text):
        return None
    if not published.is_day:
        return published.first, published.last, "month", f"a {name} in the span of publication"
    number, ahead = WEEKDAYS.index(name), "next" in text or (forward and "last" not in text)
    gap = (number - published.last.weekday()) % 7 if ahead else (published.last.weekday() - number) % 7
    if "next" in text and gap == 0:
        gap = 7
    if re.search(r"\blast week\b|\ba week ago\b|\bprevious\b", text):
        start = published.last - dt.timedelta(days=published.last.weekday() + 7)
        day = start + dt.timedelta(days=number)
    elif "last" in text and gap == 0:
        day = published.last - dt.timedelta(days=7)
    else:
        day = published.last + dt.timedelta(days=gap if ahead else -gap)
    way = "after" if day > published.last else "on or before"
    return day, day, "day", f"the nearest {name.capitalize()} {way} the day of publication"


def _month_without_year(text: str, published: _Published, forward: bool) -> tuple[dt.date, dt.date, str, str] | None:
    if not months(text):
        return None
    on = published.last
    years = (on.year - 1, on.year, on.year + 1) if forward and "last" not in text else (on.year - 1, on.year)
    found = [r for year in years if (r := in_year(text, year))]
    fitting = [r for r in found if forward or r[0] <= on]
    if not fitting:
        return None
    best = min(fitting, key=lambda r: abs((r[0] - on).days))
    return (*best, "the nearest such date " + ("after" if best[0] > on else "up to") + " the day of publication")


def _this_or_last(text: str, published: _Published, forward: bool) -> tuple[dt.date, dt.date, str, str] | None:
    match = re.search(
        r"\b(this|last|next|past|previous|coming)\s(day|weekend|week|month|year|decade|spring|summer|autumn|fall|winter)",
        text,
    )
    if match is None:
        return None
    shift = {"this": 0, "last": -1, "past": -1, "previous": -1}.get(match[1], 1)
    low, _ = _unit_around(published.first, match[2], shift)
    _, high = _unit_around(published.last, match[2], shift)
    if shift == 0 and (not forward or "earlier" in text):  # what has happened this year happened before publication
        high = min(high, published.last)
    if shift == 0 and match[2] in SEASONS and low > published.last:
        low, _ = _unit_around(published.first, match[2], -1)
        _, high = _unit_around(published.last, match[2], -1)
    precision = {"day": "day", "weekend": "days"}.get(
        match[2], match[2] if match[2] in ("week", "month", "year") else "vague"
    )
    return low, high, precision, f"{match[1]} {match[2]}, from the day of publication"


def _unit_around(on: dt.date, unit: str, shift: int) -> Range:
    """The whole day, week (from Monday), weekend, month, season, year or decade around a day, moved by `shift`."""
    if unit == "day":
        return on + shift * _DAY, on + shift * _DAY
    if unit in ("week", "weekend"):
        monday = on - dt.timedelta(days=on.weekday()) + dt.timedelta(days=7 * shift)
        return (monday, monday + 6 * _DAY) if unit == "week" else (monday + 5 * _DAY, monday + 6 * _DAY)
    if unit == "month":
        year, month = divmod(on.year * 12 + on.month - 1 + shift, 12)
        return dt.date(year, month + 1, 1), month_end(year, month + 1)
    if unit == "decade":
        first = on.year - on.year % 10 + 10 * shift
        return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)
    if unit in SEASONS:
        start, stop = SEASONS[unit]
        return dt.date(on.year + shift, start, 1), month_end(on.year + shift + (stop < start), stop)
    return dt.date(on.year + shift, 1, 1), dt.date(on.year + shift, 12, 31)
