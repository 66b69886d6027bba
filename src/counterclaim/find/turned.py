"""Acts that a word above them turns into others: sanctions lifted, aid suspended, "willing to go", "will not meet".

And the other way round: an act of speech without an addressee takes those of the act that it speaks of ("threatened to
shell the port").
"""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from counterclaim.codebook.triggers import Trigger
from counterclaim.codebook.turns import Turn, load_turns
from counterclaim.find.arguments import Frame, verb_frame
from counterclaim.find.drafts import Draft
from counterclaim.find.triggers import Hit

__all__ = ["speak_of", "turned"]

_TAKES = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST"})
_OWN = frozenset({"order", "deny", "denial", "refute", "rebut", "dispute"})  # these have none, or another
_WILL = frozenset({"will", "would", "wo", "'ll"})


def turned(found: Iterable[Hit]) -> list[Hit]:
    """The hits with those turned that a word above them turns, and one more for each "willing to" and "offered to"."""
    hits = list(found)
    heads = {h.head.i: h for h in hits}
    out: list[Hit] = []
    for hit in hits:
        out.append(_turned(hit, heads))
        out.extend(_added(hit, heads))
    return sorted(out, key=lambda h: h.head.i)


def _turned(hit: Hit, heads: dict[int, Hit]) -> Hit:
    if hit.entry.part == "n":
        verb = _verb_over(hit.head)
        turn = verb is not None and load_turns().get(("object", verb.lemma_.lower(), hit.entry.type))
        if verb is not None and turn and verb.i not in heads:
            return _of_verb(hit, verb, turn)
        return hit
    turn = load_turns().get(("not", "-", hit.entry.type))
    no = _refusal(hit.head)
    if turn and no is not None and hit.entry.words[0] != "not":
        words = ("not", *hit.entry.words)
        entry = dc.replace(hit.entry, words=words, entry=" ".join(words), type=turn.type, mode=turn.mode)
        return Hit(entry, hit.head, hit.tokens, hit.frame)
    return hit


def _verb_over(noun: Token) -> Token | None:
    """The verb whose object or passive subject the noun is, also through "to" ("bowed to demands") and lists."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ in ("dobj", "nsubjpass") and top.head.pos_ == "VERB":
        return top.head
    if top.dep_ == "pobj" and top.head.lower_ in ("to", "off", "back", "out") and top.head.head.pos_ == "VERB":
        return top.head.head
    if top.dep_ == "pobj" and top.head.lower_ == "on" and top.head.head.dep_ in ("dobj", "nsubjpass"):
        return None
    return None


def _of_verb(hit: Hit, verb: Token, turn: Turn) -> Hit:
    words = (verb.lemma_.lower(), *hit.entry.words)
    entry = Trigger(" ".join(words), words, "v", turn.type, turn.mode, (), hit.entry.contexts)
    frame = verb_frame(verb)
    frame.objects = [o for o in frame.objects if o != hit.head] + hit.frame.objects
    for prep, nouns in hit.frame.preps.items():
        frame.preps.setdefault(prep, []).extend(n for n in nouns if n not in frame.preps.get(prep, ()))
    return Hit(entry, verb, (verb, *hit.tokens), frame)


def _refusal(verb: Token) -> Token | None:
    """The "not" of "will not" and "would not"; None elsewhere."""
    if not any(c.lower_ in _WILL for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ == "neg"), None)


def _added(hit: Hit, heads: dict[int, Hit]) -> Iterator[Hit]:
    above = _word_over(hit)
    turn = above is not None and load_turns().get(("to", above.lemma_.lower(), hit.entry.type))
    if above is None or above.i in heads or not turn:
        return
    word = above.lemma_.lower()
    entry = Trigger(word, (word,), "v", turn.type, turn.mode, (), ("diplomatic",))
    yield Hit(entry, above, (above,), _outer_frame(above))


def _word_over(hit: Hit) -> Token | None:
    """The word that the act hangs on by "to" or, for a noun, by "for" and "to"."""
    head = hit.head
    if head.dep_ == "pobj" and head.head.lower_ in ("for", "to"):
        return head.head.head
    by_clause = head.dep_ in ("xcomp", "acl", "ccomp") and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in head.children
    )
    return head.head if by_clause else None


def _outer_frame(word: Token) -> Frame:
    """For "is willing" the subject of "is"; for "its willingness" the owner; for a verb its own."""
    if word.pos_ == "VERB":
        return verb_frame(word)
    if word.pos_ == "NOUN":
        return Frame(subjects=[c for c in word.children if c.dep_ == "poss"])
    return Frame(subjects=verb_frame(word.head).subjects if word.head.pos_ in ("AUX", "VERB") else [])


def speak_of(drafts: Sequence[Draft]) -> None:
    """An act of speech without an addressee takes the addressees of the act below it in the sentence."""
    for outer in drafts:
        if outer.recipients or outer.hit.entry.type not in _TAKES or outer.hit.head.lemma_ in _OWN:
            continue
        inner = next((d for d in drafts if d is not outer and _is_below(d.hit.head, outer.hit.head)), None)
        if inner is not None:
            own = {p.text.casefold() for p in outer.actors}
            outer.recipients = tuple(p for p in inner.recipients if p.text.casefold() not in own)


def _is_below(act: Token, speech: Token) -> bool:
    if act.head == speech:
        return act.dep_ in ("xcomp", "dobj", "acl", "pcomp")
    return act.dep_ == "pobj" and act.head.head == speech and act.head.lower_ in ("for", "to", "of", "with")
