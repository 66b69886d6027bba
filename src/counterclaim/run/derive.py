"""What is derived from all documents together: incidents, standing, tolls, asks. Dropped and rebuilt at will."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.gazetteer.actors import ActorTable
from counterclaim.link import Linked, link
from counterclaim.records import Findings
from counterclaim.settings import Settings
from counterclaim.weigh import Weighed, load_sides, weigh

__all__ = ["Derived", "derive"]


@dataclass(frozen=True, slots=True)
class Derived:
    """Incidents of many documents and what is weighed about each."""

    linked: Linked
    weighed: Weighed


def derive(findings: Sequence[Findings], actors: ActorTable, settings: Settings) -> Derived:
    """Incidents, judgements, standings, tolls and asks of all the findings; the order of documents is no matter."""
    linked = link(findings)
    sides = load_sides(settings.sides)
    return Derived(linked, weigh(findings, linked, actors=actors, sides=sides))
