"""One walk over the mentions of a document: each becomes an entity of its cast."""

from __future__ import annotations

import dataclasses as dc
import re

from counterclaim.gazetteer.names import fold
from counterclaim.records import Mention, Span
from counterclaim.resolve.coreference import antecedent
from counterclaim.resolve.describer import Describer
from counterclaim.resolve.entities import BODY, PEOPLE, PERSON, THING, Entity, Seen
from counterclaim.resolve.issuer import issued_by, signed_by, speaks_for_itself
from counterclaim.resolve.naming import (
    LETTERS,
    ORG_WORDS,
    SERVES,
    SPEAKS_FOR,
    TITLE_BEFORE,
    bare_name,
    gender_of,
    is_first_person,
    is_release,
)

__all__ = ["Resolver"]

_JOINED = re.compile(
    r"^(?:the\s+)?(?P<title>[\w -]+?)s\s+of\s+(?:the\s+)?(?P<one>[A-Z][\w .]*?)\s+and\s+(?:the\s+)?(?P<two>[A-Z].*)$"
)
_NAMES = re.compile(r"^[^;]+,? and [^,;]+$")
_AND = re.compile(r",? and |, ")
_CALLED = re.compile(
    r"\b(?:named|called|known (?:only )?as|calling (?:it|him|her|them)sel(?:f|ves)|dubbed|giving (?:his|her) name as|"
    r"who gave (?:his|her) name as|whom? (?:we|they|locals) (?:call|know as)) (?:the )?[\"“‘']?"
    r"([A-Z][\w’'-]*(?: (?:of |the )*[A-Z][\w’'-]*)*)"
)
_PROPER = re.compile(r"(?:[Tt]he )?([A-Z][\w’'-]*s(?: of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?)")
_NAME_FOLLOWS = 40  # characters in which a name stands that the parse cut off
_ARTICLE = re.compile(r"(?:^|(?<=\s))((?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s)$")
_FOLLOWS = re.compile(r",? ((?:[A-Z][\w'’-]+ ){1,2}[A-Z][\w'’-]+)")


