"""Reading a noun phrase: which actor, whose organ, which people of which country."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from counterclaim.gazetteer.actor_index import ActorIndex, AgentNoun, folded
from counterclaim.gazetteer.actor_people import person, titled
from counterclaim.gazetteer.actor_records import ActorEntry, Candidate
from counterclaim.gazetteer.actor_words import Words, names_somebody

__all__ = ["candidates"]

_BACKED = re.compile(
    r"(?:\b[\w.]+ )?\b[\w.]+[-‑–](?:backed|led|run|controlled|aligned|allied|affiliated|linked|funded|supported|"
    r"sponsored|held|occupied|installed|appointed|dominated|trained|armed|loyal|based)\s+",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|some|several|many|other|another|both|all|any|more than|over|at least|"
    r"about|around|nearly|almost|as many as|up to|dozens of|scores of|hundreds of|thousands of|tens of thousands of|"
    r"a number of|number of|a group of|group of|groups of|team of|a team of|members of|member of|one of|two of|most of|"
    r"some of|part of|parts of|elements of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|"
    r"two dozen|hundred|\d[\d,.]*|"
    r"senior|top|high-ranking|high-level|leading|prominent|local|armed|unarmed|heavily armed|wounded|injured|dead|"
    r"unidentified|unnamed|anonymous|alleged|suspected|current|incoming|outgoing|newly elected|elected)\s+)+",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^(?:(?:chief|senior|military|official)\s+)?(?:spokes(?:man|woman|person|people|men)|representatives?|"
    r"press office|press service|press secretary|statement|officials?|sources?|members?|commanders?|leadership|chief|"
    r"head|headquarters|branch|wing|unit|units|forces|fighters|supporters)\s+(?:for|of|from|in|with|at|within)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_MINISTRY = re.compile(
    r"\b(?:(?:ministry|department)\s+(?:of|for)\s+(?:the\s+)?(?P<of>foreign affairs|external affairs|foreign relations|"
    r"national defen[cs]e|defen[cs]e|the interior|interior|internal affairs|home affairs|public health|health|justice|"
    r"finance|information|energy|education|agriculture|transport|\w+)|(?P<pre>foreign affairs|foreign|external affairs|"
    r"national defen[cs]e|defen[cs]e|interior|home affairs|internal affairs|health|justice|finance|information|"
    r"energy|oil|education|agriculture|transport|culture|economy)\s+(?:ministry|department|office))\b",
    re.IGNORECASE,
)
_FIELDS = {
    "foreign": "Foreign Affairs", "foreign affairs": "Foreign Affairs", "external affairs": "Foreign Affairs",
    "foreign relations": "Foreign Affairs", "defense": "Defence", "defence": "Defence", "national defence": "Defence",
    "national defense": "Defence", "interior": "Interior", "the interior": "Interior", "internal affairs": "Interior",
    "home affairs": "Interior", "public health": "Health", "health": "Health",
}  # fmt: skip
_SECOND = {"Defence": "GOV MIL", "Health": "GOV MED", "Interior": "GOV COP"}
_TAIL = re.compile(r"\s*(?:,|\(|;| who\b| which\b| that\b| whose\b).*$", re.DOTALL)


def candidates(index: ActorIndex, text: str, on: dt.date | None) -> tuple[Candidate, ...]:
    """Who the phrase may mean on a day, best first, one entry for each name."""
    words = Words.of(text.strip(" ,;:.'\"“”‘"))
    if not words.folded:
        return ()
    found = _first(index, words, on)
    if not found:
        shorter = Words.of(_TAIL.sub("", words.text))
        if shorter.folded and shorter.text != words.text:
            found = _first(index, shorter, on)
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.score):
        best.setdefault(candidate.id or candidate.name, candidate)
    return tuple(best.values())


def _first(index: ActorIndex, words: Words, on: dt.date | None) -> list[Candidate]:
    """The candidates of the first reading that yields any: the surest readings come first."""
    for read in _READINGS:
        found = list(read(index, words, on))
        if found:
            return found
    return []


def _exact(index: ActorIndex, words: Words, on: dt.date | None) -> Iterator[Candidate]:
    yield from _named(index, words, on, 1.0, "name or alias")
    for entry in index.by_metonym(words.folded):
        if entry.kind == "state":
            code = f"{entry.country} GOV"
            yield Candidate(entry.name, entry.id, code, "GOV", entry.country, 0.8, "capital for government")
        else:
            yield _of_entry(entry, 0.75, "place for the body there")


def _named(index: ActorIndex, words: Words, on: dt.date | None, score: float, why: str) -> Iterator[Candidate]:
    if index.is_acronym(words.folded) and not names_somebody(words.text):
        return
    if len(words.tokens) == 1 and not any(c.isupper() for c in words.text):
        return  # "dawn" is no newspaper, "shell" no company
    for entry in index.by_alias(words.folded):
        yield _of_entry(entry, score if entry.existed(on) else score - 0.3, why)


def _of_entry(entry: ActorEntry, score: float, why: str) -> Candidate:
    return Candidate(entry.name, entry.id, entry.code, entry.sector or None, entry.country or None, score, why)


def _without_quantity(index: ActorIndex, words: Words, on: dt.date | None) -> Iterator[Candidate]:
    """ "some of the Israeli soldiers" is read like "Israeli soldiers"."""
    shorter = _QUANTITY.sub("", words.text)
    if shorter and shorter != words.text:
        yield from _first(index, Words.of(shorter), on)


def _backed(index: ActorIndex, words: Words, on: dt.date | None) -> Iterator[Candidate]:
    """ "Iran-backed Houthis" are the Houthis."""
    shorter = _BACKED.sub("", words.text, count=1)
    if shorter and shorter != words.text:
        yield from _first(index, Words.of(shorter), on)


def _speaks_for(index: ActorIndex, words: Words, on: dt.date | None) -> Iterator[Candidate]:
    """A spokesman "for" a body, its officials, its fighters: the body."""
    shorter = _SPEAKER.sub("", words.text)
    if shorter != words.text:
        for found in _first(index, Words.of(shorter), on):
            if found.id is not None and not found.id.startswith("person:"):
                yield _scaled(found, 0.9, "speaks for or belongs to it")


def _scaled(candidate: Candidate, factor: float, why: str) -> Candidate:
    return Candidate(
        candidate.name, candidate.id, candidate.code, candidate.sector, candidate.country,
        round(candidate.score * factor, 3), why,
    )  # fmt: skip


def _ministry(index: ActorIndex, words: Words, on: dt.date | None) -> Iterator[Candidate]:
    """A ministry of a country: the entry if the table has one, else its name in the normal form."""
    found = _MINISTRY.search(words.text)
    country = words.country(index) if found else None
    if not found or not country:
        return
    field = (found["of"] or found["pre"]).lower()
    normal = _FIELDS.get(field, field.title())
    name = f"{index.adjectives.get(country, country)} Ministry of {normal}"
    entries = index.by_alias(folded(name))
    if entries:
        yield _of_entry(entries[0], 0.9, "ministry of a country")
    else:
        code = f"{country} {_SECOND.get(normal, 'GOV')}"
        yield Candidate(name, None, code, "GOV", country, 0.85, "ministry of a country, composed")


def _described(index: ActorIndex, words: Words, on: dt.date | None) -> Iterator[Candidate]:
    """People or a body of a country or a group: "Israeli soldiers", "Hezbollah fighters", "Kyiv police"."""
    noun = words.agent(index)
    group = words.actor_at_edge(index, on)
    if group is not None and _is_meant(index, words, noun, group):
        yield _of_entry(group, 0.75 if noun else 0.6, "begins or ends with a known name")
        return
    country = words.country(index) or (group.country if group else None)
    if noun is not None and country:
        yield _of_country(index, words, noun, country, on)
    elif noun is not None and not noun.weak and noun.sector != "UNK":
        sector = words.sector(noun)
        yield Candidate(words.described, None, sector, sector, None, 0.5, "common noun")
    elif country:
        people = words.folded in index.demonyms
        yield Candidate(words.described, None, country, None, country, 0.6 if people else 0.4, "country named in it")


def _is_meant(index: ActorIndex, words: Words, noun: AgentNoun | None, group: ActorEntry) -> bool:
    """True when the phrase means the group it names: its fighters, not its victims, nor a government's forces."""
    if group.kind == "state" or words.is_former:
        return False
    if noun is not None and noun.force and group.sector == "GOV":
        return False
    return noun is None or words.remainder_is_people(index, group)


def _of_country(index: ActorIndex, words: Words, noun: AgentNoun, country: str, on: dt.date | None) -> Candidate:
    service = index.service_of(country, "armed_service", on) if noun.force and words.is_short else None
    if service is not None:
        return _of_entry(service, 0.9, "armed service of a country")
    sector = words.sector(noun)
    code = f"{country} {sector}"
    return Candidate(words.described, None, code, sector, country, 0.7, "people or body of a country")


_READINGS: tuple[Callable[[ActorIndex, Words, dt.date | None], Iterator[Candidate]], ...] = (
    _exact, person, _backed, _without_quantity, _speaks_for, titled, _ministry, _described,
)  # fmt: skip
