"""Who says what: frames propose, here they are settled and become claims."""

from __future__ import annotations

import dataclasses as dc
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from counterclaim.codebook.reporting_cues import load_cues
from counterclaim.find.claims_by_quotes import quote_candidates, whole_quotations
from counterclaim.find.claims_by_tagger import with_tags
from counterclaim.find.claims_by_turns import says_itself, turn_candidates
from counterclaim.find.claims_by_verbs import verb_candidates
from counterclaim.find.claims_by_words import (
    adverb_candidates,
    epithet_candidates,
    noun_candidates,
    source_candidates,
)
from counterclaim.find.claims_reading import Candidate, Extent, Reading
from counterclaim.find.issues import issue_by_words
from counterclaim.find.quotes import quotations
from counterclaim.find.replies import in_reply
from counterclaim.find.stance import stance_of
from counterclaim.parse import ParsedDocument
from counterclaim.records import Claim, Party, Span, claim_id, quoted

if TYPE_CHECKING:
    from counterclaim.find.tagger import Tagger

__all__ = ["claims", "read"]

_SAME = 0.8  # shared characters that make two contents one


def claims(
    parsed: ParsedDocument, tagger: Tagger | None = None, *, whole: bool = False, sure: float | None = None
) -> tuple[Claim, ...]:
    """Every attribution of the document, in order of content; claimants as words only.

    With a tagger both it and the frames decide; without, the frames alone. `whole` keeps a quotation and what goes on
    with its voice together, and asks the tagger for attitudes too, as PolNeAR counts attributions. `sure` is the
    tagger's chance (0..1) from which it is believed alone; None is the one that was measured best.
    """
    reading = read(parsed)
    proposed = list(_candidates(reading, whole))
    if tagger is not None:
        proposed = list(with_tags(reading, proposed, tagger, whole=whole, sure=sure))
    chosen = _settled(list(_fitted(reading, proposed)))
    found = {c.id: c for c in (_claim(parsed, reading, candidate) for candidate in chosen)}
    return _nested(in_reply(tuple(found.values()), parsed.document.id))


def read(parsed: ParsedDocument) -> Reading:
    """The document prepared for the frames: quotations and cue words, found once."""
    cues, doc = load_cues(), parsed.doc
    lemmas = cues.lemmas
    tokens = list(doc)
    hits = tuple(t for t in tokens if t.lemma_.lower() in lemmas or t.lower_ in lemmas)
    text = parsed.document.text
    return Reading(text, doc, quotations(text), cues, hits, tuple(t.idx for t in tokens))


def _candidates(reading: Reading, whole: bool) -> Iterator[Candidate]:
    spoken = list(whole_quotations(reading) if whole else quote_candidates(reading))
    turns = list(turn_candidates(reading, whole=whole))
    yield from (*spoken, *turns)
    taken = {c.head for c in (*spoken, *turns) if c.head >= 0}
    own = sorted(c.content for c in turns)
    for token in reading.hits:
        if token.i in taken or (own and says_itself(token, own)):
            continue
        yield from verb_candidates(reading, token)
        yield from noun_candidates(reading, token)
        yield from adverb_candidates(reading, token)
        yield from source_candidates(reading, token)
        yield from epithet_candidates(reading, token)


def _fitted(reading: Reading, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates with contents that take in the quotation marks which they cut through."""
    for candidate in candidates:
        start, end = candidate.content
        if not candidate.direct:
            start, end = _with_marks(reading, candidate)
        if start < end:
            yield dc.replace(candidate, content=(start, end))


def _with_marks(reading: Reading, candidate: Candidate) -> Extent:
    start, end = candidate.content
    cue = candidate.cue
    last = reading.quotes.at(end - 1) or reading.quotes.at(end)
    if last and start - last.start <= 2 and not (cue and last.start <= cue[0] < last.end):
        start, end = min(start, last.start), max(end, last.end) if last.start < end else end
    first = reading.quotes.at(start)
    if first and not (cue and first.start <= cue[0] < first.end) and start - first.start <= 2:
        start = first.start
    return start, end


def _settled(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without those whose content a better one already has."""
    kept: list[Candidate] = []
    ends: dict[int, list[Candidate]] = {}
    for candidate in sorted(candidates, key=lambda c: (c.rank, -c.head)):
        rivals = (*ends.get(candidate.content[0], ()), *ends.get(-candidate.content[1], ()))
        if any(_jaccard(candidate.content, r.content) >= _SAME for r in rivals):
            continue
        kept.append(candidate)
        ends.setdefault(candidate.content[0], []).append(candidate)
        ends.setdefault(-candidate.content[1], []).append(candidate)
    return sorted(kept, key=lambda c: (c.content, c.head))


def _jaccard(a: Extent, b: Extent) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return 0.0 if shared <= 0 else shared / (max(a[1], b[1]) - min(a[0], b[0]))


def _claim(parsed: ParsedDocument, reading: Reading, candidate: Candidate) -> Claim:
    text, (start, end) = reading.text, candidate.content
    stance = stance_of(reading, candidate)
    cue = quoted(text, *candidate.cue) if candidate.cue else None
    claimant = Party(*candidate.speaker, text[slice(*candidate.speaker)]) if candidate.speaker else None
    content = quoted(text, start, end)
    return Claim(
        id=claim_id(parsed.document.id, start, end, cue.start if cue else -1, stance),
        content=content,
        sentence=_sentence(reading, cue.start if cue else start),
        stance=stance,
        form="direct" if candidate.direct else _form(reading, candidate.content),
        issue=issue_by_words(stance, content.text, candidate.why),
        claimant=claimant,
        cue=cue,
        act=candidate.meaning.act if candidate.meaning else "speech",
        why=candidate.why,
        continued=tuple(quoted(text, *part) for part in candidate.more),
    )


def _sentence(reading: Reading, position: int) -> Span:
    sent = reading.doc[max(0, bisect_right(reading.starts, position) - 1)].sent
    return Span(sent.start_char, sent.end_char)


def _form(reading: Reading, content: Extent) -> str:
    inside = sum(max(0, min(q.end, content[1]) - max(q.start, content[0])) for q in reading.quotes.meeting(*content))
    share = inside / max(1, content[1] - content[0])
    return "direct" if share >= 0.9 else "mixed" if inside else "indirect"



def _nested(found: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with the claim that each lies in, and through whom it came."""
    out = []
    for claim in found:
        outer = _holders(claim, found)
        relays = tuple(dict.fromkeys(o.claimant.text for o in outer if o.claimant))
        out.append(dc.replace(claim, within=outer[0].id, relayed_by=relays) if outer else claim)
    return tuple(out)


def _holders(claim: Claim, found: tuple[Claim, ...]) -> list[Claim]:
    """Claims with a longer content that holds this one's cue, innermost first: no two can lie in each other."""
    if claim.cue is None:
        return []
    start, end = claim.cue.start, claim.cue.end
    over = [c for c in found if c.content.start <= start and end <= c.content.end]
    own = claim.content.end - claim.content.start
    holders = [c for c in over if c.content.end - c.content.start > own]
    return sorted(holders, key=lambda c: c.content.end - c.content.start)
