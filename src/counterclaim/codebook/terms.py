"""Lists of terms under a heading, found in a run of words: weapons, protected targets, contexts, the gate's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from counterclaim.codebook.event_types import CONTEXTS
from counterclaim.codebook.rows import rows
from counterclaim.errors import CodebookError

__all__ = ["TermTable", "load_acled_words", "load_contexts", "load_gate", "load_protected", "load_weapons"]

PROTECTED = frozenset(
    """
    health_facility health_transport health_worker patient health_supplies school place_of_worship aid_facility
    aid_convoy aid_worker journalist media_facility refugee_site cultural_site water power peacekeeper
    """.split()
)
GATE_SORTS = frozenset("armed contention force diplomacy office neither accident crime leisure trade everyday".split())


@dataclass(frozen=True, slots=True)
class TermTable:
    """Terms as word sequences, by their first word, longest first, each with its heading."""

    index: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def found_in(self, forms: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
        """(first, last + 1, heading) of the terms in a run of (lower-case word, lemma) pairs, none inside another."""
        index, after = self.index, 0
        for position, form in enumerate(forms):
            if position < after or (form[0] not in index and form[1] not in index):
                continue
            match = self._at(forms, position)
            if match is not None:
                yield position, match[0], match[1]
                after = match[0]

    def _at(self, forms: Sequence[tuple[str, str]], position: int) -> tuple[int, str] | None:
        for key in dict.fromkeys(forms[position]):
            for words, heading in self.index.get(key, ()):
                end = position + len(words)
                if end <= len(forms) and all(w in forms[position + i] for i, w in enumerate(words)):
                    return end, heading
        return None


@lru_cache(maxsize=1)
def load_weapons() -> TermTable:
    """Weapons and tactics by family."""
    return _table("weapons.tsv", columns=3, terms=2)


@lru_cache(maxsize=1)
def load_protected() -> TermTable:
    """What the laws of war protect, by sort of target."""
    return _table("protected.tsv", columns=2, terms=1, allowed=PROTECTED)


@lru_cache(maxsize=1)
def load_contexts() -> TermTable:
    """Words that show a PLOVER context."""
    return _table("contexts.tsv", columns=2, terms=1, allowed=CONTEXTS)


@lru_cache(maxsize=1)
def load_gate() -> TermTable:
    """Words of armed or political conflict, and of accidents, crime, sport and trade, by sort."""
    return _table("gate.tsv", columns=2, terms=1, allowed=GATE_SORTS)


@lru_cache(maxsize=1)
def load_acled_words() -> TermTable:
    """Words by the groups that the rules for ACLED-like sub-types ask for: several groups in one heading, by space."""
    return _merged(_table("acled_words.tsv", columns=2, terms=1))


def _merged(table: TermTable) -> TermTable:
    """The table with each term once, under all of its headings."""
    index = {}
    for key, entries in table.index.items():
        headings: dict[tuple[str, ...], list[str]] = {}
        for words, heading in entries:
            headings.setdefault(words, []).append(heading)
        index[key] = tuple((words, " ".join(found)) for words, found in headings.items())
    return TermTable(index)


def _table(name: str, columns: int, terms: int, allowed: frozenset[str] | None = None) -> TermTable:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows(resources.files("counterclaim.codebook") / name, columns=columns):
        heading = row.cells[0]
        if allowed is not None and heading not in allowed:
            raise CodebookError(f"unknown heading {heading!r}", where=row.where)
        for term in row.cells[terms].split(";"):
            words = tuple(re.findall(r"[^\s-]+|-", term))
            if not words:
                raise CodebookError("empty term", where=row.where, remedy="one ; between two terms")
            index.setdefault(words[0], []).append((words, heading))
    return TermTable({k: tuple(sorted(v, key=lambda t: -len(t[0]))) for k, v in index.items()})
