"""Several parties in one phrase: what "and" joins, lists, two adjectives before one noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from counterclaim.find.arguments import nouns_below

__all__ = ["spread"]

_JOINED = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")


def spread(tokens: Iterable[Token]) -> Iterator[Token]:
    """Each token and what is joined to it by "and" or "or", in the order of the text as far as the parse knows it."""
    for token in tokens:
        yield from _joined_modifiers(token)
        yield token
        yield from spread(_raised(token))
        for child in token.children:
            joined = child.dep_ == "conj" and child.pos_ in _JOINED
            if joined or (child.dep_ == "appos" and _opens_a_list(child)):
                yield from spread([child])


def _opens_a_list(name: Token) -> bool:
    """True for B in "A, B, C and D", which the parse took to explain A."""
    return name.pos_ == "PROPN" and any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in name.children)


def _raised(token: Token) -> list[Token]:
    """ "the government of Freedonia and the Front": the second of two sides, which the parse put under "of"."""
    if token.tag_ not in ("NN", "NNP") or token.dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return []
    joined = [(n, c) for n in _below_of(token) for c in n.children if c.dep_ == "conj" and c.pos_ == "PROPN"]
    return [c for n, c in joined if _has_article(c) and n.pos_ == "PROPN" and not _has_article(n)]


def _has_article(token: Token) -> bool:
    return any(c.dep_ == "det" for c in token.children)


def _joined_modifiers(token: Token) -> Iterator[Token]:
    """ "the Freedonian and Sylvanian forces": the first of two sides that stand before one noun."""
    for child in token.lefts:
        names = child.dep_ in ("compound", "amod", "nmod") and child.text[:1].isupper()
        if names and any(c.dep_ == "conj" and c.text[:1].isupper() and c.i < token.i for c in child.children):
            yield child


def _below_of(token: Token) -> list[Token]:
    return [n for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for n in nouns_below(c)]
