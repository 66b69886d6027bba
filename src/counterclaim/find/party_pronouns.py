"""Whom a pronoun stands for inside its own sentence: the subject of the clause around it."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.find.party_words import FACILITIES
from counterclaim.find.triggers import classes_of

__all__ = ["named_for"]

_THING = frozenset({"it", "its"})
_ONE = frozenset({"he", "she", "him", "her", "his"})
_MANY = frozenset({"they", "them", "their"})
_SUBJECTS = ("nsubj", "nsubjpass")
_UP = 4


def named_for(pronoun: Token) -> Token | None:
    """The noun of the sentence that "it", "his" or "they" takes up; None where no subject above agrees with it.

    A possessive may take up the subject of its own clause ("the army continued its attack"); a subject or object
    that of a clause above ("the army said it had attacked").
    """
    word = pronoun.lower_
    if word not in _THING | _ONE | _MANY:
        return None
    clause = _verb_above(pronoun)
    if clause is not None and pronoun.dep_ != "poss":
        clause = _verb_above(clause)
    for _ in range(_UP):
        if clause is None:
            return None
        for subject in (c for c in clause.children if c.dep_ in _SUBJECTS):
            if subject.is_ancestor(pronoun) or subject.i > pronoun.i:
                continue
            if subject.pos_ == "PRON" and subject.i != pronoun.i:
                return named_for(subject) if subject.lower_ in _THING | _ONE | _MANY else None
            return subject if _agrees(subject, word) else None
        clause = _verb_above(clause)
    return None


def _verb_above(token: Token) -> Token | None:
    while token.head != token:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _agrees(noun: Token, word: str) -> bool:
    plural = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    classes = classes_of(noun)
    if word in _MANY:
        return plural or "forces" in classes
    if plural:
        return False
    if word in _ONE:
        return noun.pos_ == "PROPN" or "person" in classes
    return (noun.pos_ == "PROPN" and noun.lower_ not in FACILITIES) or "forces" in classes
