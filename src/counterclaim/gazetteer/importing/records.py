"""What is read from a gazetteer before it is written to ours: a place, or the reason why a row is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Found", "Left", "Reader", "Reading", "degrees"]


@dataclass(frozen=True, slots=True)
class Found:
    """One place. Degrees WGS 84; country ISO 3166 alpha-3; kind and precision as in places.tsv."""

    id: str
    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    precision: str
    admin1: str = ""
    aliases: tuple[str, ...] = ()
    population: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """A row that is not taken: why, in words, and where it stands (file:line)."""

    why: str
    where: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader needs: the file, countries by ISO 3166 alpha-2, the country of rows that name none, a ticker.

    `tick` is told how many bytes of the file are read.
    """

    path: Path
    countries: Mapping[str, str]
    country: str
    tick: Callable[[int], None]

    def iso3(self, code: str) -> str:
        """The alpha-3 code of a country given as alpha-2 or alpha-3; the default country for none; else empty."""
        code = code.strip().upper()
        if not code:
            return self.country
        return code if code in self.countries.values() else self.countries.get(code, "")


Reader = Callable[[Reading], Iterator[Found | Left]]


def degrees(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Two written degrees as numbers, or None when they are none or lie off the Earth."""
    try:
        lat, lon = float(latitude), float(longitude)
    except ValueError:
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None
