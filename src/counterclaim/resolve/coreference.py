"""Pronouns, bare titles and "the group": who is meant, by what the document has named before."""

from __future__ import annotations

import re

from counterclaim.records import Mention
from counterclaim.resolve.entities import BODY, PEOPLE, PERSON, Cast, Entity

__all__ = ["antecedent"]

_PERSONS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "who": ""}
_THINGS = {"it", "its"}
_MANY = {"they", "them", "their"}
_GROUP_NOUNS = {
    "group": None, "movement": None, "organization": None, "organisation": None, "faction": None, "body": None,
    "militia": {"REB", "PRM"}, "agency": None, "party": {"PTY", "REB"}, "union": None, "alliance": None,
    "bloc": None, "coalition": None, "watchdog": {"NGO", "IGO", "NGM", "IMG"}, "charity": {"NGO"},
    "army": {"MIL"}, "military": {"MIL"}, "ministry": {"GOV", "MIL", "MED"}, "department": {"GOV", "MIL"},
    "government": {"GOV", ""}, "country": {"", "GOV"}, "nation": {"", "GOV"}, "force": {"MIL", "COP", "REB", "PRM"},
    "council": None, "commission": None, "court": {"JUD"}, "police": {"COP"}, "company": {"MNC", "BUS"},
    "network": None, "broadcaster": {"MED", "JRN"}, "mission": None, "authority": None, "kingdom": {"", "GOV"},
    "rebels": {"REB"}, "militants": {"REB"}, "fighters": {"REB"}, "regime": {"GOV", ""},
}  # fmt: skip
_PAIR = re.compile(r"^(?:(?:the|these|both)\s+)?(?:two|both)?\s*(presidents|leaders|ministers|heads of state|men|sides|"
                   r"countries|nations|states|parties|governments)$", re.IGNORECASE)  # fmt: skip
_OF_BODIES = frozenset({"sides", "countries", "nations", "states", "parties", "governments"})
_DEFINITE = re.compile(r"^(?:the|that|this|these|those|his|her|their|its)\s+", re.IGNORECASE)


def antecedent(mention: Mention, cast: Cast) -> Entity | None:
    """Who a pronoun, a bare title ("the minister") or a bare noun ("the group") stands for; None when unclear."""
    if mention.form == "pronoun":
        return _of_pronoun(mention, cast)
    both = _PAIR.match(mention.text)
    if both:
        return _of_pair(both.group(1).lower(), mention, cast)
    words = _DEFINITE.sub("", mention.text)
    if words == mention.text or len(words.split()) > 2:
        return None
    noun = words.lower().split()[-1]
    if mention.form == "title":
        return _of_title(noun, words.lower(), mention, cast)
    if len(words.split()) == 1 and noun in _GROUP_NOUNS:
        return _of_noun(noun, mention, cast)
    return None


def _of_pronoun(mention: Mention, cast: Cast) -> Entity | None:
    word = mention.text.lower().split()[0] if mention.text else ""
    if word in _PERSONS:
        gender = _PERSONS[word]
        found = cast.latest(mention.start, lambda e: e.kind == PERSON and e.pronoun in ("", gender))
        if found and gender:
            found.pronoun = gender
        return found
    if word in _THINGS:
        return cast.latest(mention.start, lambda e: e.kind == BODY, reach=400)
    if word in _MANY:
        return cast.latest(mention.start, lambda e: e.kind == PEOPLE or (e.kind == BODY and e.plural), reach=400)
    return None


def _of_pair(noun: str, mention: Mention, cast: Cast) -> Entity | None:
    """Two persons or two states for "the two presidents", "both sides"; None where it does not say two."""
    if not re.search(r"\b(?:two|both|the)\b", mention.text, re.IGNORECASE):
        return None
    if noun in _OF_BODIES and not re.search(r"\b(?:two|both)\b", mention.text, re.IGNORECASE):
        return None
    kind = BODY if noun in _OF_BODIES else PERSON
    members = cast.pair(mention.start, lambda e: e.kind == kind and not e.members and (kind == PERSON or bool(e.code)))
    if not members:
        return None
    name = " and ".join(e.name for e in members)
    return cast.named(name) or cast.add(Entity(name, PEOPLE, plural=True, members=members))


def _of_title(noun: str, words: str, mention: Mention, cast: Cast) -> Entity | None:
    holder = cast.latest(mention.start, lambda e: e.kind == PERSON and words in e.titles, reach=6000)
    return holder or cast.latest(mention.start, lambda e: e.kind == PERSON and _bears(e, noun), reach=6000)


def _bears(person: Entity, noun: str) -> bool:
    return any(title.split()[-1] == noun for title in person.titles)


def _of_noun(noun: str, mention: Mention, cast: Cast) -> Entity | None:
    same = cast.latest(mention.start, lambda e: e.kind != PERSON and noun in e.nouns, reach=6000)
    if same:
        return same
    sectors = _GROUP_NOUNS[noun]

    def fits(entity: Entity) -> bool:
        if entity.kind == PERSON or (
            noun in ("group", "movement", "organization") and entity.id is None and not entity.code
        ):
            return False
        if sectors is None:
            return entity.sector not in (None, "", "GOV")
        return (entity.sector or "") in sectors

    return cast.latest(mention.start, fits, reach=900)
