"""Incidents, parties and documents as FollowTheMoney entities, and as statements."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.codebook.export_codes import load_countries
from counterclaim.export.cases import Case, Holdings
from counterclaim.export.jsons import compact
from counterclaim.export.package import Package
from counterclaim.export.parties import country_of, name_of
from counterclaim.export.tables import write_csv
from counterclaim.records import Document, Party

__all__ = ["DATASET", "NOTICE", "STATEMENT_COLUMNS", "case_entities", "document_entity", "statements", "write_ftm"]

NOTICE = (
    "FollowTheMoney (followthemoney.tech): `entities.ftm.json` has one entity a line (Event, Organization, Person, "
    "LegalEntity, Article); `statements.csv` has the same, one row a value. An Event's `involved` are those that the "
    "reports name as acting or acted on: it says nothing about guilt. The standing of each issue is in `notes`."
)
DATASET = "counterclaim"
STATEMENT_COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip
_TYPES: Mapping[str, str] = {
    "name": "name", "startDate": "date", "endDate": "date", "summary": "text", "location": "address",
    "country": "country", "involved": "entity", "proof": "entity", "notes": "text", "keywords": "string",
    "recordId": "string", "title": "string", "publishedAt": "date", "publisher": "string", "sourceUrl": "url",
    "language": "language", "id": "id",
}  # fmt: skip
_LANGUAGES = {"en": "eng"}


def write_ftm(holdings: Holdings, package: Package) -> None:
    """Nothing; writes `entities.ftm.json` and `statements.csv`. Memory grows with the number of parties only."""
    with package.text("entities.ftm.json") as lines, package.text("statements.csv") as table:
        entities = _written(_entities(holdings), lines.write)
        rows = write_csv(table, STATEMENT_COLUMNS, statements(entities))
    package.note_rows("statements.csv", rows)
    package.described_table("statements.csv", STATEMENT_COLUMNS)


def _written(entities: Iterable[dict[str, Any]], write: Any) -> Iterator[dict[str, Any]]:
    for entity in entities:
        write(compact(entity) + "\n")
        yield entity


def _entities(holdings: Holdings) -> Iterator[dict[str, Any]]:
    for found in holdings.findings():
        yield document_entity(found.document)
    known: set[str] = set()
    for case in holdings.cases():
        for entity in case_entities(case):
            if entity["schema"] == "Event" or entity["id"] not in known:
                known.add(entity["id"] if entity["schema"] != "Event" else "")
                yield entity


def document_entity(document: Document) -> dict[str, Any]:
    """The document as an Article, without its text."""
    return _entity(
        _key(document.id),
        "Article",
        {
            "title": document.title,
            "publisher": document.publisher,
            "publishedAt": document.published_on,
            "sourceUrl": document.url,
            "language": _LANGUAGES.get(document.language),
        },
    )


def case_entities(case: Case) -> Iterator[dict[str, Any]]:
    """The parties of an incident that can act, then the incident as an Event."""
    incident, place, date = case.incident, case.incident.place, case.incident.date
    parties = [p for p in (*incident.actors, *incident.recipients) if p.kind == "actor"]
    yield from map(_party, parties)
    standings = [f"{s.issue}: {s.status} [{s.rule}]" for s in case.standings if s.status != "not_raised"]
    yield _entity(
        _key(incident.id),
        "Event",
        {
            "name": incident.title,
            "recordId": incident.id,
            "startDate": date.earliest if date else None,
            "endDate": date.latest if date else None,
            "location": (place.name or place.text) if place else None,
            "country": _country(place.country) if place else None,
            "keywords": [incident.type, incident.modality, incident.release_status, *incident.protected],
            "notes": standings,
            "involved": sorted({_party_key(p) for p in parties}),
            "proof": [_key(d) for d in incident.documents],
        },
    )


def _party(party: Party) -> dict[str, Any]:
    schema = "LegalEntity" if party.id is None else "Person" if party.id.startswith("person:") else "Organization"
    return _entity(_party_key(party), schema, {"name": name_of(party), "country": _country(country_of(party))})


def _party_key(party: Party) -> str:
    digest = hashlib.sha1(name_of(party).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    return _key(f"actor:{party.id or digest}")


def _key(record: str) -> str:
    return "cc-" + record.replace(":", "-")


def _country(code: str | None) -> str | None:
    country = load_countries().get(code or "")
    return country.alpha2 if country else None


def _entity(key: str, schema: str, given: Mapping[str, object]) -> dict[str, Any]:
    values = {name: value if isinstance(value, list) else [value] for name, value in given.items()}
    kept = {name: [str(v) for v in several if v not in (None, "")] for name, several in values.items()}
    return {"id": key, "schema": schema, "properties": {name: several for name, several in kept.items() if several}}


def statements(entities: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, object]]:
    """One row a value of each entity, and one for the entity itself; keys are made as nomenklatura makes them."""
    for entity in entities:
        yield _statement(entity, "id", entity["id"])
        for name, values in entity["properties"].items():
            yield from (_statement(entity, name, value) for value in values)


def _statement(entity: Mapping[str, Any], name: str, value: str) -> dict[str, object]:
    key = f"{DATASET}.{entity['id']}.{name}.{value}".encode("utf-8", "replace")
    return {
        "id": hashlib.sha1(key, usedforsecurity=False).hexdigest(),
        "canonical_id": entity["id"],
        "entity_id": entity["id"],
        "prop": name,
        "prop_type": _TYPES[name],
        "schema": entity["schema"],
        "value": value,
        "dataset": DATASET,
        "external": "f",
    }
