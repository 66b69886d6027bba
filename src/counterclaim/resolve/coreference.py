"""Pronouns, bare titles and "the group": who is meant, by what the document has named before."""

from __future__ import annotations

import re

from counterclaim.gazetteer.names import fold
from counterclaim.records import Mention
from counterclaim.resolve.entities import BODY, PEOPLE, PERSON, THING, Cast, Entity

__all__ = ["antecedent"]

_PERSONS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "who": ""}
_THINGS = {"it", "its"}
_MANY = {"they", "them", "their"}
_NEAR = 300
_REACH = 6000  # a name given in full is remembered over pages
_GROUP_NOUNS = {
    "group": None, "movement": None, "organization": None, "organisation": None, "faction": None, "body": None,
    "militia": {"REB", "PRM"}, "agency": None, "party": {"PTY", "REB"}, "union": None, "alliance": None,
    "bloc": None, "coalition": None, "watchdog": {"NGO", "IGO", "NGM", "IMG"}, "charity": {"NGO"},
    "army": {"MIL"}, "military": {"MIL"}, "ministry": {"GOV", "MIL", "MED"}, "department": {"GOV", "MIL"},
    "government": {"GOV", ""}, "country": {"", "GOV"}, "nation": {"", "GOV"}, "force": {"MIL", "COP", "REB", "PRM"},
    "council": None, "commission": None, "court": {"JUD"}, "police": {"COP"}, "officers": {"COP"},
    "company": {"MNC", "BUS"},
    "network": None, "broadcaster": {"MED", "JRN"}, "mission": None, "authority": None, "kingdom": {"", "GOV"},
    "rebels": {"REB"}, "militants": {"REB"}, "fighters": {"REB"}, "regime": {"GOV", ""}, "website": {"JRN"},
    "newspaper": {"JRN"}, "outlet": {"JRN"}, "paper": {"JRN"}, "society": {"NGO", "REL"}, "church": {"REL"},
    "hospital": {"MED"}, "front": {"REB", "PTY"}, "command": {"MIL"}, "committee": None, "administration": {"GOV"},
}  # fmt: skip
_MINISTRIES = frozenset({"ministry", "department"})
_STATES = frozenset({"country", "nation", "kingdom"})
_KINGDOMS = frozenset("SAU GBR JOR MAR BHR THA NLD BEL ESP NOR SWE DNK TON LSO SWZ BTN KHM MYS".split())
_PAIR = re.compile(
    r"^(?:(?:the|these|both)\s+)?(?:two|both)?\s*(presidents|leaders|ministers|heads of state|men|commanders|generals|"
    r"envoys|sides|countries|nations|states|parties|governments|camps|armies|capitals|ministries|both)$",
    re.IGNORECASE,
)
_OF_BODIES = frozenset("sides countries nations states parties governments camps armies capitals ministries".split())
_TITLES_OF_TWO = frozenset({"presidents", "ministers", "commanders", "generals", "envoys"})
_OF_EITHER = frozenset({"sides", "parties"})
_DEFINITE = re.compile(r"^(?:the|that|this|these|those|his|her|their|its)\s+", re.IGNORECASE)


def antecedent(mention: Mention, cast: Cast, speaks: bool = False, met: tuple[Entity, ...] = ()) -> Entity | None:
    """Who a pronoun, a bare title ("the minister") or a bare noun ("the group") stands for; None when unclear.

    `speaks`: something is attributed to the mention, so that who spoke last is the likelier. `met`: the two who met
    in the document before the mention, for "both leaders".
    """
    if mention.form == "pronoun":
        return _of_pronoun(mention, cast, speaks)
    both = _PAIR.match(mention.text)
    if both:
        return _of_pair(both.group(1).lower(), mention, cast, met)
    words = _DEFINITE.sub("", mention.text).removesuffix("’s").removesuffix("'s")
    if words.lower() == "police":
        return _called("police", mention, cast)
    if words == mention.text or not 1 <= len(words.split()) <= 3:
        return None
    noun = words.lower().split()[-1]
    if mention.form == "title":
        return _of_title(noun, words.lower(), mention, cast)
    if len(words.split()) == 1:
        return _called(noun, mention, cast) or (_of_noun(noun, mention, cast) if noun in _GROUP_NOUNS else None)
    return None


def _of_pronoun(mention: Mention, cast: Cast, speaks: bool) -> Entity | None:
    word = mention.text.lower().split()[0] if mention.text else ""
    if word in _PERSONS:
        return _of_person(word, mention, cast, speaks)
    if word in _THINGS:
        return cast.latest(mention.start, _can_be_it, reach=400, speaker=speaks)
    if word in _MANY:
        many = cast.latest(mention.start, _can_be_they, reach=400, speaker=speaks)
        return many or cast.latest(mention.start, _can_be_it, reach=400, speaker=speaks)
    return None


