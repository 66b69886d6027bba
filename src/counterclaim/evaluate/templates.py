"""Incidents of a document and who is said to have done them: message understanding templates in JSON Lines.

One document a line: {"id", "text", "templates": [{"INCIDENT: TYPE": ["BOMBING"], "PERP: ORGANIZATION ID": [...]}]}.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from counterclaim.errors import ConfigError
from counterclaim.evaluate.capitals import in_capitals, with_small_letters
from counterclaim.evaluate.names import same_name
from counterclaim.evaluate.report import Report, Score, report_of
from counterclaim.records import EventMention, Findings

__all__ = ["accepts", "evaluate_templates", "rows"]

_TYPE, _PERPETRATOR = "INCIDENT: TYPE", "PERP: ORGANIZATION ID"
_QUOTED = re.compile(r'"([^"]+)"')
_EXPLOSIVE = frozenset({"ied", "car_bomb", "landmine", "grenade", "missile", "rocket", "suicide_vest", "artillery"})
_WORDS = {
    "BOMBING": re.compile(r"bomb|explo|blast|detonat|dynamit|blew up|blow", re.IGNORECASE),
    "ARSON": re.compile(r"burn|fire to|arson|torch|ablaze", re.IGNORECASE),
    "ROBBERY": re.compile(r"rob|stole|steal|loot|theft|seiz", re.IGNORECASE),
    "KIDNAPPING": re.compile(r"kidnap|abduct|hostage|captive|captur", re.IGNORECASE),
    "FORCED WORK STOPPAGE": re.compile(r"strike|stoppage|block", re.IGNORECASE),
}


def accepts(path: Path) -> bool:
    """True for JSON Lines whose first line has a text and a list of templates."""
    if path.suffix.lower() != ".jsonl":
        return False
    with path.open(encoding="utf-8") as file:
        try:
            first = json.loads(file.readline())
        except ValueError:
            return False
    return isinstance(first, dict) and isinstance(first.get("templates"), list) and "text" in first


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """Each document; one in capitals is written with small letters first."""
    for row in _rows(path):
        text = row["text"]
        yield {"id": row["id"], "text": with_small_letters(text) if in_capitals(text) else text}


def evaluate_templates(gold: Path, findings: Iterable[Findings]) -> Report:
    """How the events of findings compare with the templates of each document, joined on `external_id`.

    `incident`: an event of the template's sort is found (attack: any ASSAULT; bombing, kidnapping, arson, robbery:
    by trigger or weapon). `perpetrator`: an actor of some act of force bears a name of the template's organisation.
    `perpetrator given incident`: the same where the incident was found. `any act of force`: share of documents that
    have one, with templates and without.
    """
    found = {f.document.external_id or f.document.id: f for f in findings}
    read = list(_rows(gold))
    missing = tuple(row["id"] for row in read if row["id"] not in found)
    return report_of([_scored(row, found.get(row["id"])) for row in read], missing)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield {"id": str(row["id"]), "text": row["text"], "templates": list(row["templates"])}
        except (ValueError, TypeError, KeyError) as error:
            remedy = 'give one object a line with "id", "text" and "templates"'
            raise ConfigError(f"not a document: {error!r}", where=f"{path}:{number}", remedy=remedy) from error


def _scored(row: Mapping[str, Any], found: Findings | None) -> Score:
    events = [e for e in found.events if e.type in ("ASSAULT", "COERCE", "PROTEST")] if found else []
    force = any(e.type == "ASSAULT" for e in events)
    shares: dict[str, tuple[int, int]] = {}
    with_templates = "with" if row["templates"] else "without"
    _count(shares, f"any act of force in documents {with_templates} incident", force)
    for template in row["templates"]:
        kind = _kind(template)
        hit = any(_is_of(kind, e) for e in events)
        _count(shares, "incident", hit)
        _count(shares, f"incident, {kind.lower()}", hit)
        names = _names(template)
        if names:
            named = any(same_name(name, p.name or p.text) for e in events for p in e.actors for name in names)
            _count(shares, "perpetrator", named)
            if hit:
                _count(shares, "perpetrator given incident", named)
    return Score(shares=shares)


def _count(shares: dict[str, tuple[int, int]], name: str, hit: bool) -> None:
    right, asked = shares.get(name, (0, 0))
    shares[name] = right + int(hit), asked + 1


def _kind(template: Mapping[str, Any]) -> str:
    return str((template.get(_TYPE) or ["ATTACK"])[0]).split(" / ")[0].strip()


def _names(template: Mapping[str, Any]) -> list[str]:
    return [name.strip('\\" ') for value in template.get(_PERPETRATOR) or () for name in _QUOTED.findall(value)]


def _is_of(kind: str, event: EventMention) -> bool:
    words = _WORDS.get(kind)
    if words is None:
        return event.type == "ASSAULT"
    if kind == "BOMBING" and (event.mode == "explosives" or any(w.weapon in _EXPLOSIVE for w in event.instruments)):
        return True
    if kind == "KIDNAPPING" and event.mode == "abduct":
        return True
    return bool(words.search(event.trigger.text))
