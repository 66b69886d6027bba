"""Frames and the learned tagger together: what both see is kept, and what the tagger alone is sure of is added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from counterclaim.codebook.reporting_cues import Cue
from counterclaim.find.claims_reading import Candidate, Extent, Reading, trimmed

if TYPE_CHECKING:
    from counterclaim.find.tagger import Tagged

__all__ = ["LOWEST", "with_tags"]

LOWEST = 0.2  # of the tagger's chance, below which it does not agree with a frame
_SURE = 0.7  # from which it is believed alone
_SURE_STANCE = 0.6
_SAME = 0.3  # shared characters that make two contents rivals
_EXACT_FRAMES = ("adverb", "quote")  # the text itself marks these; they need no second witness


def with_tags(reading: Reading, proposed: Sequence[Candidate], tags: Sequence[Tagged]) -> Iterator[Candidate]:
    """The candidates whose cue the tagger sees too, those of exact frames, and the tagger's own sure ones.

    Measured on annotated reports: more precise than the frames alone, and no less complete.
    """
    kept = [c for c in proposed if _is_kept(c, tags)]
    yield from kept
    for tag in tags:
        if tag.chance >= _SURE and not any(_rivals(c, tag) for c in kept):
            yield _candidate(reading, tag)


def _is_kept(candidate: Candidate, tags: Iterable[Tagged]) -> bool:
    cue = candidate.cue
    if cue is None or candidate.why.startswith(_EXACT_FRAMES):
        return True
    return any(tag.chance >= LOWEST and _meet(cue, tag.cue) for tag in tags)


def _rivals(candidate: Candidate, tag: Tagged) -> bool:
    if candidate.cue is not None and _meet(candidate.cue, tag.cue):
        return True
    shared = min(candidate.content[1], tag.content[1]) - max(candidate.content[0], tag.content[0])
    whole = max(candidate.content[1], tag.content[1]) - min(candidate.content[0], tag.content[0])
    return shared > _SAME * whole


def _candidate(reading: Reading, tag: Tagged) -> Candidate:
    head = _head(reading, tag.cue)
    return Candidate(
        speaker=tag.speaker,
        cue=tag.cue,
        content=_without_that(reading, tag.content),
        meaning=_meaning(reading, head),
        why=f"tagger {tag.chance:.2f}",
        head=head,
        stance=tag.stance if tag.stance_chance >= _SURE_STANCE else None,
    )


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
