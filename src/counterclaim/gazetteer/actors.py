"""The table of actors: states and their organs, groups, agencies, people in office; and what a phrase may mean."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.gazetteer.actor_index import ActorIndex, AgentNoun, Title, folded
from counterclaim.gazetteer.actor_phrases import candidates
from counterclaim.gazetteer.actor_records import ActorEntry, Candidate, Office
from counterclaim.gazetteer.actor_rows import SECTORS, Row, actor_of, office_of, rows

__all__ = ["OFFICE_COLUMNS", "ActorEntry", "ActorTable", "Candidate", "Office", "load_actors"]

_HERE = Path(__file__).parent
_ACTOR_COLUMNS = frozenset(
    "id name code country sector kind parent side wikidata aliases metonyms since until source".split()
)
OFFICE_COLUMNS = frozenset("person aliases country actor title since until source checked".split())


class ActorTable(ActorIndex):
    """Everything we know of actors: look-ups by name, by office and day, and the reading of noun phrases."""

    def phrase(self, text: str, on: dt.date | None) -> tuple[Candidate, ...]:
        """Who a noun phrase may mean on a day, best first; empty rather than a wrong one."""
        return candidates(self, text, on)


def load_actors(*extra: Path) -> ActorTable:
    """The tables that come with the package, and a project's own, whose rows win over ours.

    An own table has the columns of actors.tsv, of which only id, name and country (or code) are needed.
    Raises CodebookError, with file and line, for a row that is wrong.
    """
    own = _checked([row for path in extra for row in rows(path, ("id", "name"), _ACTOR_COLUMNS)])
    ours = _checked([row for path in _files("actors") for row in rows(path, ("id", "name"), _ACTOR_COLUMNS)])
    by_id = {entry.id: (row, entry) for row, entry in (*own, *ours)}
    by_id.update({entry.id: (row, entry) for row, entry in own})
    _refer(by_id.values(), frozenset(by_id))
    demonyms, adjectives = _demonyms()
    return ActorTable(
        entries=tuple(entry for _, entry in by_id.values()),
        offices=tuple(_offices(frozenset(by_id))),
        demonyms=demonyms,
        adjectives=adjectives,
        nouns=_nouns(),
        titles=_titles(),
    )


def _files(stem: str) -> list[Path]:
    return sorted(_HERE.glob(f"{stem}*.tsv"))


def _checked(found: Iterable[Row]) -> list[tuple[Row, ActorEntry]]:
    """The entries of one source of rows, none of them twice."""
    places: dict[str, str] = {}
    entries = []
    for row in found:
        entry = actor_of(row)
        if entry.id in places:
            raise row.wrong(f"id {entry.id!r} is taken by {places[entry.id]}", "choose another id, or merge the rows")
        places[entry.id] = row.where
        entries.append((row, entry))
    return entries


def _refer(found: Iterable[tuple[Row, ActorEntry]], known: frozenset[str]) -> None:
    """Refuse a parent that no row has."""
    for row, entry in found:
        if entry.parent and entry.parent not in known:
            raise row.wrong(f"unknown parent {entry.parent!r}", "give the id of an existing row, or leave it empty")


def _offices(known: frozenset[str]) -> Iterator[Office]:
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for path in _files("offices"):
        for row in rows(path, ("person", "title"), OFFICE_COLUMNS):
            office = office_of(row)
            if office.actor and office.actor not in known:
                raise row.wrong(f"unknown actor {office.actor!r}", "give the id of a row in the actor tables")
            key = (office.person, office.title, office.country or office.actor, office.since)
            if seen[key]:
                raise row.wrong("the same spell stands twice", "remove one of the two rows")
            seen[key] += 1
            yield office


def _demonyms() -> tuple[dict[str, str], dict[str, str]]:
    """Folded adjective or people -> country, and country -> the adjective used in composed names."""
    words: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for row in rows(_HERE / "demonyms.tsv", ("country", "adjective"), frozenset({"country", "adjective", "others"})):
        adjectives[row.get("country")] = row.get("adjective")
        for word in (row.get("adjective"), *row.many("others")):
            other = words.setdefault(folded(word), row.get("country"))
            if other != row.get("country"):
                raise row.wrong(f"{word!r} stands for {other} already", "leave it to one country, or to none")
    return words, adjectives


def _nouns() -> dict[str, AgentNoun]:
    """Folded agent noun, singular and plural -> its sector."""
    nouns: dict[str, AgentNoun] = {}
    for row in rows(_HERE / "agent_nouns.tsv", ("noun", "sector"), frozenset({"noun", "sector", "role", "other"})):
        if row.get("sector") not in SECTORS:
            raise row.wrong(f"unknown sector {row.get('sector')!r}", f"use one of {', '.join(sorted(SECTORS))}")
        if row.get("role") not in ("", "weak", "force"):
            raise row.wrong(f"unknown role {row.get('role')!r}", "use weak, force, or leave it empty")
        noun = AgentNoun(row.get("sector"), row.get("role") == "weak", row.get("role") == "force")
        for form in (row.get("noun"), *(row.many("other") or (_plural(row.get("noun")),))):
            nouns.setdefault(folded(form), noun)
    return nouns


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _titles() -> dict[str, Title]:
    columns = frozenset({"form", "normal", "sector", "rank"})
    found = rows(_HERE / "titles.tsv", ("form", "normal"), columns)
    return {
        folded(row.get("form")): Title(row.get("normal"), row.get("sector"), int(row.get("rank") or 3)) for row in found
    }
