"""Common noun phrases: whom "the ministry", "its forces" or "a spokesman for the army" means."""

from __future__ import annotations

import re

from counterclaim.gazetteer.actors import Candidate
from counterclaim.gazetteer.names import fold
from counterclaim.records import Mention, Span
from counterclaim.resolve.coreference import antecedent
from counterclaim.resolve.entities import BODY, PEOPLE, PERSON, THING, Entity
from counterclaim.resolve.namer import Namer
from counterclaim.resolve.naming import FORCES, ORG_WORDS, SPEAKS_FOR, VOICES, bare_name, from_document, gender_of

__all__ = ["Describer"]

_OWNED = re.compile(r"^(his|her|its|their|our|whose)\s+(?:own\s+)?(.+)$", re.IGNORECASE)
_PEOPLE_OF = frozenset(
    {"officials", "official", "sources", "source", "commander", "commanders", "officer", "officers", "authorities"}
)
_UNNAMED = frozenset({"source", "guest", "counterpart", "colleague"})  # of their owner they tell nothing
_LONG = 80
_POSSESSED = re.compile(r"^(.+?)['’]s?\s+(.+)$", re.DOTALL)
_OFFICES = frozenset("office delegation service administration cabinet lawyer lawyers team wing bureau staff".split())


class Describer(Namer):
    """Entities for common noun phrases: bodies, office holders, spokesmen, owners, and plain descriptions."""

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

    def _here(self, clean: str, mention: Mention) -> Candidate | None:
        """The organ or office holder meant without naming the country."""
        if mention.form == "title" and mention.number == "sing":
            return self.setting.holder(clean)
        return self.setting.at_home(clean)

    def _regime(self, clean: str) -> Candidate | None:
        """The government of a state under the name of its ruler: "the Halden government"."""
        words = clean.split()
        if len(words) != 2 or words[1].lower() not in ("regime", "government") or not words[0][:1].isupper():
            return None
        offices = self.table.people(fold(words[0]), self.setting.on)
        country = offices[0].country if offices else ""
        adjective = self.table.adjectives.get(country)
        return self.setting.best(f"{adjective} government") if adjective else None

    def _of_description(self, best: Candidate, clean: str, mention: Mention) -> Entity:
        """The candidate itself, or the people of its body under the words of the text: "army officials"."""
        people = mention.head in _PEOPLE_OF or clean.split()[-1].lower() in _PEOPLE_OF
        if people and best.id and not best.id.startswith("person:"):
            kind = PEOPLE if mention.number == "plur" else PERSON
            short = clean.split()[0]
            body = self.setting.best(short) if short.isupper() and len(short) > 1 else None
            if body and body.id == best.id:
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
        known = self._from_candidate(best, body) if best else self.cast.named(body)
        entity = known or self.cast.add(Entity(body, BODY))
        entity.nouns.add(mention.head)
        return entity

    def _spokesman(self, clean: str) -> Entity | None:
        """An unnamed spokesman, under the name of the body: it is the body that speaks."""
        words = SPEAKS_FOR.search(clean)
        assert words is not None
        phrase = re.sub(r"\bfor\b|^\s*(?:of|the)\b", "", SPEAKS_FOR.sub("", clean)).strip(" -")
        full = self.persons.get(fold(phrase).split(" ")[-1]) if phrase else None
        if full:
            person = self._person(full, "")
            return self._office_of(person, words.group(0).lower())
        body = self.setting.best(phrase) or (self.setting.at_home(phrase) if phrase else None)
        if body is None or (body.id or "").startswith("person:"):
            return self.cast.named(clean) or self.cast.add(Entity(clean, PERSON))
        name = f"{body.name} {words.group(0).lower()}"
        return self.cast.named(name) or self.cast.add(
            Entity(name, PERSON, None, body.code, body.sector, body.country, body.id or body.name, titles={"spokesman"})
        )

    def _owned(self, rest: str, mention: Mention) -> Entity | None:
        """ "its forces", "his country": those of whoever the pronoun stands for; else the thing alone."""
        pronoun = next((m for m in self.mentions if m.start == mention.start and m.form == "pronoun"), None)
        owner = self.entity(pronoun) if pronoun else None
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
        if owner is None and mention.text[:3].lower() == "our":
            owner = self._author_of_all
        if owner and owner.kind != PERSON and self._is_voice(mention):
            return owner
        person = self._is_person(mention) and mention.number == "sing" and mention.head not in _UNNAMED
        if owner and owner.name[:1].isupper() and "’s " not in owner.name and (person or mention.head in _OFFICES):
            return self._office_of(owner, rest.split(",")[0])
        return self._description(rest, mention)

    def _possessed(self, mention: Mention) -> Entity | None:
        """ "The ministry's technical service", "the Front's political office": named after whom they belong to."""
        found = _POSSESSED.match(mention.text)
        if found is None or not (mention.head in _OFFICES or self._is_voice(mention)):
            return None
        owner = self._owner(mention, found[1])
        if owner is None or owner.kind == PERSON or not (owner.id or owner.name[:1].isupper()):
            return None
        return owner if self._is_voice(mention) else self._office_of(owner, found[2].split(",")[0])

    def _is_voice(self, mention: Mention) -> bool:
        """True for a speaker that is what a body speaks through: its radio, channel, bulletin, letter or statement."""
        return mention.head in VOICES and (mention.start, mention.end) in self._speaking

    def _owner(self, mention: Mention, words: str) -> Entity | None:
        """Whom the words before "’s" mean, named or by a bare noun: "the movement’s radio"."""
        named = next((m for m in self.mentions if m.start == mention.start and m.end < mention.end), None)
        if named is not None:
            return self.entity(named)
        end = mention.start + len(words)
        noun = Mention(
            "actor", mention.start, end, words, form="common", head=words.split()[-1], core=Span(mention.start, end)
        )
        return antecedent(noun, self.cast)

    def _office_of(self, owner: Entity, rest: str) -> Entity:
        name = f"{owner.name}’s {rest}"
        organ = owner.id if owner.kind != PERSON else owner.organ or owner.id
        return self.cast.named(name) or self.cast.add(
            Entity(name, BODY, None, owner.code, owner.sector, owner.country, organ)
        )
