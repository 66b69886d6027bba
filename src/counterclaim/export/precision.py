"""How exact a place or a day is, in metres and in the codes of ACLED and UCDP."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.records import Place, When

__all__ = ["PLACES", "PlacePrecision", "date_codes", "is_point", "place_codes", "uncertainty"]


@dataclass(frozen=True, slots=True)
class PlacePrecision:
    """Radius in metres (None: an area, whose centre is no place where anything happened) and both codes."""

    metres: int | None
    acled: int | None
    ucdp: int


PLACES = {
    "site": PlacePrecision(100, 1, 1),
    "named_place": PlacePrecision(2_000, 1, 1),
    "near_place": PlacePrecision(25_000, 2, 2),
    "admin2": PlacePrecision(None, 2, 3),
    "admin1": PlacePrecision(None, 3, 4),
    "region": PlacePrecision(None, 3, 5),
    "country": PlacePrecision(None, None, 6),
}
_WEEK, _MONTH, _YEAR = 7, 31, 366  # days


def place_codes(place: Place | None) -> PlacePrecision | None:
    """The codes of a place with coordinates; None without."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return PLACES.get(place.precision or "")


def uncertainty(place: Place | None) -> int | None:
    """Radius in metres within which it is said to lie; None for an area."""
    codes = place_codes(place)
    return codes.metres if codes else None


def is_point(place: Place | None) -> bool:
    """True when a pin on a map would not be false: a site, a town, or near one."""
    return uncertainty(place) is not None


def date_codes(date: When | None) -> tuple[int | None, int | None]:
    """ACLED's time_precision and UCDP's date_prec of a date; None where that body could not take it."""
    if date is None or date.earliest is None:
        return (None, None)
    days = ((date.latest or date.earliest) - date.earliest).days + 1
    if date.precision in ("year", "vague") or days > _MONTH:
        return (None, 5 if days <= _YEAR else None)
    if days == 1 and date.precision == "day":
        return (1, 1)
    if days < _WEEK and date.precision != "month":
        return (2, 2)
    return (2, 3) if days == _WEEK or date.precision == "week" else (3, 4)
