"""How finely a place may be shown to everyone."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace

from counterclaim.errors import ConfigError
from counterclaim.export.brief.words import country_name
from counterclaim.export.cases import Case
from counterclaim.records import Place

__all__ = ["PlaceRules", "public_place"]

_KM_A_DEGREE = 111.32  # of latitude, and of longitude at the equator
_LEAST_KM = 1.0
_LEAST_HOURS = 72
_DECIMALS = 4
_AREAS = frozenset({"admin1", "admin2", "region", "country"})
_AHEAD = frozenset({"future", "hypothetical"})


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """The grid on which points are shown, in km, and the hours for which an incident is shown by its province only.

    They may be made stricter, never looser than 1 km and 72 hours: ConfigError.
    """

    grid_km: float = _LEAST_KM
    fresh_hours: int = _LEAST_HOURS

    def __post_init__(self) -> None:
        if not self.grid_km >= _LEAST_KM or self.fresh_hours < _LEAST_HOURS:
            raise ConfigError(
                f"public places need a grid of at least {_LEAST_KM:g} km and {_LEAST_HOURS} hours of reserve",
                remedy="choose larger figures, or make an internal export",
            )


def public_place(case: Case, rules: PlaceRules, as_of: dt.date, exact_agreed: bool) -> Place | None:
    """The place as it may be shown: its name and a point on the grid; a district, province or country where not.

    Only the province is shown of incidents younger than the reserve or without a day, of what is ahead, and of sites
    that the laws of war protect, unless two reviewers agreed (`exact_agreed`) for the latter.
    """
    place = case.incident.place
    if place is None:
        return None
    if _is_fresh(case, rules, as_of) or case.incident.modality in _AHEAD:
        return _province(place)
    if _is_protected(case) and not exact_agreed:
        return _district(place) if place.precision == "admin2" else _province(place)
    if place.precision in _AREAS:
        return _district(place) if place.precision in ("admin2", "region") and place.id else _province(place)
    return _on_grid(place, rules.grid_km)


def _is_fresh(case: Case, rules: PlaceRules, as_of: dt.date) -> bool:
    date = case.incident.date
    last = (date.latest or date.earliest) if date else None
    return last is None or (as_of - last).days * 24 <= rules.fresh_hours


def _is_protected(case: Case) -> bool:
    return bool(case.incident.protected) or any(m.protected for m in case.mentions)


def _province(place: Place) -> Place:
    """The first-level unit without a point; the country where the unit is not known."""
    name = place.admin1 or (country_name(place.country) if place.country else None)
    precision = "admin1" if place.admin1 else "country"
    return Place(0, 0, name or "", name, None, place.country, place.admin1, None, None, precision)


def _district(place: Place) -> Place:
    """A district or region of the tables by its name, without a point."""
    named = place.name if place.id else None
    return (
        _province(place)
        if named is None
        else replace(_province(place), text=named, name=named, precision=place.precision)
    )


def _on_grid(place: Place, km: float) -> Place:
    """The middle of the grid's cell, so that nothing is said about where in it; towns of the tables by name.

    A site is not named: its name would be its address.
    """
    shown = _province(place)
    if place.latitude is None or place.longitude is None:
        return shown
    town = place.name if place.id and place.precision in ("named_place", "near_place") else None
    latitude, step = _middle(place.latitude, km / _KM_A_DEGREE)
    width = km / (_KM_A_DEGREE * max(math.cos(math.radians(latitude)), 0.01))
    longitude, _ = _middle(place.longitude, max(width, step))
    precision = place.precision if place.precision == "near_place" else "named_place"
    return replace(
        shown, text=town or shown.text, name=town or shown.name, latitude=latitude, longitude=longitude,
        precision=precision,
    )  # fmt: skip


def _middle(degrees: float, step: float) -> tuple[float, float]:
    """The middle of the step that the value falls into, and the step."""
    return (round((math.floor(degrees / step) + 0.5) * step, _DECIMALS), step)
