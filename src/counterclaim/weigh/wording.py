"""How statements are worded: owning up, looking back, denying in bare words, fighting each other, harm to civilians."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.codebook.rules import VerifyingBody
from counterclaim.codebook.said_words import says
from counterclaim.gazetteer.names import fold
from counterclaim.records import Claim, EventMention, Mention, Party
from counterclaim.weigh.origins import is_identified

__all__ = [
    "called_culprits",
    "hurts_civilians",
    "is_mutual",
    "is_self",
    "may_own",
    "named_here",
    "verifiable",
]

_ARTICLE = 5  # characters before the name
_SELVES = frozenset({"it", "they", "we", "he", "she", "i", "us", "our", "its", "their", "my", "his", "her"})


def may_own(claim: Claim) -> bool:
    """True when the speaker may be owning up; whose act it is decides."""
    admits = claim.stance == "asserts" and claim.cue is not None and says("wording_admits", claim.cue.text)
    return claim.stance == "accepts" or admits


def is_self(party: Party) -> bool:
    """True for "it", "we", "its aircraft": the speaker's own, in the speaker's words."""
    return bool(set(fold(party.name or party.text).split()) & _SELVES)


def named_here(event: EventMention) -> list[Party]:
    """The doers that this mention itself names; those carried over from other mentions were named by other voices."""
    return [p for p in event.actors if is_identified(p) and event.sentence.holds(p.span)]


def called_culprits(claim: Claim, mentions: Iterable[Mention]) -> list[Party]:
    """Whom a claim that holds no act calls the doers, named at its beginning: "the Red Front are to blame"."""
    if not says("wording_culprits", claim.content.text):
        return []
    start, end = claim.content.start, claim.content.end
    inside = [m for m in mentions if m.kind == "actor" and m.id and start <= m.start and m.end <= end]
    first = min(inside, key=lambda m: (m.start, -m.end), default=None)
    if first is None or first.start - start > _ARTICLE:
        return []
    return [Party(first.start, first.end, first.text, name=first.name, id=first.id)]


def is_mutual(event: EventMention) -> bool:
    """True for fighting between the parties, which says nothing of who struck first."""
    actors = {p.id or fold(p.name or p.text) for p in event.actors}
    recipients = {p.id or fold(p.name or p.text) for p in event.recipients}
    if actors and actors == recipients:
        return True
    return bool(actors) and not recipients and says("wording_fights", event.trigger.text)


def hurts_civilians(event: EventMention) -> bool:
    """True for people killed or hurt whom the words call civilians or protected."""
    if event.type != "ASSAULT" or not says("wording_harms", event.trigger.text):
        return False
    return any(says("wording_civil", p.text) or says("wording_civil", p.name or "") for p in event.recipients)


def verifiable(party: Party, bodies: Iterable[VerifyingBody]) -> frozenset[str] | None:
    """The issues on which the party is a listed verifying body, empty for all; None when it is not listed."""
    names = {fold(n) for n in (party.name, party.text, party.organ) if n}
    for body in bodies:
        if party.id in body.ids or party.organ in body.ids or names & {fold(n) for n in body.names}:
            return body.issues
    return None
