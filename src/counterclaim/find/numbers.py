"""Numbers of things as words and figures: how many, as a closed range, and which characters say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Quantity", "quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """text[start:end] says how many: low..high, an open end None. `core` is where the bare number starts."""

    start: int
    end: int
    core: int
    low: int | None
    high: int | None
    approximate: bool = False
    vague: bool = False
    bare_year: bool = False  # four digits without a separator, 1900 to 2100


_UNITS = dict(zip(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split(), range(20), strict=True))  # fmt: skip
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
# Plural words of quantity: the least number that the word can mean.
_AT_LEAST = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_LARGE = {"tens of thousands": 20_000, "hundreds of thousands": 200_000, "dozens of thousands": 24_000, "tens": 20}
_VAGUE = (
    "an unknown number of", "an unspecified number of", "an undetermined number of", "an unconfirmed number of",
    "a large number of", "large numbers of", "a small number of", "a number of", "a handful of", "a few", "several",
    "many", "numerous", "multiple", "countless", "various", "some of", "some", "few", "most of",
)  # fmt: skip

_MOST = 10_000_000_000

_WORD = "|".join((*_UNITS, *_TENS))
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?(?=\s+(?:million|thousand))|\d+"
_SCALE = "|".join(_SCALES)
_NUMBER = (
    rf"(?:(?:{_DIGITS}|(?:{_WORD})(?:[-\s](?:and\s)?(?:{_WORD}))*|an?(?=\s(?:{_SCALE})\b)|half\sa(?=\sdozen\b))"
    rf"(?:[-\s](?:{_SCALE})\b(?:\s(?:and\s)?(?:(?:{_WORD})(?:[-\s](?:{_WORD}))*))?)*)"
)
_BEFORE = {
    "low": r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum",
    "over": r"(?:well |slightly |just |far )?(?:more than|over|above|upwards of|in excess of|exceeding|exceeded)",
    "high": r"up to|as many as|at most|no more than|not more than|a maximum of|a total of up to",
    "under": r"(?:well |slightly |just )?(?:fewer than|less than|under|below)",
    "about": r"about|around|some|approximately|roughly|nearly|almost|close to|an estimated|estimated|circa|"
    r"more or less|presumably|an approximate",
    "plain": r"a total of|another|a further|an additional|exactly|all|only|just|the other|both|any|a group of",
}
_MARK = "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE.items())
_MANY = "|".join((*_LARGE, *_AT_LEAST))
_PATTERN = re.compile(
    rf"(?<![\w.,:$€£¥-])(?:(?:{_MARK})\s+)?(?:(?P<nudge>another|a total of|a further|an additional|about|around|some|"
    rf"the|an estimated|other|as many as)\s+)?(?:"
    rf"(?P<between>between\s+)?(?P<first>{_NUMBER})(?:(?P<dash>\s?[-–—]\s?|\s+(?:to|and|or)\s+)(?P<second>{_NUMBER}))?"
    rf"(?P<more>\+|\s+or\s+more)?(?![\w%]|[.,:]\d|[-\s]years?[-\s]old)"
    rf"|(?P<several>several|a few|many|some)\s(?P<scale>{_SCALE})\b"
    rf"|(?P<many>{_MANY})\b(?!-)"
    rf"|(?P<pair>an?\s(?:couple|pair)\sof)\b"
    rf"|(?P<vague>{'|'.join(_VAGUE)})\b"
    rf"|(?P<none>no(?:body|\sone|ne of| other| further)?|neither of|zero)(?=\s(?!longer|more\sthan|less\sthan|fewer)))",
    re.IGNORECASE,
)


def quantities(text: str, offset: int = 0) -> Iterator[Quantity]:
    """All numbers in the text with the words that bound them, in order; offset is added to their places."""
    at = 0
    while match := _PATTERN.search(text, at):
        found = _quantity(match, offset)
        if found is None:
            at = match.end() if match["first"] is None else match.end("first")
            continue
        yield found
        at = found.end - offset


def _quantity(match: re.Match[str], offset: int) -> Quantity | None:
    start, end, core = match.start() + offset, match.end() + offset, _core(match) + offset
    if match["vague"]:
        return Quantity(start, end, core, None, None, vague=True)
    if match["none"]:
        return Quantity(start, end, core, 0, 0)
    if match["pair"]:
        return Quantity(start, end, core, 2, 2)
    if match["several"]:
        return Quantity(start, end, core, 2 * _SCALES[match["scale"].lower()], None, vague=True)
    if match["many"]:
        return _many(match, start, end, core)
    return _figures(match, offset)


def _core(match: re.Match[str]) -> int:
    names = ("between", "first", "several", "many", "pair", "vague", "none")
    return next((match.start(name) for name in names if match[name]), match.start())


def _many(match: re.Match[str], start: int, end: int, core: int) -> Quantity:
    word = match["many"].lower()
    return Quantity(start, end, core, _LARGE.get(word) or _AT_LEAST[word], None, vague=True)


def _figures(match: re.Match[str], offset: int) -> Quantity | None:
    first = _value(match["first"])
    if first is None:
        return None
    end, low, high = match.end(), first, first
    second = _value(match["second"]) if match["second"] else None
    if second is not None and _is_range(match, first, second):
        high = second
    elif match["second"]:
        end = match.end("first")
    low_or_none, high_or_none = _bounded(match, low, high)
    about = bool(match["about"]) or (match["nudge"] or "").lower() in ("about", "around", "some", "an estimated")
    return Quantity(
        start=match.start() + offset,
        end=end + offset,
        core=_core(match) + offset,
        low=low_or_none,
        high=high_or_none,
        approximate=about,
        bare_year=bool(re.fullmatch(r"(?:19|20)\d\d", match["first"])),
    )


def _is_range(match: re.Match[str], first: int, second: int) -> bool:
    joint = match["dash"].strip().lower()
    if joint == "and":
        return bool(match["between"]) and first < second
    return first < second


def _bounded(match: re.Match[str], low: int, high: int) -> tuple[int | None, int | None]:
    if match["low"] or match["more"]:
        return low, None
    if match["over"]:
        return low + 1, None
    if match["high"] or (match["nudge"] or "").lower() == "as many as":
        return None, high
    if match["under"]:
        return None, high - 1
    return low, high


def _value(words: str) -> int | None:
    """The whole number that the words or figures say; None when they say none, or more than people there are."""
    total, current = 0.0, 0.0
    for part in re.split(r"[-\s\u2010]+(?:and\s+)?", words.lower().strip()):
        figure = _figure(part)
        if part in _SCALES:
            current = (current or 1) * _SCALES[part]
            if part in ("thousand", "million"):
                total, current = total + current, 0.0
        elif figure is not None:
            current += figure
        elif part == "half":
            current = 0.5
    value = total + current
    return int(value) if value <= _MOST and value.is_integer() else None


def _figure(part: str) -> float | None:
    if len(part) > 15:
        return None
    if part in _UNITS or part in _TENS:
        return _UNITS.get(part, _TENS.get(part, 0))
    try:
        return float(re.sub(r"[,\u00a0\u202f]", "", part))
    except ValueError:
        return None
