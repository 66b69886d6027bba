"""What is derived from all documents together: incidents, standing, tolls, asks. Dropped and rebuilt at will."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Container, Sequence
from dataclasses import dataclass

from counterclaim.gazetteer.actors import ActorTable
from counterclaim.link import Linked, link
from counterclaim.records import Findings, Incident
from counterclaim.run.judged import NOTHING, Judged
from counterclaim.settings import Settings
from counterclaim.weigh import Sides, Weighed, load_sides, weigh

__all__ = ["Derived", "derive", "released", "sides_of"]


@dataclass(frozen=True, slots=True)
class Derived:
    """Incidents of many documents and what is weighed about each."""

    linked: Linked
    weighed: Weighed


def derive(
    findings: Sequence[Findings],
    actors: ActorTable,
    settings: Settings,
    decided: Judged = NOTHING,
    *,
    keep: Container[str] = (),
) -> Derived:
    """Incidents, judgements, standings, tolls and asks of all the findings; the order of documents is no matter.

    `decided` is what people decided: who is the same act, which source is credible, which status they set. `keep` are
    ids of incidents that exist; they are not renumbered.
    """
    linked = link(findings, decided.judgements, keep)
    sides = sides_of(settings, decided)
    weighed = weigh(findings, linked, actors=actors, sides=sides, overrides=decided.overrides)
    return Derived(linked, dc.replace(weighed, incidents=tuple(released(i, decided) for i in weighed.incidents)))


def sides_of(settings: Settings, decided: Judged) -> Sides:
    """The project's sides, with the grades that people gave to sources."""
    sides = load_sides(settings.sides)
    return dc.replace(sides, reliability={**sides.reliability, **decided.grades})


def released(incident: Incident, decided: Judged) -> Incident:
    """The incident with the status that people gave it; one that grew since then waits to be released again."""
    status = decided.released.get(incident.id)
    if status == "released" and not set(incident.events) <= decided.as_released.get(incident.id, {*incident.events}):
        status = "reviewed"
    return dc.replace(incident, release_status=status) if status else incident
