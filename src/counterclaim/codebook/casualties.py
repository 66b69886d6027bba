"""Words for what happens to people and for which people, from casualties.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from counterclaim.errors import CodebookError
from counterclaim.records import GROUPS, MEASURES

__all__ = ["Casualties", "load_casualties"]

_FILE = "casualties.yaml"
_ROLES = ("acts", "undergo", "states", "nouns", "people")
_IRREGULAR = {
    "slay": ("slew", "slain"), "shoot": ("shot",), "hurt": ("hurt",), "flee": ("fled",), "take": ("took", "taken"),
    "hold": ("held",), "lose": ("lost",), "drive": ("drove", "driven"), "leave": ("left",), "go": ("went", "gone"),
    "beat": ("beat", "beaten"), "set": ("set",), "stab": ("stabbed", "stabbing"), "uproot": ("uprooted",),
    "find": ("found",), "die": ("died", "dying"), "kidnap": ("kidnapped", "kidnapping"), "jail": ("jailed",),
    "vanish": ("vanished",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Casualties:
    """Each table maps a lower-case word (all forms of verbs, lemmas of nouns) to a measure or a group."""

    acts: Mapping[str, str]
    undergo: Mapping[str, str]
    states: Mapping[str, str]
    nouns: Mapping[str, str]
    people: Mapping[str, str]
    groups: Mapping[str, str]
    modifiers: Mapping[str, str]
    loose: frozenset[str]
    either: frozenset[str]
    things: frozenset[str]
    phrases: tuple[tuple[frozenset[str], frozenset[str], str], ...]


def forms(verb: str) -> tuple[str, ...]:
    """A regular verb's written forms, with the irregular ones that we need."""
    stem = verb[:-1] if verb.endswith("e") else verb
    going = verb + "ing" if verb.endswith("ee") else stem + "ing"
    third = verb + ("es" if verb.endswith(("sh", "ss", "ch", "o")) else "s")
    return (verb, third, stem + "ed", going, *_IRREGULAR.get(verb, ()))


@lru_cache(maxsize=1)
def load_casualties() -> Casualties:
    """The shipped table, checked; CodebookError when a measure or group is unknown or a word stands twice."""
    text = files("counterclaim.codebook").joinpath(_FILE).read_text(encoding="utf-8")
    return read_casualties(text)


def read_casualties(text: str) -> Casualties:
    """The table written in YAML; CodebookError names the file and line of what is wrong."""
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise CodebookError("is not YAML", where=f"{_FILE}:{mark.line + 1 if mark else 1}") from error
    _known(raw["measures"], MEASURES, text)
    _known(raw["groups"], GROUPS, text)
    roles = {role: _by_word(raw["measures"], role) for role in _ROLES}
    return Casualties(
        acts=_all_forms(roles["acts"]),
        undergo=_all_forms(roles["undergo"]),
        states=roles["states"],
        nouns=roles["nouns"],
        people=roles["people"],
        groups=_flat(raw["groups"]),
        modifiers=_flat(raw["modifiers"]),
        loose=_forms_of(raw["loose"]),
        either=frozenset(raw["either"]),
        things=frozenset(raw["things"]),
        phrases=tuple((_forms_of(p["verb"]), frozenset(p["words"]), _measure(p, text)) for p in raw["phrases"]),
    )


def _known(given: Iterable[str], allowed: tuple[str, ...], text: str) -> None:
    for name in given:
        if name not in allowed:
            remedy = f"use one of {', '.join(allowed)}"
            raise CodebookError(f"{name!r} is not known", where=f"{_FILE}:{_line(name, text)}", remedy=remedy)


def _line(word: str, text: str) -> int:
    return next((i for i, line in enumerate(text.splitlines(), 1) if word in line), 1)


def _measure(phrase: Mapping[str, Any], text: str) -> str:
    _known([phrase["measure"]], MEASURES, text)
    return str(phrase["measure"])


def _by_word(measures: Mapping[str, Mapping[str, list[str]]], role: str) -> dict[str, str]:
    return {word: measure for measure, roles in measures.items() for word in roles[role]}


def _flat(groups: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: group for group, words in groups.items() for word in words}


def _forms_of(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in forms(verb))


def _all_forms(verbs: Mapping[str, str]) -> dict[str, str]:
    return {form: measure for verb, measure in verbs.items() for form in forms(verb)}
