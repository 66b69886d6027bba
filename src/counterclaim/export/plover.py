"""Incidents as PLOVER JSON, in the shape of the gold standard records that come with PLOVER."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from counterclaim.export.cases import Case, Holdings
from counterclaim.export.jsons import write_array
from counterclaim.export.package import Package, program_version
from counterclaim.export.parties import country_of, name_of
from counterclaim.export.tables import joined
from counterclaim.records import Party

__all__ = ["NOTICE", "plover_record", "write_plover"]

NOTICE = (
    "One record an incident, keys as in PLOVER's gold standard records (openeventdata/PLOVER): source and target are "
    "lists of actorText, code and sector; event, mode and context are PLOVER's. What PLOVER calls auxiliary modes "
    "(historical, future, hypothetical, negation) is under `auxiliary`. Proposed by a machine; not seen by the makers "
    "of PLOVER."
)
_INTERNATIONAL = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())
_AUXILIARY = {"negated": "negation", "future": "future", "hypothetical": "hypothetical", "historical": "historical"}


def write_plover(holdings: Holdings, package: Package) -> None:
    """Nothing; writes `plover.json`."""
    with package.text("plover.json") as out:
        number = write_array(out, map(plover_record, holdings.cases()))
    package.note_rows("plover.json", number)


def plover_record(case: Case) -> dict[str, Any]:
    """The incident as one record."""
    incident, place, date = case.incident, case.incident.place, case.incident.date
    first = case.mentions[0] if case.mentions else None
    return {
        "id": incident.id,
        "date": date.earliest.isoformat() if date and date.earliest else "",
        "source": _actors(incident.actors),
        "target": _actors(incident.recipients),
        "event": incident.type,
        "eventText": first.trigger.text if first else "",
        "mode": next((m.mode for m in case.mentions if m.mode), ""),
        "context": " ".join(dict.fromkeys(c for m in case.mentions for c in m.contexts)),
        "auxiliary": _AUXILIARY.get(incident.modality, ""),
        "alleged": incident.modality == "alleged",
        "text": _sentence(case),
        "location": (place.name or place.text) if place else "",
        "country": (place.country or "") if place else "",
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "language": next((d.language for d in case.documents), ""),
        "publication": joined(dict.fromkeys(d.publisher for d in case.documents)),
        "coder": "Counterclaim",
        "version": program_version(),
        "comment": f"{incident.release_status}; occurrence: {case.status('occurrence')}; "
        f"responsibility: {case.status('responsibility')}",
    }


def _actors(parties: Iterable[Party]) -> list[dict[str, str]]:
    return [{"actorText": name_of(p), "code": _code(p), "sector": p.sector or ""} for p in parties if p.kind == "actor"]


def _code(party: Party) -> str:
    """Country, or IGO and the like; empty where the code is nothing but the sector."""
    code = country_of(party) or (party.code or "").partition(" ")[0]
    return "" if code == party.sector and code not in _INTERNATIONAL else code


def _sentence(case: Case) -> str:
    """The sentence of the first mention; empty where the text is not kept."""
    if not case.mentions:
        return ""
    mention = case.mentions[0]
    start, end, words = mention.trigger.start, mention.trigger.end, mention.trigger.text
    texts = (d.text for d in case.documents if d.text[start:end] == words)
    return next((mention.sentence.of(text) for text in texts), "")
