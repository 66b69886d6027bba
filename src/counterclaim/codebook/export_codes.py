"""Codes that only other bodies' formats need: country numbers and regions, kinds of parties, vague numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from counterclaim.codebook.rows import rows
from counterclaim.errors import CodebookError

__all__ = ["Country", "Sector", "load_countries", "load_party_words", "load_sectors", "load_vague_numbers"]

_KINDS = frozenset("state armed civilian international public".split())
_FOLDER = resources.files("counterclaim.codebook")


@dataclass(frozen=True, slots=True)
class Country:
    """ISO 3166 alpha-2 in lower case, numeric code (None where there is none), and region as ACLED groups countries."""

    alpha2: str
    number: int | None
    region: str


@dataclass(frozen=True, slots=True)
class Sector:
    """What a party of this sector is (state, armed, civilian, international, public), its ACLED-like class, and the
    noun for one of it that may not be named."""

    kind: str
    inter: str | None
    unnamed: str


@lru_cache(maxsize=1)
def load_countries() -> Mapping[str, Country]:
    """Countries by ISO 3166 alpha-3."""
    table = rows(_FOLDER / "country_codes.tsv", columns=4)
    return {r.cells[0]: Country(r.cells[1], int(n) if (n := r.value(2)) else None, r.cells[3]) for r in table}


@lru_cache(maxsize=1)
def load_sectors() -> Mapping[str, Sector]:
    """Sectors by their PLOVER code."""
    found = {}
    for row in rows(_FOLDER / "sectors.tsv", columns=4):
        if row.cells[1] not in _KINDS:
            raise CodebookError(f"unknown kind {row.cells[1]!r}", where=row.where, remedy=f"one of {sorted(_KINDS)}")
        found[row.cells[0]] = Sector(row.cells[1], row.value(2), row.cells[3])
    return found


@lru_cache(maxsize=1)
def load_vague_numbers() -> Mapping[str, int]:
    """The lowest number that an ACLED-like file writes for a vague word."""
    return {row.cells[0]: int(row.cells[1]) for row in rows(_FOLDER / "vague_numbers.tsv", columns=2)}


@lru_cache(maxsize=1)
def load_party_words() -> frozenset[str]:
    """Words that many parties' names share, by which no two are taken for one."""
    return frozenset(row.cells[0] for row in rows(_FOLDER / "party_words.tsv", columns=1))
