"""Disputes that the text itself makes: a denial or rejection, linked to the claim or event that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.parse import ParsedDocument
from counterclaim.records import Claim, Dispute, EventMention

__all__ = ["disputes"]

_DISPUTING = ("denies", "disputes")
_ACCOUNT = (
    r"(?:claims?|reports?|allegations?|accusations?|charges?|assertions?|statements?|account|suggestions?|rumou?rs?|"
    r"version|narrative|contention)"
)
_BACK = re.compile(
    rf"^(?:this|that|the|these|those|such|any|all|its|his|her|their)\b[^.;]{{0,40}}\b{_ACCOUNT}\b|^{_ACCOUNT}\b", re.I
)
_BARE = re.compile(
    r"^(?:it|this|that|them|wrongdoing|responsibility|involvement|any (?:role|involvement|responsibility|wrongdoing))$",
    re.I,
)
_SELF = re.compile(r"\b(?:involve\w*|responsib\w*|role|carrying out|wrongdoing|behind)\b", re.I)
_WORDS = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    """that this with from have been were they their which would about after before into over said says claim claims
    report reports statement against while when where there these those than then also being more other some""".split()
)
_FURTHEST = 1500  # characters back from a dispute to what it answers
_CONTENT_CUES = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "CONSULT", "SUPPORT", "AGREE"})


def disputes(parsed: ParsedDocument, claims: Sequence[Claim], events: Sequence[EventMention]) -> tuple[Dispute, ...]:
    """The explicit disputes of the document, each from a claim to the claim or event that it answers."""
    found: dict[tuple[str, str], Dispute] = {}
    ordered = sorted(claims, key=lambda c: c.content.start)
    targets: dict[str, str] = {}
    for claim in ordered:
        if claim.stance not in _DISPUTING or claim.act == "attitude":
            continue
        target = targets.get(_inherited(claim, ordered)) or _target(claim, ordered, events)
        if target is None:
            continue
        targets[claim.id] = target
        found[claim.id, target] = Dispute(claim.id, target, claim.issue, "text", _why(claim))
    return tuple(found.values())


def _why(claim: Claim) -> str:
    return f"{claim.cue.text if claim.cue else claim.stance} {claim.content.text}"[:80]


def _inherited(claim: Claim, ordered: Sequence[Claim]) -> str:
    """The dispute in the same sentence that this claim explains: "rejects this, saying that ..."."""
    for other in ordered:
        if other.content.start >= claim.content.start:
            break
        if other.stance in _DISPUTING and other.sentence == claim.sentence and _same_voice(other, claim):
            return other.id
    return ""


def _same_voice(a: Claim, b: Claim) -> bool:
    return a.claimant is not None and b.claimant is not None and a.claimant.span == b.claimant.span


def _target(claim: Claim, ordered: Sequence[Claim], events: Sequence[EventMention]) -> str | None:
    if claim.within:
        pass
    nearest = _best_claim(claim, ordered)
    if nearest is not None:
        return nearest
    return _event(claim, events)


def _best_claim(claim: Claim, ordered: Sequence[Claim]) -> str | None:
    """The claim by another voice that this one answers: the nearest before it, the likest in words and issue."""
    back = bool(_BACK.match(claim.content.text) or _BARE.match(claim.content.text))
    best: tuple[float, str] | None = None
    for rank, other in enumerate(_earlier(claim, ordered)):
        score = _likeness(claim, other) + (0.5 if back and rank == 0 else 0.0) - 0.05 * rank
        if back and other.issue == claim.issue:
            score += 0.2
        if score >= 0.2 and (best is None or score > best[0]):
            best = (score, other.id)
    return best[1] if best else None


def _earlier(claim: Claim, ordered: Sequence[Claim]) -> Iterator[Claim]:
    """Claims by other voices before this one, nearest first, that tell something which can be disputed."""
    at = claim.cue.start if claim.cue else claim.content.start
    for other in reversed(ordered):
        if other.id == claim.id or other.content.start >= at or at - other.content.end > _FURTHEST:
            continue
        if other.stance not in ("asserts", "condemns", "accepts", "threatens") or other.act == "attitude":
            continue
        if other.claimant and claim.claimant and other.claimant.text == claim.claimant.text:
            continue
        if claim.cue and other.content.span.holds(claim.cue.span):
            continue
        yield other


def _likeness(claim: Claim, other: Claim) -> float:
    a, b = _stems(claim.content.text), _stems(other.content.text)
    if not a or not b:
        return 0.0
    party = claim.claimant is not None and any(w in b for w in _stems(claim.claimant.text))
    shared = len(a & b) / min(len(a), len(b))
    own = 0.3 if party and (claim.stance == "denies" or _SELF.search(claim.content.text)) else 0.0
    return shared + own


def _stems(text: str) -> set[str]:
    return {w[:5] for w in _WORDS.findall(text.lower()) if w not in _COMMON}


def _event(claim: Claim, events: Sequence[EventMention]) -> str | None:
    """The act itself, when no claim tells of it: a typed act of the words denied, told before."""
    inside = [e for e in events if claim.content.span.holds(e.trigger.span) and e.type not in _CONTENT_CUES]
    before = [e for e in events if e.trigger.end <= claim.content.start and e.type not in _CONTENT_CUES]
    for act in inside:
        same = [e for e in before if e.type == act.type and claim.content.start - e.trigger.end <= _FURTHEST]
        if same:
            return same[-1].id
    if inside:
        return inside[0].id
    near = [e for e in before if claim.content.start - e.trigger.end <= _FURTHEST // 3]
    vague = _BACK.match(claim.content.text) or _BARE.match(claim.content.text) or _SELF.search(claim.content.text)
    return near[-1].id if near and vague else None
