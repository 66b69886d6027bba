"""Accounts that contradict without a word of denial: no evidence, this rather than that, the accused's reply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.codebook.said_words import pattern, says
from counterclaim.find.claims_reading import frame_and_cue
from counterclaim.records import Claim, EventMention

__all__ = ["contradictions"]

_FURTHEST = 600  # characters back to what is contradicted
_CHARGES = frozenset("accuse blame suspect allege allegation accusation charge attribute implicate claim".split())
_REPLIES = frozenset("say claim insist maintain contend argue assert state add respond reply".split())
_PRONOUNS = frozenset("he she they it we i who which".split())
_WORDS = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    """that this with from have been were they their which about after before into over said says claim claims while
    forces army military government minister ministry officials authorities""".split()
)


def contradictions(text: str, ordered: Sequence[Claim], events: Sequence[EventMention]) -> Iterator[tuple[Claim, str]]:
    """Each claim that contradicts without denying, with the id of the claim or act it contradicts."""
    for index, claim in enumerate(ordered):
        if claim.stance not in ("asserts", "disputes", "denies", "condemns") or claim.act == "attitude":
            continue
        before = [c for c in reversed(ordered[:index]) if _can_answer(claim, c)]
        target = _without(claim, before, events) or _replied(text, claim, before)
        if target:
            yield claim, target


def _can_answer(claim: Claim, other: Claim) -> bool:
    if other.stance not in ("asserts", "accepts") or other.act == "attitude":
        return False
    at = claim.cue.start if claim.cue else claim.content.start
    if other.claimant and other.claimant.text.lower() in _PRONOUNS:
        return False
    if not 0 <= at - other.content.end + 1 <= _FURTHEST:
        return False
    return not (claim.claimant and other.claimant and _stems(claim.claimant.text) & _stems(other.claimant.text))


def _without(claim: Claim, before: Sequence[Claim], events: Sequence[EventMention]) -> str:
    """What a claim of no evidence, of an impossibility, or of one thing rather than another speaks against."""
    content = claim.content.text
    rather = pattern("contradictions_rather").search(content)
    if rather:
        at = claim.content.start + rather.end()
        named = [e for e in events if at <= e.trigger.start < claim.content.end]
        return named[0].id if named else ""
    if says("contradictions_no_trace", content) and before:
        return before[0].id
    alike = [c for c in before if _stems(content) & _stems(c.content.text)]
    return alike[0].id if alike and says("contradictions_impossible", content) else ""


def _replied(text: str, claim: Claim, before: Sequence[Claim]) -> str:
    """The charge that the accused answers with an excuse, a charge of its own, or by calling it false."""
    cue, content = _cue_of(claim), claim.content.text
    for other in before:
        if _cue_of(other) not in _CHARGES or not _is_named(claim, _told(text, other)):
            continue
        back = cue in _CHARGES - {"claim"} and _is_named(other, _told(text, claim))
        excused = cue in _REPLIES and says("contradictions_excuse", content)
        if back or excused or says("contradictions_false", content):
            return other.id
    return ""


def _is_named(claim: Claim, words: str) -> bool:
    """True when the words name the claimant."""
    return claim.claimant is not None and bool(_stems(claim.claimant.text) & _stems(words))


def _told(text: str, claim: Claim) -> str:
    """A claim from its cue on, with the party charged that may stand before the content: "accused X of"."""
    start = min(claim.cue.start, claim.content.start) if claim.cue else claim.content.start
    return text[start : claim.content.end]


def _cue_of(claim: Claim) -> str:
    return frame_and_cue(claim.why)[1].split(",")[0]


def _stems(text: str) -> set[str]:
    return {w[:5] for w in _WORDS.findall(text.lower()) if w not in _COMMON}
