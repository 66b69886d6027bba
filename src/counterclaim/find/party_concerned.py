"""Whom an act concerns when its object is a topic: "lifted the curbs on X", "a probe into X's bank"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from counterclaim.find.arguments import Frame, nouns_below
from counterclaim.find.party_words import AGENTS, GATHERINGS, NEVER
from counterclaim.find.triggers import Hit, classes_of, core_noun

__all__ = ["concerned"]

_STEPS = 4
_SCENES = ("in", "at", "inside", "across", "near", "throughout", "along")
_TIES = {
    "ACCUSE": ("against", "on", "of", "by", "into", "over", "about", "for", "with", "to"),
    "AGREE": ("to", "with", "for", "against", "of", "on", "from", "by", *_SCENES),
    "MOBILIZE": ("against", "into", "to", "toward", "towards", "for", *_SCENES),
    "RETREAT": ("with", "between"),
    "SUPPORT": ("of", "for", "to", "with", "between", "by"),
    "SANCTION": ("against", "on", "to", "with", "of", "for", "from", *_SCENES),
    "THREATEN": ("against", "on", "to", "at", "for", "with", *_SCENES),
    "REQUEST": ("from", "by", "on", "upon", "with", "to"),
    "AID": ("to", "for", "of", "with", *_SCENES),
    "COERCE": ("on", "against", "of", "over", "for", *_SCENES),
    "CONCEDE": ("on", "against", "to", "of", "by", "for", "from", "with", *_SCENES),
    "REJECT": ("with", "from", "to", "of", "by", "against", "between", "for", "on"),
}
_TURNS = frozenset({"response", "addition", "order", "light", "wake", "line", "case"})  # "in response to"
_DENYING = frozenset({"deny", "refute", "rebut"})
_UNTIL = frozenset({"until", "till", "unless", "before"})
_OWNERLESS = frozenset({"REQUEST"})
_MODIFIES = frozenset({"amod", "compound", "nmod"})


def concerned(hit: Hit, actors: Iterable[Token]) -> list[Token]:
    """The nearest noun for a side below what an act is about: its owner, what its prepositions hold, its clause.

    At most one; empty where the words below the trigger name no side but the actors themselves.
    """
    doers = {t.i for t in actors}
    prepositions = _TIES.get(hit.entry.type, ())
    if not prepositions or hit.head.lemma_ in _DENYING:
        return []
    seen = {t.i for t in hit.tokens} | doers
    if hit.entry.type == "MOBILIZE":
        seen |= {t.i for t in hit.frame.objects}
    layer = _topics(hit, hit.frame, prepositions)
    for _ in range(_STEPS):
        layer = [t for t in layer if t.i not in doers and t.lemma_ not in _TURNS]
        found = next((t for t in layer if t.i not in seen and _is_side(t)), None)
        if found is not None:
            return [found]
        layer = [n for t in layer for n in _below(t, prepositions, hit.entry.type)]
    waited = _waited_for(hit) if hit.entry.type == "REJECT" else None
    if waited is not None and waited.i not in seen:
        return [waited]
    return [n for t in hit.head.subtree if t.lower_ == "against" for n in nouns_below(t) if n.i not in seen][:1]


def _waited_for(hit: Hit) -> Token | None:
    """Who is to act first, for a refusal "until the ministry pays": the subject of that clause, or its agent."""
    for clause in hit.head.children:
        if clause.dep_ == "advcl" and any(c.lower_ in _UNTIL and c.dep_ in ("mark", "prep") for c in clause.children):
            agents = [n for c in clause.children if c.dep_ == "agent" for n in nouns_below(c)]
            subjects = [c for c in clause.children if c.dep_ == "nsubj"]
            return next((t for t in (*agents, *subjects) if _is_side(t)), None)
    return None


def _topics(hit: Hit, frame: Frame, prepositions: tuple[str, ...]) -> list[Token]:
    """What stands right below the trigger: objects, its own nouns, prepositions, the clause it governs."""
    inner = [t for t in hit.tokens if t != hit.head and t.pos_ in ("NOUN", "PROPN")]
    clause = [frame.clause] if frame.clause is not None and not _has_subject(frame.clause) else []
    clause += [c for t in (hit.head, *inner) for c in t.children if c.dep_ == "acl" and c.i > t.i]
    return [*frame.datives, *frame.objects, *inner, *frame.below(*prepositions), *clause]


def _below(token: Token, prepositions: tuple[str, ...], kind: str) -> Iterator[Token]:
    """The words one step below a topic or clause, nearest tie first."""
    children = list(token.children)
    if token.pos_ in ("VERB", "AUX"):
        yield from (c for c in children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP")
        yield from (s for c in children if c.dep_ == "ccomp" for s in c.children if s.dep_ == "nsubj")
        yield from (n for c in children if c.dep_ == "dative" for n in nouns_below(c))
        if "by" in prepositions:
            yield from (n for c in children if c.dep_ == "agent" for n in nouns_below(c))
    elif kind not in _OWNERLESS:
        yield from (c for c in children if c.dep_ == "poss" and c.pos_ != "PRON")
        yield from (c for c in children if c.dep_ in _MODIFIES and _names_a_side(c, token))
    for word in prepositions:
        yield from (n for c in children if c.dep_ == "prep" and c.lower_ == word for n in nouns_below(c))
    if kind == "REJECT" and token.pos_ == "VERB" and token.dep_ != "acl":
        return
    yield from (c for c in children if c.dep_ in ("xcomp", "acl", "pcomp", "conj") and c.i > token.i)
    yield from (c for c in children if c.dep_ == "advcl" and c.tag_ == "VBN" and not _has_subject(c))
    yield from (c for p in children if p.dep_ == "prep" for c in p.children if c.dep_ == "pcomp")


def _has_subject(clause: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)


def _names_a_side(word: Token, noun: Token) -> bool:
    """True for "Freedonian", "UN" and "council" before a common noun; not for a part of a longer name."""
    if noun.pos_ != "NOUN":
        return False
    if word.text[:1].isupper():
        return word.pos_ in ("PROPN", "ADJ")
    return word.pos_ == "NOUN" and bool(classes_of(word) & {"person", "forces"})


def _is_side(token: Token) -> bool:
    core = core_noun(token)
    if core.lower_ in NEVER:
        return False
    if core.pos_ in ("PROPN", "ADJ"):
        return core.text[:1].isupper()
    classes = classes_of(core)
    return core.pos_ == "NOUN" and bool(classes & AGENTS) and core.lemma_.lower() not in GATHERINGS
