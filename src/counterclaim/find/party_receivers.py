"""Whom an act is done to, where that is not its object: who gets a thing back, is left, or is asked to act."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.find.party_words import AGENTS, FACILITIES, OF_IS_ACTOR
from counterclaim.find.triggers import Hit, classes_of, core_noun

__all__ = ["asked_to_act", "given_to", "left_behind", "may_be_party", "nouns_of"]


def may_be_party(token: Token) -> bool:
    """True for a noun or name that can be a party, or a place or thing that is acted on."""
    core = core_noun(token)
    return core.pos_ in ("PROPN", "PRON") or bool(classes_of(core) & (AGENTS | {"place", "vehicle", "thing"}))


def nouns_of(noun: Token, preposition: str) -> list[Token]:
    """The nouns below a preposition that hangs on a noun."""
    return [
        n for c in noun.children if c.dep_ == "prep" and c.lower_ == preposition for n in c.children if n.dep_ == "pobj"
    ]


def left_behind(hit: Hit) -> list[Token]:
    """Whom forces are withdrawn from, where a name tells; the forces themselves only go with those who leave."""
    return [t for t in hit.frame.below("from") if t.pos_ == "PROPN" and t.lower_ not in FACILITIES]


def given_to(hit: Hit, objects: list[Token]) -> list[Token]:
    """Who gets a thing back or is left it: "returned the bells to X"; nothing where people are let go."""
    if hit.entry.type not in ("RETREAT", "CONCEDE"):
        return []
    people = any(classes_of(core_noun(o)) & AGENTS or core_noun(o).pos_ == "PRON" for o in objects)
    to = hit.frame.datives or [t for t in hit.frame.below("to") if may_be_party(t)]
    return to if objects and not people else []


def asked_to_act(hit: Hit) -> list[Token]:
    """Who is to act: the subject of the clause that says what is asked for ("pressed for X to leave")."""
    near = [hit.head, *hit.head.children]
    clauses = [c for t in near if t == hit.head or t.pos_ in ("ADP", "NOUN") for c in t.children if c.pos_ == "VERB"]
    below = ("xcomp", "ccomp", "advcl", "acl", "pcomp")
    asked = [c for c in clauses if c.dep_ in below and (c.tag_ == "VB" or c == hit.frame.clause)]
    subjects = [s for c in asked for s in c.children if s.dep_ in ("nsubj", "nsubjpass")]
    wanted = (*hit.frame.objects, *hit.frame.below("for"))
    return subjects or [d for act in wanted if act.lemma_.lower() in OF_IS_ACTOR for d in _doers_of(act)][:1]


def _doers_of(act: Token) -> list[Token]:
    """Who is to do what a noun asks for: "the withdrawal of the brigades", "the minister's resignation"."""
    owners = [c for c in act.children if c.dep_ == "poss" and c.pos_ != "PRON"]
    return owners or [n for n in nouns_of(act, "of") if may_be_party(n)]
