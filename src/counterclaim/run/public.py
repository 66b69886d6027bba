"""The public file: a file of its own that holds what was released and nothing else; public exports are made from it.

The gate is hard by construction: whatever writes a public export is given this file, and no way to the ledger.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.export.cases import Case, Holdings
from counterclaim.export.public import Gate, PublicRules, public_case
from counterclaim.export.public_places import PlaceRules
from counterclaim.gazetteer.actors import ActorTable
from counterclaim.gazetteer.names import fold
from counterclaim.records import Ask, Findings, Incident
from counterclaim.run.judged import as_released
from counterclaim.store import Decision
from counterclaim.store.codec import read_back, written

__all__ = ["PublicFile", "gate_of", "grown", "make_public", "public_names", "public_rules"]

_AGREED = 2  # reviewers who must want a protected site shown on the grid


class PublicFile:
    """Holdings that come from a public file: one released incident a line."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def cases(self) -> Iterator[Case]:
        """The released incidents."""
        with self._path.open(encoding="utf-8") as lines:
            for line in lines:
                yield read_back(Case, line)

    def findings(self) -> Iterator[Findings]:
        """The citations of the documents that tell of them, each once, without anything found in them."""
        seen: set[str] = set()
        for case in self.cases():
            for document in case.documents:
                if document.id not in seen:
                    seen.add(document.id)
                    yield Findings(document)

    def asks(self) -> Iterable[Ask]:
        """None: asks hold words of texts, and nobody releases them yet."""
        return ()


def make_public(holdings: Holdings, gate: Gate, rules: PublicRules, path: Path) -> int:
    """How many incidents were released and written to the file, in place of what it held."""
    number = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        for case in holdings.cases():
            public = public_case(case, gate, rules)
            if public is not None:
                out.write(written(public) + "\n")
                number += 1
    return number


def gate_of(decisions: Iterable[Decision]) -> Gate:
    """What people decided and did not undo, oldest decision first: the last of release and withdraw holds.

    A release holds for the event mentions that the incident had then: one that others joined waits for another release.
    A `redact` decision on an id hides that record; names under "names" in its patch may appear nowhere. A protected
    site is shown on the grid when two reviewers each decided `override` with {"public_place": "grid"} on the incident.
    """
    released: dict[str, Decision] = {}
    redacted: set[str] = set()
    words: set[str] = set()
    agreed: defaultdict[str, set[str]] = defaultdict(set)
    for decision in decisions:
        if decision.action in ("release", "withdraw"):
            released[decision.target] = decision
        elif decision.action == "redact":
            redacted.add(decision.target)
            words |= _names(decision)
        elif decision.action == "override" and decision.patch.get("public_place") == "grid":
            agreed[decision.target].add(decision.reviewer.strip().casefold())
    return Gate(
        frozenset(target for target, last in released.items() if last.action == "release"),
        frozenset(redacted),
        frozenset(words),
        frozenset(target for target, who in agreed.items() if len(who) >= _AGREED),
        {target: events for target, last in released.items() if (events := as_released(last)) is not None},
    )


def grown(incidents: Iterable[Incident], gate: Gate) -> list[str]:
    """Ids of released incidents that are held back, for they hold mentions that came after their release."""
    return [i.id for i in incidents if i.id in gate.released and gate.has_grown(i)]


def _names(decision: Decision) -> set[str]:
    given = decision.patch.get("names", ())
    names = [given] if isinstance(given, str) else list(given)
    return {name.strip().casefold() for name in map(str, names) if name.strip()}


def public_names(actors: ActorTable) -> dict[str, str]:
    """Names that may be public, by actor id: bodies of the tables, and people in offices of the tables."""
    bodies = {entry.id: entry.name for entry in actors.entries}
    people = {"person:" + fold(o.person).replace(" ", "-"): o.person for o in actors.offices}
    return {**people, **bodies}


def public_rules(actors: ActorTable, as_of: dt.date, grid_km: float, fresh_hours: int) -> PublicRules:
    """The rules of a public export; ConfigError when they would be looser than they may be."""
    return PublicRules(as_of, public_names(actors), PlaceRules(grid_km, fresh_hours))