def _of_person(word: str, mention: Mention, cast: Cast, speaks: bool) -> Entity | None:
    gender = _PERSONS[word]

    def fits(entity: Entity) -> bool:
        known = entity.has_spoken or (entity.sure and entity.name[:1].isupper())
        return known and human(entity)

    def human(entity: Entity) -> bool:
        return entity.kind == PERSON and (not gender or entity.pronoun in ("", gender))

    found = cast.latest(mention.start, fits, speaker=speaks)
    if found is None:  # "A driver shrugged. ... he said"
        found = cast.latest(mention.start, lambda e: e.sure and human(e), reach=_NEAR)
    if found and gender:
        found.pronoun = gender
    return found


def _can_be_it(entity: Entity) -> bool:
    """A body that is known, or one to which something was attributed."""
    if entity.kind == THING:
        return entity.has_spoken
    return entity.kind == BODY and bool(entity.id or entity.code or entity.has_spoken or entity.sure)


def _can_be_they(entity: Entity) -> bool:
    if entity.kind == PEOPLE:
        return bool(entity.sector or entity.code or entity.members or entity.has_spoken)
    return entity.kind == BODY and (entity.plural or (entity.has_spoken and entity.sector not in ("", None)))


def _of_pair(noun: str, mention: Mention, cast: Cast, met: tuple[Entity, ...]) -> Entity | None:
    """Two persons or two states for "the two presidents", "both sides"; None where it does not say two."""
    said = re.search(r"\b(?:two|both)\b", mention.text, re.IGNORECASE)
    if not said and not (mention.text.lower().startswith("the ") or mention.text[:1].isupper()):
        return None
    members: tuple[Entity, ...] = ()
    title = noun.removesuffix("s") if noun in _TITLES_OF_TWO else ""
    if met and (noun not in _OF_BODIES or noun in _OF_EITHER) and all(_bears_any(e, title) for e in met):
        members = met
    elif noun not in _OF_BODIES:
        members = cast.pair(mention.start, lambda e: _sure_person(e) and _bears_any(e, title))
        members = members or cast.pair(mention.start, _sure_person)
    elif said:
        members = cast.pair(mention.start, lambda e: e.kind == BODY and not e.members and bool(e.code))
    if not members:
        return None
    name = " and ".join(e.name for e in members)
    return cast.named(name) or cast.add(Entity(name, PEOPLE, plural=True, members=members))


def _bears_any(person: Entity, title: str) -> bool:
    return not title or any(title in t.split() for t in person.titles)


def _sure_person(entity: Entity) -> bool:
    return entity.kind == PERSON and (entity.sure or entity.has_spoken) and entity.name[:1].isupper()


def _of_title(noun: str, words: str, mention: Mention, cast: Cast) -> Entity | None:
    if mention.number == "plur":
        return None
    holder = cast.latest(mention.start, lambda e: e.kind == PERSON and words in e.titles, reach=_REACH)
    if holder is not None or len(words.split()) > 2:
        return holder
    return cast.latest(mention.start, lambda e: e.kind == PERSON and _bears(e, noun, words), reach=_REACH)


def _bears(person: Entity, noun: str, words: str) -> bool:
    """True when a title of the person ends like the phrase, without another field: no health minister for a foreign."""
    return any(title.split()[-1] == noun and (words == noun or " " not in title) for title in person.titles)


def _called(noun: str, mention: Mention, cast: Cast) -> Entity | None:
    """The body whose name has the noun for its head: "the society" after "Ruritanian Relief Society"."""
    if noun in _STATES or noun in ("state", "states"):
        return None

    def fits(entity: Entity) -> bool:
        return entity.kind not in (PERSON, THING) and entity.name[:1].isupper() and noun in _heads(entity.name)

    return cast.latest(mention.start, fits, reach=_REACH)


def _heads(name: str) -> tuple[str, ...]:
    words = fold(name.split(" of ")[0].split(" for ")[0]).split()
    return tuple(words[-1:]) if " " in name and "’s " not in name else ()


def _of_noun(noun: str, mention: Mention, cast: Cast) -> Entity | None:
    same = cast.latest(mention.start, lambda e: e.kind != PERSON and noun in e.nouns, reach=_REACH)
    if same:
        return same
    sectors = _GROUP_NOUNS[noun]

    def fits(entity: Entity) -> bool:
        if entity.kind in (PERSON, THING) or entity.members or "’s " in entity.name:
            return False
        if not (entity.id or entity.code or entity.has_spoken):
            return False
        if noun == "kingdom" and entity.country not in _KINGDOMS:
            return False
        if noun in _MINISTRIES and not re.search(r"ministry|department|office", entity.name, re.IGNORECASE):
            return False
        if sectors is None:
            return entity.sector not in (None, "", "GOV") and entity.name[:1].isupper()
        return (entity.sector or "") in sectors

    return cast.latest(mention.start, fits, reach=900)
