"""Incidents, claims, documents and spans as linked data: schema.org, PROV-O and W3C Web Annotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.export.cases import Case, Holdings
from counterclaim.export.jsons import compact, write_array
from counterclaim.export.package import Package, program_version
from counterclaim.export.parties import name_of
from counterclaim.export.precision import place_codes
from counterclaim.records import Document, Party, Voice

__all__ = ["CONTEXT", "NOTICE", "case_nodes", "write_jsonld"]

NOTICE = (
    "JSON-LD with its context inside, so that nothing is fetched to read it. Each incident is a schema:Event; each "
    "statement about an issue of it a schema:Claim with who said it, derived (prov:wasDerivedFrom) from a document; "
    "each span a oa:Annotation with position and quotation. Offsets are code points. No claim carries a rating."
)
CONTEXT = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "cc": "urn:counterclaim:",
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "generatedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "attributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "about": {"@id": "schema:about", "@type": "@id"},
    "appearance": {"@id": "schema:appearance", "@type": "@id"},
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "hasBody": {"@id": "oa:hasBody", "@type": "@id"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}
_RUN = "cc:program"


def write_jsonld(holdings: Holdings, package: Package) -> None:
    """Nothing; writes `dossier.jsonld`."""
    with package.text("dossier.jsonld") as out:
        number = write_array(out, _nodes(holdings), f'{{"@context":{compact(CONTEXT)},"@graph":[', "]}")
    package.note_rows("dossier.jsonld", number)


def _nodes(holdings: Holdings) -> Iterator[dict[str, Any]]:
    label = f"Counterclaim {program_version()}"
    yield {"@id": _RUN, "@type": ["prov:Activity", "prov:SoftwareAgent"], "schema:name": label}
    for found in holdings.findings():
        yield _document(found.document)
    for case in holdings.cases():
        yield from case_nodes(case)


def _document(document: Document) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": _id(document.id),
        "@type": ["schema:Article", "prov:Entity"],
        "schema:sha256": document.text_sha256,
        "schema:inLanguage": document.language,
        "schema:headline": document.title,
        "schema:url": document.url,
        "schema:publisher": {"@type": "schema:Organization", "schema:name": document.publisher},
        "schema:datePublished": _day(document.published_on),
    }
    return _known(node) if document.publisher else _known({k: v for k, v in node.items() if k != "schema:publisher"})


def case_nodes(case: Case) -> Iterator[dict[str, Any]]:
    """The incident, then each statement about it with the annotation of its span."""
    yield _incident(case)
    texts = {str(d.id): d.text for d in case.documents}
    for standing in case.standings:
        for voice in standing.voices:
            yield _claim(case, voice)
            yield _annotation(voice, texts.get(voice.document, ""))


def _incident(case: Case) -> dict[str, Any]:
    incident, date = case.incident, case.incident.date
    return _known(
        {
            "@id": _id(incident.id),
            "@type": ["schema:Event", "prov:Entity"],
            "schema:name": incident.title,
            "schema:additionalType": incident.type,
            "schema:startDate": _day(date.earliest if date else None),
            "schema:endDate": _day(date.latest if date else None),
            "schema:location": _place(case),
            "schema:actor": [_agent(p) for p in incident.actors if p.kind == "actor"] or None,
            "cc:recipient": [name_of(p) for p in incident.recipients] or None,
            "cc:releaseStatus": incident.release_status,
            "cc:standing": [_standing(s.issue, s.status, s.rule) for s in case.standings] or None,
            "derivedFrom": [_id(d) for d in incident.documents],
            "generatedBy": _RUN,
        }
    )


def _standing(issue: str, status: str, rule: str) -> dict[str, str]:
    return {"cc:issue": issue, "cc:status": status, "cc:rule": rule}


def _place(case: Case) -> dict[str, Any] | None:
    place = case.incident.place
    if place is None:
        return None
    node: dict[str, Any] = {"@type": "schema:Place", "schema:name": place.name or place.text}
    node |= {"cc:precision": place.precision, "schema:addressCountry": place.country}
    if place_codes(place):
        geo = {"schema:latitude": place.latitude, "schema:longitude": place.longitude}
        node["schema:geo"] = {"@type": "schema:GeoCoordinates", **geo}
    return _known(node)


def _agent(party: Party) -> dict[str, Any]:
    return {"@type": "prov:Agent", "schema:name": name_of(party)}


def _claim(case: Case, voice: Voice) -> dict[str, Any]:
    return _known(
        {
            "@id": _claim_id(voice),
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:author": {"@type": "prov:Agent", "schema:name": voice.origin_name},
            "schema:text": voice.text,
            "schema:datePublished": _day(voice.said_on),
            "cc:issue": voice.issue,
            "cc:stance": voice.stance,
            "cc:value": voice.value or None,
            "cc:alleged": voice.alleged,
            "about": _id(case.incident.id),
            "appearance": _id(voice.document),
            "derivedFrom": _id(voice.document),
            "generatedBy": _RUN,
        }
    )


def _annotation(voice: Voice, text: str) -> dict[str, Any]:
    start, end = voice.sentence
    position = {"@type": "oa:TextPositionSelector", "start": start, "end": end}
    selectors: list[dict[str, Any]] = [position]
    if text:
        selectors.append({"@type": "oa:TextQuoteSelector", "oa:exact": text[start:end]})
    target = {"@type": "oa:SpecificResource", "hasSource": _id(voice.document), "oa:hasSelector": selectors}
    return {
        "@id": f"{_claim_id(voice)}:span",
        "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:identifying"},
        "hasBody": _claim_id(voice),
        "oa:hasTarget": target,
    }


def _id(record: str) -> str:
    return f"urn:counterclaim:{record}"


def _claim_id(voice: Voice) -> str:
    return f"urn:counterclaim:{voice.claim}:{voice.issue}"


def _day(day: object) -> dict[str, str] | None:
    return {"@value": str(day), "@type": "xsd:date"} if day else None


def _known(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value is not None}
