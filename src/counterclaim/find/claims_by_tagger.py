"""Claims that the learned tagger proposes, completed by what the frames know of the same cue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from counterclaim.codebook.reporting_cues import Cue
from counterclaim.find.claims_reading import Candidate, Extent, Reading, trimmed

if TYPE_CHECKING:
    from counterclaim.find.tagger import Tagged

__all__ = ["with_tags"]

_KEPT_FRAMES = ("adverb",)  # the others find little that the tagger misses: measured
_SURE_STANCE = 0.6


def with_tags(reading: Reading, proposed: Sequence[Candidate], tags: Iterable[Tagged]) -> Iterator[Candidate]:
    """The tagger's attributions, and those candidates of the frames that it has no eye for.

    The frames give what the tagger lacks: the codebook's meaning of the cue, the head word, a speaker further off.
    """
    used: set[int] = set()
    tagged = list(tags)
    for tag in tagged:
        known = [c for c in proposed if c.cue is not None and _meet(c.cue, tag.cue)]
        best = max(known, key=lambda c: _shared(c.content, tag.content), default=None)
        used.update(id(c) for c in known)
        yield _candidate(reading, tag, best)
    for candidate in proposed:
        if id(candidate) not in used and _is_kept(candidate, tagged):
            yield candidate


def _is_kept(candidate: Candidate, tagged: Sequence[Tagged]) -> bool:
    if candidate.cue is None or candidate.direct:
        return not any(_meet(candidate.content, tag.content) for tag in tagged)
    return candidate.why.startswith(_KEPT_FRAMES)


def _candidate(reading: Reading, tag: Tagged, known: Candidate | None) -> Candidate:
    content = _without_that(reading, tag.content)
    head = known.head if known else _head(reading, tag.cue)
    frame = f", {known.why}" if known else ""
    return Candidate(
        speaker=_speaker(tag, known),
        cue=tag.cue,
        content=content,
        meaning=known.meaning if known else _meaning(reading, head),
        why=f"tagger {tag.chance:.2f}{frame}",
        head=head,
        rank=0,
        direct=known.direct if known else False,
        stance=tag.stance if tag.stance_chance >= _SURE_STANCE else None,
    )


def _speaker(tag: Tagged, known: Candidate | None) -> Extent | None:
    """The tagger's speaker, or the frame's where it has none."""
    return tag.speaker or (known.speaker if known else None)


def _without_that(reading: Reading, content: Extent) -> Extent:
    start, end = content
    words = reading.text[start:end]
    for lead in ("that ", "That "):
        if words.startswith(lead):
            start += len(lead)
    return trimmed(reading.text, start, end)


def _head(reading: Reading, cue: Extent) -> int:
    """Index of the cue's head token, -1 when the parse has no token there."""
    span = reading.doc.char_span(*cue, alignment_mode="expand")
    return span.root.i if span is not None and len(span) else -1


def _meaning(reading: Reading, head: int) -> Cue | None:
    if head < 0:
        return None
    token = reading.doc[head]
    for pos in ("verb", "noun", "adj"):
        for cue in reading.cues.of(pos, token.lemma_.lower()):
            if not cue.rest:
                return cue
    return None


def _meet(a: Extent, b: Extent) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _shared(a: Extent, b: Extent) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])
