"""Canonical names for parties: tables, titles, short names and pronouns, in the order of the text."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Iterable, Iterator

from counterclaim.gazetteer.actors import ActorTable, Candidate
from counterclaim.gazetteer.given import given_names
from counterclaim.gazetteer.names import fold
from counterclaim.records import Claim, Count, EventMention, Findings, Mention, Party
from counterclaim.resolve.coreference import antecedent
from counterclaim.resolve.entities import BODY, PEOPLE, PERSON, Cast, Entity

__all__ = ["actor_candidates", "resolve_actors"]

_LEADING = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|some|several|many|other|another|both|all|any|two|three|four|five|various|"
    r"at least|more than|about|around|up to|\d[\d,.]*)\s+)+",
    re.IGNORECASE,
)
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me"})
_TITLE_BEFORE = re.compile(
    r"\b(president|prime minister|premier|chancellor|king|queen|prince|foreign minister|defen[cs]e minister|"
    r"interior minister|health minister|minister|secretary of state|defen[cs]e secretary|secretary[- ]general|"
    r"secretary|general|colonel|major|captain|commander|admiral|director|spokesman|spokeswoman|spokesperson|ambassador|envoy|governor|mayor|senator|"
    r"representative|justice|judge|professor|doctor|leader|chairman|chief|head|commissioner|coordinator|gen|lt|col|maj|"
    r"sen|rep|dr|mr|mrs|ms|sir|sheikh|ayatollah|imam|pope|bishop)\b\.?",
    re.IGNORECASE,
)
_SPEAKS_FOR = re.compile(r"\b(?:spokes(?:man|woman|person|people)|representative|officials?|sources?)\b", re.IGNORECASE)
_ORG_WORDS = frozenset(
    """
    ministry department agency army forces force group front party union council committee commission court
    organization organisation movement brigade brigades brigade's battalion corps police guard guards bank
    university institute centre center foundation association federation congress parliament senate house office
    service services command network coalition alliance front crescent cross observatory watch international
    news times post tv radio agency administration authority hospital media company inc ltd
    war assembly conference summit treaty agreement accord accords talks day act law bill street road city province
    region state states college school church mosque temple airport base square building palace prize republic
    kingdom islands river sea ocean valley mountains strip bank heights district county plan resolution protocol
    convention declaration process operation islamic muslim arab christian jewish olympic games cup league
    """.split()
)
_RELEASE = re.compile(
    r"^(?:the|this|its|their)\s+(?:press |news |official )?(?:release|statement|communiqu[eé])$", re.IGNORECASE
)
_TOO_WEAK = 0.5


def actor_candidates(phrase: str, on: dt.date | None, table: ActorTable) -> tuple[Candidate, ...]:
    """Who a phrase may mean on a day, best first, with scores and reasons."""
    return table.phrase(phrase, on)


def resolve_actors(findings: Findings, table: ActorTable) -> Findings:
    """The findings with every party named: canonical name, id, code, sector and the organ a person speaks for."""
    resolver = _Resolver(findings, table)
    named = {(m.start, m.end): resolver.entity(m) for m in sorted(findings.mentions, key=_order) if m.kind == "actor"}
    claims = tuple(_claim(c, named) for c in findings.claims)
    return dc.replace(
        findings,
        claims=claims,
        events=tuple(_event(e, named, claims) for e in findings.events),
        counts=tuple(_count(c, named) for c in findings.counts),
        mentions=tuple(_mentions(findings.mentions, named)),
    )


def _order(mention: Mention) -> tuple[int, int]:
    return (mention.start, -mention.end)


class _Resolver:
    """Walks the mentions of one document once, in order."""

    def __init__(self, findings: Findings, table: ActorTable) -> None:
        self.text = findings.document.text
        self.on = findings.document.published_on
        self.publisher = findings.document.publisher or None
        self.table = table
        self.cast = Cast()
        self.persons = _full_names(findings.mentions, self.text, table)

    def entity(self, mention: Mention) -> Entity | None:
        """The entity a mention stands for, created when it is new; None for a pronoun without antecedent."""
        if mention.form == "pronoun" and mention.text.lower() in _FIRST_PERSON:
            return None
        found = self._publisher(mention) or antecedent(mention, self.cast)
        if found is None and mention.form != "pronoun":
            found = self._by_name(mention)
        if found is not None:
            found.note(mention)
            if mention.apposed_to is not None:
                self._apposed(found, mention)
        return found

    def _publisher(self, mention: Mention) -> Entity | None:
        """The body that published the document, for "the release said" and "this statement"."""
        if self.publisher is None or not _RELEASE.match(mention.text):
            return None
        best = self._best(self.publisher)
        if best:
            return self._from_candidate(best, self.publisher, mention)
        return self.cast.named(self.publisher) or self.cast.add(Entity(self.publisher, BODY))

    def _by_name(self, mention: Mention) -> Entity | None:
        core = mention.core.of(self.text) if mention.core else mention.text
        before = self.text[mention.start : mention.core.start] if mention.core else ""
        tail = self._tail_name(mention.text) if mention.form in ("title", "name") else None
        if tail and tail != core:
            return self._person(tail, mention.text.removesuffix(tail))
        if mention.form in ("name", "acronym"):
            return self._named(core, before, mention)
        return self._described(core, mention)

    def _tail_name(self, text: str) -> str | None:
        """The person's name at the end of "Minister for the Middle East Tobias Ellwood", by given name or office."""
        words = text.split()
        for size in (2, 3):
            tail = words[-size:]
            if len(words) <= size + 1 or not all(w[:1].isupper() for w in tail) or not _TITLE_BEFORE.search(text):
                continue
            name = " ".join(tail)
            if fold(tail[0]) in given_names() or self.table.people(fold(name), self.on):
                return name
        return None

    def _named(self, core: str, before: str, mention: Mention) -> Entity:
        full = self.persons.get(fold(core).split(" ")[-1]) if _is_surname(core) else None
        known = self.cast.named(full or core)
        if known:
            self._titles(known, before)
            return known
        if full or _TITLE_BEFORE.search(before) or fold(core) in self.persons.values():
            return self._person(full or core, before)
        best = self._best(core, before + core)
        if best and best.name:
            return self._from_candidate(best, core, mention)
        return self._unknown(core, before, mention)

    def _best(self, *phrases: str) -> Candidate | None:
        for phrase in phrases:
            for candidate in self.table.phrase(_clean(phrase), self.on)[:1]:
                if candidate.score >= _TOO_WEAK:
                    return candidate
        return None

    def _from_candidate(self, best: Candidate, core: str, mention: Mention) -> Entity:
        same = self.cast.with_id(best.id) if best.id else self.cast.named(best.name)
        if same:
            self.cast.alias(same, core)
            return same
        entry = self.table.entry(best.id) if best.id else None
        entity = Entity(
            best.name, _kind(best, entry is not None), best.id, best.code, best.sector, best.country,
            plural=mention.number == "plur",
        )  # fmt: skip
        if entity.kind == PERSON:
            entity.organ = self._organ_of_person(best.name)
        return self.cast.add(entity, core, mention.text)

    def _organ_of_person(self, name: str) -> str | None:
        offices = self.table.people(fold(name), self.on)
        return offices[0].actor or None if offices else None

    def _person(self, name: str, before: str) -> Entity:
        offices = self.table.people(fold(name), self.on)
        spelled = offices[0].person if offices else name
        known = self.cast.named(spelled)
        if known is None:
            best = self._best(spelled) if offices else None
            known = Entity(
                spelled, PERSON, _person_id(spelled), best.code if best else None, best.sector if best else None,
                best.country if best else None, (offices[0].actor or None) if offices else None,
            )  # fmt: skip
            self.cast.add(known, name, fold(name).split(" ")[-1])
        else:
            self.cast.alias(known, name)
        self._titles(known, before)
        return known

    def _titles(self, person: Entity, before: str) -> None:
        """Learn from "Hamas spokesman" before a name: the title, and the body the person speaks for."""
        for title in _TITLE_BEFORE.finditer(before):
            person.titles.add(title.group(1).lower())
        if person.organ is None and before.strip() and person.kind == PERSON:
            best = self._best(_TITLE_BEFORE.sub("", before))
            if best:
                person.organ, person.code = best.id or best.name, person.code or best.code
                person.sector, person.country = person.sector or best.sector, person.country or best.country

    def _unknown(self, core: str, before: str, mention: Mention) -> Entity:
        words = fold(core).split()
        kind = PERSON if 2 <= len(words) <= 4 and not _ORG_WORDS & set(words) and mention.form != "acronym" else BODY
        entity = Entity(core, kind, plural=mention.number == "plur")
        entity.sure = kind == BODY or words[0] in given_names() or bool(_TITLE_BEFORE.search(before))
        if before.strip():
            best = self._best(before + core)
            if best:
                entity.code, entity.sector, entity.country = best.code, best.sector, best.country
        return self.cast.add(entity, *([words[-1]] if kind == PERSON and words else []))

    def _described(self, core: str, mention: Mention) -> Entity | None:
        """A common noun phrase: a body the table knows, whom a spokesman speaks for, or a description."""
        clean = _clean(core)
        known = self.cast.named(clean)
        if known:
            return known
        if _SPEAKS_FOR.search(clean):
            body = self._best(_SPEAKS_FOR.sub("", clean).replace(" for ", " ").strip(" -"))
            if body and not clean.lower().endswith(("officials", "official", "sources", "source")):
                return self._from_candidate(body, clean, mention)
        best = self._best(mention.text if len(mention.text) < 80 else clean, clean) or self._office_here(clean, mention)
        if best:
            entity = self._from_candidate(best, clean, mention)
        else:
            kind = PEOPLE if mention.number == "plur" else BODY
            if mention.form == "title":
                kind = PERSON
            entity = self.cast.add(Entity(clean, kind, plural=mention.number == "plur"))
        entity.nouns.add(mention.head)
        return entity

    def _office_here(self, clean: str, mention: Mention) -> Candidate | None:
        """The holder of a bare office ("the Foreign Secretary") in the country of a publisher that is a state's organ."""
        if mention.form not in ("title", "name") or not self.publisher or not mention.text.lower().startswith("the "):
            return None
        home = self._best(self.publisher)
        if home is None or home.sector not in ("GOV", "MIL") or not home.country:
            return None
        holders = self.table.holder(self.table.normal_title(clean), home.country, self.on)
        return self._best(holders[0].person) if len(holders) == 1 else None

    def _apposed(self, entity: Entity, mention: Mention) -> None:
        """Let "(IDF)" or "the militant group" after a name stand for it, and a title stand for its bearer."""
        assert mention.apposed_to is not None
        words = mention.apposed_to.of(self.text)
        if words.isupper() and len(words) <= 8:
            self.cast.alias(entity, words)
            return
        noun = words.split()[-1].lower() if words else ""
        if noun and noun.islower():
            entity.nouns.add(noun)
            if entity.kind == PERSON:
                entity.titles.update(t.group(1).lower() for t in _TITLE_BEFORE.finditer(words))


