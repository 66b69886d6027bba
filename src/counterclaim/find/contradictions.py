"""Accounts that contradict without a word of denial: no evidence, this rather than that, the accused's reply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.codebook.said_words import pattern, says
from counterclaim.find.answered import Answers, cue_of, is_one_voice, names_of, stems
from counterclaim.records import Claim, EventMention

__all__ = ["contradictions"]

_FURTHEST = 600  # characters back to what is contradicted
_CHARGES = frozenset("accuse blame suspect allege allegation accusation charge attribute implicate claim".split())
_REPLIES = frozenset("say claim insist maintain contend argue assert state add respond reply answer counter".split())
_PRONOUNS = frozenset("he she they it we i who which".split())


def contradictions(answers: Answers) -> Iterator[tuple[Claim, str]]:
    """Each claim that contradicts without denying, with the id of the claim or act it contradicts."""
    for index, claim in enumerate(answers.claims):
        if claim.stance not in ("asserts", "disputes", "denies", "condemns"):
            continue
        before = [c for c in reversed(answers.claims[:index]) if _can_answer(claim, c)]
        target = _without(claim, before, answers.events) or _replied(answers, claim, before)
        if target:
            yield claim, target
        for other in before:
            if _is_mutual(claim, other):
                yield claim, other.id
                yield other, claim.id


def _is_mutual(claim: Claim, other: Claim) -> bool:
    """True for the two halves of "both sides blame each other"."""
    return claim.content == other.content and says("contradictions_each_other", claim.content.text)


def _can_answer(claim: Claim, other: Claim) -> bool:
    if other.stance not in ("asserts", "accepts"):
        return False
    at = claim.cue.start if claim.cue else claim.content.start
    if other.claimant and not other.claimant.name and other.claimant.text.lower() in _PRONOUNS:
        return False
    if claim.content != other.content and not 0 <= at - other.content.end + 1 <= _FURTHEST:
        return False
    return not is_one_voice(claim, other)


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
    alike = [c for c in before if stems(content) & stems(c.content.text)]
    return alike[0].id if alike and says("contradictions_impossible", content) else ""


def _replied(answers: Answers, claim: Claim, before: Sequence[Claim]) -> str:
    """The charge that the accused answers with an excuse, a charge of its own, or by calling it false."""
    cue, content = cue_of(claim), claim.content.text
    for other in before:
        if cue_of(other) not in _CHARGES or not names_of(claim.claimant) & stems(answers.told(other)):
            continue
        back = cue in _CHARGES - {"claim"} and bool(names_of(other.claimant) & stems(answers.told(claim)))
        excused = cue in _REPLIES and says("contradictions_excuse", content)
        if back or excused or says("contradictions_false", content):
            return other.id
    return ""
