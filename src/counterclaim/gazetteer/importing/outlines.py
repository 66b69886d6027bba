"""The middle of a GeoJSON geometry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from counterclaim.gazetteer.importing.records import degrees

__all__ = ["middle"]

_FLAT = 1e-12  # square degrees; a ring with less is a line


def middle(geometry: Mapping[str, Any]) -> tuple[float, float] | None:
    """Latitude and longitude of a point, or of the centroid of the largest outer ring; None where there is neither.

    Source: the area-weighted centroid of a polygon (shoelace formula), taken in degrees.
    """
    kind, where = geometry.get("type"), geometry.get("coordinates")
    try:
        points = _points(str(kind), where)
        return _centroid(points) if points else None
    except (TypeError, IndexError, ValueError):
        return None


def _points(kind: str, where: Any) -> Sequence[Sequence[float]]:
    if kind == "Point":
        return [where]
    if kind in ("LineString", "MultiPoint"):
        return list(where)
    if kind == "Polygon":
        return list(where[0])
    if kind == "MultiLineString":
        return max((list(line) for line in where), key=len)
    if kind == "MultiPolygon":
        return max((list(polygon[0]) for polygon in where), key=lambda ring: abs(_area(ring)))
    return []


def _area(ring: Sequence[Sequence[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def _centroid(points: Sequence[Sequence[float]]) -> tuple[float, float] | None:
    area = _area(points)
    if abs(area) < _FLAT:
        lon, lat = (sum(p[i] for p in points) / len(points) for i in (0, 1))
        return degrees(str(lat), str(lon))
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(points)]
    lon = sum((a[0] + b[0]) * cross for a, b, cross in pairs) / (6 * area)
    lat = sum((a[1] + b[1]) * cross for a, b, cross in pairs) / (6 * area)
    return degrees(str(lat), str(lon))