def _full_names(mentions: Iterable[Mention], text: str, table: ActorTable) -> dict[str, str]:
    """Surname -> full name for persons named in full anywhere in the document."""
    names: dict[str, str] = {}
    for mention in mentions:
        if mention.kind != "actor" or mention.form != "name" or mention.core is None:
            continue
        core = mention.core.of(text).removesuffix("’s").removesuffix("'s")
        words = fold(core).split()
        if not 2 <= len(words) <= 4 or _ORG_WORDS & set(words):
            continue
        titled = bool(_TITLE_BEFORE.search(text[mention.start : mention.core.start]))
        a_person = titled or table.people(fold(core), None) or not table.by_alias(fold(core))
        known = titled or words[0] in given_names()
        if a_person and len(words[-1]) > 2 and (known or not table.by_alias(words[-1])):
            names.setdefault(words[-1], core)
    return names


def _is_surname(core: str) -> bool:
    return len(core.split()) <= 4


def _clean(phrase: str) -> str:
    return _LEADING.sub("", phrase.strip(" ,;:()'’\"“”")).strip() or phrase.strip()


def _person_id(name: str) -> str:
    return "person:" + fold(name).replace(" ", "-")


def _kind(best: Candidate, in_table: bool) -> str:
    if best.id and best.id.startswith("person:"):
        return PERSON
    return BODY if in_table else PEOPLE if best.name[:1].isupper() and best.name.endswith("s") else BODY


