"""What is told as known or going on already, and so neither as news nor as something to come."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.codebook.outlook_words import words
from counterclaim.find.arguments import chain
from counterclaim.find.triggers import Hit

__all__ = ["is_called_for", "is_past_cause", "is_present", "is_reported_noun", "is_said_again", "serves_a_past_act"]

_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
_VIOLENT = frozenset({"ASSAULT", "COERCE"})


def is_present(hit: Hit, above: Sequence[Token]) -> bool:
    """True for an act that goes on or is done by saying so, whatever clause it stands in."""
    head = hit.head
    if any(c.dep_ == "amod" and c.lower_ in words("going_on") for c in head.children):
        return True
    if hit.entry.type in _VIOLENT and (_is_pointed_at(head) or _is_to_end(head)):
        return True
    return hit.entry.type in _SPOKEN and _is_performed(head, above)


def _is_pointed_at(noun: Token) -> bool:
    pointers = ("this", "that", "these", "those")
    return noun.pos_ in ("NOUN", "PROPN") and any(c.dep_ == "det" and c.lower_ in pointers for c in noun.children)


def _is_to_end(noun: Token) -> bool:
    """True for what is to stop, and so goes on: "end the shelling", "an end to the shelling"."""
    above = noun.head
    if noun.dep_ == "dobj":
        return above.lemma_.lower() in words("ending")
    return noun.dep_ == "pobj" and above.lower_ in ("to", "of") and above.head.lemma_.lower() in words("ending")


def _is_performed(head: Token, above: Sequence[Token]) -> bool:
    """True for "we urge" and "I want to thank": said and done at once."""
    verb = head
    if head.dep_ == "xcomp" and above and above[0].lemma_.lower() in ("want", "like", "wish"):
        verb = above[0]
    elif head.tag_ not in ("VBP",):
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.children)


def serves_a_past_act(head: Token) -> bool:
    """True for the aim of a past move: "flew to visit", "met to discuss"."""
    verb = head.head
    if head.dep_ not in ("advcl", "xcomp") or verb.tag_ != "VBD":
        return False
    return verb.lemma_.lower() in words("moves") and not any(c.dep_ == "neg" for c in verb.children)


def is_called_for(head: Token) -> bool:
    """True for "it is vital to hold talks", "it is crucial that they talk"."""
    above = head.head
    if head.dep_ not in ("xcomp", "ccomp", "csubj", "advcl") or above.lemma_ != "be":
        return False
    return any(c.dep_ == "acomp" and c.lower_ in words("called_for") for c in above.children)


def is_reported_noun(head: Token) -> bool:
    """True for "reports of clashes" and "claims of torture"."""
    token = head
    for up in list(chain(head))[:4]:
        if token.dep_ == "prep" and token.lower_ == "of" and up.lower_ in words("hearsay"):
            return True
        if token.dep_ not in ("pobj", "prep", "conj", "compound"):
            return False
        token = up
    return False


def is_said_again(hit: Hit) -> bool:
    """True for "this attack": the text told of it before."""
    return hit.entry.type in _VIOLENT and _is_pointed_at(hit.head)


def is_past_cause(head: Token) -> bool:
    """True for what came before the news: "since the clashes", "in response to attacks", "a week after a raid"."""
    above = head.head
    if head.dep_ == "dobj" and above.lemma_ == "follow" and above.pos_ == "VERB":
        return True
    clause = above if head.dep_ in ("nsubj", "nsubjpass") else head
    if any(c.dep_ == "mark" and c.lower_ == "since" for c in clause.children) and clause.tag_ in ("VBD", "VBN"):
        return True
    if head.dep_ != "pobj":
        return False
    governor = above.head
    if above.lower_ in ("to", "for") and governor.lower_ in (
        "response",
        "retaliation",
        "revenge",
        "reaction",
        "reprisal",
    ):
        return True
    if above.lower_ == "after" and any(t.lemma_ in words("spans") for t in above.children):
        return True
    return above.lower_ in ("since", "following") and governor.lemma_.lower() not in words("harm_verbs")
