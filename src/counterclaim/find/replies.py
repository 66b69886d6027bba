"""What claims owe to each other: a saying that explains a denial, a bare negation that answers another's account."""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Iterator, Sequence

from counterclaim.codebook.said_words import says
from counterclaim.find.answered import cue_of, is_one_voice, stems
from counterclaim.find.issues import issue_by_words, points_back
from counterclaim.records import Claim, DocumentId, claim_id

__all__ = ["in_reply"]

_DISPUTING = ("denies", "disputes")
_NO_REASON = frozenset("cite note attribute accuse report blame suggest".split())  # they back a denial by other means
_FURTHEST = 900  # characters back to what a bare negation answers
_FIRST_PERSON = re.compile(r"\b(?:we|our|ours|us|i|my|me)\b", re.I)


def in_reply(found: Sequence[Claim], document: DocumentId) -> tuple[Claim, ...]:
    """The claims of a document in order, with the stance and issue that they have from those around them."""
    explained = tuple(_explained(found, document))
    return tuple(_answering(tuple(_negating(explained, document))))


def _explained(found: Sequence[Claim], document: DocumentId) -> Iterator[Claim]:
    """The claims, with a saying that explains a dispute of the same voice in its sentence disputing too."""
    open_disputes = {(c.sentence, c.claimant.span): c for c in found if c.stance in _DISPUTING and c.claimant and c.cue}
    for claim in found:
        dispute = open_disputes.get((claim.sentence, claim.claimant.span)) if claim.claimant else None
        if dispute and dispute.cue and _explains(claim, dispute):
            if cue_of(claim) in _NO_REASON:
                claim = dc.replace(claim, why=f"{claim.why}, backs {dispute.cue.text}")
            else:
                claim = _turned(claim, "disputes", document, f"{claim.why}, explains {dispute.cue.text}")
        yield claim


def _explains(claim: Claim, dispute: Claim) -> bool:
    if claim.stance != "asserts" or claim.cue is None or dispute.cue is None:
        return False
    return claim.cue.start > dispute.cue.start


def _negating(found: Sequence[Claim], document: DocumentId) -> Iterator[Claim]:
    """The claims, with a plain saying that negates what another voice told just before denying or disputing it."""
    for index, claim in enumerate(found):
        if claim.stance == "asserts" and _is_negation(claim) and any(_is_of(claim, c) for c in found[:index]):
            own = _FIRST_PERSON.search(claim.content.text)
            claim = _turned(claim, "denies" if own else "disputes", document, f"{claim.why}, negates")
        yield claim


def _is_negation(claim: Claim) -> bool:
    content = claim.content.text
    return claim.act == "speech" and says("reply_negation", content) and not says("reply_no_reply", content)


def _is_of(claim: Claim, other: Claim) -> bool:
    """True when another voice told of the same just before."""
    if other.stance not in ("asserts", "accepts", "condemns", "denies") or is_one_voice(claim, other):
        return False
    gap = claim.content.start - other.content.end
    return 0 < gap <= _FURTHEST and bool(stems(claim.content.text) & stems(other.content.text))


def _turned(claim: Claim, stance: str, document: DocumentId, why: str) -> Claim:
    start, end = claim.content.start, claim.content.end
    fresh = claim_id(document, start, end, claim.cue.start if claim.cue else -1, stance)
    issue = issue_by_words(stance, claim.content.text, why) if stance == "denies" else claim.issue
    return dc.replace(claim, id=fresh, stance=stance, issue=issue, why=why)


def _answering(found: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims; one that rejects "this claim" is about what the last claim of another voice is about."""
    out: list[Claim] = []
    for claim in found:
        if claim.stance in ("denies", "disputes") and points_back(claim.content.text):
            voice = claim.claimant.text if claim.claimant else None
            last = next((c for c in reversed(out) if c.claimant and c.claimant.text != voice), None)
            claim = dc.replace(claim, issue=last.issue) if last else claim
        out.append(claim)
    return tuple(out)
