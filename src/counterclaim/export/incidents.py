"""Incidents with their standing per issue, as JSON Lines or CSV; every status with its rule and its claims."""

from __future__ import annotations

import dataclasses as dc
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from counterclaim.export.jsons import compact
from counterclaim.export.tables import csv_text, joined
from counterclaim.records import Incident, Party, Standing, Toll

__all__ = [
    "COLUMNS",
    "ISSUES_SHOWN",
    "SCHEMA_ID",
    "incident_object",
    "incident_row",
    "incidents_csv",
    "incidents_jsonl",
]

SCHEMA_ID = "counterclaim/incident/1"
ISSUES_SHOWN = (
    "occurrence", "responsibility", "target_use", "civilian_harm", "casualty_count", "weapon", "intent", "legality",
)  # fmt: skip
_PER_ISSUE = ("status", "rule", "value", "flags", "claims_for", "claims_against")
_MEASURES = ("killed", "injured")
_BOUNDS = ("low", "high", "best", "contested")
_PLAIN = (
    "incident_id", "title", "type", "modality", "earliest", "latest", "date_precision", "date_basis", "place",
    "place_id", "country", "admin1", "latitude", "longitude", "place_precision", "actors", "actor_ids", "recipients",
    "recipient_ids", "protected", "n_documents", "n_origins", "release_status", "ruleset",
)  # fmt: skip
COLUMNS = (
    *_PLAIN,
    *(f"{issue}_{name}" for issue in ISSUES_SHOWN for name in _PER_ISSUE),
    *(f"{measure}_{name}" for measure in _MEASURES for name in _BOUNDS),
    "documents",
    "events",
)


def incidents_jsonl(incidents: Iterable[Incident], standings: Iterable[Standing], tolls: Iterable[Toll]) -> str:
    """One JSON object an incident, one a line: the incident, its standings with all voices, its tolls."""
    by_incident, figures = _grouped(standings), _grouped(tolls)
    return "".join(compact(incident_object(i, by_incident[i.id], figures[i.id])) + "\n" for i in incidents)


def incidents_csv(incidents: Iterable[Incident], standings: Iterable[Standing], tolls: Iterable[Toll]) -> str:
    """One row an incident; for each issue its status, rule, value, flags and the claims for and against."""
    by_incident, figures = _grouped(standings), _grouped(tolls)
    return csv_text(COLUMNS, (incident_row(i, by_incident[i.id], figures[i.id]) for i in incidents))


def _grouped(rows: Iterable[Any]) -> defaultdict[str, list[Any]]:
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.incident].append(row)
    return grouped


def incident_object(incident: Incident, standings: Iterable[Standing], tolls: Iterable[Toll]) -> dict[str, Any]:
    """The incident with its standings, all voices and its tolls, as plain data."""
    return {
        "schema": SCHEMA_ID,
        **dc.asdict(incident),
        "standings": [dc.asdict(s) for s in sorted(standings, key=_issue_order)],
        "tolls": [dc.asdict(t) for t in tolls],
    }


def _issue_order(standing: Standing) -> tuple[int, str]:
    known = standing.issue in ISSUES_SHOWN
    return (ISSUES_SHOWN.index(standing.issue) if known else len(ISSUES_SHOWN), standing.issue)


def incident_row(incident: Incident, standings: Iterable[Standing], tolls: Iterable[Toll]) -> dict[str, object]:
    """One row of the table of incidents, by column."""
    place, date, standings = incident.place, incident.date, tuple(standings)
    row: dict[str, object] = {
        "incident_id": incident.id,
        "title": incident.title,
        "type": incident.type,
        "modality": incident.modality,
        "earliest": date.earliest if date else None,
        "latest": date.latest if date else None,
        "date_precision": date.precision if date else None,
        "date_basis": date.basis if date else None,
        "place": (place.name or place.text) if place else None,
        "place_id": place.id if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_precision": place.precision if place else None,
        "actors": _names(incident.actors),
        "actor_ids": joined(p.id for p in incident.actors),
        "recipients": _names(incident.recipients),
        "recipient_ids": joined(p.id for p in incident.recipients),
        "protected": incident.protected,
        "n_documents": incident.n_documents,
        "n_origins": incident.n_origins,
        "release_status": incident.release_status,
        "ruleset": joined(sorted({s.ruleset for s in standings})),
        "documents": incident.documents,
        "events": incident.events,
    }
    for standing in standings:
        row |= {f"{standing.issue}_{name}": getattr(standing, name) for name in _PER_ISSUE}
    for toll in tolls:
        if toll.group == "total":
            row |= {f"{toll.measure}_{name}": getattr(toll, name) for name in _BOUNDS}
    return row


def _names(parties: Iterable[Party]) -> str:
    return joined(p.name or p.text for p in parties)
