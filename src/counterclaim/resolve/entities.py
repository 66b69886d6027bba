"""The cast of one document: who has been named so far, and how they may be called again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from counterclaim.gazetteer.names import fold
from counterclaim.records import Mention

__all__ = ["BODY", "PEOPLE", "PERSON", "THING", "Cast", "Entity", "Seen"]

PERSON, BODY, PEOPLE, THING = "person", "body", "people", "thing"
_SUBJECT, _SPEAKER, _UNSURE, _SINGLE = 160, 200, 240, 200


@dataclass(frozen=True, slots=True)
class Seen:
    """Where an entity stood, and whether it was the subject or the one who speaks there."""

    start: int
    subject: bool = False
    speaks: bool = False


@dataclass(slots=True)
class Entity:
    """Someone or something named in a document.

    `kind` is person, body (an organisation or state), people, or thing (what can neither act nor speak).
    """

    name: str
    kind: str
    id: str | None = None
    code: str | None = None
    sector: str | None = None
    country: str | None = None
    organ: str | None = None
    plural: bool = False
    titles: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    sure: bool = True  # a person by title or given name, not by capitals alone
    pronoun: str = ""  # he, she, once the text has said so
    seen_at: list[Seen] = field(default_factory=list)
    members: tuple[Entity, ...] = ()  # of a pair such as "the two presidents"

    def note(self, mention: Mention, speaks: bool = False) -> None:
        """Remember where this entity stood, and whether as a subject or speaker."""
        self.seen_at.append(Seen(mention.start, mention.subject, speaks))

    @property
    def has_spoken(self) -> bool:
        """True once something was attributed to it."""
        return any(seen.speaks for seen in self.seen_at)


class Cast:
    """Entities of one document in the order of their first naming, with the ways to find them again."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._by_key: dict[str, Entity] = {}

    def add(self, entity: Entity, *keys: str) -> Entity:
        """The entity, now part of the cast and found under its name and the given keys."""
        self.entities.append(entity)
        for key in (entity.name, *keys):
            self.alias(entity, key)
        return entity

    def alias(self, entity: Entity, key: str) -> None:
        """Let the entity be found under one more name; the first holder of a name keeps it."""
        folded = fold(key)
        if folded:
            self._by_key.setdefault(folded, entity)

    def named(self, name: str) -> Entity | None:
        """The entity of this name, or None."""
        return self._by_key.get(fold(name))

    def with_id(self, ident: str) -> Entity | None:
        """The entity of this table id, or None."""
        return next((e for e in self.entities if e.id == ident), None)

    def pair(self, before: int, accept: Callable[[Entity], bool]) -> tuple[Entity, ...]:
        """The two latest different entities before a position, in the order of their first naming; or none."""
        seen = [e for e in self.entities if accept(e) and any(s.start < before for s in e.seen_at)]
        last = sorted(seen, key=lambda e: max(s.start for s in e.seen_at if s.start < before))[-2:]
        return tuple(e for e in self.entities if e in last) if len(last) == 2 else ()

    def latest(
        self, before: int, accept: Callable[[Entity], bool], *, reach: int = 1200, speaker: bool = False
    ) -> Entity | None:
        """The best antecedent before a position: recent, and preferably a subject; None beyond `reach` characters.

        With `speaker`, who spoke last is preferred: "He added".
        """
        best: tuple[float, Entity] | None = None
        for entity in self.entities:
            if not accept(entity):
                continue
            cost = _cost(entity, before, reach, speaker)
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, entity)
        return best[1] if best else None


def _cost(entity: Entity, before: int, reach: int, speaker: bool) -> float | None:
    """The least cost of the places where an entity stood before a position."""
    costs = [
        before - seen.start - (_SUBJECT if seen.subject else 0) - (_SPEAKER if speaker and seen.speaks else 0)
        for seen in entity.seen_at
        if 0 < before - seen.start <= reach
    ]
    return min(costs) + (0 if entity.sure else _UNSURE) if costs else None
