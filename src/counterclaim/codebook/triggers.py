"""Which words name an act, of which type, and what must stand beside them.

triggers.tsv: entry, part (v verb, n noun), type, mode, needs, contexts. An entry is one lemma or several; in verb
entries the later words hang anywhere below the verb ("open fire" finds "fire was opened"), in noun entries they
follow each other. Needs, separated by spaces and all to be met (a leading minus means none of these):
  obj  plural  xcomp       the verb has an object, a plural subject, a clause as complement
  sole                     the verb has one object and no clause ("called the envoy", not "called him a liar")
  obj=a,@b  subj=@c        the object (subject) is one of these nouns, or of these classes (noun_classes.tsv)
  prep=on,with             a preposition that hangs on the word
  of=@b  from=@b  for=@b   the noun after "of", "from", "for"
  mod=general,labour       a word before the noun that modifies it
  under=@asking            the act is what a word above asks for, charges or vows ("urged them to leave", "accused of")
@name is a proper name or a pronoun; @person also holds numbers ("killed 12") and "the wounded".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from counterclaim.codebook.event_types import CONTEXTS, load_event_types
from counterclaim.codebook.rows import Row, rows
from counterclaim.errors import CodebookError

__all__ = ["Condition", "Trigger", "TriggerTable", "load_triggers"]

KEYS = frozenset({"obj", "subj", "prep", "of", "mod", "plural", "xcomp", "sole", "under", "from", "for"})


@dataclass(frozen=True, slots=True)
class Condition:
    """One need: `words` and `classes` are alternatives; without either, the slot must only be filled."""

    slot: str
    words: frozenset[str]
    classes: frozenset[str]
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry of the lexicon; `words` are lower-case lemmas, hyphens standing as words of their own."""

    entry: str
    words: tuple[str, ...]
    part: str
    type: str
    mode: str | None
    needs: tuple[Condition, ...]
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TriggerTable:
    """The lexicon, by part and by the first word; longer entries come first, then those with more needs."""

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]


@lru_cache(maxsize=1)
def load_triggers() -> TriggerTable:
    """The trigger lexicon; CodebookError names the file and line of a wrong row."""
    table = resources.files("counterclaim.codebook") / "triggers.tsv"
    entries = [trigger(row) for row in rows(table, columns=6)]
    return TriggerTable(_indexed(entries, "v"), _indexed(entries, "n"))


def _indexed(entries: list[Trigger], part: str) -> Mapping[str, tuple[Trigger, ...]]:
    index: dict[str, list[Trigger]] = {}
    for entry in entries:
        if entry.part == part:
            key = entry.words[1] if entry.words[0] == "not" else entry.words[0]
            index.setdefault(key, []).append(entry)
    return {k: tuple(sorted(v, key=lambda t: (-len(t.words), -len(t.needs)))) for k, v in index.items()}


def trigger(row: Row) -> Trigger:
    """The entry that a row of the table describes."""
    entry, part, event_type = row.cells[:3]
    mode, contexts = row.value(3), row.words(5)
    types = load_event_types()
    if part not in ("v", "n"):
        raise CodebookError(f"unknown part {part!r}", where=row.where, remedy="write v or n")
    if event_type not in types:
        raise CodebookError(f"unknown event type {event_type!r}", where=row.where)
    if mode and mode not in types[event_type].modes:
        raise CodebookError(f"{event_type} has no mode {mode!r}", where=row.where)
    if not CONTEXTS.issuperset(contexts):
        raise CodebookError(f"unknown context in {contexts}", where=row.where)
    words = tuple(re.findall(r"[^\s-]+|-", entry))
    needs = tuple(_condition(need, row.where) for need in row.words(4))
    return Trigger(entry, words, part, event_type, mode, needs, contexts)


def _condition(need: str, where: str) -> Condition:
    slot, _, values = need.removeprefix("-").partition("=")
    if slot not in KEYS:
        raise CodebookError(f"unknown condition {slot!r}", where=where, remedy=f"one of {', '.join(sorted(KEYS))}")
    parts = [v for v in values.split(",") if v]
    words = frozenset(v for v in parts if not v.startswith("@"))
    classes = frozenset(v[1:] for v in parts if v.startswith("@"))
    return Condition(slot, words, classes, need.startswith("-"))