class Resolver(Describer):
    """The entities of one document, mention by mention."""

    def run(self) -> dict[tuple[int, int], Entity | None]:
        """Every actor mention's span with its entity; None for a pronoun without antecedent."""
        self._issue()
        for mention in self.mentions:
            self.entity(mention)
        return self.named

    def issuer(self) -> Entity | None:
        """The body or person that speaks in the document, where it is a statement or its publisher is an actor."""
        best = self.setting.official()
        if best is not None:
            return self._from_candidate(best, best.name)
        return self._author_of_all

    def _issue(self) -> None:
        """Let the body that issued a statement be known before the first word: "the Ministry" is its short name."""
        if self.setting.official() is not None or not speaks_for_itself(self.findings):
            return
        known = self.setting.issuer
        name = issued_by(self.findings.document, known.sector if known else None)
        if name is None:
            return
        entity = self.cast.named(name) or self.cast.add(Entity(name, BODY))
        if known is not None:
            entity.code, entity.sector, entity.country = known.code, known.sector, known.country
        entity.seen_at.append(Seen(-1))
        self._author_of_all = entity

    def author(self) -> Entity | None:
        """The office holder whom the title of a statement names: who says "I" in it."""
        name = signed_by(self.findings.document)
        return (self.cast.named(name) or Entity(name, PERSON)) if name else None

    def entity(self, mention: Mention) -> Entity | None:
        key = (mention.start, mention.end)
        if key in self.named:
            return self.named[key]
        self.named[key] = None
        if key in self._days and " " not in mention.text:
            return None
        speaks = key in self._speaking
        found = self._find(self._with_article(mention), speaks)
        if found is not None:
            found.note(mention, speaks)
            found.pronoun = found.pronoun or gender_of(found.titles | found.nouns)
            if mention.apposed_to is not None and mention.form != "pronoun":
                self._apposed(found, mention.apposed_to)
            if found.kind == PERSON and found.organ is None and mention.form in ("name", "title"):
                self._serves(found, mention)
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
            or self._so_called(mention)
            or self._explained(mention)
            or self._of_two(mention)
            or (self._both_named(mention) if speaks else None)
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
        for event in self._meetings:
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
        if is_first_person(mention.text):
            return None
        if mention.apposed_to is not None:
            noun = self._at(mention.apposed_to)
            found = self.entity(noun) if noun is not None and noun.start < mention.start else None
            if found is not None and found.kind == THING and mention.text.lower() == "who" and noun is not None:
                found.kind = PERSON if noun.number == "sing" and noun.form == "common" else PEOPLE
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

    def _so_called(self, mention: Mention) -> Entity | None:
        """The bearer of the name that a description gives: "a group called Blue Lantern"."""
        if mention.form not in ("common", "title"):
            return None
        found = _CALLED.search(self.text, mention.start, min(mention.end + _NAME_FOLLOWS, len(self.text)))
        if found is None or found.start() >= mention.end or "," in self.text[mention.end : found.end()]:
            return None
        kind = PERSON if self._is_person(mention) else BODY
        entity = self.cast.named(found[1]) or self.cast.add(Entity(found[1], kind, plural=mention.number == "plur"))
        entity.nouns.add(mention.head)
        return entity

    def _explained(self, mention: Mention) -> Entity | None:
        """The bearer of the name beside a description: "an engineer, Ada Brook", "President of Ruritania Ada Brook"."""
        if mention.form not in ("common", "title"):
            return None
        span = mention.apposed_to or (self._explaining.get(fold(mention.text)) if " " in mention.text else None)
        other = self._at(span) if span else None
        bears = self._is_person(mention) and (mention.form == "title" or self._after(mention) < mention.end)
        if bears and mention.number == "sing" and (other is None or other.form != "name"):
            other = self._names_at.get(self._after(mention), other)
        if other is not None and other.form == "common" and _PROPER.match(other.text):
            return self._styled(other, mention)
        if other is None or other.form not in ("name", "acronym") or other == mention:
            return None
        found = self.entity(other)
        if found is None or found.kind == PEOPLE:
            return None
        if self._is_person(mention):
            if found.kind == BODY and (found.id or found.code or other.form == "acronym"):
                return None
            found.kind, found.sure = PERSON, True
            self._titles(found, self._words(mention))
        elif found.kind == PERSON and found.sure and (mention.head in ORG_WORDS or mention.number != "sing"):
            return None
        found.nouns.add(mention.head)
        self.cast.alias(found, bare_name(self._words(mention)))
        return found

    def _styled(self, other: Mention, mention: Mention) -> Entity:
        """The bearer of a name made of common words: "an outfit, the Keepers of the Well"."""
        found = _PROPER.match(self.text, other.start)
        name = found[1] if found else other.text
        entity = self.cast.named(name) or self.cast.add(Entity(name, BODY, plural=other.number == "plur"))
        entity.nouns.add(mention.head)
        return entity

    def _after(self, mention: Mention) -> int:
        """Where a name stands that follows a title at once, or after a comma."""
        end = mention.core.end if mention.core else mention.end
        return end + (2 if self.text[end : end + 2] == ", " else 1)

    def _of_two(self, mention: Mention) -> Entity | None:
        """Two office holders in one phrase: "the presidents of Ruritania and Freedonia"."""
        joined = _JOINED.match(mention.text) if mention.form == "title" else None
        if joined is None:
            return None
        both = [self.setting.best(f"{joined['title']} of {joined[k]}") for k in ("one", "two")]
        members = tuple(self._from_candidate(b, b.name) for b in both if b and b.id and b.id.startswith("person:"))
        return self._pair_of(members)

    def _both_named(self, mention: Mention) -> Entity | None:
        """Known bodies that speak as one: "the government and the rebels said", "Utopia, Ruritania and Freedonia"."""
        if not _NAMES.match(mention.text):
            return None
        members, start = list[Entity](), mention.start
        for part in _AND.split(mention.text):
            at = self.text.index(part, start)
            start = at + len(part)
            article = 4 if part.lower().startswith("the ") else 0
            one = next((m for m in self.mentions if m.start in (at, at + article) and m.end == start), None)
            entity = self.entity(one) if one is not None and one != mention else None
            if entity is None or not entity.id:
                return None
            members.append(entity)
        return self._pair_of(tuple(members))

    def _pair_of(self, members: tuple[Entity, ...]) -> Entity | None:
        if len({m.name for m in members}) < 2:
            return None
        names = [m.name for m in members]
        name = f"{', '.join(names[:-1])} and {names[-1]}"
        return self.cast.named(name) or self.cast.add(Entity(name, PEOPLE, plural=True, members=members))

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

    def _serves(self, person: Entity, mention: Mention) -> None:
        """Learn whom an official serves: "of Ruritania" after the name, or an office told after a comma."""
        end = mention.core.end if mention.core else mention.end
        behind = SERVES.match(self.text, end)
        if behind is None or not (behind["office"] or TITLE_BEFORE.search(self._words(mention))):
            return
        words = behind["body"] or ("army" if behind["staff"] else "")
        best = (self.setting.at_home(words) or self.setting.best(words)) if words else None
        if best is not None and not (best.id or "").startswith("person:"):
            person.organ = best.id or best.name
            person.code, person.sector = person.code or best.code, person.sector or best.sector
            person.country = person.country or best.country
        elif words and behind["office"]:
            person.organ = bare_name(words)

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
