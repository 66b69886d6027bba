"""Texts in capitals written with small letters again, names kept: for old collections of news by telex.

What is a name is told by our own tables (actors, countries, peoples, first names, places) and by titles before it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.gazetteer.actor_index import folded
from counterclaim.gazetteer.actors import ActorTable, load_actors
from counterclaim.gazetteer.given import given_names
from counterclaim.gazetteer.places import PlaceTable, load_places

__all__ = ["in_capitals", "with_small_letters"]

_WORD = re.compile(r"[A-Z][A-Z'’]*(?:-[A-Z]+)*|\d+|[^\w\s]|\n\s*\n")
_LETTERS = re.compile(r"[A-Za-z]")
_STOPS = frozenset({".", "!", "?", "\n\n", "]", "--"})
_LONGEST = 6  # words of a name
_DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december
    """.split()
)
_TITLES = frozenset(
    """
    president minister general colonel major captain lieutenant sergeant mr mrs ms dr bishop archbishop father senator
    ambassador judge commander brigadier admiral secretary governor mayor deputy king queen prince professor attorney
    gen col maj capt lt sgt spokesman
    """.split()
)
_SMALL = frozenset(
    """
    a an and are as at be by for from has have he her his in is it its of on or our she that the their they this to was
    we were which who will with you but not all any been can had him if into more no one out over said so some than
    them then there these those under up us what when where would may march nice reading police army rebel rebels
    government people general national time
    times man men area post star group news world press day week state states city town union central popular front
    peace liberty victory independence service mission
    """.split()
)


def in_capitals(text: str) -> bool:
    """True when nine in ten letters are capitals."""
    letters = _LETTERS.findall(text)
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def with_small_letters(text: str) -> str:
    """The text in small letters but for sentence starts, names and acronyms; as long as before, so offsets hold."""
    words = list(_WORD.finditer(text))
    out = list(text.lower())
    start, skip = True, 0
    for i, match in enumerate(words):
        word = match.group()
        if skip:
            skip -= 1
            _raise(out, match, word)
        elif word[0].isalpha():
            skip = max(_name_length([w.group() for w in words[i : i + _LONGEST]]) - 1, 0)
            before = words[i - 1].group() if i else ""
            if start:
                out[match.start()] = word[0]
            if skip or _is_name(word) or (_announces(before) and not _is_small(word)):
                _raise(out, match, word)
        start = word in _STOPS or (start and not word[0].isalnum()) or "\n" in word
    return "".join(out)


def _announces(before: str) -> bool:
    """True for a title or a first name: what follows is a name."""
    lower = before.lower().rstrip(".")
    return lower in _TITLES or (lower in given_names() and lower not in _SMALL)


def _raise(out: list[str], match: re.Match[str], word: str) -> None:
    """Capitals back at this word: all of an acronym, the first letters of a name."""
    if word.lower() in ("of", "the", "and", "de", "del", "la", "for"):
        return
    if _is_acronym(word):
        out[match.start() : match.end()] = word
        return
    for part in re.finditer(r"[A-Z]+", word):
        if part.start() == 0 or word[part.start() - 1] == "-":
            out[match.start() + part.start()] = part.group()[0]


def _name_length(words: list[str]) -> int:
    """How many of the words make the longest known name of two or more."""
    for length in range(len(words), 1, -1):
        run = words[:length]
        if all(w[0].isalpha() for w in run) and _known(" ".join(run)):
            return length
    return 0


@lru_cache(maxsize=20_000)
def _known(name: str) -> bool:
    key = folded(name)
    return bool(_actors().by_alias(key)) or _actors().country_of_name(key) is not None or _places().knows(name.title())


@lru_cache(maxsize=20_000)
def _is_name(word: str) -> bool:
    lower = word.lower().removesuffix("'s")
    if _is_small(word) or len(lower) < 3:
        return False
    if lower in _DAYS or lower in given_names() or _is_acronym(word):
        return True
    actors = _actors()
    if actors.country_of_demonym(lower) or actors.country_of_name(lower) or actors.by_alias(lower):
        return True
    return len(lower) > 4 and _places().is_authored(lower.title())


def _is_small(word: str) -> bool:
    return word.lower() in _SMALL


@lru_cache(maxsize=20_000)
def _is_acronym(word: str) -> bool:
    """Known as an acronym, or too short of vowels to be a word."""
    lower = word.lower()
    if _actors().is_acronym(lower) and lower not in _SMALL:
        return True
    return 2 <= len(word) <= 5 and not re.search(r"[AEIOUY]", word) and lower not in _TITLES


@lru_cache(maxsize=1)
def _actors() -> ActorTable:
    return load_actors()


@lru_cache(maxsize=1)
def _places() -> PlaceTable:
    return load_places()
