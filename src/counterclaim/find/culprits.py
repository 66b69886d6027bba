"""Who did an act that a noun names, told by the words around it: blame, responsibility, involvement, captors."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.find.arguments import nouns_below, verb_frame

__all__ = ["culprits"]

_INVOLVED = frozenset({"involvement", "role", "participation", "complicity", "part", "hand", "responsibility"})
_BLAMING = frozenset({"blame", "accuse", "suspect", "charge", "convict", "indict", "prosecute", "fault"})
_BLAMED_FOR = frozenset({"for", "of", "over", "with"})
_HOLDING = frozenset({"hold", "capture", "detain", "take", "seize", "abduct", "kidnap", "imprison", "jail", "keep"})


def culprits(act: Token) -> list[Token]:
    """The nouns for those who did the act that a noun names; empty where its sentence does not tell."""
    return next((found for found in (list(way(act)) for way in _WAYS) if found), [])


def _responsible(act: Token) -> Iterator[Token]:
    """ "X is responsible for", "X claimed responsibility for", "X's role in", "X was behind the act"."""
    preposition = act.head
    if act.dep_ != "pobj":
        return
    above = preposition.head
    if preposition.lower_ in ("for", "in") and above.lemma_.lower() in _INVOLVED and above.pos_ == "NOUN":
        yield from _owner_of_part(above)
    elif preposition.lower_ == "for" and above.lower_ in ("responsible", "accountable", "liable"):
        yield from _subjects(above.head) if above.dep_ in ("acomp", "oprd") else [above.head]
    elif preposition.lower_ == "behind" and (above.lemma_ in ("be", "stand") or above.dep_ == "attr"):
        yield from _subjects(above)


def _owner_of_part(noun: Token) -> Iterator[Token]:
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [n for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "by") for n in nouns_below(c)]
    owners += [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.text[:1].isupper()]
    if owners:
        yield owners[0]
    elif noun.dep_ in ("dobj", "pobj"):
        verb = noun.head if noun.head.pos_ != "ADP" else noun.head.head
        if verb.pos_ in ("VERB", "AUX") and not any(c.dep_ == "neg" for c in verb.children):
            yield from (s for s in _subjects(verb) if not any(c.lower_ == "no" for c in s.lefts))


def _subjects(verb: Token) -> list[Token]:
    return verb_frame(verb).subjects


def _blamed(act: Token) -> Iterator[Token]:
    """ "blamed X for the act", "blamed the act on X", "the act was blamed on X"."""
    if act.dep_ == "pobj" and act.head.lower_ in _BLAMED_FOR and act.head.head.lemma_ in _BLAMING:
        verb = act.head.head
        if verb.pos_ == "VERB":
            yield from (o for o in verb_frame(verb).objects if o != act)
    elif act.dep_ in ("dobj", "nsubjpass") and act.head.lemma_ in ("blame", "pin"):
        own = [n for c in act.children if c.dep_ == "prep" and c.lower_ == "on" for n in nouns_below(c)]
        yield from verb_frame(act.head).preps.get("on", []) or own


def _claimed(act: Token) -> Iterator[Token]:
    """ "the act was claimed by X", "X admitted the act"."""
    if act.dep_ in ("dobj", "nsubjpass") and act.head.lemma_ in ("claim", "admit", "perpetrate", "commit"):
        yield from _subjects(act.head)


def _captors(act: Token) -> Iterator[Token]:
    """ "the release of captives held by X": those who hold them can let them go."""
    if act.lemma_.lower() not in ("release", "freeing", "return", "handover"):
        return
    for preposition in act.children:
        if preposition.lower_ == "of":
            for noun in nouns_below(preposition):
                for clause in noun.children:
                    if clause.dep_ in ("acl", "relcl") and clause.lemma_ in _HOLDING:
                        yield from (n for c in clause.children if c.dep_ == "agent" for n in nouns_below(c))


_WAYS = (_responsible, _blamed, _claimed, _captors)
