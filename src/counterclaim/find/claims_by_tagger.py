"""Frames and the learned tagger together: quotations by their marks, indirect speech as the tagger sees it first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.codebook.reporting_cues import Cue
from counterclaim.find.claims_reading import Candidate, Extent, Reading, trimmed

if TYPE_CHECKING:
    from counterclaim.find.tagger import Tagged, Tagger

__all__ = ["combined", "with_tags"]

_SURE = 0.4  # of the tagger's chance, from which it is believed alone
_SURE_WHOLE = 0.45
_AGREES = 0.1  # from which it bears out a frame
_SURE_STANCE = 0.6
_SAME = 0.3  # shared characters that make two contents rivals
_BY_MARKS = ("quote", "voice", "turn")  # the text's own marks say so
_FORMULAS = frozenset({"accepts", "denies", "disputes", "declines"})
_EXACT = ("adverb",)  # frames that need no second witness


def with_tags(
    reading: Reading, proposed: Sequence[Candidate], tagger: Tagger, *, whole: bool, sure: float | None
) -> Iterator[Candidate]:
    """The candidates of frames and tagger together; see `combined`. `sure` None is the measured best."""
    from counterclaim.find.tagger import OURS, POLNEAR

    least = sure if sure is not None else _SURE_WHOLE if whole else _SURE
    near = None if whole else [t.idx for t in reading.hits]
    tags = tagger.tag(reading.text, min(least, _AGREES), near, style=POLNEAR if whole else OURS)
    return combined(reading, proposed, tags, least, whole=whole)


def combined(
    reading: Reading, proposed: Sequence[Candidate], tags: Sequence[Tagged], sure: float, *, whole: bool
) -> Iterator[Candidate]:
    """The candidates of frames and tagger together.

    Quotations come from their marks, one claim a sentence, unless `whole`; then the tagger decides on them too. All
    else that the tagger is sure of follows, with the meaning of the frame that found the same; then, unless `whole`,
    the frames that it bears out. Each choice is what measured best: see docs/decisions/0005-two-modes.md.
    """
    believed = [t for t in tags if t.chance >= sure]
    marked = [c for c in proposed if c.why.startswith(_BY_MARKS)]
    framed = [c for c in proposed if not c.why.startswith(_BY_MARKS)]
    if whole:
        marked = [c for c in marked if not any(_rivals(c, t) for t in believed)]
    yield from marked
    own = [t for t in believed if not any(_is_told(c, t) for c in marked)]
    for tag in own:
        candidate = _candidate(reading, tag, framed)
        yield candidate if whole else replace(candidate, content=_without_that(reading, tag.content))
    for candidate in () if whole else framed:
        if any(_rivals(candidate, t) for t in own) or any(_same(candidate.content, c.content) for c in marked):
            continue
        if candidate.why.startswith(_EXACT) or _is_formula(candidate) or _is_borne_out(candidate, tags):
            yield candidate


def _is_formula(candidate: Candidate) -> bool:
    """True for cues that hardly mean anything else: "denied", "claimed responsibility", "rejected the accusation"."""
    return candidate.meaning is not None and candidate.meaning.stance in _FORMULAS


def _is_borne_out(candidate: Candidate, tags: Iterable[Tagged]) -> bool:
    cue = candidate.cue
    return cue is None or any(tag.chance >= _AGREES and _meet(cue, tag.cue) for tag in tags)


def _is_told(marked: Candidate, tag: Tagged) -> bool:
    """True when a quotation already says what the tag says: the same words, or with its cue, or inside the tag's."""
    within = tag.content[0] <= marked.content[0] and marked.content[1] <= tag.content[1]
    return (
        within
        or _same(marked.content, tag.content)
        or (marked.cue is not None and _meet(marked.cue, tag.cue) and _meet(marked.content, tag.content))
    )


def _rivals(candidate: Candidate, tag: Tagged) -> bool:
    if candidate.cue is not None and _meet(candidate.cue, tag.cue):
        return True
    return _same(candidate.content, tag.content)


def _same(a: Extent, b: Extent) -> bool:
    return min(a[1], b[1]) - max(a[0], b[0]) > _SAME * (max(a[1], b[1]) - min(a[0], b[0]))


def _candidate(reading: Reading, tag: Tagged, framed: Sequence[Candidate]) -> Candidate:
    """The tag as a candidate; what a frame knows of the same cue is kept beside what the tagger saw."""
    sure = f"tagger {tag.chance:.2f}"
    more = tuple(part for part in tag.parts if part != tag.content)
    stance = tag.stance if tag.stance_chance >= _SURE_STANCE else None
    head = _head(reading, tag.cue)
    own = Candidate(tag.speaker, tag.cue, tag.content, _meaning(reading, head), sure, head, 1, stance, more=more)
    same = (c for c in framed if c.cue is not None and _meet(c.cue, tag.cue) and _meet(c.content, tag.content))
    frame = next(same, None)
    if frame is None:
        return own
    why = f"{frame.why}, {sure}"
    speaker = tag.speaker or frame.speaker
    return replace(own, speaker=speaker, cue=frame.cue, meaning=frame.meaning, why=why, head=frame.head)


def _without_that(reading: Reading, content: Extent) -> Extent:
    start, end = content
    if reading.text[start:end].lower().startswith("that "):
        start += len("that ")
    return trimmed(reading.text, start, end)


def _head(reading: Reading, cue: Extent) -> int:
    """Index of the cue's head token, -1 when the parse has no token there."""
    span = reading.doc.char_span(*cue, alignment_mode="expand")
    return span.root.i if span is not None and len(span) else -1


def _meaning(reading: Reading, head: int) -> Cue | None:
    if head < 0:
        return None
    token = reading.doc[head]
    found = (cue for pos in ("verb", "noun", "adj") for cue in reading.cues.of(pos, token.lemma_.lower()))
    return next((cue for cue in found if not cue.rest), None)


def _meet(a: Extent, b: Extent) -> bool:
    return a[0] < b[1] and b[0] < a[1]
