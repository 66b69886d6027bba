"""Disputes that the text itself makes: a denial or rejection, linked to the claim or event that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.codebook.said_words import pattern, says
from counterclaim.find.claims_reading import frame_and_cue
from counterclaim.find.contradictions import contradictions
from counterclaim.parse import ParsedDocument
from counterclaim.records import Claim, Dispute, EventMention

__all__ = ["disputes"]

_DISPUTING = ("denies", "disputes")
_ACCOUNT = (
    r"(?:claims?|reports?|allegations?|accusations?|charges?|assertions?|statements?|account|suggestions?|rumou?rs?|"
    r"version|narrative|contention|stor(?:y|ies)|findings?|conclusions?|notion|theory|figures?|criticisms?)"
)
_ASKING = frozenset("ask wonder question query inquire seek want".split())
_CHARGES = frozenset("accuse blame suspect allege allegation accusation charge attribute alleged implicate".split())
_WORDS = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    """that this with from have been were they their which would about after before into over said says claim claims
    report reports statement against while when where there these those than then also being more other some""".split()
)
_FURTHEST = 1500  # characters back from a dispute to what it answers
_CLOSE = 600  # characters within which an accusation is still the one that is denied
_CONTENT_CUES = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "CONSULT", "SUPPORT", "AGREE"})


def disputes(parsed: ParsedDocument, claims: Sequence[Claim], events: Sequence[EventMention]) -> tuple[Dispute, ...]:
    """The explicit disputes of the document, each from a claim to the claim or event that it answers."""
    found: dict[tuple[str, str], Dispute] = {}
    ordered = sorted(claims, key=lambda c: c.content.start)
    targets: dict[str, tuple[str, ...]] = {}
    for claim in ordered:
        if not _answers(claim):
            continue
        earlier = _inherited(claim, ordered)
        answered = targets.get(earlier.id if earlier else "") or _targets(claim, ordered, events)
        if earlier is not None and _leads_on(claim):
            continue
        targets[claim.id] = answered
        for target in answered:
            found[claim.id, target] = Dispute(claim.id, target, claim.issue, "text", _why(claim))
    known = {source for source, _ in found}
    for claim, target in contradictions(parsed.document.text, ordered, events):
        if claim.id not in known and (target, claim.id) not in found:
            found[claim.id, target] = Dispute(claim.id, target, claim.issue, "text", _why(claim))
    return tuple(found.values())


def _answers(claim: Claim) -> bool:
    """True for a denial or a dispute of a fact; to refuse a request or to deny access disputes nothing."""
    if claim.stance not in _DISPUTING or claim.act == "attitude":
        return False
    return not says("disputes_no_fact", claim.content.text)


def _leads_on(claim: Claim) -> bool:
    """True when a second clause of a denial goes on to other things: what will be done next, a reason cited."""
    return says("disputes_ahead", claim.content.text) or _cue_of(claim) == "cite"


def _cue_of(claim: Claim) -> str:
    return frame_and_cue(claim.why)[1].split(",")[0]


def _why(claim: Claim) -> str:
    return f"{claim.cue.text if claim.cue else claim.stance} {claim.content.text}"[:80]


def _inherited(claim: Claim, ordered: Sequence[Claim]) -> Claim | None:
    """The dispute in the same sentence that this claim explains: "rejects this, saying that ..."."""
    for other in ordered:
        if other.content.start >= claim.content.start:
            break
        if other.stance in _DISPUTING and other.sentence == claim.sentence and _same_voice(other, claim):
            return other
    return None


def _same_voice(a: Claim, b: Claim) -> bool:
    return a.claimant is not None and b.claimant is not None and a.claimant.span == b.claimant.span


def _targets(claim: Claim, ordered: Sequence[Claim], events: Sequence[EventMention]) -> tuple[str, ...]:
    """What a denial answers: each charge of its accuser where it names several, else one claim, else the act."""
    if says("disputes_many", claim.content.text):
        charges = _all_charges(claim, ordered)
        if charges:
            return charges
    nearest = _best_claim(claim, ordered) or _event(claim, events)
    return (nearest,) if nearest else ()


def _all_charges(claim: Claim, ordered: Sequence[Claim]) -> tuple[str, ...]:
    """The doubtful claims of the one speaker who charged this claimant, for "denied these allegations"."""
    doubted = [c for c in _earlier(claim, ordered, 2 * _FURTHEST) if _cue_of(c) in _CHARGES | {"claim"} and c.claimant]
    against = next((c for c in doubted if _names(claim, c.content.text)), None)
    if against is None or against.claimant is None:
        return ()
    same = _stems(against.claimant.text)
    return tuple(c.id for c in doubted if c.claimant and same & _stems(c.claimant.text))[:3]


def _names(claim: Claim, text: str) -> bool:
    return claim.claimant is not None and bool(_stems(claim.claimant.text) & _stems(text))


def _best_claim(claim: Claim, ordered: Sequence[Claim]) -> str | None:
    """The claim by another voice that this one answers: the nearest before it, the likest in words and issue."""
    back = bool(says("disputes_back", claim.content.text) or says("disputes_bare", claim.content.text))
    best: tuple[float, str] | None = None
    for rank, other in enumerate(_earlier(claim, ordered)):
        score = _likeness(claim, other) + (0.5 if back and rank == 0 else 0.0) - 0.05 * rank
        if back and other.issue == claim.issue:
            score += 0.2
        score += _charge(claim, other, back)
        if score >= 0.2 and (best is None or score > best[0]):
            best = (score, other.id)
    return best[1] if best else None


def _charge(claim: Claim, other: Claim, back: bool) -> float:
    """What an accusation just before adds, when its subject or nobody named in particular denies a part in the act."""
    near = claim.content.start - other.content.end <= _CLOSE
    if not near or _cue_of(other) not in _CHARGES or not (back or says("disputes_self", claim.content.text)):
        return 0.0
    return 0.5 if _names(claim, other.content.text) else 0.3


def _earlier(claim: Claim, ordered: Sequence[Claim], most: int = _FURTHEST) -> Iterator[Claim]:
    """Claims by other voices before this one, nearest first, that tell something which can be disputed."""
    at = claim.cue.start if claim.cue else claim.content.start
    for other in reversed(ordered):
        if other.id == claim.id or other.content.start >= at or at - other.content.end > most:
            continue
        if other.act == "attitude" or _cue_of(other) in _ASKING:
            continue
        named = other.stance in ("condemns", "threatens") and _names(claim, other.content.text)
        if other.stance not in ("asserts", "accepts") and not named:
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
    own = 0.3 if party and (claim.stance == "denies" or says("disputes_self", claim.content.text)) else 0.0
    return shared + own


def _stems(text: str) -> set[str]:
    return {w[:5] for w in _WORDS.findall(text.lower()) if w not in _COMMON}


def _event(claim: Claim, events: Sequence[EventMention]) -> str | None:
    """What is denied when no claim tells it: the accusation named, the act in its words, else one told before."""
    told = [e for e in events if e.modality not in ("future", "hypothetical")]
    vague = (
        pattern("disputes_back").match(claim.content.text)
        or says("disputes_bare", claim.content.text)
        or says("disputes_self", claim.content.text)
    )
    charged = [e for e in told if says("disputes_accusation", e.trigger.text) and _is_before(e, claim, _CLOSE // 3)]
    if charged and vague:
        return charged[-1].id
    acts = [e for e in told if e.type not in _CONTENT_CUES]
    inside = [e for e in acts if claim.content.span.holds(e.trigger.span)]
    if inside:
        return inside[0].id
    near = [e for e in acts if _is_before(e, claim, _FURTHEST // 3)]
    return near[-1].id if near and vague else None


def _is_before(event: EventMention, claim: Claim, most: int) -> bool:
    return 0 <= claim.content.start - event.trigger.end <= most
