"""Which of the places named in a sentence is where an act happened."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from counterclaim.find.place_words import FACILITIES, LEADS, TALK, UNITS
from counterclaim.parse import ParsedDocument
from counterclaim.records import Mention, Place, Span

__all__ = ["place_for"]

_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "outside",
        "inside",
        "around",
        "across",
        "over",
        "within",
        "throughout",
        "along",
        "off",
        "against",
        "between",
        "above",
    }
)
_WHITHER = frozenset({"to", "into", "toward", "towards", "onto", "through", "upon", "for"})
_WHENCE = frozenset({"from", "by"})
_CLAUSE = frozenset({"relcl", "advcl", "acl", "ccomp", "parataxis", "csubj"})
_INSIDE = re.compile(
    r"(?:,? (?:in|of|near|outside)(?: the)?(?: (?:[a-z]+ern|city of|town of|south|north|east|west))? |, )"
)
_GOING = frozenset("visit travel trip tour arrive fly return go".split())  # the place gone to is where it happens
_TOPIC = frozenset({"on", "over", "about", "against"})  # "talks on Sylvania"
_TOO_FAR = 7.0
_LONGEST = 5  # words of a name that no table knows
_LEADS = frozenset({"in", "at", "near", "on", "outside", "around", "of"})
_LEADS_IN = frozenset({"in", "at", "near", "outside", "around", "inside"})
_SETTLED = frozenset("north south east west outside outskirts city town village port hamlet suburb".split())  # "of" X
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)


def place_for(parsed: ParsedDocument, trigger: Span, places: tuple[Mention, ...]) -> Place | None:
    """The place of the act, as words only; None when no place of its sentence belongs to the act.

    A place after in, at, near or on that hangs on the trigger, its verb or its object wins; then the object that is
    itself a place ("shelled Kherson"); then another place of the same clause. Nothing is taken from other sentences.
    """
    span = parsed.doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    sent = span.root.sent
    near = [m for m in places if sent.start_char <= m.start and m.end <= sent.end_char]
    near += _unlisted(sent, near)
    scored = sorted(((_cost(parsed.doc, span, m), m.start, m) for m in near), key=lambda t: t[:2])
    if not scored or scored[0][0] >= _TOO_FAR:
        return None
    best = _most_specific(scored[0][2], near, parsed.document.text)
    best = _most_specific(best, near, parsed.document.text)
    unknown = _unknown_before(parsed.doc, best, near)
    if unknown is not None:
        return Place(unknown.start_char, unknown.end_char, unknown.text)
    return Place(best.start, best.end, best.text, near=best.near)


def _unlisted(sent: Tokens, near: list[Mention]) -> list[Mention]:
    """Names that no table knows right after "in", "at" or "near", or after "the town of"."""
    found = []
    for token in sent:
        if token.dep_ != "pobj" or token.pos_ != "PROPN" or token.is_upper or not _leads_to_place(token.head):
            continue
        start = token.i
        while start > sent.start and _in_name(sent.doc[start - 1]) and sent.doc[start - 1].head.i in (token.i, start):
            start -= 1
        name = sent.doc[start : token.i + 1]
        article = any(c.dep_ == "det" for c in token.children)
        if article and (len(name) == 1 or token.lower_ not in UNITS | set(FACILITIES)):
            continue
        if token.lower_ in _DAYS or any(m.start < name.end_char and name.start_char < m.end for m in near):
            continue
        found.append(Mention("place", name.start_char, name.end_char, name.text, form="name"))
    return found


def _leads_to_place(preposition: Token) -> bool:
    """True for "in" and "near", and for "of" after "town", "outskirts" and their like."""
    word = preposition.lower_
    return word in _LEADS_IN or (word == "of" and preposition.head.lower_ in _SETTLED)


def _most_specific(best: Mention, near: list[Mention], text: str) -> Mention:
    """ "in Rafah, Gaza" is Rafah; "in Gaza's Rafah" too: the smaller place stands first or last."""
    before = [m for m in near if m.end <= best.start and _INSIDE.fullmatch(text[m.end : best.start])]
    after = [m for m in near if best.end <= m.start and text[best.end : m.start] in ("'s ", "’s ")]
    return before[-1] if before else after[0] if after else best


def _unknown_before(doc: Doc, place: Mention, near: list[Mention]) -> Tokens | None:
    """The name after "in" or "at" that the place follows, "in Xville, Y Province", when no table knows it."""
    after = doc.char_span(place.start, place.end, alignment_mode="expand")
    if after is None or not after.start or doc[after.start - 1].lower_ not in (",", "in"):
        return None
    end = start = after.start - 1
    while start > 0 and end - start < _LONGEST and _in_name(doc[start - 1]):
        start -= 1
    name = doc[start:end]
    if start == end or not start or doc[start - 1].lower_ not in _LEADS or not doc[start].is_title:
        return None
    known = any(m.start <= name.start_char and name.end_char <= m.end for m in near)
    return None if known or name.root.ent_type_ in ("DATE", "PERSON") or doc[start].lower_ in _DAYS else name


def _in_name(token: Token) -> bool:
    return not token.is_space and (token.pos_ == "PROPN" or token.text in ("-", "'", "’"))


def _cost(doc: Doc, trigger: Tokens, place: Mention) -> float:
    words = doc.char_span(place.start, place.end, alignment_mode="expand")
    if words is None or not len(words):
        return 1000.0
    link = _link(words.root)
    if link is None:
        return 1000.0
    governor, cost = link
    inside = governor.i in {t.i for t in trigger}
    if inside and trigger.root.lemma_.lower() in _GOING and words.root.dep_ in ("pobj", "dobj"):
        return 0.0
    if place.form == "country" and (cost > 1.0 or (_is_after_between(words.root) and governor.lemma_ != "border")):
        return 1000.0  # a country after "to", "with" or "of", as object, owner or modifier, is a party
    talk = trigger.root.lemma_.lower() in TALK
    if talk and words.root.dep_ == "pobj" and words.root.head.lower_ in _TOPIC:
        return 1000.0
    if talk and not inside and not _holds(governor, trigger.root) and not _is_met(governor, trigger.root):
        return 1000.0
    gap = abs(words.root.i - trigger.root.i) / 40
    return cost + _path(trigger, governor) + gap


def _holds(verb: Token, talks: Token) -> bool:
    """True when the talks are what the verb is about: "joined them in Vienna for talks", "held talks in Vienna"."""
    here = talks
    while here.dep_ in ("pobj", "prep", "dobj", "conj") and here.head.i != here.i:
        here = here.head
        if here.i == verb.i:
            return talks.pos_ == "NOUN" and verb.pos_ == "VERB"
    return False


def _is_after_between(name: Token) -> bool:
    first = name.head if name.dep_ == "conj" else name
    return first.dep_ == "pobj" and first.head.lower_ == "between"


def _is_met(name: Token, verb: Token) -> bool:
    """True for X in "met X in Nairobi" and "met with X in Nairobi": the parse may hang the place on the name."""
    above = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "with" else name.head
    return verb.lemma_ == "meet" and above.i == verb.i and name.pos_ == "PROPN" and name.dep_ in ("dobj", "pobj")


def _link(token: Token) -> tuple[Token, float] | None:
    """The word that the place depends on and how well the tie says where; None for a name inside a name."""
    here = token
    if any(c.lower_ in LEADS for c in token.lefts):
        return token.head, 0.0
    while here.dep_ in ("conj", "appos", "compound", "flat", "nmod") and here.head.i != here.i:
        if here.dep_ in ("compound", "flat", "nmod") and here.head.pos_ in ("NOUN", "PROPN"):
            return here.head, 6.0 if here.head.pos_ == "PROPN" else 3.5
        here = here.head
    if here.dep_ == "poss":
        return here.head, 3.0
    if here.dep_ == "pobj":
        return here.head.head, _of_preposition(here.head)
    if here.dep_ in ("dobj", "nsubjpass"):
        return here.head, 1.2
    if here.dep_ in ("npadvmod", "advmod", "obl", "dep", "ROOT"):
        return here.head, 2.0
    return (here.head, 8.0) if here.dep_ == "nsubj" else (here.head, 5.0)


def _of_preposition(prep: Token) -> float:
    word = prep.lower_
    if word in _WHERE:
        return 0.0
    if word == "of":
        return 0.5 if prep.head.lower_ in _SETTLED else 1.5
    if word in _WHITHER:
        return 2.5
    return 4.5 if word in _WHENCE else 3.5


def _path(trigger: Tokens, governor: Token) -> float:
    """Steps from the trigger to the word that governs the place; clauses between them count most."""
    inside = {t.i for t in trigger}
    if governor.i in inside:
        return 0.0
    root = trigger.root
    if root.is_ancestor(governor):
        return _down(root, governor)
    cost, here = 0.0, root
    while here.head.i != here.i and cost < _TOO_FAR:
        cost += _up(here)
        here = here.head
        if here.i == governor.i:
            return cost
        if here.is_ancestor(governor):
            return cost + 1.5 + _down(here, governor)
    return 1000.0


def _up(token: Token) -> float:
    if token.dep_ in ("ccomp", "parataxis", "csubj"):
        return 8.0
    if token.dep_ in ("relcl", "advcl", "acl"):
        return 3.0
    return (
        0.7
        if token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "prep", "xcomp", "compound", "agent", "aux")
        else 1.5
    )


def _down(ancestor: Token, token: Token) -> float:
    cost, here = 0.0, token
    while here.i != ancestor.i and here.head.i != here.i:
        cost += 5.0 if here.dep_ in _CLAUSE else 4.0 if here.dep_ == "conj" and here.pos_ == "VERB" else 0.8
        here = here.head
    return cost
