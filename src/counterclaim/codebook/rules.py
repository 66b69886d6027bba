"""The ruleset of standing, the verifying bodies, and the words for uses and asks, as checked data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.codebook.tables import line_of, patterns, table, text_of, words
from counterclaim.errors import CodebookError
from counterclaim.records import EVENT_TYPES, ISSUES, STATUSES

__all__ = [
    "AskWords",
    "Rule",
    "Ruleset",
    "Uses",
    "VerifyingBody",
    "load_asks",
    "load_rules",
    "load_uses",
    "load_verifying_bodies",
    "read_asks",
    "read_rules",
    "read_uses",
    "read_verifying_bodies",
]

_RULE_KEYS = (
    "version", "rules", "verifying_cues", "official_attitudes", "unnamed", "acts_against", "always", "where_raised",
)  # fmt: skip
_COLUMNS = ["body", "ids", "names", "issues"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, the status it gives and its words for readers."""

    id: str
    status: str
    words: str


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The rules in order, and the words that they look for."""

    version: str
    rules: Mapping[str, Rule]
    verifying_cues: frozenset[str]
    official_attitudes: frozenset[str]
    unnamed: frozenset[str]
    acts_against: frozenset[str]
    always: tuple[str, ...]
    where_raised: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerifyingBody:
    """A body whose finding counts as verification; `issues` empty means of any issue."""

    name: str
    ids: frozenset[str]
    names: frozenset[str]
    issues: frozenset[str]


@dataclass(frozen=True, slots=True)
class AskWords:
    """Patterns of each kind of ask, the types of event that fulfil it, and their modes."""

    version: str
    kinds: Mapping[str, re.Pattern[str]]
    done_by: Mapping[str, frozenset[str]]
    modes: Mapping[str, frozenset[str]]

    def kinds_in(self, text: str) -> tuple[str, ...]:
        """The kinds of ask that a text speaks of, in the order of the table."""
        return tuple(kind for kind, pattern in self.kinds.items() if pattern.search(text))


@dataclass(frozen=True, slots=True)
class Uses:
    """Patterns for what an object was used for."""

    military: re.Pattern[str]
    civil: re.Pattern[str]

    def of(self, text: str) -> str:
        """"military", "civil", or "" where the words do not tell. "No weapons inside" is civil."""
        military, civil = self.military.search(text), list(self.civil.finditer(text))
        if military and any(c.start() <= military.start() < c.end() for c in civil):
            return "civil"  # "no weapons were kept there"
        return "military" if military else "civil" if civil else ""


@lru_cache(maxsize=1)
def load_rules() -> Ruleset:
    """The shipped ruleset."""
    return read_rules(text_of("rules.yaml"))


def read_rules(text: str, name: str = "rules.yaml") -> Ruleset:
    """A ruleset written in YAML; CodebookError with file and line for an unknown status, issue or type."""
    raw = table(text, name, _RULE_KEYS)
    rules = {}
    for row in raw["rules"]:
        if set(row) != {"id", "status", "words"}:
            where = f"{name}:{line_of(text, str(row.get('id', 'rules')))}"
            raise CodebookError("a rule has id, status and words", where=where)
        rule = Rule(row["id"], row["status"], row["words"])
        if rule.status not in (*STATUSES, "as_set"):
            where = f"{name}:{line_of(text, rule.status)}"
            raise CodebookError(f"unknown status {rule.status!r}", where=where, remedy=f"use one of {STATUSES}")
        if rule.id in rules:
            raise CodebookError(f"rule {rule.id} stands twice", where=f"{name}:{line_of(text, rule.id)}")
        rules[rule.id] = rule
    for key, known in (("acts_against", EVENT_TYPES), ("always", ISSUES), ("where_raised", ISSUES)):
        for value in raw[key]:
            if value not in known:
                raise CodebookError(f"unknown value {value!r} in {key}", where=f"{name}:{line_of(text, str(value))}")
    return Ruleset(
        version=str(raw["version"]),
        rules=rules,
        verifying_cues=words(raw, "verifying_cues", text, name),
        official_attitudes=words(raw, "official_attitudes", text, name),
        unnamed=words(raw, "unnamed", text, name),
        acts_against=frozenset(raw["acts_against"]),
        always=tuple(raw["always"]),
        where_raised=tuple(raw["where_raised"]),
    )


@lru_cache(maxsize=1)
def load_verifying_bodies() -> tuple[VerifyingBody, ...]:
    """The shipped list of verifying bodies."""
    return read_verifying_bodies(text_of("verifying_bodies.tsv"))


def read_verifying_bodies(text: str, name: str = "verifying_bodies.tsv") -> tuple[VerifyingBody, ...]:
    """Verifying bodies written as TSV; CodebookError with file and line for a row that is wrong."""
    bodies: list[VerifyingBody] = []
    header_seen = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header_seen:
            if cells != _COLUMNS:
                raise CodebookError(f"columns must be {' '.join(_COLUMNS)}", where=f"{name}:{number}")
            header_seen = True
            continue
        if len(cells) != len(_COLUMNS) or not cells[0]:
            raise CodebookError(f"a row has {len(_COLUMNS)} cells, not {len(cells)}", where=f"{name}:{number}")
        issues = _cell(cells[3])
        for issue in issues - set(ISSUES):
            raise CodebookError(f"unknown issue {issue!r}", where=f"{name}:{number}")
        bodies.append(VerifyingBody(cells[0], _cell(cells[1]), _cell(cells[2]) | {cells[0]}, issues))
    return tuple(bodies)


def _cell(cell: str) -> frozenset[str]:
    return frozenset(part for part in cell.split("|") if part)


@lru_cache(maxsize=1)
def load_asks() -> AskWords:
    """The shipped words of asks."""
    return read_asks(text_of("asks.yaml"))


def read_asks(text: str, name: str = "asks.yaml") -> AskWords:
    """Words of asks written in YAML; CodebookError with file and line for what is wrong."""
    raw = table(text, name, ("version", "kinds", "done_by", "modes"))
    kinds = {k: patterns(row.get("words"), (text, name, k)) for k, row in raw["kinds"].items()}
    for key in ("done_by", "modes"):
        for kind in raw[key].keys() - kinds.keys():
            raise CodebookError(f"unknown kind {kind!r} in {key}", where=f"{name}:{line_of(text, kind)}")
    for kind, types in raw["done_by"].items():
        for wrong in set(types) - set(EVENT_TYPES):
            raise CodebookError(f"unknown event type {wrong!r}", where=f"{name}:{line_of(text, kind + ': [')}")
    return AskWords(
        version=str(raw["version"]),
        kinds=kinds,
        done_by={k: frozenset(v) for k, v in raw["done_by"].items()},
        modes={k: frozenset(v) for k, v in raw["modes"].items()},
    )


@lru_cache(maxsize=1)
def load_uses() -> Uses:
    """The shipped words of uses."""
    return read_uses(text_of("uses.yaml"))


def read_uses(text: str, name: str = "uses.yaml") -> Uses:
    """Words of uses written in YAML; CodebookError with file and line for what is wrong."""
    raw = table(text, name, ("version", "military", "civil"))
    return Uses(patterns(raw["military"], (text, name, "military")), patterns(raw["civil"], (text, name, "civil")))
