"""Rules from an event of ours to an ACLED-like type and sub-type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import yaml

from counterclaim.codebook.terms import load_acled_words
from counterclaim.errors import CodebookError

__all__ = ["ACLED_TYPES", "AcledRule", "load_acled_rules"]

ACLED_TYPES: dict[str, tuple[str, ...]] = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
_KEYS = frozenset({"type", "mode", "family", "actor", "recipient", "near", "far", "form", "words", "event", "sub"})


@dataclass(frozen=True, slots=True)
class AcledRule:
    """All given conditions must hold; an empty one asks for nothing."""

    type: str
    event: str
    sub: str | None
    modes: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    actor: frozenset[str] = frozenset()
    recipient: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    far: frozenset[str] = frozenset()
    form: str = ""
    words: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def load_acled_rules() -> tuple[AcledRule, ...]:
    """The rules in order; CodebookError for an unknown key or type."""
    table = resources.files("counterclaim.codebook") / "acled.yaml"
    loaded = yaml.safe_load(table.read_text(encoding="utf-8"))
    rules = tuple(_rule(row, f"{table.name}:rule {n}") for n, row in enumerate(loaded, start=1))
    groups = {group for entries in load_acled_words().index.values() for _, found in entries for group in found.split()}
    for number, rule in enumerate(rules, start=1):
        unknown = (rule.actor | rule.recipient | rule.near | rule.far) - groups
        if unknown:
            raise CodebookError(f"unknown group {sorted(unknown)[0]!r}", where=f"{table.name}:rule {number}")
    return rules


def _rule(row: dict[str, object], where: str) -> AcledRule:
    unknown = set(row) - _KEYS
    if unknown:
        raise CodebookError(f"unknown key {sorted(unknown)[0]!r}", where=where)
    event, sub = str(row["event"]), row.get("sub")
    if event not in ACLED_TYPES or (sub is not None and sub not in ACLED_TYPES[event]):
        raise CodebookError(f"unknown ACLED type {event!r} / {sub!r}", where=where)
    return AcledRule(
        type=str(row["type"]),
        event=event,
        sub=None if sub is None else str(sub),
        modes=_strings(row.get("mode")),
        families=_strings(row.get("family")),
        actor=_strings(row.get("actor")),
        recipient=_strings(row.get("recipient")),
        near=_strings(row.get("near")),
        far=_strings(row.get("far")),
        form=str(row.get("form") or ""),
        words=tuple(sorted(_strings(row.get("words")))),
    )


def _strings(value: object) -> frozenset[str]:
    return frozenset(str(v) for v in value) if isinstance(value, list) else frozenset()
