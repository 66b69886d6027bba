"""How much speaks for two mentions being the same act: points with their reasons, in words.

Source: ours. Points add up like evidence; each says its reason, and a conflict forbids the link.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counterclaim.gazetteer.names import fold
from counterclaim.link.items import HARM, MEETINGS, VERBAL, Item, Who
from counterclaim.records import Place

__all__ = ["LINK_ACROSS", "LINK_WITHIN", "QUESTION", "Score", "kilometres", "score"]

LINK_ACROSS = 6.0  # two documents
LINK_WITHIN = 3.0  # one document: a report mostly speaks of the same act again
QUESTION = 3.5  # from here to LINK_ACROSS a person is asked
NEAR_KM = 25.0
_MARGIN_DAYS = 1
_SITES_KM = 2.0  # two sites further apart are two places
_SOON_CHARACTERS = 350
_NEAR_CHARACTERS = 500
_LATE_DAYS = 4
_ORDER = {"site": 0, "named_place": 1, "near_place": 2, "admin2": 3, "admin1": 4, "region": 5, "country": 6}


@dataclass(frozen=True, slots=True)
class Score:
    """Points for "the same", the reasons, and whether something rules it out (`conflict`)."""

    value: float
    reasons: tuple[str, ...]
    conflict: str = ""


_Points = tuple[float, str, bool]  # points, reason, rules the link out
_NOTHING: _Points = (0.0, "", False)


def kilometres(a: Place, b: Place) -> float | None:
    """Great-circle distance between two places in kilometres, or None where one has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(a.longitude - b.longitude) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def score(left: Item, right: Item) -> Score:
    """What speaks for and against two mentions of one type being the same act."""
    parts: Sequence[Callable[[Item, Item], _Points]] = _PARTS.get(left.event.type, _MATERIAL)
    found = [part(left, right) for part in parts]
    found += [_trigger(left, right)]
    return Score(
        value=round(sum(points for points, _, _ in found), 2),
        reasons=tuple(reason for points, reason, _ in found if points and reason),
        conflict=next((reason for _, reason, forbids in found if forbids), ""),
    )


def _dates(left: Item, right: Item) -> _Points:
    if left.earliest is None or right.earliest is None or left.latest is None or right.latest is None:
        return _NOTHING
    same_document = left.document == right.document
    if same_document and "published" in (left.basis, right.basis):
        return _NOTHING  # the day of publication says nothing about two acts of one report
    gap = (max(left.earliest, right.earliest) - min(left.latest, right.latest)).days
    guessed = "published" in (left.basis, right.basis)
    if gap > _MARGIN_DAYS + guessed:
        if _same_named_object(left, right) and (left.looks_back or right.looks_back or (guessed and gap <= _LATE_DAYS)):
            return _NOTHING  # told again later, without a date of its own
        return -6.0, f"{gap} days apart", True
    if gap > 0:
        return (0.0 if guessed else -1.0), f"{gap} day apart", False
    longest = max((left.latest - left.earliest).days, (right.latest - right.earliest).days)
    if guessed:
        return 1.0, "dates agree by day of publication", False
    return (2.0, "same day", False) if longest <= 1 else (0.5, "dates overlap", False)


def _places(left: Item, right: Item) -> _Points:
    a, b = left.place, right.place
    if a is None or b is None:
        return _NOTHING
    fine = left.exact_place is not None and right.exact_place is not None
    if a.id is not None and a.id == b.id:
        return (3.0 if fine else 1.0), f"same place: {a.name}", False
    distance = kilometres(a, b)
    if fine and distance is not None:
        if distance > NEAR_KM or (distance > _SITES_KM and a.precision == b.precision == "site"):
            return -6.0, f"{distance:.0f} km apart", True
        points = 2.5 if distance <= 5 else 1.5
        return points, f"places {distance:.0f} km apart", False
    if _holds(a, b) or _holds(b, a):
        return 0.5, "one place lies in the other", False
    if a.country and b.country and a.country != b.country:
        return -6.0, f"another country: {a.country}, {b.country}", True
    if a.text.casefold() == b.text.casefold():
        return 1.5, f"same place name: {a.text}", False
    return -1.5, f"other place: {a.text}, {b.text}", left.document == right.document and _both_named(a, b)


def _holds(outer: Place, inner: Place) -> bool:
    if outer.country is None or outer.country != inner.country:
        return False
    if outer.precision in ("country", "region"):
        return True
    if outer.precision in ("admin1", "admin2"):
        return outer.admin1 is None or inner.admin1 is None or outer.admin1 == inner.admin1
    return False


