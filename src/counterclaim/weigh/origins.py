"""Whom a statement counts for: the organ a speaker belongs to, or the agency or outlet that tells it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.codebook.rules import load_rules
from counterclaim.codebook.sides import Sides
from counterclaim.gazetteer.actor_rows import SECTORS
from counterclaim.gazetteer.actors import ActorEntry, ActorTable
from counterclaim.gazetteer.names import fold
from counterclaim.records import Document, Findings, Incident, Party

__all__ = ["Origin", "Origins", "is_identified"]

_ROLLS_UP = frozenset({"armed_service", "armed_group", "ministry", "police", "intelligence"})
_STATE = frozenset({"", "GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
_BELLIGERENT = _STATE | {"REB", "UAF", "PRM", "SEP", "OPP", "PTY"}
_ITSELF = frozenset(
    {"agency", "newspaper", "paper", "magazine", "broadcaster", "news agency", "correspondent", "reporter"}
)
_LONG_SENTENCE = 8  # words: shorter sentences stand in many reports by chance
_COPIED = 0.5  # share of the shorter text's long sentences that stand in the other


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin of statements. `side` is its belligerent, or None; `grade` its Admiralty reliability."""

    id: str
    name: str
    side: str | None
    grade: str = "F"
    is_outlet: bool = False
    id_of_state: str = ""

    @property
    def is_credible(self) -> bool:
        """True for the grades A to C, which a person gave."""
        return self.grade in ("A", "B", "C")


def is_identified(party: Party) -> bool:
    """True when a name, id or nationality says who the party is, so that two names may contradict each other."""
    if party.kind == "object":
        return False
    return bool(party.id or party.organ or _country(party) or re.search(r"\b[A-Z]", (party.name or party.text)[1:]))


def _country(party: Party) -> str:
    code = (party.code or "").split()
    return code[0] if code and len(code[0]) == 3 and code[0] not in SECTORS else ""


def _sector(party: Party) -> str:
    code = [part for part in (party.code or "").split() if part in SECTORS]
    return party.sector or (code[0] if code else "")


class Origins:
    """Origins of all the speakers and outlets of some documents. Each answer is a pure look-up."""

    def __init__(self, findings: Sequence[Findings], actors: ActorTable | None, sides: Sides) -> None:
        self.actors = actors
        self.sides = sides
        self._side_of = {fold(m): s.name for s in sides.sides.values() for m in s.members}
        self._rolled = {fold(a): b for a, b in sides.origins.items()}
        self._grade = {fold(a): g for a, g in sides.reliability.items()}
        self._outlets = dict(_outlets([f.document for f in findings], findings))

    def outlet(self, document: str) -> Origin:
        """The origin of what a document tells in its own voice: the agency credited, else its publisher.

        Documents that copy each other have one origin; one without a publisher is its own.
        """
        name = self._outlets.get(document, document)
        rolled = self._rolled.get(fold(name), name)
        return Origin("outlet:" + fold(rolled), rolled, None, self._graded(rolled), is_outlet=True)

    def speaker(self, party: Party | None, document: str) -> Origin:
        """The origin of a claim: the organ of the one who speaks; witnesses and the unnamed count with the outlet."""
        if party is None or _is_unnamed(party):
            return self.outlet(document)
        return self.party(party)

    def party(self, party: Party) -> Origin:
        """The organ a party belongs to or speaks for."""
        entry = self._entry(party)
        if entry is not None:
            key, name = entry.id, entry.name
        elif party.id is None and not party.organ and _sector(party) == "GOV" and _country(party):
            key, name = _country(party).lower(), self._country_name(party)
        else:
            name = party.organ if party.organ and not party.organ.islower() else party.name or party.text
            key = party.organ or party.id or fold(name)
        rolled = self._rolled.get(fold(key)) or self._rolled.get(fold(name))
        if rolled is not None:
            key, name = rolled, rolled
        side = self._side(key, name, entry)
        return Origin(key, name, side, self._graded(key, name), id_of_state=self._state(party, entry))

    def culprit_key(self, party: Party) -> str:
        """By what culprits are compared: organs of one state or side are one, "Israel" and its army do not differ."""
        origin = self.party(party)
        return origin.side or origin.id_of_state or origin.id

    def belligerents(self, incident: Incident) -> frozenset[str]:
        """The sides, states and bodies between which the act was."""
        keys: set[str] = set()
        for party in (*incident.actors, *incident.recipients):
            if is_identified(party) and _sector(party) in _BELLIGERENT:
                origin = self.party(party)
                keys |= {k for k in (origin.side, origin.id_of_state, origin.id) if k}
        return frozenset(keys)

    def _entry(self, party: Party) -> ActorEntry | None:
        """The table's entry for the body: the organ of a person, rolled up to its force or ministry."""
        if self.actors is None:
            return None
        entry = self.actors.entry(party.organ) if party.organ else None
        entry = entry or (self.actors.entry(party.id) if party.id else None)
        while entry is not None and entry.parent and entry.kind in _ROLLS_UP:
            parent = self.actors.entry(entry.parent)
            if parent is None or parent.kind != entry.kind:
                break
            entry = parent
        return entry

    def _country_name(self, party: Party) -> str:
        country = _country(party)
        return (self.actors.country_name(country) if self.actors else None) or country

    def _ancestors(self, entry: ActorEntry | None) -> Iterator[ActorEntry]:
        seen: set[str] = set()
        while entry is not None and entry.id not in seen:
            seen.add(entry.id)
            yield entry
            entry = self.actors.entry(entry.parent) if self.actors and entry.parent else None

    def _side(self, own: str, name: str, entry: ActorEntry | None) -> str | None:
        for key in (own, name, *(k for e in self._ancestors(entry) for k in (e.id, e.name))):
            if fold(key) in self._side_of:
                return self._side_of[fold(key)]
        for ancestor in self._ancestors(entry):
            if ancestor.side:
                return self._side_of.get(fold(ancestor.side), ancestor.side)
        return None

    def _state(self, party: Party, entry: ActorEntry | None) -> str:
        """The state whose organ it is, as ISO code in lower case; empty for others."""
        for ancestor in self._ancestors(entry):
            if ancestor.kind == "state":
                return ancestor.id if entry is not None and entry.sector in _STATE else ""
        return _country(party).lower() if _sector(party) in _STATE and _country(party) else ""

    def _graded(self, *names: str) -> str:
        return next((self._grade[fold(n)] for n in names if fold(n) in self._grade), "F")


