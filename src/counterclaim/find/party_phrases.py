"""Which words name a party: the head noun with its modifiers, without quantities and later clauses."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.find.triggers import QUANTIFIERS

__all__ = ["hyphenated", "only_opens_the_sentence", "phrase_bounds"]

_ARTICLES = frozenset({"al", "el", "an", "as", "ash", "ad", "ar", "at", "abu", "boko", "non", "pro", "anti"})
_PLAIN = frozenset(
    """multiple several numerous various many more further new fresh recent large massive heavy deadly fierce violent
    other such similar separate intense suspected alleged armed military first second last latest early""".split()
)  # adjectives that name no side where they open a sentence
_DROPPED = frozenset({"det", "nummod", "quantmod", "advmod", "predet", "punct", "cc", "case", "preconj"})


def only_opens_the_sentence(word: Token) -> bool:
    """True for "Multiple" in "Multiple explosions", not for "Freedonian"."""
    return bool(word.is_sent_start) and word.pos_ == "ADJ" and word.lower_ in _PLAIN


def _is_part_of_name(before: Token, token: Token) -> bool:
    """True for "Freedonian" before "Forces" when both hang on one noun ("Freedonian Forces strike")."""
    return before.head == token.head and before.dep_ in ("compound", "nmod", "amod") and before.text[:1].isupper()


def hyphenated(token: Token) -> list[Token]:
    """The first of two names joined by a hyphen before a noun ("the Freedonia-Sylvania talks"), or nothing."""
    return [c for c in token.lefts if c.i + 2 == token.i and _is_first_of_pair(c, token)]


def _is_first_of_pair(first: Token, second: Token) -> bool:
    names = first.text[:1].isupper() and second.text[:1].isupper() and first.lower_ not in _ARTICLES
    return (
        names and _between(first, second) in ("-", "–", "/") and first.dep_ in ("nmod", "compound", "amod", "npadvmod")
    )


def _between(first: Token, second: Token) -> str:
    return first.doc[(first.i + second.i) // 2].text


def phrase_bounds(token: Token) -> tuple[int, int]:
    """First and last token of the name of a party: modifiers before the head, "of" after a title or body."""
    start = token.i
    for child in sorted(token.lefts, key=lambda t: -t.i):
        if child.dep_ in _DROPPED or child.lower_ in QUANTIFIERS or child.dep_ not in _KEPT:
            if child.dep_ == "punct" and child.text == "-":
                continue
            break
        if child in hyphenated(token) and token.dep_ in ("compound", "nmod", "amod"):
            break
        joined = [c.i for c in child.children if c.dep_ == "conj" and c.i < token.i]
        start = joined[-1] if joined else child.left_edge.i
        if joined:
            break
    if token.dep_ in ("compound", "nmod", "amod"):
        while start > token.sent.start and _is_part_of_name(token.doc[start - 1], token):
            start -= 1
    while start < token.i and (token.doc[start].dep_ in ("det", "punct") or token.doc[start].pos_ in ("DET", "PUNCT")):
        start += 1
    return start, _last(token)


_KEPT = frozenset({"amod", "compound", "nmod", "poss", "flat", "appos"})


def _last(token: Token) -> int:
    for child in token.rights:
        if child.dep_ in ("flat", "compound") and child.i == token.i + 1:
            return _last(child)
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == token.i + 1:
            nouns = [n for n in child.children if n.dep_ == "pobj"]
            if nouns and (nouns[0].pos_ == "PROPN" or token.pos_ == "PROPN"):
                return _with_name(token, _last(nouns[0]))
    return _with_name(token, token.i)


def _with_name(title: Token, last: int) -> int:
    """The last token, or that of the person's name which follows a title without a comma."""
    for child in title.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == last + 1:
            return child.i
    return last
