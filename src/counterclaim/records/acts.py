"""An act as one sentence tells it, in plain words, so that two tellings can be compared without their parses."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ToldAct"]

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class ToldAct:
    """The words of a given act and of what stands around it, as lower-case lemmas of content words.

    `sentence` counts from 0 in its document; `vector` is the word vector of the head, of length 1 or all zero.
    """

    document: str
    sentence: int
    head: str
    part_of_speech: str
    words: Words  # of the act itself
    doers: Words = frozenset()
    targets: Words = frozenset()
    modifiers: Words = frozenset()
    places: Words = frozenset()
    around: Words = frozenset()  # all arguments
    names_around: Words = frozenset()
    said: Words = frozenset()  # the whole sentence
    names: Words = frozenset()
    numbers: Words = frozenset()
    days: Words = frozenset()
    text: tuple[tuple[str, int], ...] = ()  # the whole document: lemma and how often
    vector: tuple[float, ...] = ()
