"""What linking looks at in one event mention."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, takewhile

from counterclaim.gazetteer.actor_rows import SECTORS
from counterclaim.gazetteer.names import fold
from counterclaim.records import Document, EventMention, Findings, Mention, Party, Place

__all__ = ["Item", "Who", "items", "stem"]

VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
MEETINGS = frozenset({"CONSULT"})
_STATE = frozenset({"", "GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
_COARSE = frozenset({"country", "admin1", "admin2", "region", None})
_EMPTY_WORDS = frozenset(
    "a an the of in on at to for and or by with from near its his her their this that these those some several many "
    "group number dozens hundreds thousands two three four five six seven eight nine ten at least about more than "
    "other people person persons civilian man woman resident victim others".split()
)
_PEOPLE = frozenset("people person persons civilian man woman men women resident victim child children".split())
_GENERIC_THINGS = frozenset({"build", "sit", "facility", "compound", "complex", "structure", "premis", "property"})
_KNOWN = re.compile(r"\b(?:the|this|that|these|those|\w+['’]s?)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_FINITE = re.compile(r"(?:ed|struck|hit|shot|fought|fell|began|broke|took|blew|\bat)$", re.IGNORECASE)
_MOST_DAYS_OLD = 10  # "the assault of 7 October" is told as known after that many days
_MOST_DAYS_AGO = 30  # an act further back is no news
_NEAR_BEFORE, _NEAR_AFTER = 15, 60  # characters between an act told by a noun and a date of its own
_SUFFIX = re.compile(r"(?:ational|ations?|ments?|ings?|ers?|ors?|ed|es|s|e)$")


_IRREGULAR = {
    "held": "hold", "struck": "strike", "shot": "shoot", "fought": "fight", "blew": "blow", "blown": "blow",
    "took": "take", "taken": "take", "seized": "seize", "slain": "slay", "overran": "overrun",
}  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word cut to what its forms share, roughly: "bombing", "bombed" and "bombs" all give "bomb"."""
    low = _IRREGULAR.get(word.lower(), word.lower())
    cut = _SUFFIX.sub("", low)
    if len(cut) < 3:
        return low
    return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "ls" else cut


HARM = frozenset(stem(w) for w in ("killed", "wounded", "injured", "died", "dead", "death", "casualties", "hurt"))
LASTING = frozenset(stem(w) for w in ("fighting", "war", "conflict", "clashes", "violence", "hostilities", "battle"))


@dataclass(frozen=True, slots=True)
class Who:
    """A party as linking compares it: by id, name, organ and country. `vague` when only a common noun names it."""

    key: str
    name: str
    organ: str
    country: str
    sector: str
    vague: bool
    is_object: bool
    words: frozenset[str]

    @property
    def is_named_object(self) -> bool:
        """True for a thing with a name of its own: "Grand Hotel", not "a hotel"."""
        return self.is_object and not self.vague

    @property
    def is_state(self) -> bool:
        """True for a state and its organs."""
        return bool(self.country) and self.sector in _STATE


@dataclass(frozen=True, slots=True)
class Item:
    """One event mention with what its document adds: an order that does not depend on the order of reading."""

    event: EventMention
    document: str
    order: tuple[str, str, int, str]
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    earliest: dt.date | None
    latest: dt.date | None
    basis: str  # explicit, relative, published, or empty when no day is known
    weapons: frozenset[str]
    killed: tuple[tuple[int, int | None], ...]
    trigger: str
    published_on: dt.date | None = None
    known: bool = False  # "the strike", "this attack": a noun for an act that the reader knows of
    triggers: frozenset[str] = frozenset()
    back: bool = False  # refers to an act of an earlier day that the same text gives

    @property
    def opens(self) -> bool:
        """True when the mention tells or alleges an act, so that it may open an incident."""
        return self.event.modality in ("asserted", "alleged") and not self.back

    @property
    def looks_back(self) -> bool:
        """True when the mention takes up an act told elsewhere: it opens nothing, and its day may be another's."""
        if self.back or self.event.modality == "historical":
            return True
        return self.known and self.event.modality in ("future", "hypothetical")

    @property
    def lasts(self) -> bool:
        """True for fighting that goes on, which no single act is."""
        return bool(self.triggers & LASTING)

    @property
    def place(self) -> Place | None:
        """Where, if the text says so."""
        return self.event.place

    @property
    def exact_place(self) -> Place | None:
        """The place when it has coordinates and is finer than a district."""
        place = self.event.place
        if place is None or place.latitude is None or place.longitude is None or place.precision in _COARSE:
            return None
        return place


