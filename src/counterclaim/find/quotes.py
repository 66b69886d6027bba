"""What stands inside quotation marks, however carelessly they are set."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Quotation", "Quotations", "quotations"]

_CLOSERS = {"“": "”", "«": "»", "‘": "’", "„": "“", "'": "'", '"': '"', "''": "''", "``": "''"}
_ENDS = ".!?,…"
_MOST_SCARE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """text[start:end] with its marks. `closed` False: the mark was missing and the paragraph ends it.

    `resumes` is True where it opens a paragraph while the one before was left open: the same voice goes on.
    """

    start: int
    end: int
    closed: bool
    resumes: bool
    scare: bool


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a text, in order, none inside another."""

    all: tuple[Quotation, ...]
    starts: tuple[int, ...]

    def at(self, position: int) -> Quotation | None:
        """The quotation that holds this character."""
        i = bisect_right(self.starts, position) - 1
        return self.all[i] if i >= 0 and position < self.all[i].end else None

    def meeting(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a character with text[start:end]."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_right(self.starts, end)
        return tuple(q for q in self.all[first:last] if q.start < end and start < q.end)


def quotations(text: str) -> Quotations:
    """The outermost quotations of a text, paragraph by paragraph; never raises, whatever the marks."""
    found: list[Quotation] = []
    for start, end in _paragraphs(text):
        for left, right, closed in _spans(text, start, end):
            resumes = bool(found) and not found[-1].closed and text[start:left].strip() == ""
            found.append(Quotation(left, right, closed, resumes, _is_scare(text[left:right], closed)))
    return Quotations(tuple(found), tuple(q.start for q in found))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    i = start
    while i < end:
        mark = _opening(text, i, start, end)
        if not mark:
            i += 1
            continue
        close = _closing(text, i, mark, end)
        if close < 0 and mark in ("'", "‘"):
            i += 1
            continue
        right = end if close < 0 else close
        while close < 0 and right > i and text[right - 1].isspace():
            right -= 1
        yield i, right, close >= 0
        i = max(right, i + len(mark))


def _opening(text: str, i: int, start: int, end: int) -> str:
    """The mark that opens at i, or "": a straight mark opens only before a word and not after one."""
    two = text[i : i + 2]
    if two in ("''", "``"):
        return two if _fits(text, i, i + 2, (start, end)) else ""
    c = text[i]
    if c in "“«„":
        return c
    if c in "\"'‘" and _fits(text, i, i + 1, (start, end)):
        return c
    return ""


def _fits(text: str, i: int, after: int, bounds: tuple[int, int]) -> bool:
    before = text[i - 1] if i > bounds[0] else " "
    following = text[after] if after < bounds[1] else " "
    if text[i] in "'‘" and following.isdigit():
        return False  # '90s
    return not (before.isalnum() or following.isspace())


def _closing(text: str, i: int, mark: str, end: int) -> int:
    """Where the quotation opened at i ends, its mark included; -1 when the paragraph holds no such mark."""
    closer = _CLOSERS[mark]
    j = text.find(closer, i + len(mark), end)
    while j >= 0:
        after = j + len(closer)
        following = text[after] if after < end else " "
        if not (closer in ("'", "’") and following.isalnum()) and not (closer == '"' and _reopens(text, j, end)):
            return after
        j = text.find(closer, j + 1, end)
    return -1


def _reopens(text: str, j: int, end: int) -> bool:
    """True for a straight mark that can only open: a space before it and a word after it."""
    return text[j - 1].isspace() and j + 1 < end and text[j + 1].isalnum()


def _is_scare(words: str, closed: bool) -> bool:
    inner = words.strip("“”„\"'‘’«»` ")
    return closed and len(inner.split()) <= _MOST_SCARE_WORDS and inner[-1:] not in _ENDS
