"""What every frame works on, and what it yields: a reading of the document, and candidate claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.codebook.reporting_cues import Cue, CueTable
from counterclaim.find.quotes import Quotations
from counterclaim.parse.pipeline import DATELINE

__all__ = ["NAMING", "Candidate", "Extent", "Reading", "cue_meanings", "extent", "frame_and_cue", "span_of", "trimmed"]

# Cues that say what a thing is held to be: their content judges it.
NAMING = frozenset(
    "call describe refer characterize characterise portray brand label dub term regard view deem depict".split()
)

Extent = tuple[int, int]  # half-open, code points of the document's text

_EDGE_LEFT = " \t\n\r\u00a0,;:—–-"
_EDGE_RIGHT = " \t\n\r\u00a0,;:—–-"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible claim: who, with which words, says what; `rank` orders rivals for the same content, low first."""

    speaker: Extent | None
    cue: Extent | None
    content: Extent
    meaning: Cue | None
    why: str
    head: int  # token index of the cue; of the content's first token without one
    rank: int = 1
    stance: str | None = None  # what a learned tagger takes it to be
    direct: bool = False  # its content is a quotation that stands for itself
    more: tuple[Extent, ...] = ()  # further parts of the content, where cue or speaker stand inside it


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed document with its quotations and the tokens that may be cues, indexed once."""

    text: str
    doc: Doc
    quotes: Quotations
    cues: CueTable
    hits: tuple[Token, ...]
    starts: tuple[int, ...]  # where each token begins

    def quoted(self, token: Token) -> bool:
        """True for a token inside quotation marks that stand for more than a word or two."""
        quotation = self.quotes.at(token.idx)
        return quotation is not None and not quotation.scare


def frame_and_cue(why: str) -> tuple[str, str]:
    """The frame and the cue in a claim's `why`; ("", "") where only the tagger found it."""
    for part in why.split(", "):
        frame, colon, cue = part.partition(":")
        if colon:
            return frame, cue
    return "", ""


def extent(token: Token) -> Extent:
    """Where a token stands."""
    return token.idx, token.idx + len(token)


def span_of(first: Token, last: Token) -> Extent:
    """From the first to the last token, both included."""
    return first.idx, last.idx + len(last)


def trimmed(text: str, start: int, end: int) -> Extent:
    """The extent without space and separating marks at its edges; a full stop stays only inside quotation marks."""
    if start < end and (start == 0 or text[start - 1] == "\n"):
        dateline = DATELINE.match(text, start)
        start = min(end, dateline.end()) if dateline else start
    while start < end and text[start] in _EDGE_LEFT:
        start += 1
    while end > start and (text[end - 1] in _EDGE_RIGHT or (text[end - 1] == "." and _sentence_stop(text, end))):
        end -= 1
    return start, end


def _sentence_stop(text: str, end: int) -> bool:
    """True for a full stop that ends a sentence rather than an abbreviation such as U.S."""
    return not (end >= 3 and text[end - 2].isupper() and text[end - 3] in ". ")


def cue_meanings(reading: Reading, token: Token, pos: str) -> Iterator[tuple[Cue, tuple[Token, ...]]]:
    """Meanings of a token as a cue, with the tokens that make it up; those of more words first."""
    longer = False
    for cue in reading.cues.of(pos, token.lemma_.lower()):
        if not cue.rest:
            if not longer:
                yield cue, (token,)
            continue
        rest = _rest(token, cue)
        if rest:
            longer = True
            yield cue, (token, *rest)


def _rest(token: Token, cue: Cue) -> tuple[Token, ...]:
    word = cue.rest[0]
    for child in token.children:
        if child.dep_ in ("prt", "dobj", "nsubjpass", "acomp", "advmod", "prep") and child.lemma_.lower() == word:
            return (child,)
    return ()
