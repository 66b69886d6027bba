"""Looking up actors, people and offices by their folded names."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from counterclaim.gazetteer.actor_records import ActorEntry, Office
from counterclaim.gazetteer.names import fold

__all__ = ["ActorIndex", "AgentNoun", "Title", "folded"]

_T = TypeVar("_T")
_Entries = dict[str, tuple[ActorEntry, ...]]
_Offices = dict[str, tuple[Office, ...]]


def folded(name: str) -> str:
    """The same as `fold`, by a shorter way for plain names: tables hold thousands of them."""
    if name.isascii() and name.replace(" ", "").isalnum():
        low = name.lower()
        return fold(name) if low.startswith(("the ", "a ", "an ")) else low
    return fold(name)


@dataclass(frozen=True, slots=True)
class AgentNoun:
    """What sector a common noun for people stands for.

    `weak` nouns (officer, member) let a modifier decide; `force` nouns (army, troops) stand for the armed service.
    """

    sector: str
    weak: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The normal form of a title, the sector of who bears it (empty: that of the body), and the rank: 1 is highest."""

    normal: str
    sector: str
    rank: int = 3


@dataclass(frozen=True, eq=False)
class ActorIndex:
    """The tables, and every look-up that needs no understanding of a phrase."""

    entries: tuple[ActorEntry, ...]
    offices: tuple[Office, ...]
    demonyms: Mapping[str, str]
    adjectives: Mapping[str, str]
    nouns: Mapping[str, AgentNoun]
    titles: Mapping[str, Title]
    _by_id: dict[str, ActorEntry] = field(init=False, repr=False)
    _by_alias: _Entries = field(init=False, repr=False)
    _by_metonym: _Entries = field(init=False, repr=False)
    _acronyms: frozenset[str] = field(init=False, repr=False)
    _by_name: _Offices = field(init=False, repr=False)
    _by_surname: _Offices = field(init=False, repr=False)
    _by_post: _Offices = field(init=False, repr=False)
    _by_organ: _Entries = field(init=False, repr=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "_by_id", {e.id: e for e in self.entries})
        put(self, "_by_alias", _grouped((folded(n), e) for e in self.entries for n in (e.name, *e.aliases)))
        put(self, "_by_metonym", _grouped((folded(n), e) for e in self.entries for n in e.metonyms))
        put(self, "_acronyms", _acronyms(self.entries))
        put(self, "_by_name", _grouped((folded(n), o) for o in self.offices for n in (o.person, *o.aliases)))
        put(self, "_by_surname", _grouped((folded(o.person).rsplit(" ", 1)[-1], o) for o in self.offices))
        put(self, "_by_organ", _grouped((f"{e.parent} {e.kind}", e) for e in self.entries if e.parent == e.side))
        put(self, "_by_post", _grouped((k, o) for o in self.offices for k in _posts(o)))

    def entry(self, actor_id: str) -> ActorEntry | None:
        """The entry of that id, or None."""
        return self._by_id.get(actor_id)

    def by_alias(self, folded: str) -> tuple[ActorEntry, ...]:
        """The entries that bear this folded name or alias."""
        return self._by_alias.get(folded, ())

    def by_metonym(self, folded: str) -> tuple[ActorEntry, ...]:
        """The entries for which this folded place name may stand."""
        return self._by_metonym.get(folded, ())

    def is_acronym(self, folded: str) -> bool:
        """True when the name is known only in capitals, so that "who" and "us" are not taken for one."""
        return folded in self._acronyms

    def people(self, folded_name: str, on: dt.date | None) -> tuple[Office, ...]:
        """The spells in office of whoever bears the full name, or else the surname; those in office that day first.

        A surname shared by several in office means who ranks highest: the president, not the ambassador. One of fewer
        than four letters counts only when one person bears it.
        """
        found = self._by_name.get(folded_name) or self._by_name.get(_without_initials(folded_name), ())
        if not found and " " not in folded_name:
            found = self._by_surname.get(folded_name, ())
            if len(folded_name) < 4 and len({o.person for o in found}) > 1:
                found = ()
        return tuple(sorted(found, key=lambda o: self._precedence(o, on)))

    def _precedence(self, office: Office, on: dt.date | None) -> tuple[int, int, str]:
        when, newest = office.rank(on)
        title = self.titles.get(folded(office.title))
        return (when, title.rank if title else 3, newest)

    def holder(self, title: str, where: str, on: dt.date | None) -> tuple[Office, ...]:
        """Who holds the office in a country (ISO 3166) or body (actor id) on that day, best first.

        Without a day, whoever holds it last. Spells with unknown bounds come last; others than that day's not at all.
        """
        posts = self._by_post.get(f"{where} {self.normal_title(title)}", ())
        ranked = sorted(posts, key=lambda o: o.rank(on))
        if on is not None:
            return tuple(o for o in ranked if o.covers(on))
        return tuple(ranked[:1])

    def normal_title(self, title: str) -> str:
        """The title in its normal form: "minister of defense" and "defence secretary" are "defence minister"."""
        known = self.titles.get(folded(title))
        return folded(known.normal if known else title)

    def country_of_demonym(self, folded: str) -> str | None:
        """The country an adjective or noun of belonging stands for, as ISO 3166 alpha-3, or None."""
        return self.demonyms.get(folded)

    def sector_of(self, agent_noun: str) -> str | None:
        """The PLOVER sector of a common noun for people or their bodies, or None."""
        noun = self.nouns.get(folded(agent_noun))
        return noun.sector if noun else None

    def country_name(self, iso3: str) -> str | None:
        """The ordinary English name of a country, or None."""
        entry = self._by_id.get(iso3.lower())
        return entry.name if entry and entry.kind == "state" else None

    def country_of_name(self, folded: str) -> str | None:
        """The country that a folded country name or demonym stands for, or None; no metonyms."""
        found = self.demonyms.get(folded)
        if found:
            return found
        states = [e for e in self._by_alias.get(folded, ()) if e.kind == "state"]
        return states[0].country if states else None

    def service_of(self, iso3: str, kind: str, on: dt.date | None) -> ActorEntry | None:
        """The first body of that kind directly under the state on that day: its armed forces, its police."""
        found = self._by_organ.get(f"{iso3.lower()} {kind}", ())
        return next((e for e in found if e.existed(on)), None)


def _grouped(pairs: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    groups: dict[str, list[_T]] = defaultdict(list)
    for key, value in pairs:
        if value not in groups[key]:
            groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _acronyms(entries: Iterable[ActorEntry]) -> frozenset[str]:
    capitals: set[str] = set()
    others: set[str] = set()
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            (capitals if name.isupper() and len(name) <= 8 else others).add(folded(name))
    return frozenset(capitals - others)


def _posts(office: Office) -> tuple[str, ...]:
    return tuple(f"{where} {folded(office.title)}" for where in {office.country, office.actor} if where)


def _without_initials(name: str) -> str:
    words = name.split(" ")
    if len(words) < 3:
        return name
    return " ".join([words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]])
