"""Disputes that the text itself makes: a denial or rejection, linked to the claim or event that it answers."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterator, Sequence

from counterclaim.codebook.said_words import says
from counterclaim.find.answer_model import chance_of
from counterclaim.find.answer_signs import pairs_of, signs, told_of
from counterclaim.find.answered import Answers, cue_of, names_of, stems
from counterclaim.find.contradictions import contradictions
from counterclaim.records import Claim, Dispute, EventMention, Findings

__all__ = ["disputes", "ruled_disputes", "with_disputes"]

_DISPUTING = ("denies", "disputes")
_CHARGES = frozenset("accuse blame suspect allege allegation accusation charge attribute implicate claim".split())
_FURTHEST = 500  # characters back to an act that a vague denial means
_CLOSE = 200  # and to an accusation named by its noun
_OPPOSING = frozenset({"vote", "protest", "oppose", "argue", "object"})
_ENOUGH = 0.2  # what must speak for a claim before a denial is linked to it
_SURE = 0.6  # chance from which the learned judge links a pair alone
_CONTENT_CUES = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "CONSULT", "SUPPORT", "AGREE"})


def with_disputes(findings: Findings) -> Findings:
    """The findings with the disputes of their text; best once parties have names and acts their incidents."""
    found = disputes(findings.document.text, findings.claims, findings.events)
    issues = _issues_taken_over(found, findings.claims)
    claims = tuple(dc.replace(c, issue=issues.get(c.id, c.issue)) for c in findings.claims)
    found = tuple(dc.replace(d, issue=issues.get(d.source, d.issue)) for d in found)
    return dc.replace(findings, claims=claims, disputes=found)


def _issues_taken_over(found: Sequence[Dispute], claims: Sequence[Claim]) -> dict[str, str]:
    """By claim that only points back ("this", "the report"): the issue of the claim that it answers."""
    issue_of = {str(c.id): c.issue for c in claims}
    back = {c.id for c in claims if c.stance in _DISPUTING and says("reply_backward", c.content.text)}
    return {d.source: issue_of[d.target] for d in reversed(found) if d.source in back and d.target in issue_of}


def disputes(text: str, claims: Sequence[Claim], events: Sequence[EventMention]) -> tuple[Dispute, ...]:
    """The explicit disputes of the document, each from a claim to the claim or event that it answers.

    Rules link denials and what contradicts; a learned judge of pairs adds those it is sure of. A denial that answers
    nothing in the text is left alone, for a person to link.
    """
    ruled = ruled_disputes(text, claims, events)
    ordered = sorted((c for c in claims if c.act != "attitude"), key=lambda c: c.content.start)
    return (*ruled, *_judged(Answers(text, ordered, events), ruled))


def _judged(answers: Answers, ruled: Sequence[Dispute]) -> Iterator[Dispute]:
    """The pairs that the learned judge adds to what the rules link."""
    links = {(d.source, d.target) for d in ruled}
    sources = {source for source, _ in links}
    told = told_of(answers)
    for claim, other in pairs_of(answers):
        if (claim.id, other.id) in links or (other.id, claim.id) in links:
            continue
        ruling = "elsewhere" if claim.id in sources else ""
        chance = chance_of(signs(answers.text, told[claim.id], told[other.id], ruling))
        if chance >= _SURE:
            why = f"{_why(claim)}: {answers.reasons(claim, other)} (chance {chance:.2f})"
            yield Dispute(claim.id, other.id, claim.issue, "text", why)


def ruled_disputes(text: str, claims: Sequence[Claim], events: Sequence[EventMention]) -> tuple[Dispute, ...]:
    """The disputes that rules alone link."""
    found: dict[tuple[str, str], Dispute] = {}
    ordered = sorted((c for c in claims if c.act != "attitude"), key=lambda c: c.content.start)
    answers = Answers(text, ordered, events)
    targets: dict[str, tuple[str, ...]] = {}
    by_id = {c.id: c for c in ordered}
    for claim in ordered:
        if not _answers(claim):
            continue
        earlier = _inherited(claim, ordered)
        answered = targets.get(earlier.id if earlier else "") or _targets(claim, answers)
        if earlier is not None and _leads_on(claim):
            continue
        targets[claim.id] = answered
        for target in answered:
            other = by_id.get(target)  # type: ignore[call-overload]
            why = answers.reasons(claim, other) if other else "the act told"
            found[claim.id, target] = Dispute(claim.id, target, claim.issue, "text", f"{_why(claim)}: {why}")
    known = {source for source, _ in found}
    for claim, target in contradictions(answers):
        if claim.id not in known and (target, claim.id) not in found:
            found[claim.id, target] = Dispute(claim.id, target, claim.issue, "text", _why(claim))
    return tuple(found.values())


def _answers(claim: Claim) -> bool:
    """True for a denial or a dispute of a fact; to refuse a request or to deny access disputes nothing."""
    backs = claim.stance == "asserts" and ", backs " in claim.why
    if (claim.stance not in _DISPUTING and not backs) or cue_of(claim) in _OPPOSING:
        return False
    return not says("disputes_no_fact", claim.content.text)


def _leads_on(claim: Claim) -> bool:
    """True when a second clause of a denial goes on to other things: what will be done next, a reason cited."""
    return says("disputes_ahead", claim.content.text) or cue_of(claim) == "cite"


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


def _targets(claim: Claim, answers: Answers) -> tuple[str, ...]:
    """What a denial answers: each charge of its accuser where it names several, else a claim before it, an
    accusation named by its noun, a claim told just after, or the act itself."""
    scored = answers.scored(claim)
    if says("disputes_many", claim.content.text):
        charges = _all_charges(claim, [c for _, c in scored])
        if charges:
            return charges
    before = [(s, c) for s, c in scored if c.content.start < claim.content.start or _holds(claim, c)]
    if before and before[0][0] >= _ENOUGH:
        return (before[0][1].id,)
    named = _accusation(claim, answers.events)
    if named:
        return (named,)
    if scored and scored[0][0] >= _ENOUGH:
        return (scored[0][1].id,)
    act = _event(claim, answers.events)
    return (act,) if act else ()


def _holds(claim: Claim, other: Claim) -> bool:
    return claim.content.span.holds(other.content.span)


def _all_charges(claim: Claim, others: Sequence[Claim]) -> tuple[str, ...]:
    """The charges of the one speaker who named this claimant, for "denied these allegations"."""
    doubted = [c for c in others if cue_of(c) in _CHARGES and c.claimant and c.content.start < claim.content.start]
    doubted.sort(key=lambda c: -c.content.start)
    against = [c for c in doubted if names_of(claim.claimant) & stems(c.content.text)]
    return tuple(c.id for c in against if names_of(against[0].claimant) & names_of(c.claimant))[:3]


def _is_vague(claim: Claim) -> bool:
    content = claim.content.text
    return says("reply_backward", content) or says("disputes_bare", content) or says("disputes_self", content)


def _accusation(claim: Claim, events: Sequence[EventMention]) -> str:
    """An accusation told just before by its noun, which "denied involvement" answers."""
    named = [e for e in events if e.type == "ACCUSE" and says("disputes_accusation", e.trigger.text)]
    near = [e for e in named if _is_before(e, claim, _CLOSE)]
    return near[-1].id if near and _is_vague(claim) else ""


def _event(claim: Claim, events: Sequence[EventMention]) -> str | None:
    """The act that is denied when no claim tells it: in the denial's own words, else one told before."""
    acts = [e for e in events if e.modality not in ("future", "hypothetical") and e.type not in _CONTENT_CUES]
    inside = [e for e in acts if claim.content.span.holds(e.trigger.span)]
    if inside:
        return inside[0].id
    near = [e for e in acts if _is_before(e, claim, _FURTHEST)]
    return near[-1].id if near and _is_vague(claim) else None


def _is_before(event: EventMention, claim: Claim, most: int) -> bool:
    return 0 <= claim.content.start - event.trigger.end <= most
