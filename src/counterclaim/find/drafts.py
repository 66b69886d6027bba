"""Triggers on their way to events, and which of them tell the same act."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from counterclaim.find.triggers import Hit
from counterclaim.records import Party, Weapon

__all__ = ["Draft", "joined"]

_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_DAMAGE = frozenset({"damage", "destroy", "level", "flatten"})
_HARM = frozenset({"kill", "injure", "wound", "hurt", "maim"})


@dataclass(slots=True)
class Draft:
    """A trigger on its way to an event."""

    hit: Hit
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    modality: str
    instruments: tuple[Weapon, ...]
    also: list[Hit] = field(default_factory=list)


def joined(drafts: list[Draft]) -> list[Draft]:
    """One draft for each type and pair of parties in a sentence."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k in kept if _same_act(k, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            _take_in(twin, draft)
    return kept


def _same_act(a: Draft, b: Draft) -> bool:
    if a.hit.entry.type != b.hit.entry.type:
        return False
    if _one_toll(a.hit.head, b.hit.head):
        return True
    if _is_outcome(a.hit.head, b.hit.head):
        return True
    if any(_hangs_together(hit, b.hit) and _is_toll(hit, b.hit) for hit in (a.hit, *a.also)):
        return True
    if a.hit.entry.type in _MUTUAL and _other_partners(a.actors, b.actors):
        return False
    if a.modality != b.modality and not _hangs_together(a.hit, b.hit):
        return False
    return _compatible(a.actors, b.actors) and _compatible(a.recipients, b.recipients)


def _other_partners(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    """True for "met X, then talked with Y": each names a partner whom the other leaves out."""
    first, second = ({p.text.casefold() for p in parties} for parties in (a, b))
    return bool(first - second) and bool(second - first)


def _one_toll(a: Token, b: Token) -> bool:
    """True for "killed five people and wounded ten": one attack told by two verbs."""
    if not {a.lemma_, b.lemma_} <= _HARM:
        return False
    joined_directly = (a.head == b or b.head == a) and "conj" in (a.dep_, b.dep_)
    through_number = b.dep_ == "acl" and b.head.dep_ == "conj" and b.head.head == a
    return joined_directly or through_number


def _is_outcome(a: Token, b: Token) -> bool:
    """True for "shelled the village, wounding three"."""
    return b.tag_ == "VBG" and b.dep_ == "advcl" and a.i < b.i and b.lemma_ in _HARM | _DAMAGE


def _is_toll(a: Hit, b: Hit) -> bool:
    """True for "three were killed in an attack": a verb of harm and the noun for the same act."""
    verb, noun = (a, b) if a.entry.part == "v" else (b, a)
    return verb.head.lemma_ in _HARM | {"die"} and noun.entry.part == "n"


def _compatible(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    if not a or not b:
        return True
    return bool({p.text.casefold() for p in a} & {p.text.casefold() for p in b}) or any(
        x.span.meets(y.span) for x in a for y in b
    )


def _hangs_together(a: Hit, b: Hit) -> bool:
    """True when one is an argument of the other ("the strike killed", "died in the attack")."""
    return any(_is_below(x.head, y.head) for x, y in ((a, b), (b, a)))


def _is_below(token: Token, above: Token) -> bool:
    if token.dep_ in ("nsubj", "dobj", "nsubjpass") and token.head == above:
        return True
    return token.dep_ == "pobj" and token.head.head == above


def _take_in(twin: Draft, draft: Draft) -> None:
    twin.also.append(draft.hit)
    twin.actors = twin.actors or draft.actors
    if _is_outcome(twin.hit.head, draft.hit.head):
        known = {p.text.casefold() for p in (*twin.recipients, *twin.actors)}
        twin.recipients += tuple(p for p in draft.recipients if p.text.casefold() not in known)
    twin.recipients = twin.recipients or draft.recipients
    seen = {(w.start, w.end) for w in twin.instruments}
    twin.instruments += tuple(w for w in draft.instruments if (w.start, w.end) not in seen)