def _both_named(a: Place, b: Place) -> bool:
    return bool(a.id and b.id) and _ORDER.get(a.precision or "", 9) == _ORDER.get(b.precision or "", 9)


def affinity(a: Who, b: Who) -> float:
    """How far two names may mean one party: 1 the same, 0.6 bodies of one state or organ, 0.3 open, 0 others."""
    if a.key == b.key or a.name == b.name:
        return 1.0
    if a.key.startswith("person:") and b.key.startswith("person:"):
        return 0.0
    organs = {a.organ, b.organ, a.key, b.key, a.name, b.name} - {""}
    if (a.organ or b.organ) and len(organs) < 4 and (a.organ in (b.organ, b.key, b.name) or b.organ in (a.key, a.name)):
        return 0.8
    if a.is_state and b.is_state and a.country == b.country:
        return 0.6
    nested = bool(a.words and b.words) and (a.words <= b.words or b.words <= a.words)
    if nested and (a.is_object or b.is_object or not (a.vague or b.vague)):
        return 0.7  # not "forces" and "Nordia Defence Forces"
    if a.vague or b.vague:
        return 0.5 if a.words & b.words else 0.3
    return 0.0


def best_affinity(left: Sequence[Who], right: Sequence[Who]) -> float:
    """The highest affinity between one of the left and one of the right."""
    return max((affinity(a, b) for a in left for b in right), default=0.3)


def _actors(left: Item, right: Item) -> _Points:
    if not left.actors or not right.actors:
        return _NOTHING
    best = best_affinity(left.actors, right.actors)
    if left.lasts and right.lasts and len(left.actors) > 1 and _all_meet(left.actors, right.actors):
        return 3.5, "the same sides fight", False
    if best >= 0.6:
        return 2.0 * best, f"same actor: {left.actors[0].name}", False
    if best >= 0.3:
        return 0.5 * best, "an actor is only described", False
    if best_affinity(left.recipients, right.actors) >= 0.6 and best_affinity(left.actors, right.recipients) >= 0.6:
        return 1.5, "the same two sides", False
    names = f"{left.actors[0].name}, {right.actors[0].name}"
    if _rival_accounts(left, right):
        return 0.0, "", False
    return -4.0, f"other actors: {names}", True


def _all_meet(a: Sequence[Who], b: Sequence[Who]) -> bool:
    return len(b) > 1 and all(max(affinity(x, y) for y in b) >= 0.6 for x in a)


def _rival_accounts(left: Item, right: Item) -> bool:
    """True when two accounts name other culprits for one act: same object hit, same place, same day."""
    if left.event.type != "ASSAULT" or not (_same_object(left, right) or _same_named_object(left, right)):
        return False
    points, _, forbids = _places(left, right)
    if forbids or points < 0:
        return False
    days, _, apart = _dates(left, right)
    if left.document == right.document:
        return not apart
    return not apart and days >= 0 and (points >= 1.5 or _same_named_object(left, right))


def _same_object(left: Item, right: Item) -> bool:
    return any(
        affinity(a, b) >= 0.7 or (a.words and len(a.words & b.words) >= 1 and (a.is_object or b.is_object))
        for a in left.recipients
        for b in right.recipients
    )


def _same_named_object(left: Item, right: Item) -> bool:
    """True when both hit one thing with a name, or one was done at the thing that the other hit."""
    mine, theirs = _named_things(left), _named_things(right)
    return bool(mine & theirs or mine & _scene(right) or theirs & _scene(left))


def _named_things(item: Item) -> set[str]:
    return {name for w in item.recipients if w.is_named_object for name in (w.key, w.name)}


def _scene(item: Item) -> set[str]:
    place = item.exact_place
    return (
        {fold(place.name)}
        if place is not None and place.name and place.precision == "site" and not place.near
        else set()
    )


def _recipients(left: Item, right: Item) -> _Points:
    if left.event.type == "ASSAULT" and _same_named_object(left, right):
        name = next(w.name for w in (*left.recipients, *right.recipients) if w.is_named_object)
        return 5.0, f"same target by name: {name}", False
    if not left.recipients or not right.recipients:
        return _NOTHING
    best = best_affinity(left.recipients, right.recipients)
    shared = max((len(a.words & b.words) for a in left.recipients for b in right.recipients), default=0)
    if best >= 0.7:
        return 2.5 * best, f"same target: {left.recipients[0].name}", False
    if shared:
        return 1.5, "targets share a word", False
    if best >= 0.6:
        return 1.0, "targets of one state", False
    if best >= 0.3:
        return 0.0, "", False
    objects = all(w.is_object for w in (*left.recipients, *right.recipients))
    forbids = objects or _all_named(left, right)
    return (-3.0 if forbids else -0.5), f"other target: {left.recipients[0].name}, {right.recipients[0].name}", forbids


