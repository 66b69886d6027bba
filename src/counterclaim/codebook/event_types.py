"""PLOVER's event types: class, modes and intensity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import yaml

from counterclaim.errors import CodebookError
from counterclaim.records.findings import EVENT_TYPES

__all__ = ["CONTEXTS", "EventType", "load_event_types"]

CONTEXTS = frozenset(
    """
    military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic
    legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality
    diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology
    terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking
    """.split()
)


@dataclass(frozen=True, slots=True)
class EventType:
    """One type: which of the four classes it belongs to, its weight for trend lines (-10..10), its modes."""

    name: str
    kind: str
    intensity: float
    modes: tuple[str, ...]


@lru_cache(maxsize=1)
def load_event_types() -> Mapping[str, EventType]:
    """The sixteen types by name."""
    table = resources.files("counterclaim.codebook") / "event_types.yaml"
    data = yaml.safe_load(table.read_text(encoding="utf-8"))
    if set(data) != set(EVENT_TYPES):
        odd = ", ".join(sorted(set(data) ^ set(EVENT_TYPES)))
        raise CodebookError(f"event types do not match the records: {odd}", where=f"{table.name}:1")
    return {k: EventType(k, v["class"], float(v["intensity"]), tuple(v["modes"])) for k, v in data.items()}