def items(findings: Iterable[Findings]) -> Iterator[Item]:
    """One item an event mention; a document given twice counts once."""
    seen: set[str] = set()
    for found in findings:
        if found.document.id in seen:
            continue
        seen.add(found.document.id)
        killed: dict[str, list[tuple[int, int | None]]] = {}
        for count in found.counts:
            if count.event and count.measure == "killed" and count.scope == "incident" and count.low is not None:
                killed.setdefault(count.event, []).append((count.low, count.high))
        names = _named_things(found)
        places = sorted((m for m in found.mentions if m.kind == "place" and m.latitude), key=lambda m: m.start)
        last: Who | None = None
        dated: dict[str, Item] = {}
        for event in sorted(found.events, key=lambda e: e.trigger.start):
            item = _item(found.document, event, tuple(sorted(killed.get(event.id, ()), key=str)))
            item = replace(item, recipients=tuple(_taken_up(w, names, last) for w in item.recipients))
            item = _dated_back(_placed(item, places, found), dated.get(event.type))
            yield item
            last = _named_in(item) or last
            if item.basis not in ("", "published"):
                dated[event.type] = item


def _placed(item: Item, places: Sequence[Mention], found: Findings) -> Item:
    """A mention without a place that looks back: at the only located place that its sentence names.

    Likewise an act of force of which the text gives no day and no place, and names nobody hit: at the only site that
    the sentence before it names, in the same paragraph.
    """
    if item.event.place is not None:
        return item
    start, end = item.event.sentence.start, item.event.sentence.end
    if item.looks_back:
        here = _within(places, start, end)
    elif item.event.type == "ASSAULT" and not item.recipients and item.basis in ("", "published"):
        here = [m for m in _within(places, *_before(found, start)) if m.precision in ("site", "near_place")]
    else:
        return item
    if len({m.id for m in here}) != 1 or not any(c.isupper() for c in here[0].text):
        return item
    at = here[0]
    precision = ("near_place" if at.near else at.precision) if not item.looks_back else "named_place"
    place = Place(
        at.start, at.end, at.text, at.name, at.id, at.country, latitude=at.latitude, longitude=at.longitude,
        precision=precision, near=at.near,
    )  # fmt: skip
    return replace(item, event=replace(item.event, place=place))


def _within(places: Sequence[Mention], start: int, end: int) -> list[Mention]:
    first = bisect_left(places, start, key=lambda m: m.start)
    return [m for m in takewhile(lambda m: m.start < end, islice(places, first, None)) if m.end <= end]


def _before(found: Findings, start: int) -> tuple[int, int]:
    """The sentence before a position in the same paragraph; an empty one where there is none."""
    index = bisect_left(found.sentences, start, key=lambda s: s.start) - 1
    if index < 0 or "\n" in found.document.text[found.sentences[index].end : start]:
        return start, start
    return found.sentences[index].start, found.sentences[index].end


def _dated_back(item: Item, last: Item | None) -> Item:
    """"The strike" of an earlier day, its own or that of the last dated act of its type: it looks back, is no news."""
    if not item.known or item.published_on is None or item.latest is None:
        return item
    if item.basis != "published":
        late = (item.published_on - item.latest).days > _MOST_DAYS_OLD
        return replace(item, back=late) if late else item
    if last is None or last.latest is None or (item.published_on - last.latest).days <= _MOST_DAYS_AGO:
        return item
    return replace(item, earliest=last.earliest, latest=last.latest, basis=last.basis, back=True)


def _named_things(found: Findings) -> dict[str, Who]:
    """Head word of each thing with a name of its own that stands alone of its kind in the report: hotel, hospital."""
    things = [_who(p) for e in found.events for p in e.recipients if p.kind == "object"]
    things += [_who(Party(m.start, m.end, m.text, "object", m.name)) for m in found.mentions if m.kind == "place"]
    by_head: dict[str, dict[str, Who]] = {}
    for thing in things:
        words = thing.name.split()
        if thing.is_named_object and len(words) > 1:
            by_head.setdefault(stem(words[-1]), {})[thing.key] = thing
    return {head: next(iter(named.values())) for head, named in by_head.items() if len(named) == 1}


