"""What of an incident may be made public: a new record, built of what is allowed, never a copy with parts removed.

No words of any document pass: no sentences, titles, quotations, paths or addresses of pages. Names pass only for
bodies and office-holders of the tables. The rules are those of the page "Do no harm".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from counterclaim.codebook.export_codes import load_sectors, load_vague_numbers
from counterclaim.export.brief.words import country_name, kind_words
from counterclaim.export.cases import Case
from counterclaim.export.public_places import PlaceRules, public_place
from counterclaim.records import (
    Count,
    Document,
    EventMention,
    Incident,
    Party,
    Place,
    Quoted,
    Span,
    Standing,
    Toll,
    Voice,
    Weapon,
)

__all__ = ["Gate", "PublicRules", "public_case", "public_document"]

_CONSTANT_VALUES = frozenset({"civilians harmed", "no civilians harmed"})
_NO_WORDS = Quoted(0, 0, "")


@dataclass(frozen=True, slots=True)
class Gate:
    """What people decided: which incidents are released, and what is redacted.

    `redacted` are ids of documents, claims, events and incidents; `words` are names that may appear nowhere;
    `exact` are incidents whose place two reviewers agreed to show as finely as a released place may be;
    `as_released` are the event mentions that an incident had when it was released, where they are known.
    """

    released: frozenset[str] = frozenset()
    redacted: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    as_released: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def lets_pass(self, incident: Incident) -> bool:
        """True when a person released the incident, nobody redacted it, and it holds no mention that came since."""
        if incident.id not in self.released or incident.id in self.redacted:
            return False
        return not self.has_grown(incident)

    def has_grown(self, incident: Incident) -> bool:
        """True when the incident holds mentions that it did not hold when it was released."""
        return not set(incident.events) <= self.as_released.get(incident.id, frozenset(incident.events))


@dataclass(frozen=True, slots=True)
class PublicRules:
    """The day of the export, the names that may be given (actor id -> name), and the rules for places."""

    as_of: dt.date
    names: Mapping[str, str] = field(default_factory=dict)
    places: PlaceRules = field(default_factory=PlaceRules)


def public_case(case: Case, gate: Gate, rules: PublicRules) -> Case | None:
    """The public record of an incident; None unless the gate lets it pass."""
    if not gate.lets_pass(case.incident):
        return None
    return _Making(case, gate, rules).case()


def public_document(document: Document, gate: Gate) -> Document:
    """The citation of a document: who published it, when, its language, digest and site. No title, no text."""
    hidden = document.id in gate.redacted
    publisher = None if hidden or _holds(document.publisher, gate.words) else document.publisher
    site = None if hidden else _site(document.url)
    return Document(
        id=document.id,
        text="",
        text_sha256=document.text_sha256,
        publisher=publisher,
        published_on=document.published_on,
        published_until=document.published_until,
        url=None if _holds(site, gate.words) else site,
        language=document.language,
    )


def _site(url: str | None) -> str | None:
    """Scheme and host of a web address: the rest of it often holds names."""
    parts = urlsplit(url or "")
    return f"{parts.scheme}://{parts.hostname}/" if parts.scheme in ("http", "https") and parts.hostname else None


def _holds(text: str | None, words: frozenset[str]) -> bool:
    folded = (text or "").casefold()
    return any(word in folded for word in words)


class _Making:
    """One public record in the making. Pseudonyms are counted within the incident, so that they lead to no other."""

    def __init__(self, case: Case, gate: Gate, rules: PublicRules) -> None:
        self.given = case
        self.gate = gate
        self.rules = rules
        self.place = self._place()
        self._pseudonyms: dict[str, str] = {}

    def case(self) -> Case:
        """The public record."""
        given, shown = self.given, self._shown
        incident = self._incident()
        return Case(
            incident,
            tuple(map(self._standing, given.standings)),
            tuple(map(self._toll, given.tolls)),
            tuple(self._mention(m) for m in given.mentions if shown(m.id)),
            tuple(map(_count, given.counts)),
            tuple(public_document(d, self.gate) for d in given.documents),
        )

    def _shown(self, record: str) -> bool:
        return record not in self.gate.redacted

    def _place(self) -> Place | None:
        incident = self.given.incident
        place = public_place(self.given, self.rules.places, self.rules.as_of, incident.id in self.gate.exact)
        if place is not None and _holds(place.name, self.gate.words):
            place = replace(place, name=None, text="", latitude=None, longitude=None)
        if place is not None and _holds(place.admin1, self.gate.words):
            place = replace(place, admin1=None)
        return place

    def _incident(self) -> Incident:
        given = self.given.incident
        where = (
            self.place.name or (country_name(self.place.country) if self.place.country else "") if self.place else ""
        )
        kind = kind_words(given)
        return Incident(
            id=given.id,
            events=tuple(e for e in given.events if self._shown(e)),
            documents=tuple(d for d in given.documents if self._shown(d)),
            type=given.type,
            title=f"{kind} in {where}" if where else kind,
            actors=tuple(map(self._party, given.actors)),
            recipients=tuple(map(self._party, given.recipients)),
            place=self.place,
            date=replace(given.date, start=None, end=None, text=None) if given.date else None,
            protected=given.protected,
            n_documents=given.n_documents,
            n_origins=given.n_origins,
            modality=given.modality,
            release_status="released",
        )

    def _name(self, record: str | None) -> str | None:
        """The name of a body or office-holder of the tables; None for anyone else and for what is redacted."""
        name = self.rules.names.get(record or "")
        return None if name is None or record in self.gate.redacted or _holds(name, self.gate.words) else name

    def _party(self, party: Party) -> Party:
        name = self._name(party.id)
        body = self._name(party.organ)
        if name is None:
            label = self._unnamed(party.id or party.name or party.text, party.sector)
            name = f"{label}, of {body}" if body else label
        known = self._name(party.id) is not None
        return Party(
            0, 0, name, party.kind, name,
            party.id if known else None, party.code, party.sector, party.organ if body else None,
        )  # fmt: skip

    def _unnamed(self, record: str, sector: str | None = None) -> str:
        """ "unnamed health worker 1": who it is within this incident, and in no other."""
        if record not in self._pseudonyms:
            known = load_sectors().get(sector or "")
            noun = known.unnamed if known else "party"
            self._pseudonyms[record] = f"unnamed {noun} {len(self._pseudonyms) + 1}"
        return self._pseudonyms[record]

    def _standing(self, standing: Standing) -> Standing:
        shown = self._shown
        return Standing(
            incident=standing.incident,
            issue=standing.issue,
            status=standing.status,
            rule=standing.rule,
            ruleset=standing.ruleset,
            value=self._value(standing.issue, standing.value),
            claims_for=tuple(c for c in standing.claims_for if shown(c)),
            claims_against=tuple(c for c in standing.claims_against if shown(c)),
            flags=tuple(dict.fromkeys(flag.partition(":")[0] for flag in standing.flags)),
            voices=tuple(map(self._voice, (v for v in standing.voices if shown(v.claim) and shown(v.document)))),
            by_body=self._origin_named(standing.by_body) if standing.by_body else None,
        )

    def _value(self, issue: str, value: str | None) -> str | None:
        """Who is said to have done it, by an allowed name; that civilians were harmed; no other words."""
        if value in _CONSTANT_VALUES:
            return value
        return self._origin_named(value) if issue == "responsibility" and value else None

    def _origin_named(self, name: str) -> str:
        allowed = set(self.rules.names.values())
        return name if name in allowed and not _holds(name, self.gate.words) else self._unnamed(name)

    def _voice(self, voice: Voice) -> Voice:
        named = self._name(voice.origin)
        outlet = voice.origin.startswith("outlet:") and not _holds(
            f"{voice.origin} {voice.origin_name}", self.gate.words
        )
        label = named or (voice.origin_name if outlet else self._unnamed(voice.origin))
        return Voice(
            claim=voice.claim,
            document=voice.document,
            sentence=voice.sentence,
            text="",
            origin=voice.origin if named or outlet else label,
            origin_name=label,
            side=voice.side if named else None,
            issue=voice.issue,
            stance=voice.stance,
            value=self._value(voice.issue, voice.value) or "",
            alleged=voice.alleged,
            said_on=voice.said_on,
            credible=voice.credible,
            is_party=voice.is_party,
            verifies=voice.verifies,
            headline=voice.headline,
        )

    def _toll(self, toll: Toll) -> Toll:
        who = tuple((self._origin_named(name), ids) for name, ids in toll.by_authority)
        return replace(toll, by_authority=who)

    def _mention(self, mention: EventMention) -> EventMention:
        return EventMention(
            id=mention.id,
            sentence=Span(0, 0),
            trigger=_NO_WORDS,
            type=mention.type,
            modality=mention.modality,
            mode=mention.mode,
            contexts=mention.contexts,
            instruments=tuple(Weapon(w.weapon, 0, 0, "") for w in mention.instruments),
            protected=mention.protected,
            acled=mention.acled,
            incident=mention.incident,
        )


def _count(count: Count) -> Count:
    """The figures of a count, with no more of its words than a vague number."""
    vague = next((w for w in count.text.lower().split() if w in load_vague_numbers()), "") if count.vague else ""
    return replace(count, start=0, end=0, text=vague, authority=None)
