"""Parties that an act takes from the text around it: the two leaders who met, the speaker, the one who is asked."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Sequence

from counterclaim.find.drafts import Draft
from counterclaim.records import Claim, Party

__all__ = ["complete"]

_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_PAIR = frozenset(
    {"leader", "president", "minister", "counterpart", "pair", "duo", "official", "diplomat", "secretary"}
)
_SIDES = frozenset({"side", "party", "man", "both", "participant", "two"})
_SUCH = frozenset({"the", "both", "two", "these", "those"})
_TALKS = frozenset({"meeting", "conversation", "talk", "talks", "discussion", "call", "exchange", "negotiation"})
_DENYING = frozenset({"deny", "denial", "refute", "dispute", "reject", "rebut"})
_REACH = 1500
_NEAR = 400
_ASKED = frozenset({"RETREAT", "CONSULT", "AGREE", "AID", "CONCEDE", "COOPERATE", "MOBILIZE", "SANCTION", "COERCE"})


def complete(drafts: Sequence[Draft], claims: tuple[Claim, ...]) -> None:
    """The drafts, in the order of the text, with parties that other words of the document give."""
    met: tuple[Party, ...] = ()
    for number, draft in enumerate(drafts):
        if met and draft.hit.start - met[-1].start < _REACH and _means_those_who_met(draft):
            draft.actors = met
        elif (
            draft.hit.entry.type in _MUTUAL and len(draft.actors) > 1 and not any(map(_is_word_for_side, draft.actors))
        ):
            met = draft.actors
        _from_claims(draft, drafts, claims)
        if draft.hit.entry.type == "REJECT" and not draft.recipients and _denies(draft):
            draft.recipients = _disputed(draft, drafts[:number], claims)


def _those_who_met(draft: Draft, meetings: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    """The parties of the last meeting; for "the two presidents" that of presidents, for "the leaders" of people."""
    near = [m for m in meetings if draft.hit.start - m[-1].start < _REACH]
    word = draft.actors[0].text.split()[-1].lower().rstrip("s") if draft.actors else ""
    if word in _PAIR:
        near = [m for m in near if any(" " in p.text for p in m)]
        titled = [m for m in near if any(word in p.text.lower() for p in m)]
        near = titled or near
    return near[-1] if near else draft.actors


def _means_those_who_met(draft: Draft) -> bool:
    """True for "the two leaders", "it was agreed" and "aid was discussed", and talks told again without parties."""
    kind, hit = draft.hit.entry.type, draft.hit
    if not draft.actors:
        told_again = any(c.dep_ == "det" and c.lower_ in ("the", "this", "these") for c in hit.head.children)
        if kind == "CONSULT" and told_again and hit.head.lemma_.lower() in _TALKS:
            return "with" not in hit.frame.preps
        told = kind in ("CONSULT", "AGREE") and draft.modality in ("asserted", "future") and hit.head.pos_ == "VERB"
        return told and not hit.frame.subjects and not hit.frame.below("with", "between", "by", "of")
    if len(draft.actors) != 1:
        return False
    return _is_pair(draft, kind in _MUTUAL)


def _is_pair(draft: Draft, mutual: bool) -> bool:
    party = draft.actors[0]
    doc = draft.hit.head.doc
    words = doc.char_span(party.start, party.end, alignment_mode="expand")
    if words is None or len(words) > 2:
        return False
    noun = words[-1]
    if noun.lower_ in ("they", "their", "them"):
        return mutual
    plural = noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("both", "two")
    before = {t.lower_ for t in noun.children} | {words[0].lower_}
    lemma = noun.lemma_.lower()
    if not plural or (len(words) == 2 and words[0].lower_ not in _SUCH):
        return False
    if lemma in _PAIR:
        return mutual or bool(before & {"both", "two"})
    return mutual and lemma in _SIDES and bool(before & _SUCH)


def _is_word_for_side(party: Party) -> bool:
    return not any(w[:1].isupper() for w in party.text.split())


def _from_claims(draft: Draft, drafts: Sequence[Draft], claims: tuple[Claim, ...]) -> None:
    """The speaker does what it promises or threatens; the one who is asked does what is asked."""
    if draft.actors or draft.modality != "future":
        return
    inside = [c for c in claims if c.content.start <= draft.hit.start < c.content.end and c.claimant]
    if not inside:
        return
    claim = inside[-1]
    promised = claim.stance in ("commits", "threatens") and draft.hit.entry.part == "v"
    if promised and claim.claimant and draft.hit.entry.type != "REQUEST" and not draft.hit.frame.subjects:
        draft.actors = (_bare(claim.claimant),)
    elif claim.stance == "demands" and draft.hit.entry.type in _ASKED:
        draft.actors = tuple(p for p in _asked(claim, drafts) if p not in draft.recipients)


def _bare(party: Party) -> Party:
    """The party without a leading article."""
    first, _, rest = party.text.partition(" ")
    if not rest or first.lower() not in ("the", "a", "an"):
        return party
    return dc.replace(party, start=party.end - len(rest), text=rest)


def _asked(claim: Claim, drafts: Iterable[Draft]) -> tuple[Party, ...]:
    if claim.cue is None:
        return ()
    cue = claim.cue.span
    for draft in drafts:
        if draft.hit.entry.type == "REQUEST" and draft.hit.start < cue.end and cue.start < draft.hit.end:
            return tuple(p for p in draft.recipients if p.kind == "actor")
    return ()


def _denies(draft: Draft) -> bool:
    """True for a denial of now: "had denied" answers something older than the words before it."""
    return draft.modality != "historical" and any(t.lemma_.lower() in _DENYING for t in draft.hit.tokens)


def _disputed(draft: Draft, before: Sequence[Draft], claims: tuple[Claim, ...]) -> tuple[Party, ...]:
    """Whose accusation or account, in the words just before, a denial turns against."""
    own = {p.text.casefold() for p in draft.actors}
    for earlier in reversed(before):
        if draft.hit.start - earlier.hit.end > _NEAR:
            break
        if earlier.hit.entry.type == "ACCUSE" and earlier.actors:
            return tuple(p for p in earlier.actors if p.text.casefold() not in own)
    said = [c for c in claims if c.claimant and c.stance == "asserts" and c.content.end <= draft.hit.start]
    if not said or draft.hit.start - said[-1].content.end > _NEAR or not own:
        return ()
    claimant = said[-1].claimant
    if claimant is None or claimant.text.islower() or _bare(claimant).text.casefold() in own:
        return ()
    return (_bare(claimant),)
