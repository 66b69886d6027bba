"""What a verb stands under: the word that asks for its act, charges somebody with it or vows it; and empty denials."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["denies_nothing", "spoken_of_by"]

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})
_LINKS = frozenset({"of", "for", "to", "from", "with"})
_LEVELS = 2


def spoken_of_by(word: Token) -> list[Token]:
    """The words above a verb or noun, nearest first, that it completes: "urge" for "urged the sides to leave"."""
    found: list[Token] = []
    token = word
    for _ in range(_LEVELS):
        above = _over(token)
        if above is None:
            return found
        found.append(above)
        token = above
    return found


def _over(token: Token) -> Token | None:
    if token.pos_ in ("NOUN", "PROPN"):
        return _over_noun(token)
    top = token
    while top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX"):
        top = top.head
    if top.dep_ not in _CLAUSES:
        return None
    above = top.head
    if above.pos_ in ("ADP", "PART", "SCONJ"):
        return above.head if above.lower_ in _LINKS else None
    if top.dep_ in ("acl", "relcl"):  # "asked the rebels to free them", read as one noun phrase
        if not any(c.dep_ == "aux" and c.lower_ == "to" for c in top.children):
            return None
        if above.dep_ in ("dobj", "pobj", "dative"):
            verb = above.head.head if above.head.pos_ == "ADP" else above.head
            return verb if above.pos_ in ("PROPN", "PRON") or verb.pos_ == "VERB" else above
    return above


def _over_noun(noun: Token) -> Token | None:
    """The verb whose object a noun is, or the noun that it completes ("a breach of the truce"), also in lists."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ in ("dobj", "nsubjpass"):
        return top.head
    return top.head.head if top.dep_ == "pobj" and top.head.lower_ in _LINKS else None


def denies_nothing(verb: Token) -> bool:
    """True for "neither confirmed nor denied" and "did not deny"."""
    if verb.lemma_.lower() != "deny":
        return False
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return verb.dep_ == "conj" and verb.head.lemma_.lower() == "confirm"