@lru_cache(maxsize=16384)
def _is_unnamed(party: Party) -> bool:
    if party.id or party.organ or _country(party):
        return False
    name = party.name or party.text
    if fold(name) in _ITSELF:
        return True
    words = fold(name).split()
    if any(w[:1].isupper() for w in name.split()[1:]):
        return False
    return not words or words[-1] in load_rules().unnamed or words[0] in load_rules().unnamed


def _outlets(documents: Iterable[Document], findings: Sequence[Findings]) -> Iterator[tuple[str, str]]:
    """The outlet of each document; copies take the agency credited in any of them, else that of the first."""
    by_id: dict[str, Document] = {d.id: d for d in documents}
    for group in _copies(findings):
        members = sorted(group, key=lambda d: (str(by_id[d].published_on or "9999"), d))
        agencies = sorted({w for d in members if (w := by_id[d].wire_credit)})
        publishers = [p for d in members if (p := by_id[d].publisher)]
        name = agencies[0] if agencies else publishers[0] if publishers else members[0]
        for document in members:
            own = by_id[document]
            yield document, (own.wire_credit or name)


def _copies(findings: Sequence[Findings]) -> list[list[str]]:
    """Groups of documents that share most of the shorter one's long sentences."""
    sentences: dict[str, frozenset[str]] = {f.document.id: frozenset(_long_sentences(f)) for f in findings}
    holders: dict[str, list[str]] = defaultdict(list)
    for document in sorted(sentences):
        for sentence in sentences[document]:
            holders[sentence].append(document)
    root = {document: document for document in sentences}
    for shared in holders.values():
        for other in shared[1:]:
            _join_if_copied(shared[0], other, sentences, root)
    groups: dict[str, list[str]] = defaultdict(list)
    for document in sorted(sentences):
        groups[_find(root, document)].append(document)
    return list(groups.values())


def _join_if_copied(a: str, b: str, sentences: dict[str, frozenset[str]], root: dict[str, str]) -> None:
    top, under = sorted((_find(root, a), _find(root, b)))
    if top == under:
        return
    fewer = min(len(sentences[a]), len(sentences[b]))
    if len(sentences[a] & sentences[b]) >= _COPIED * fewer:
        root[under] = top


def _find(root: dict[str, str], document: str) -> str:
    while root[document] != document:
        document = root[document]
    return document


def _long_sentences(found: Findings) -> Iterator[str]:
    for span in found.sentences:
        words = re.findall(r"\w+", span.of(found.document.text).lower())
        if len(words) >= _LONG_SENTENCE:
            yield " ".join(words)
