"""One walk over the mentions of a document: each becomes an entity of its cast."""

from __future__ import annotations

import dataclasses as dc
import re

from counterclaim.gazetteer.actors import ActorTable, Candidate
from counterclaim.gazetteer.given import given_names
from counterclaim.gazetteer.names import fold
from counterclaim.records import Findings, Mention, Span
from counterclaim.resolve.coreference import antecedent
from counterclaim.resolve.entities import BODY, PEOPLE, PERSON, THING, Cast, Entity
from counterclaim.resolve.naming import (
    FIRST_PERSON, FORCES, HUMANS, LETTERS, ORG_WORDS, SPEAKS_FOR, TITLE_BEFORE, bare_name, from_document, full_names,
    gender_of, is_human_name, is_release, person_in,
)  # fmt: skip
from counterclaim.resolve.setting import Setting, known_names

__all__ = ["Resolver"]

_EXACT = 0.95
_OWNED = re.compile(r"^(his|her|its|their|our)\s+(.+)$", re.IGNORECASE)
_OF_OFFICE = re.compile(r"^(?:the\s+)?(?:[\w-]+\s+)*\w+\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w-]*\s+)+$")
_PEOPLE_OF = frozenset({"officials", "official", "sources", "source", "commander", "commanders", "officer", "officers"})
_JOINED = re.compile(r"^(?:the\s+)?(?P<title>[\w -]+?)s\s+of\s+(?:the\s+)?(?P<one>[A-Z][\w .]*?)\s+and\s+(?:the\s+)?(?P<two>[A-Z].*)$")
_LONG = 80
_POSSESSED = re.compile(r"^(.+?)['’]s?\s+(.+)$", re.DOTALL)
_OFFICES = frozenset("office delegation service administration cabinet lawyer lawyers team wing bureau staff".split())
_ARTICLE = re.compile(r"(?:^|(?<=\s))((?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s)$")
_FOLLOWS = re.compile(r",? ((?:[A-Z][\w'’-]+ ){1,2}[A-Z][\w'’-]+)")
_HYPHENS = re.compile(r"(?:[-\u2011]\w+)+")
_ROYAL = re.compile(r"\b(King|Queen|Prince|Princess|Pope|Sultan|Emir)\b")


