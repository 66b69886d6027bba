"""Who is on which side, which origins count as one, and how reliable a source was judged: a project's configuration."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.codebook.tables import line_of, text_of
from counterclaim.errors import ConfigError

__all__ = ["GRADES", "Side", "Sides", "load_sides", "read_sides"]

GRADES = ("A", "B", "C", "D", "E", "F")
_TABLES = ("sides", "origins", "reliability")
_SIDE_KEYS = ("members", "opposes")


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the ids or names of its members, and the names of the sides it opposes."""

    name: str
    members: tuple[str, ...]
    opposes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sides:
    """All sides; origins that roll up to others; grades by source. Ids and names as written."""

    sides: Mapping[str, Side]
    origins: Mapping[str, str]
    reliability: Mapping[str, str]

    def oppose(self, one: str | None, other: str | None) -> bool:
        """True when either of two sides is configured to oppose the other."""
        if one is None or other is None or one == other:
            return False
        a, b = self.sides.get(one), self.sides.get(other)
        return bool((a and other in a.opposes) or (b and one in b.opposes))


def load_sides(path: Path | None = None) -> Sides:
    """Our sides, with those of a project's sides.toml over them; ConfigError names its file and key."""
    ours = read_sides(text_of("sides.toml"), "sides.toml")
    if path is None:
        return ours
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", where=str(path), remedy="check the path") from error
    own = read_sides(text, str(path), frozenset(ours.sides))
    return Sides(
        sides={**ours.sides, **own.sides},
        origins={**ours.origins, **own.origins},
        reliability={**ours.reliability, **own.reliability},
    )


def read_sides(text: str, name: str, known: frozenset[str] = frozenset()) -> Sides:
    """Sides written in TOML; `known` are names of sides defined elsewhere. ConfigError names file and key."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(error), where=name, remedy="mend the TOML") from error
    for key in raw:
        if key not in _TABLES:
            raise _wrong(text, name, key, f"unknown key {key!r}; known: {', '.join(_TABLES)}")
    sides = {side.name: side for side in _sides(raw.get("sides", {}), text, name)}
    for side in sides.values():
        for other in sorted(side.opposes - sides.keys() - known):
            key = f"sides.{side.name}"
            raise _wrong(text, name, key, f"{key}.opposes names {other!r}, which is no side")
    reliability = _strings(raw.get("reliability", {}), text, name, "reliability")
    for source, grade in reliability.items():
        if grade not in GRADES:
            raise _wrong(text, name, source, f"reliability.{source}: grade must be one of A to F, not {grade!r}")
    return Sides(sides, _strings(raw.get("origins", {}), text, name, "origins"), reliability)


def _sides(raw: Any, text: str, name: str) -> Iterator[Side]:
    if not isinstance(raw, dict):
        raise _wrong(text, name, "sides", "sides must hold tables, [sides.NAME]")
    for side, row in raw.items():
        key = f"sides.{side}"
        if not isinstance(row, dict):
            raise _wrong(text, name, key, f"{key} must be a table with members and opposes")
        for unknown in row.keys() - set(_SIDE_KEYS):
            raise _wrong(text, name, unknown, f"{key}: unknown key {unknown!r}; known: {', '.join(_SIDE_KEYS)}")
        lists = {k: row.get(k, []) for k in _SIDE_KEYS}
        for k, value in lists.items():
            if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                raise _wrong(text, name, key, f"{key}.{k} must be a list of names")
        yield Side(side, tuple(lists["members"]), frozenset(lists["opposes"]))


def _strings(raw: Any, text: str, name: str, key: str) -> dict[str, str]:
    if not isinstance(raw, dict) or not all(isinstance(v, str) for v in raw.values()):
        raise _wrong(text, name, key, f"{key} must hold lines of \"name\" = \"value\"")
    return dict(raw)


def _wrong(text: str, name: str, key: str, message: str) -> ConfigError:
    return ConfigError(message, where=f"{name}:{line_of(text, key)}", remedy="see the comment in our sides.toml")