def _named_in(item: Item) -> Who | None:
    """The thing with a name that was acted on, or where it was done."""
    things = [w for w in item.recipients if w.is_named_object]
    if not things and item.place is not None and item.place.precision == "site":
        place = item.place
        things = [_who(Party(place.start, place.end, place.text, "object", place.name))]
    return things[0] if things else None


def _taken_up(who: Who, names: dict[str, Who], last: Who | None) -> Who:
    """The thing with a name that "the hotel" takes up in this report, "the building" the last one; or itself."""
    if who.vague and who.is_object and len(who.words) == 1:
        word = next(iter(who.words))
        if word in _GENERIC_THINGS:
            return last or who
        return names.get(word, who)
    return who


def _item(document: Document, event: EventMention, killed: tuple[tuple[int, int | None], ...]) -> Item:
    known = _is_known(document, event)
    earliest, latest, basis = _days(document, event, known)
    trigger = _trigger(event.trigger.text)
    on = document.published_on.isoformat() if document.published_on else "9999"
    actors = tuple(_who(p) for p in event.actors)
    return Item(
        event=event,
        document=document.id,
        order=(on, document.id, event.trigger.start, event.id),
        actors=actors,
        recipients=_others(event, actors),
        earliest=earliest,
        latest=latest,
        basis=basis,
        weapons=frozenset(w.weapon for w in event.instruments),
        killed=killed,
        trigger=trigger,
        published_on=document.published_on,
        known=known,
        triggers=frozenset({trigger}),
    )


def _others(event: EventMention, actors: Sequence[Who]) -> tuple[Who, ...]:
    """Who is acted on; the only doer is not: a pronoun was then taken for the nearest name."""
    hit = tuple(_who(p) for p in event.recipients)
    return tuple(w for w in hit if w.key != actors[0].key) if len(actors) == 1 and len(hit) == 1 else hit


def _is_known(document: Document, event: EventMention) -> bool:
    """True for a noun with "the", "this" or an owner before it, which takes up an act already told."""
    words = event.trigger.text
    before = document.text[max(0, event.trigger.start - 40) : event.trigger.start]
    if _FINITE.search(words) or words[:1].isupper() or _trigger(words) in LASTING:
        return False
    return bool(_KNOWN.search(before))


def _own_day(event: EventMention, known: bool) -> bool:
    """True when the day stands with the act: in its sentence, and beside it where a noun tells a known act."""
    date = event.date
    if date is None or date.start is None or date.end is None:
        return True
    if not event.sentence.start <= date.start < event.sentence.end:
        return False
    if not known and event.modality != "historical":
        return True
    before, after = event.trigger.start - date.end, date.start - event.trigger.end
    return before <= _NEAR_BEFORE if before >= 0 else after <= _NEAR_AFTER


def _days(document: Document, event: EventMention, known: bool) -> tuple[dt.date | None, dt.date | None, str]:
    date = event.date
    told = date is not None and date.basis != "published" and (date.earliest or date.latest)
    if date is not None and told and _own_day(event, known):
        return date.earliest or date.latest, date.latest or date.earliest, date.basis
    on = document.published_on
    if on is not None and event.modality in ("asserted", "alleged", "negated"):
        return on - dt.timedelta(days=1), document.published_until or on, "published"
    return None, None, ""


def _trigger(text: str) -> str:
    words = [w for w in fold(text).split() if w not in _EMPTY_WORDS]
    return stem(words[-1]) if words else fold(text)


@lru_cache(maxsize=65536)
def _who(party: Party) -> Who:
    name = fold(party.name or party.text)
    code = (party.code or "").split()
    country = code[0] if code and len(code[0]) == 3 and code[0] not in SECTORS else ""
    sector = party.sector if party.sector is not None else (code[1] if len(code) > 1 else "")
    bare = party.text.strip().lstrip("“\"'‘(")
    words = frozenset(stem(w) for w in name.split() if w not in _EMPTY_WORDS and not w.isdigit())
    people = not words and any(w in _PEOPLE for w in name.split())
    return Who(
        key=party.id or name,
        name=name,
        organ=fold(party.organ) if party.organ else "",
        country=country,
        sector=sector or "",
        vague=party.id is None and not country and (people or _is_common(party.name or bare)),
        is_object=party.kind == "object",
        words=words,
    )


def _is_common(text: str) -> bool:
    """True when no word but the first is capitalised and the first only as an article might be."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    if not words:
        return True
    if words[0].lower() in ("the", "a", "an", "some", "several", "many", "two", "three", "unknown", "unidentified"):
        words = words[1:]
    return not any(w[:1].isupper() for w in words)
