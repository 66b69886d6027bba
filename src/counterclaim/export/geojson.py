"""Incidents as GeoJSON (RFC 7946): a point only where a pin would not be false."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.export.cases import Case, Holdings
from counterclaim.export.jsons import write_array
from counterclaim.export.package import Package
from counterclaim.export.parties import name_of
from counterclaim.export.precision import is_point, place_codes, uncertainty

__all__ = ["NOTICE", "feature", "write_geojson"]

NOTICE = (
    "One feature an incident, WGS 84. The geometry is a point only where the place is a site, a town or near one, with "
    "its radius in `uncertainty_m`; an incident placed in a district, province, region or country has no geometry and "
    "its centre under `area_centre`, so that no false pin is drawn. Incidents without a place are kept, without either."
)


def write_geojson(holdings: Holdings, package: Package) -> None:
    """Nothing; writes `incidents.geojson`."""
    with package.text("incidents.geojson") as out:
        features: Iterator[dict[str, Any]] = map(feature, holdings.cases())
        number = write_array(out, features, '{"type":"FeatureCollection","features":[', "]}")
    package.note_rows("incidents.geojson", number)


def feature(case: Case) -> dict[str, Any]:
    """The incident as one feature."""
    incident, place, date = case.incident, case.incident.place, case.incident.date
    located = place_codes(place) is not None and place is not None
    centre = [place.longitude, place.latitude] if located and place else None
    killed = case.toll("killed")
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": centre} if is_point(place) else None,
        "properties": {
            "title": incident.title,
            "type": incident.type,
            "modality": incident.modality,
            "earliest": date.earliest.isoformat() if date and date.earliest else None,
            "latest": date.latest.isoformat() if date and date.latest else None,
            "date_precision": date.precision if date else None,
            "date_basis": date.basis if date else None,
            "place": (place.name or place.text) if place else None,
            "admin1": place.admin1 if place else None,
            "country": place.country if place else None,
            "place_precision": place.precision if place else None,
            "uncertainty_m": uncertainty(place),
            "area_centre": None if is_point(place) else centre,
            "actors": [name_of(p) for p in incident.actors],
            "recipients": [name_of(p) for p in incident.recipients],
            "protected": list(incident.protected),
            "killed_low": killed.low if killed else None,
            "killed_high": killed.high if killed else None,
            "n_documents": incident.n_documents,
            "n_origins": incident.n_origins,
            "standings": {s.issue: {"status": s.status, "rule": s.rule} for s in case.standings},
            "release_status": incident.release_status,
        },
    }
