"""What two reviewers of one ledger made of the same documents, compared as two coders' annotations are."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable

from counterclaim.errors import StoreError
from counterclaim.evaluate.agreement import Agreement, agreement
from counterclaim.evaluate.gold import GoldClaim, GoldDispute, GoldDocument, GoldEvent
from counterclaim.records import Claim, EventMention, Findings
from counterclaim.run.applied import applied
from counterclaim.run.judged import Judged, judged
from counterclaim.store import Decision, Ledger

__all__ = ["agreement_of_reviewers"]

_CODING = ("accept", "edit", "reject")


def agreement_of_reviewers(ledger: Ledger, a: str, b: str) -> Agreement:
    """The agreement of two reviewers on the claims and events that both decided about.

    Who accepts a document vouches for all in it. Labels "event kept" and "claim kept" say of each unit whether it was
    rejected. StoreError when there is no such unit.
    """
    standing = ledger.effective_decisions()
    first, second = (judged(_by(standing, name)) for name in (a, b))
    both = [found for each in ledger.all_findings() if (found := _of_both(each, first, second))]
    if not both:
        raise StoreError(
            f"{a} and {b} decided about no claim or event in common.",
            where=str(ledger.address),
            remedy="both accept, edit or reject the same claims and events, or accept the same documents",
        )
    made = agreement((_as_coded(found, first) for found in both), (_as_coded(found, second) for found in both))
    for found in both:
        one, other = _ids(_as_coded(found, first)), _ids(_as_coded(found, second))
        made.labels["event kept"] += [(str(e.id in one), str(e.id in other)) for e in found.events]
        made.labels["claim kept"] += [(str(c.id in one), str(c.id in other)) for c in found.claims]
    return made


def _by(standing: Iterable[Decision], reviewer: str) -> list[Decision]:
    name = reviewer.strip().casefold()
    return [d for d in standing if d.reviewer.casefold() == name and d.action in _CODING]


def _of_both(found: Findings, a: Judged, b: Judged) -> Findings | None:
    """What both decided about of the findings; None where that is nothing."""
    document = found.document.id

    def both(unit: str) -> bool:
        return all(unit in coder.review or coder.review.get(document) in ("accepted", "rejected") for coder in (a, b))

    claims = tuple(c for c in found.claims if both(c.id))
    events = tuple(e for e in found.events if both(e.id))
    ids = {*(c.id for c in claims), *(e.id for e in events)}
    disputes = tuple(d for d in found.disputes if {d.source, d.target} <= ids)
    return dc.replace(found, claims=claims, events=events, disputes=disputes, counts=()) if ids else None


def _as_coded(found: Findings, coder: Judged) -> GoldDocument:
    """The findings as one coder has them, in the shape of annotations."""
    seen = next(iter(applied([found], coder)), Findings(found.document))
    text = found.document.text
    return GoldDocument(
        found.document.id,
        tuple(_event(e, text) for e in seen.events),
        tuple(_claim(c, text) for c in seen.claims),
        tuple(GoldDispute(d.source, d.target) for d in seen.disputes),
        (),
    )


def _event(event: EventMention, text: str) -> GoldEvent:
    place, date = event.place, event.date
    earliest, latest = (date.earliest, date.latest) if date else (None, None)
    return GoldEvent(
        event.id,
        event.sentence.of(text),
        event.trigger.text,
        event.type,
        tuple(p.name or p.text for p in event.actors),
        tuple(p.name or p.text for p in event.recipients),
        place.name if place else None,
        place.country if place else None,
        earliest.isoformat() if earliest else None,
        latest.isoformat() if latest else None,
        event.modality,
    )


def _claim(claim: Claim, text: str) -> GoldClaim:
    name = (claim.claimant.name or claim.claimant.text) if claim.claimant else None
    return GoldClaim(
        claim.id, name, claim.content.text, claim.sentence.of(text), claim.stance, claim.form, claim.issue
    )  # fmt: skip


def _ids(coded: GoldDocument) -> set[str]:
    return {*(e.id for e in coded.events), *(c.id for c in coded.claims)}
