"""Half-open spans of Unicode code points in a document's text."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """text[start:end] of one document; code points, half-open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanError(f"span {self.start}..{self.end} runs backwards or starts before the text")

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """True when the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def jaccard(self, other: Span) -> float:
        """Shared characters over all characters of the two, 0..1."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        if shared <= 0:
            return 0.0
        return shared / (max(self.end, other.end) - min(self.start, other.start))


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """A span with its words; `text` is always document.text[start:end]."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The span without its words."""
        return Span(self.start, self.end)


def quoted(text: str, start: int, end: int) -> Quoted:
    """The span of a document's text with its words; SpanError when it does not fit."""
    if not 0 <= start <= end <= len(text):
        raise SpanError(f"span {start}..{end} does not fit a text of {len(text)} characters")
    return Quoted(start, end, text[start:end])
