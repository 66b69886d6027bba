"""Proper names: who bears them, by table, title, given name or the rest of the document."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from counterclaim.gazetteer.actors import ActorTable, Candidate
from counterclaim.gazetteer.given import given_names
from counterclaim.gazetteer.names import fold
from counterclaim.records import Findings, Mention
from counterclaim.resolve.entities import BODY, PEOPLE, PERSON, Cast, Entity
from counterclaim.resolve.naming import FORCES, HUMANS, ORG_WORDS, TITLE_BEFORE, full_names, is_human_name, person_in
from counterclaim.resolve.setting import Setting, known_names

__all__ = ["Namer"]

_EXACT = 0.95
_OF_OFFICE = re.compile(r"^(?:the\s+)?(?:[\w-]+\s+)*\w+\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w-]*\s+)+$")
_HYPHENS = re.compile(r"(?:[-\u2011]\w+)+")
_ROYAL = re.compile(r"\b(King|Queen|Prince|Princess|Pope|Sultan|Emir)\b")
_JOINT = re.compile(r" (?:and|&) (?:the )?")


class Namer(ABC):
    """Entities for proper names, against the table, the persons of the document and what stands before the name."""

    def __init__(self, findings: Findings, table: ActorTable) -> None:
        self.findings = findings
        self.text = findings.document.text
        self.table = table
        self.setting = Setting(findings, table)
        self.cast = Cast()
        self._author_of_all: Entity | None = None  # who issued a statement
        self.mentions = sorted((m for m in findings.mentions if m.kind == "actor"), key=lambda m: (m.start, -m.end))
        self.persons = full_names(self.mentions, self.text, table)
        self.named: dict[tuple[int, int], Entity | None] = {}
        self._speaking = {(c.claimant.start, c.claimant.end) for c in findings.claims if c.claimant}
        self._places = {(m.start, m.end) for m in findings.mentions if m.kind == "place"}
        self._days = {(m.start, m.end) for m in findings.mentions if m.kind == "date"}  # "May" is no person there
        meetings = (e for e in findings.events if e.type == "CONSULT")
        self._meetings = sorted(meetings, key=lambda e: -e.trigger.start)
        self._known = known_names(self.text, table)
        self._explaining = {
            fold(m.text): m.apposed_to for m in self.mentions if m.apposed_to and m.form in ("common", "title")
        }
        self._names_at = {m.core.start: m for m in reversed(self.mentions) if m.form in ("name", "acronym") and m.core}

    @abstractmethod
    def entity(self, mention: Mention) -> Entity | None:
        """The entity a mention stands for, made when it is new; None for a pronoun without antecedent."""

    def _titles_in(self, before: str) -> set[str]:
        return {t.group(1).lower() for t in TITLE_BEFORE.finditer(before)}

    def _named(self, core: str, before: str, mention: Mention, speaks: bool) -> Entity:
        royal = _ROYAL.search(before)
        exact = self.setting.best(mention.text) if mention.text != core and not (royal and " " not in core) else None
        if exact and exact.score >= _EXACT and exact.id:
            return self._from_candidate(exact, mention.text, self._titles_in(before))
        span = mention.core or mention.span
        whole = person_in(span.start, span.end, self.text, self.table)
        core = whole if whole != core else self._hyphened(core, mention)
        longer = self._known.get(mention.core.start if mention.core else mention.start)
        if longer and (self._goes_on(longer, span.end) or not getattr(self.setting.best(core), "id", None)):
            return self._from_candidate(longer, core)
        short = self._by_acronym(mention, core)
        if short is not None:
            return short
        full = self.persons.get(fold(core).split(" ")[-1]) if fold(core) and not royal else None
        known = self.cast.named(core) or (self.cast.named(full) if full else None)
        if known:
            self._titles(known, before)
            return known
        if royal and " " not in core:
            return self._person(self._bearer(core, royal[1]) or f"{royal[1]} {core}", "")
        if " " not in core and TITLE_BEFORE.search(before):
            titled = self.setting.best(mention.text, before + core)
            if titled and titled.id and titled.id.startswith("person:"):
                return self._from_candidate(titled, core, self._titles_in(before))
        if full or TITLE_BEFORE.search(before) or fold(core) in map(fold, self.persons.values()):
            return self._person(full or core, before)
        best = self.setting.best(core, before + core)
        here = self.setting.at_home(core) if best is None or best.id is None else None
        if here and here.id:
            return self._from_candidate(here, core)
        if best and best.id is None and best.name != core and fold(core) in fold(best.name) and " " in before.strip():
            best = None  # only the words before the name say what it is
        if best and best.name:
            return self._as_state(core, best) or self._from_candidate(best, core)
        return self._unknown(core, before, mention, speaks)

    def _goes_on(self, name: Candidate, end: int) -> bool:
        """True where a name of the table goes on behind "and": "the Front for Peace and the Land"."""
        joint = _JOINT.match(self.text, end)
        return joint is not None and self._known.get(joint.end()) is name

    def _by_acronym(self, mention: Mention, core: str) -> Entity | None:
        """The body whose short name stands in brackets behind a name that the table has only in part."""
        words = mention.apposed_to.of(self.text) if mention.apposed_to else ""
        if not (1 < len(words) <= 8 and words.isupper()) or mention.form != "name":
            return None
        short, long = self.setting.best(words), self.setting.best(core)
        if short is None or short.id is None or (long is not None and long.score >= _EXACT and long.id):
            return None
        return self._from_candidate(short, core)

    def _hyphened(self, core: str, mention: Mention) -> str:
        """The whole of a name that was cut at its hyphens: "Lashkar-e-Tal"."""
        known = self.setting.best(core)
        if known and known.id:  # "Freedonian-US talks": a name of its own
            return core
        span = mention.core or mention.span
        start, end = span.start, span.end
        while start > 1 and self.text[start - 1] in "-\u2011" and self.text[start - 2].isalpha():
            start = max(self.text.rfind(" ", 0, start), self.text.rfind("\n", 0, start)) + 1
        tail = _HYPHENS.match(self.text, end)
        return self.text[start : tail.end() if tail else end] if start < span.start or tail else core

    def _bearer(self, name: str, title: str) -> str | None:
        """The full name of the king, queen or pope of this name."""
        normal = self.table.normal_title(title)
        held = (o for o in self.table.people(fold(name), self.setting.on) if o.title == normal)
        return next((o.person for o in held), None)

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
            bare = re.sub(r"\b(?:for|of|the)\b", "", TITLE_BEFORE.sub("", before)).strip(" ,")
            best = self.setting.best(bare, before)
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
        human_sign = given or bool(TITLE_BEFORE.search(before))
        entity.sure = human_sign if kind == PERSON else speaks or bool(ORG_WORDS & set(words))
        best = self.setting.best(before + core) if before.strip() else None
        if best:
            entity.code, entity.sector, entity.country = best.code, best.sector, best.country
        return self.cast.add(entity, *([words[-1]] if kind == PERSON and words else []))

    def _as_state(self, words: str, best: Candidate) -> Entity | None:
        """The state for its adjective alone: "Ruritanian" before "air strikes"."""
        if best.id or not best.country or self.table.adjectives.get(best.country) != words:
            return None
        state = self.setting.best(self.table.country_name(best.country) or "")
        return self._from_candidate(state, state.name) if state else None

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

    def _is_person(self, mention: Mention) -> bool:
        """True for a title or a singular noun for one human being."""
        noun = self.table.nouns.get(mention.head)
        one = (noun is not None and not noun.force) or mention.head in HUMANS
        one = one and mention.head not in ORG_WORDS | FORCES
        return mention.form == "title" or (mention.form == "common" and mention.number == "sing" and one)

    def _words(self, mention: Mention) -> str:
        """The phrase up to the end of its core, without the clauses that follow."""
        return self.text[mention.start : mention.core.end] if mention.core else mention.text


def _person_id(name: str) -> str:
    return "person:" + fold(name).replace(" ", "-")


def _kind(best: Candidate, in_table: bool) -> str:
    if best.id and best.id.startswith("person:"):
        return PERSON
    return BODY if in_table else PEOPLE if best.name[:1].isupper() and best.name.endswith("s") else BODY
