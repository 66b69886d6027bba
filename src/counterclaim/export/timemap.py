"""Incidents, their sources and their types as the JSON that Forensic Architecture's timemap loads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.codebook.event_types import load_event_types
from counterclaim.export.cases import Case, Holdings
from counterclaim.export.jsons import write_array
from counterclaim.export.package import Package
from counterclaim.export.precision import is_point, uncertainty
from counterclaim.records import Document

__all__ = ["NOTICE", "timemap_event", "write_timemap"]

NOTICE = (
    "events.json, sources.json and associations.json, for timemap (forensic-architecture/timemap). Only incidents with "
    "a place that a pin may stand on or with a day are events; all values are strings, as timemap wants them. The "
    "description ends with the standing of each issue."
)


def write_timemap(holdings: Holdings, package: Package) -> None:
    """Nothing; writes the three files."""
    with package.text("events.json") as out:
        package.note_rows("events.json", write_array(out, _events(holdings, package)))
    with package.text("sources.json") as out:
        documents = (_source(f.document) for f in holdings.findings())
        package.note_rows("sources.json", write_array(out, documents))
    with package.text("associations.json") as out:
        package.note_rows("associations.json", write_array(out, _associations()))


def _events(holdings: Holdings, package: Package) -> Iterator[dict[str, Any]]:
    for case in holdings.cases():
        date = case.incident.date
        if is_point(case.incident.place) or (date and date.earliest):
            yield timemap_event(case)
        else:
            package.left_out["neither a day nor a place that a pin may stand on"] += 1


def timemap_event(case: Case) -> dict[str, Any]:
    """The incident as one event; latitude and longitude only where a pin would not be false."""
    incident, place, date = case.incident, case.incident.place, case.incident.date
    standings = [f"{s.issue}: {s.status} [{s.rule}]" for s in case.standings if s.status != "not_raised"]
    event: dict[str, Any] = {
        "id": incident.id,
        "title": incident.title,
        "description": f"{incident.title}. {'; '.join(standings)}",
        "date": date.earliest.isoformat() if date and date.earliest else "",
        "time": "",
        "time_precision": date.precision if date else "",
        "location": (place.name or place.text) if place else "",
        "category": load_event_types()[incident.type].kind,
        "type": incident.type,
        "associations": [incident.type],
        "sources": list(incident.documents),
        "comments": f"within {uncertainty(place)} m" if is_point(place) else "no exact place",
    }
    if place and is_point(place):
        event |= {"latitude": str(place.latitude), "longitude": str(place.longitude)}
    return event


def _source(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title or document.publisher or document.id,
        "paths": [],
        "type": "article",
        "url": document.url or "",
        "author": document.publisher or "",
        "date": document.published_on.isoformat() if document.published_on else "",
    }


def _associations() -> Iterator[dict[str, Any]]:
    for name, kind in load_event_types().items():
        yield {"id": name, "title": name, "desc": kind.kind, "mode": "FILTER", "filter_paths": [kind.kind, name]}
