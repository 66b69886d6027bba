"""Which weapons a sentence names, and which of them belong to an act."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from counterclaim.codebook.terms import load_weapons
from counterclaim.find.triggers import Hit
from counterclaim.records import Weapon

__all__ = ["weapons_for", "weapons_in"]

_LIST = re.compile(r"\s*(?:,\s*)?(?:(?:and|or|as well as)\s+)?(?:[a-z]+\s+)?|\s*\(")


def weapons_in(sent: Span) -> tuple[tuple[Token, Weapon], ...]:
    """The weapons named in a sentence, each with the last word of its term."""
    tokens = list(sent)
    found = []
    for first, end, family in load_weapons().found_in([(t.lower_, t.lemma_.lower()) for t in tokens]):
        if tokens[first].pos_ not in ("VERB", "ADV") or end - first > 1:
            part = tokens[first].doc[tokens[first].i : tokens[end - 1].i + 1]
            found.append((tokens[end - 1], Weapon(family, part.start_char, part.end_char, part.text)))
    return tuple(found)


def weapons_for(hit: Hit, weapons: tuple[tuple[Token, Weapon], ...]) -> tuple[Weapon, ...]:
    """The weapons in or below the words of a violent act, or the subject that carries it out."""
    if hit.entry.type not in ("ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "AID"):
        return ()
    found: list[Weapon] = []
    for token, weapon in weapons:
        if _belongs(token, hit) or (found and _is_next(found[-1], weapon, token)):
            found.append(weapon)
    return tuple(found)


def _is_next(before: Weapon, weapon: Weapon, token: Token) -> bool:
    """True for the next weapon of a list ("missiles and explosive devices"), however the list was parsed."""
    between = token.doc.text[before.end : weapon.start]
    return len(between) < 20 and bool(_LIST.fullmatch(between))


def _belongs(token: Token, hit: Hit) -> bool:
    if token in hit.tokens or token.head == hit.head or token in hit.frame.subjects:
        return True
    if hit.entry.type == "ASSAULT" and token in hit.frame.objects:
        return hit.head.lemma_ in ("fire", "launch", "use", "drop", "detonate", "explode", "throw", "lob", "hurl")
    above = token
    for _ in range(5):
        if above.head == above or above.dep_ in ("nsubj", "nsubjpass", "relcl", "ccomp"):
            return False
        by_means = above.lower_ == "with" and above.head in hit.frame.objects
        above = above.head
        if above == hit.head or by_means:
            return True
        if above.pos_ in ("VERB", "AUX") and above.dep_ not in ("acl", "advcl", "xcomp"):
            return hit.entry.part == "n" and _is_argument(hit.head, above)
    return False


def _is_argument(noun: Token, verb: Token) -> bool:
    return noun.head == verb and noun.dep_ in ("nsubj", "nsubjpass", "dobj")
