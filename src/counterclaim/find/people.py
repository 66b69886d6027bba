"""Phrases that count people: a number and the people it counts, with the group that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from counterclaim.codebook.casualties import Casualties
from counterclaim.find.numbers import Quantity, quantities

__all__ = ["Counted", "counted_phrases"]

_INSIDE = ("ADJ", "NOUN", "PROPN", "NUM", "ADV")
_LINKS = ("nummod", "quantmod", "advmod", "det", "amod", "compound", "nmod", "predet", "poss", "npadvmod")
_GENTILIC = re.compile(r"^[A-Z]\w+(?:an|ese|ish|[lnqrmtds]i|ite)$")
_OTHERS = frozenset({"other", "more"})
_ONE = frozenset({"one", "body", "nobody", "none"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity and its people. `root` stands in the sentence for the phrase; `noun` is the word for the people,
    None when the number stands alone ("killing 12", "30 others"). first and last are token indices, inclusive."""

    quantity: Quantity
    first: int
    last: int
    root: Token
    noun: Token | None
    others: bool = False


def counted_phrases(sent: Span, table: Casualties) -> Iterator[Counted]:
    """Phrases of the sentence that could count people, by place; "a soldier" counts one."""
    taken: set[int] = set()
    for quantity in quantities(sent.text, sent.start_char):
        phrase = _phrase(sent, quantity, table)
        if phrase is None or phrase.first in taken:
            continue
        taken.update(range(phrase.first, phrase.last + 1))
        yield phrase
    yield from _single(sent, table, taken)


def _phrase(sent: Span, quantity: Quantity, table: Casualties) -> Counted | None:
    doc = sent.doc
    words = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if words is None or (words.start > sent.start and doc[words.start - 1].lower_ in ("aged", "age", "ages")):
        return None
    last = words[-1]
    if last.lower_ == "of" and last.i > words.start:
        last = doc[last.i - 1]
    root, noun, end = _people(doc, last, sent.end, table)
    if noun is None and (quantity.bare_year or _is_label(doc, words, sent)):
        return None
    if noun is not None and quantity.bare_year and not _is_person(noun, table):
        return None
    if noun is not None and _is_thing(noun, table):
        return None
    others = any(t.lemma_.lower() in _OTHERS for t in doc[words.start : end + 1])
    return Counted(quantity, words.start, end, root, noun, others)


def _people(doc: Doc, last: Token, stop: int, table: Casualties) -> tuple[Token, Token | None, int]:
    """The token that stands for the phrase, the noun that is counted, and where the phrase ends."""
    noun = _noun_after(doc, last, stop, table)
    if noun is None:
        others = doc[last.i + 1] if last.i + 1 < stop and doc[last.i + 1].lower_ in ("others", "more") else None
        return (others or last), None, (others or last).i
    if doc[last.i + 1].lower_ == "of":
        return last, noun, noun.i
    return noun, noun, noun.i


def _noun_after(doc: Doc, last: Token, stop: int, table: Casualties) -> Token | None:
    """The head noun of the phrase that the number opens; None when the number stands alone."""
    best: Token | None = None
    at = last.i + 1
    if at < stop and doc[at].lower_ == "of":
        return _of_after(doc, last, stop, table)
    while at < min(stop, last.i + 9):
        token = doc[at]
        if token.lower_ in ("others",) or token.lower_ in _ONE:
            break
        if token.text in ("-", "–", "’s", "'s", "’", "'") or (
            token.text in (",", "and", "or") and _modifies(token, best)
        ):
            at += 1
            continue
        if _ends_phrase(token, table):
            break
        if token.pos_ in ("NOUN", "PROPN") or _is_person(token, table):
            best = token
        at += 1
    return best


def _ends_phrase(token: Token, table: Casualties) -> bool:
    """True where the noun phrase stops: a verb, a preposition, a comma, a participle said of the people."""
    if token.lower_ in table.states and token.dep_ not in ("amod", "compound"):
        return True
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "ADV"):
        return False
    return not (token.pos_ == "VERB" and token.dep_ in ("amod", "compound")) and token.tag_ != "HYPH"


def _modifies(token: Token, best: Token | None) -> bool:
    """True for a comma or "and" inside a chain of adjectives: "six British, Polish and Irish nationals"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.i and token.nbor(-1).like_num:
        return False
    if after is None or best is not None or after.like_num:
        return False
    return after.pos_ in ("ADJ", "CCONJ", "PROPN", "NOUN") and after.dep_ in ("amod", "compound", "conj", "nmod")


def _of_after(doc: Doc, last: Token, stop: int, table: Casualties) -> Token | None:
    """The people in "dozens of people", "three of the soldiers"."""
    at = last.i + 2
    while at < stop and doc[at].pos_ in ("DET", "PRON") and doc[at].lower_ not in ("them", "whom", "these", "those"):
        at += 1
    best: Token | None = None
    while at < stop and (not _ends_phrase(doc[at], table) or doc[at].text == "-"):
        if doc[at].pos_ in ("NOUN", "PROPN") or _is_person(doc[at], table):
            best = doc[at]
        at += 1
    return best


def _is_person(token: Token, table: Casualties) -> bool:
    word = token.lemma_.lower()
    return word in table.groups or token.lower_ in table.groups or word in table.people


def _is_thing(noun: Token, table: Casualties) -> bool:
    return noun.lemma_.lower() in table.things or noun.lower_ in table.things


def _is_label(doc: Doc, words: Span, sent: Span) -> bool:
    """True for a number that names something: an age between commas, "Article 5", a time, a share."""
    before = doc[words.start - 1] if words.start > sent.start else None
    after = doc[words.end] if words.end < sent.end else None
    if after is not None and (
        after.text in ("%", ":", "/") or after.lower_ in ("percent", "per", "km", "p.m.", "a.m.")
    ):
        return True
    if before is not None and before.text in ",(" and after is not None and after.text in ",)" and words[-1].is_digit:
        return True
    return before is not None and (before.pos_ == "PROPN" and before.i == words.start - 1 and words[-1].like_num
                                   and words.text[0].isdigit() and words[-1].head == before)  # fmt: skip


def _single(sent: Span, table: Casualties, taken: set[int]) -> Iterator[Counted]:
    """Indefinite singulars: "a soldier", "another civilian", "an 18-year-old man"."""
    for token in sent:
        if token.lower_ not in ("a", "an", "another") or token.i in taken:
            continue
        noun = token.head
        if noun.i <= token.i or noun.i - token.i > 9 or noun.tag_ not in ("NN", "NNP") or noun.dep_ == "appos":
            continue
        if not _is_person(noun, table) and not _GENTILIC.search(noun.text):
            continue
        if any(i in taken for i in range(token.i, noun.i + 1)) or noun.lower_ in ("crew", "family", "staff", "police"):
            continue
        one = Quantity(token.idx, token.idx + len(token), token.idx, 1, 1)
        yield Counted(one, token.i, noun.i, noun, noun, others=token.lower_ == "another")


def group_of(phrase: Counted, table: Casualties) -> str:
    """The group that the noun or its modifiers name; total where they name none."""
    if phrase.noun is None:
        return "total"
    words = [t.lower_ for t in phrase.noun.doc[phrase.first : phrase.last]]
    by_noun = table.groups.get(phrase.noun.lower_) or table.groups.get(phrase.noun.lemma_.lower()) or "total"
    by_word = next((table.modifiers[w] for w in words if w in table.modifiers), None)
    if by_word in ("civilians", "health_workers", "aid_workers", "journalists") or by_noun == "total":
        return by_word or by_noun
    return by_noun


__all__ += ["group_of"]