class Resolver:
    """The entities of one document, mention by mention."""

    def __init__(self, findings: Findings, table: ActorTable) -> None:
        self.text = findings.document.text
        self.table = table
        self.setting = Setting(findings, table)
        self.cast = Cast()
        self.mentions = sorted((m for m in findings.mentions if m.kind == "actor"), key=lambda m: (m.start, -m.end))
        self.persons = full_names(self.mentions, self.text, table)
        self.named: dict[tuple[int, int], Entity | None] = {}
        self._speaking = {(c.claimant.start, c.claimant.end) for c in findings.claims if c.claimant}
        self._places = {(m.start, m.end) for m in findings.mentions if m.kind == "place"}
        self._meetings = [e for e in findings.events if e.type == "CONSULT"]
        self._known = known_names(self.text, table)
        self._explaining = {
            fold(m.text): m.apposed_to for m in self.mentions if m.apposed_to and m.form in ("common", "title")
        }
        self._names_at = {m.core.start: m for m in reversed(self.mentions) if m.form in ("name", "acronym") and m.core}

    def run(self) -> dict[tuple[int, int], Entity | None]:
        """Every actor mention's span with its entity; None for a pronoun without antecedent."""
        for mention in self.mentions:
            self._entity(mention)
        return self.named

    def issuer(self) -> Entity | None:
        """The body or person that published the document, where it is an actor itself."""
        best = self.setting.official()
        return self._from_candidate(best, best.name) if best else None

    def _entity(self, mention: Mention) -> Entity | None:
        key = (mention.start, mention.end)
        if key in self.named:
            return self.named[key]
        self.named[key] = None
        speaks = key in self._speaking
        found = self._find(self._with_article(mention), speaks)
        if found is not None:
            found.note(mention, speaks)
            found.pronoun = found.pronoun or gender_of(found.titles | found.nouns)
            if mention.apposed_to is not None and mention.form != "pronoun":
                self._apposed(found, mention.apposed_to)
        self.named[key] = found
        return found

    def _with_article(self, mention: Mention) -> Mention:
        """The mention with the article that stands before it: the span of a party leaves it out."""
        before = _ARTICLE.search(self.text, max(0, mention.start - 7), mention.start)
        if mention.form == "pronoun" or before is None:
            return mention
        return dc.replace(mention, start=before.start(1), text=self.text[before.start(1) : mention.end])

    def _find(self, mention: Mention, speaks: bool) -> Entity | None:
        if mention.form == "pronoun":
            return self._pronoun(mention, speaks)
        return (
            self._release(mention)
            or self._explained(mention)
            or self._of_two(mention)
            or self._placed_spokesman(mention)
            or antecedent(self._shortened(mention), self.cast, speaks, self._met(mention))
            or self._by_name(mention, speaks)
        )

    def _shortened(self, mention: Mention) -> Mention:
        """The mention without what follows its core: "the society, which had an office there"."""
        if mention.form not in ("common", "title") or mention.core is None or mention.core.end >= mention.end:
            return mention
        return dc.replace(mention, end=mention.core.end, text=self.text[mention.start : mention.core.end])

    def _met(self, mention: Mention) -> tuple[Entity, ...]:
        """The two persons who met, by the latest meeting told before the mention that names two."""
        for event in sorted(self._meetings, key=lambda e: -e.trigger.start):
            spans = [(p.start, p.end) for p in (*event.actors, *event.recipients) if p.start < mention.start]
            if event.trigger.start > mention.start or mention.start in (start for start, _ in spans):
                continue
            people = {e.name: e for e in map(self.named.get, spans) if e and e.kind == PERSON and e.sure}
            if len(people) == 2:
                return tuple(people.values())
        return ()

    def _placed_spokesman(self, mention: Mention) -> Entity | None:
        """ "In the capital, Talmora, a spokeswoman for ...": who speaks is the second, not the place."""
        place = mention.core is not None and (mention.core.start, mention.core.end) in self._places
        words = mention.apposed_to.of(self.text) if place and mention.apposed_to else ""
        return self._spokesman(bare_name(words)) if SPEAKS_FOR.search(words) else None

    def _pronoun(self, mention: Mention, speaks: bool) -> Entity | None:
        if mention.text.lower() in FIRST_PERSON:
            return None
        if mention.apposed_to is not None:
            noun = self._at(mention.apposed_to)
            found = self._entity(noun) if noun is not None and noun.start < mention.start else None
            if found is not None and found.kind == THING and mention.text.lower() == "who":
                found.kind = PERSON
            return found
        return antecedent(mention, self.cast, speaks)

    def _at(self, span: Span) -> Mention | None:
        """The mention of a span, or else the longest inside it that ends with it, or one that starts with it."""
        inside = [m for m in self.mentions if m.end == span.end and m.start >= span.start]
        starts = [m for m in self.mentions if m.start == span.start]
        return next(iter(inside or starts), None)

    def _release(self, mention: Mention) -> Entity | None:
        """Who published the document, for "the release said" and "this statement"."""
        if mention.head in LETTERS and mention.text.lower() == f"the {mention.head}":
            return self.cast.latest(mention.start, lambda e: e.kind == PERSON and e.sure)
        if not is_release(mention.text):
            return None
        told = self.cast.latest(mention.start, lambda e: mention.head in e.nouns, reach=6000)
        if told or self.setting.publisher is None:
            return told
        if self.setting.issuer:
            return self._from_candidate(self.setting.issuer, self.setting.publisher)
        return self.cast.named(self.setting.publisher) or self.cast.add(Entity(self.setting.publisher, BODY))

    def _explained(self, mention: Mention) -> Entity | None:
        """The bearer of the name beside a description: "an engineer, Ada Brook", "President of Ruritania Ada Brook"."""
        if mention.form not in ("common", "title"):
            return None
        span = mention.apposed_to or (self._explaining.get(fold(mention.text)) if " " in mention.text else None)
        other = self._at(span) if span else None
        bears = self._is_person(mention) and (mention.form == "title" or self._after(mention) < mention.end)
        if bears and mention.number == "sing" and (other is None or other.form != "name"):
            other = self._names_at.get(self._after(mention), other)
        if other is None or other.form not in ("name", "acronym") or other == mention:
            return None
        found = self._entity(other)
        if found is None or found.kind == PEOPLE:
            return None
        if self._is_person(mention):
            if found.kind == BODY and (found.id or found.code or other.form == "acronym"):
                return None
            found.kind, found.sure = PERSON, True
            self._titles(found, self._words(mention))
        elif found.kind == PERSON and found.sure:
            return None
        found.nouns.add(mention.head)
        return found

    def _after(self, mention: Mention) -> int:
        """Where a name stands that follows a title at once, or after a comma."""
        end = mention.core.end if mention.core else mention.end
        return end + (2 if self.text[end : end + 2] == ", " else 1)

    def _is_person(self, mention: Mention) -> bool:
        """True for a title or a singular noun for one human being."""
        noun = self.table.nouns.get(mention.head)
        one = (noun is not None and not noun.force) or mention.head in HUMANS
        one = one and mention.head not in ORG_WORDS | FORCES
        return mention.form == "title" or (mention.form == "common" and mention.number == "sing" and one)

    def _of_two(self, mention: Mention) -> Entity | None:
        """Two office holders in one phrase: "the presidents of Ruritania and Freedonia"."""
        joined = _JOINED.match(mention.text) if mention.form == "title" else None
        if joined is None:
            return None
        both = [self.setting.best(f"{joined['title']} of {joined[k]}") for k in ("one", "two")]
        members = tuple(self._from_candidate(b, b.name) for b in both if b and b.id and b.id.startswith("person:"))
        if len(members) < 2:
            return None
        name = " and ".join(m.name for m in members)
        return self.cast.named(name) or self.cast.add(Entity(name, PEOPLE, plural=True, members=members))

    def _words(self, mention: Mention) -> str:
        """The phrase up to the end of its core, without the clauses that follow."""
        return self.text[mention.start : mention.core.end] if mention.core else mention.text

    def _by_name(self, mention: Mention, speaks: bool) -> Entity | None:
        core = mention.core.of(self.text) if mention.core else mention.text
        before = self.text[mention.start : mention.core.start] if mention.core else ""
        tail = self._tail_name(mention.text) or self._tail_name(self._words(mention))
        if tail and tail != core and mention.form in ("title", "name"):
            return self._person(tail, mention.text.removesuffix(tail))
        behind = _FOLLOWS.match(self.text, mention.core.end) if mention.form == "title" and mention.core else None
        if behind and self._human(behind[1]):
            return self._person(behind[1], core)
        if mention.form in ("name", "acronym"):
            return self._named(core, before, mention, speaks)
        return self._described(core, mention)

    def _tail_name(self, text: str) -> str | None:
        """The person's name at the end of "Minister for the East Ada Brook", by given name or office."""
        words = text.split()
        for size in (2, 3):
            tail = words[-size:]
            before = text.removesuffix(" ".join(tail))
            if len(words) <= size + 1 or not all(w[:1].isupper() for w in tail) or not _OF_OFFICE.match(before):
                continue
            name = " ".join(tail)
            if TITLE_BEFORE.search(before) and self._human(name):
                return name
        return None

    def _human(self, name: str) -> bool:
        return is_human_name(name, self.table)

    def _named(self, core: str, before: str, mention: Mention, speaks: bool) -> Entity:
        exact = self.setting.best(mention.text) if mention.text != core else None
        if exact and exact.score >= _EXACT and exact.id:
            return self._from_candidate(exact, mention.text, self._titles_in(before))
        span = mention.core or mention.span
        whole = person_in(span.start, span.end, self.text, self.table)
        core = whole if whole != core else self._hyphened(core, mention)
        longer = self._known.get(mention.core.start if mention.core else mention.start)
        if longer and not getattr(self.setting.best(core), "id", None):
            return self._from_candidate(longer, core)
        royal = _ROYAL.search(before)
        full = self.persons.get(fold(core).split(" ")[-1]) if fold(core) and not royal else None
        known = self.cast.named(core) or (self.cast.named(full) if full else None)
        if known:
            self._titles(known, before)
            return known
        if royal and " " not in core and not self._bears(core, royal[1]):
            return self._person(f"{royal[1]} {core}", "")
        if " " not in core and TITLE_BEFORE.search(before):
            titled = self.setting.best(mention.text, before + core)
            if titled and titled.id and titled.id.startswith("person:"):
                return self._from_candidate(titled, core, self._titles_in(before))
        if full or TITLE_BEFORE.search(before) or fold(core) in map(fold, self.persons.values()):
            return self._person(full or core, before)
        best = self.setting.best(core, before + core)
        if best and best.name:
            return self._as_state(core, best) or self._from_candidate(best, core)
        here = self.setting.at_home(core)
        if here and here.id:
            return self._from_candidate(here, core)
        return self._unknown(core, before, mention, speaks)

    def _hyphened(self, core: str, mention: Mention) -> str:
        """The whole of a name that was cut at its hyphens: "Lashkar-e-Tal"."""
        span = mention.core or mention.span
        start, end = span.start, span.end
        while start > 1 and self.text[start - 1] in "-\u2011" and self.text[start - 2].isalpha():
            start = max(self.text.rfind(" ", 0, start), self.text.rfind("\n", 0, start)) + 1
        tail = _HYPHENS.match(self.text, end)
        return self.text[start : tail.end() if tail else end] if start < span.start or tail else core

    def _bears(self, surname: str, title: str) -> bool:
        normal = self.table.normal_title(title)
        return any(o.title == normal for o in self.table.people(fold(surname), self.setting.on))

    def _titles_in(self, before: str) -> set[str]:
        return {t.group(1).lower() for t in TITLE_BEFORE.finditer(before)}

    def _from_candidate(self, best: Candidate, core: str, titles: set[str] | None = None) -> Entity:
        same = self.cast.with_id(best.id) if best.id else self.cast.named(best.name)
        if same is None:
            same = self._new(best)
        self.cast.alias(same, core)
        if same.kind == PERSON:
            same.titles |= titles or set()
        return same

    def _new(self, best: Candidate) -> Entity:
        entry = self.table.entry(best.id) if best.id else None
        entity = Entity(best.name, _kind(best, entry is not None), best.id, best.code, best.sector, best.country)
        if entity.kind == PERSON:
            offices = self.table.people(fold(best.name), self.setting.on)
            entity.organ = offices[0].actor or None if offices else None
            entity.titles |= {o.title for o in offices[:1]}
            return self.cast.add(entity, fold(best.name).split(" ")[-1])
        return self.cast.add(entity)

    def _person(self, name: str, before: str) -> Entity:
        offices = self.table.people(fold(name), self.setting.on)
        spelled = offices[0].person if offices else name
        known = self.cast.named(spelled)
        if known is None:
            best = self.setting.best(spelled) if offices else None
            known = Entity(
                spelled, PERSON, _person_id(spelled), best.code if best else None, best.sector if best else None,
                best.country if best else None, (offices[0].actor or None) if offices else None,
            )  # fmt: skip
            known.titles |= {o.title for o in offices[:1]}
            self.cast.add(known, name, fold(name).split(" ")[-1])
        else:
            self.cast.alias(known, name)
        self._titles(known, before)
        return known

    def _titles(self, person: Entity, before: str) -> None:
        """Learn from "Hamas spokesman" before a name: the title, and the body the person speaks for."""
        for title in self._titles_in(before):
            person.titles |= {title, self.table.normal_title(title)}
        if person.organ is None and before.strip() and person.kind == PERSON:
            best = self.setting.best(re.sub(r"\b(?:for|of|the)\b", "", TITLE_BEFORE.sub("", before)).strip(" ,"), before)
            if best and not (best.id or "").startswith("person:"):
                person.organ, person.code = best.id or person.organ, person.code or best.code
                person.sector, person.country = person.sector or best.sector, person.country or best.country

    def _unknown(self, core: str, before: str, mention: Mention, speaks: bool) -> Entity:
        words = fold(core).split()
        human = 2 <= len(words) <= 4 and not ORG_WORDS & set(words) and mention.form != "acronym" and " of " not in core
        article = self.text[mention.start : mention.start + 4].lower() == "the "
        place = mention.core is not None and (mention.core.start, mention.core.end) in self._places
        kind = PERSON if human and not article and not place else BODY
        entity = Entity(core, kind, plural=mention.number == "plur")
        given = bool(words) and words[0] in given_names()
        entity.sure = given or bool(TITLE_BEFORE.search(before)) if kind == PERSON else speaks or bool(ORG_WORDS & set(words))
        best = self.setting.best(before + core) if before.strip() else None
        if best:
            entity.code, entity.sector, entity.country = best.code, best.sector, best.country
        return self.cast.add(entity, *([words[-1]] if kind == PERSON and words else []))

    def _described(self, core: str, mention: Mention) -> Entity | None:
        """A common noun phrase: a body the table knows, whom a spokesman speaks for, or a description."""
        owned = _OWNED.match(mention.text)
        if owned:
            return self._owned(owned[2], mention)
        possessed = self._possessed(mention)
        if possessed:
            return possessed
        clean = bare_name(self._words(mention) if mention.form == "title" or len(mention.text) > _LONG else core)
        body = from_document(mention.text)
        if body:
            return self._author(body, mention)
        if SPEAKS_FOR.search(clean):
            return self._spokesman(clean)
        known = self.cast.named(clean)
        if known:
            return known
        definite = mention.text.lower().startswith("the ") or mention.text[:1].isupper()
        here = self._here(clean, mention) if definite else None
        best = here or self._regime(clean) or self.setting.best(self._words(mention), clean)
        entity = self._of_description(best, clean, mention) if best else self._description(clean, mention)
        entity.nouns.add(mention.head)
        return entity

    def _regime(self, clean: str) -> Candidate | None:
        """The government of a state under the name of its ruler: "the Halden government"."""
        words = clean.split()
        if len(words) != 2 or words[1].lower() not in ("regime", "government") or not words[0][:1].isupper():
            return None
        offices = self.table.people(fold(words[0]), self.setting.on)
        country = offices[0].country if offices else ""
        adjective = self.table.adjectives.get(country)
        return self.setting.best(f"{adjective} government") if adjective else None

    def _here(self, clean: str, mention: Mention) -> Candidate | None:
        """The organ or office holder meant without naming the country."""
        if mention.form == "title" and mention.number == "sing":
            return self.setting.holder(clean)
        return self.setting.at_home(clean)

    def _of_description(self, best: Candidate, clean: str, mention: Mention) -> Entity:
        """The candidate itself, or the people of its body under the words of the text: "army officials"."""
        people = mention.head in _PEOPLE_OF or clean.split()[-1].lower() in _PEOPLE_OF
        if people and best.id and not best.id.startswith("person:"):
            kind = PEOPLE if mention.number == "plur" else PERSON
            short = clean.split()[0]
            if short.isupper() and len(short) > 1 and self.setting.best(short) and self.setting.best(short).id == best.id:
                clean = f"{best.name} {clean.removeprefix(short).strip()}"
            return self.cast.named(clean) or self.cast.add(
                Entity(clean, kind, None, best.code, best.sector, best.country, best.id, kind == PEOPLE)
            )
        if best.id:
            return self._from_candidate(best, clean)
        entity = self._description(clean, mention)
        entity.code, entity.sector, entity.country = best.code, best.sector, best.country
        entity.name = best.name if best.country else entity.name
        state = self._as_state(clean, best)
        if state is not None:
            return state
        if entity.kind == THING and best.sector:
            entity.kind = PEOPLE if mention.number == "plur" else BODY
        return entity

    def _as_state(self, words: str, best: Candidate) -> Entity | None:
        """The state for its adjective alone: "Ruritanian" before "air strikes"."""
        if best.id or not best.country or self.table.adjectives.get(best.country) != words:
            return None
        state = self.setting.best(self.table.country_name(best.country) or "")
        return self._from_candidate(state, state.name) if state else None

    def _description(self, clean: str, mention: Mention) -> Entity:
        known = self.cast.named(clean)
        if known:
            return known
        noun = self.table.nouns.get(mention.head)
        if self._is_person(mention):
            kind = PERSON
        elif noun is None and mention.head not in ORG_WORDS:
            kind = THING
        else:
            kind = PEOPLE if mention.number == "plur" else BODY
        entity = Entity(clean, kind, plural=mention.number == "plur")
        entity.titles |= {clean.lower()} if mention.form == "title" else set()
        entity.pronoun = gender_of(clean.split())
        return self.cast.add(entity)

    def _author(self, body: str, mention: Mention) -> Entity:
        """Who stands behind "a statement from the Foreign Office"; "the statement" is theirs from then on."""
        best = self.setting.best(body)
        entity = self._from_candidate(best, body) if best else self.cast.named(body) or self.cast.add(Entity(body, BODY))
        entity.nouns.add(mention.head)
        return entity

    def _spokesman(self, clean: str) -> Entity | None:
        """An unnamed spokesman, under the name of the body: it is the body that speaks."""
        words = SPEAKS_FOR.search(clean)
        assert words is not None
        phrase = re.sub(r"\bfor\b|^\s*(?:of|the)\b", "", SPEAKS_FOR.sub("", clean)).strip(" -")
        body = self.setting.best(phrase) or (self.setting.at_home(phrase) if phrase else None)
        if body is None or (body.id or "").startswith("person:"):
            return self.cast.named(clean) or self.cast.add(Entity(clean, PERSON))
        name = f"{body.name} {words.group(0).lower()}"
        return self.cast.named(name) or self.cast.add(
            Entity(name, PERSON, None, body.code, body.sector, body.country, body.id or body.name, titles={"spokesman"})
        )

    def _owned(self, rest: str, mention: Mention) -> Entity | None:
        """ "its forces", "his country": the forces and state of whoever the pronoun stands for; else the thing alone."""
        pronoun = next((m for m in self.mentions if m.start == mention.start and m.form == "pronoun"), None)
        owner = self._entity(pronoun) if pronoun else None
        noun = rest.lower()
        if owner and owner.country and noun in ("country", "nation", "state", "homeland"):
            state = self.setting.best(self.table.country_name(owner.country) or "")
            return self._from_candidate(state, state.name) if state else owner
        if owner and mention.head in FORCES and owner.kind != PERSON:
            if owner.sector not in (None, "", "GOV") and mention.head not in ("government", "police"):
                return owner
            adjective = self.table.adjectives.get(owner.country or "")
            best = self.setting.best(f"{adjective} {rest}") if adjective else None
            return self._from_candidate(best, best.name) if best and best.id else owner
        if owner and mention.head in _OFFICES and owner.name[:1].isupper():
            return self._office_of(owner, rest)
        return self._description(rest, mention)

    def _possessed(self, mention: Mention) -> Entity | None:
        """ "The ministry's technical service", "the Front's political office": named after whom they belong to."""
        found = _POSSESSED.match(mention.text)
        if found is None or mention.head not in _OFFICES:
            return None
        owner = next((self._entity(m) for m in self.mentions if m.start == mention.start and m.end < mention.end), None)
        if owner is None or not owner.id:
            return None
        return self._office_of(owner, found[2].split(",")[0])

    def _office_of(self, owner: Entity, rest: str) -> Entity:
        name = f"{owner.name}’s {rest}"
        organ = owner.id if owner.kind != PERSON else owner.organ or owner.id
        return self.cast.named(name) or self.cast.add(
            Entity(name, BODY, None, owner.code, owner.sector, owner.country, organ)
        )

    def _apposed(self, entity: Entity, span: Span) -> None:
        """Let "(IDF)" or "the militant group" after a name stand for it, and a title stand for its bearer."""
        words = span.of(self.text)
        if words.isupper() and len(words) <= 8:
            self.cast.alias(entity, words)
            return
        noun = re.split(r"\s+(?:of|for)\s+", words)[0].split()[-1:]
        if noun and noun[0].islower():
            entity.nouns.add(noun[0])
        if entity.kind == PERSON:
            self._titles(entity, words)


def _person_id(name: str) -> str:
    return "person:" + fold(name).replace(" ", "-")


def _kind(best: Candidate, in_table: bool) -> str:
    if best.id and best.id.startswith("person:"):
        return PERSON
    return BODY if in_table else PEOPLE if best.name[:1].isupper() and best.name.endswith("s") else BODY