def _all_named(left: Item, right: Item) -> bool:
    return not any(w.vague or w.is_object for w in (*left.recipients, *right.recipients))


def _parties(left: Item, right: Item) -> _Points:
    """Meetings: the one party list must hold the other."""
    a, b = (*left.actors, *left.recipients), (*right.actors, *right.recipients)
    if not a or not b:
        return _NOTHING
    few, many = sorted((a, b), key=len)
    inside = [max(affinity(x, y) for y in many) >= 0.6 for x in few]
    if all(inside):
        return (min(4.5, 1.5 * len(few) + 1.0) if len(few) > 1 else 1.5), "same parties", False
    if any(inside) and any(w.vague for w in few):
        return 0.5, "some parties the same", False
    return -4.0, "other parties", True


def _speakers(left: Item, right: Item) -> _Points:
    if not left.actors or not right.actors:
        return -2.0, "a speaker is missing", False
    best = best_affinity(left.actors, right.actors)
    return (2.5 * best, f"same speaker: {left.actors[0].name}", False) if best >= 0.7 else (-4.0, "other speaker", True)


def _weapons(left: Item, right: Item) -> _Points:
    if not left.weapons or not right.weapons:
        return _NOTHING
    if left.weapons & right.weapons:
        return 1.0, f"same weapon: {min(left.weapons & right.weapons)}", False
    return -0.5, "other weapon", False


def _counts(left: Item, right: Item) -> _Points:
    if not left.killed or not right.killed:
        return _NOTHING
    if set(left.killed) & set(right.killed):
        return 1.0, "same number killed", False
    return -0.5, "other number killed", False


def _trigger(left: Item, right: Item) -> _Points:
    if left.triggers & right.triggers:
        return 1.5, f"same word: {left.event.trigger.text}", False
    if left.lasts and right.lasts:
        return 1.5, "the same fighting", False
    if left.lasts != right.lasts and not (_is_harm(left) or _is_harm(right)):
        return -2.5, "one act, and fighting that goes on", False
    if left.event.mode and right.event.mode:
        return (0.5, f"same mode: {left.event.mode}", False) if left.event.mode == right.event.mode else _NOTHING
    return _NOTHING


def _nearness(left: Item, right: Item) -> _Points:
    """One report: "the attack" with nothing else said of it takes up the act told just before."""
    if left.document != right.document:
        return _NOTHING
    near = 0.5 if abs(left.event.trigger.start - right.event.trigger.start) < _NEAR_CHARACTERS else 0.0
    first, second = (left, right) if left.event.trigger.start < right.event.trigger.start else (right, left)
    takes_up = second.known and second.basis in ("", "published") and all(w.vague for w in second.recipients)
    if near and takes_up and (second.place is None or first.place is None):
        return 3.0, "the act is taken up again", False
    if _is_bare(left) or _is_bare(right):
        return 1.5 + near, "the act is taken up again", False
    if (_is_bare_harm(left) and not _is_bare_harm(right)) or (_is_bare_harm(right) and not _is_bare_harm(left)):
        return 2.5 + near, "the harm that the act did", False
    gap = second.event.trigger.start - first.event.trigger.end
    if gap < _SOON_CHARACTERS and _is_harm(left) != _is_harm(right):
        return 2.0 + near, "the act and the harm it did", False
    return near, "close by" if near else "", False


def _is_harm(item: Item) -> bool:
    """True for people killed or hurt where no doer is named: the outcome of an act, not its manner."""
    return not item.actors and item.trigger in HARM


def _is_bare(item: Item) -> bool:
    return not item.actors and not item.recipients and item.place is None and item.basis in ("", "published")


def _is_bare_harm(item: Item) -> bool:
    """True for people killed or hurt, with nothing said of where, when or by whom."""
    return _is_harm(item) and item.place is None and item.basis in ("", "published")


_MATERIAL = (_dates, _places, _actors, _recipients, _weapons, _counts, _nearness)
_SPEECH = (_dates, _speakers, _recipients)
_MEETING = (_dates, _places, _parties, _nearness)
_PARTS = dict.fromkeys(VERBAL, _SPEECH) | dict.fromkeys(MEETINGS, _MEETING)