def _fill(party: Party, entity: Entity | None) -> Party:
    if entity is None:
        return dc.replace(party, name=_clean(party.text)) if party.name is None else party
    return dc.replace(
        party, name=entity.name, id=entity.id, code=entity.code, sector=entity.sector, organ=entity.organ
    )  # fmt: skip


_Named = dict[tuple[int, int], Entity | None]


def _party(party: Party, named: _Named) -> Party:
    if party.kind == "object":
        return dc.replace(party, name=_clean(party.text))
    return _fill(party, named.get((party.start, party.end)))


def _claim(claim: Claim, named: _Named) -> Claim:
    return dc.replace(claim, claimant=_party(claim.claimant, named)) if claim.claimant else claim


def _event(event: EventMention, named: _Named, claims: tuple[Claim, ...]) -> EventMention:
    speaker = _speaker_around(event, claims)

    def fill(parties: Iterable[Party]) -> Iterator[Party]:
        for party in parties:
            entity = named.get((party.start, party.end))
            if party.text.lower() in _FIRST_PERSON and speaker is not None:
                copied = ("name", "id", "code", "sector", "organ")
                yield dc.replace(party, **{k: getattr(speaker, k) for k in copied})
            elif entity is not None and entity.members:
                yield from (_fill(party, member) for member in entity.members)
            else:
                yield _party(party, named)

    return dc.replace(event, actors=_once(fill(event.actors)), recipients=_once(fill(event.recipients)))


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties without a second entry of the same name."""
    return tuple({(p.name or p.text): p for p in parties}.values())


def _speaker_around(event: EventMention, claims: tuple[Claim, ...]) -> Party | None:
    inside = [c for c in claims if c.content.start <= event.trigger.start < c.content.end and c.claimant]
    return min(inside, key=lambda c: c.content.end - c.content.start).claimant if inside else None


def _count(count: Count, named: _Named) -> Count:
    return dc.replace(count, authority=_party(count.authority, named)) if count.authority else count


def _mentions(mentions: Iterable[Mention], named: _Named) -> Iterable[Mention]:
    """Place and date mentions as they are; actor mentions only where someone was recognised."""
    for mention in mentions:
        entity = named.get((mention.start, mention.end)) if mention.kind == "actor" else None
        if mention.kind != "actor":
            yield mention
        elif entity and (entity.id or entity.code or (entity.kind == PERSON and mention.form != "common")):
            yield dc.replace(
                mention, name=entity.name, id=entity.id, country=entity.country, code=entity.code, sector=entity.sector
            )  # fmt: skip
