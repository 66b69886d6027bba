"""The board of asks: what was demanded or promised, by whom, of whom, and what came of it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.codebook.rules import AskWords, load_asks
from counterclaim.records import Ask, Claim, ClaimId, EventMention, Findings, Party
from counterclaim.records.ids import digest
from counterclaim.weigh.ask_words import ABOUT, AND, CLAUSE, LEAD, NEEDED, NOUN_BEFORE, REFUSES, TAKEN_UP
from counterclaim.weigh.origins import Origins
from counterclaim.weigh.voices import speaking_claim

__all__ = ["Reader", "asks"]

_AGREES = ("agree", "accept", "approve", "welcome", "endorse")
_REACH = 240  # characters after a meeting's word in which its topics are named
_STATES = {"done": 4, "accepted": 3, "promised": 2, "rejected": 1}


@dataclass(frozen=True, slots=True)
class _Asked:
    """One demand, or topic of a meeting, in one document."""

    kind: str
    asker: str
    asker_key: str
    addressee: str | None
    addressee_key: str | None
    object: str
    source: str
    document: str
    on: dt.date | None
    position: int
    promised: bool = False


@dataclass(frozen=True, slots=True)
class _Source:
    """Where an ask stands: its words, the id of its claim or event, its place in the text."""

    words: str
    id: str
    position: int
    promised: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a party said or did that may answer an ask."""

    kind: str
    word: str
    by: str
    by_key: str
    source: str
    document: str
    on: dt.date | None
    position: int


def asks(findings: Iterable[Findings], origins: Origins) -> tuple[Ask, ...]:
    """Each ask once over all documents, oldest first, with the answers of the one addressed."""
    asked: list[_Asked] = []
    answers: list[_Answer] = []
    for found in findings:
        reader = Reader(found, origins, load_asks())
        asked += reader.asked()
        answers += reader.answers()
    groups = _grouped(asked)
    made = [_ask(group, answers) for group in groups if not _answers_another(group, groups)]
    return tuple(sorted(made, key=lambda a: (str(a.asked_on or "9999"), a.id)))


def _grouped(asked: Iterable[_Asked]) -> list[list[_Asked]]:
    """What one asks of one for one thing, over all documents; asked of nobody named, it joins what was asked of one."""
    grouped: dict[tuple[str, str, str | None], list[_Asked]] = defaultdict(list)
    for one in asked:
        grouped[(one.kind, one.asker_key, one.addressee_key)].append(one)
    for key in [k for k in grouped if k[2] is None]:
        named = [k for k in grouped if k[:2] == key[:2] and k[2] is not None]
        if len(named) == 1:
            grouped[named[0]] += grouped.pop(key)
    return list(grouped.values())


def _answers_another(group: Sequence[_Asked], groups: Iterable[Sequence[_Asked]]) -> bool:
    """True for a promise to do what someone else asked of the speaker, or of all: the answer, not an ask of its own."""
    if not all(one.promised for one in group):
        return False
    first = min(group, key=_when)
    for other in groups:
        asked = min(other, key=_when)
        another = asked.kind == first.kind and asked.asker_key != first.asker_key and not all(o.promised for o in other)
        if another and _is_for(asked, other, first.asker_key) and str(asked.on or "") <= str(first.on or ""):
            return True
    return False


def _is_for(first: _Asked, group: Sequence[_Asked], key: str) -> bool:
    """True when a party is the one asked, or nobody in particular is."""
    to = {one.addressee_key for one in group if one.addressee_key}
    return key in to if to else key != first.asker_key


def _when(one: _Asked | _Answer) -> tuple[str, str, int, str]:
    return (str(one.on or ""), one.document, one.position, one.source)


def _ask(group: Sequence[_Asked], answers: Iterable[_Answer]) -> Ask:
    ordered = sorted(group, key=_when)
    first = ordered[0]
    to = next((o for o in ordered if o.addressee_key), first)
    own = [a for a in answers if a.kind == first.kind and _is_for(first, group, a.by_key) and _after(a, first)]
    unique: tuple[tuple[str, str, str], ...] = ()
    for a in sorted(own, key=_when):
        if not unique or not any(word == a.word and by == a.by for word, by, _ in unique):
            unique = (*unique, (a.word, a.by, a.source))
    state = unique[-1][0] if unique else "promised" if all(o.promised for o in group) else "open"
    return Ask(
        id="ask:" + digest(first.kind, first.asker_key, to.addressee_key or ""),
        kind=first.kind,
        asker=first.asker,
        addressee=to.addressee,
        object=first.object,
        claims=tuple(dict.fromkeys(ClaimId(o.source) for o in ordered)),
        documents=tuple(dict.fromkeys(o.document for o in ordered)),
        asked_on=first.on,
        answers=unique,
        state=state,
    )


def _after(answer: _Answer, first: _Asked) -> bool:
    if answer.source == first.source:
        return False
    if answer.document == first.document:
        return answer.position >= first.position
    return answer.on is None or first.on is None or answer.on >= first.on


class Reader:
    """The asks and possible answers of one document."""

    def __init__(self, found: Findings, origins: Origins, words: AskWords) -> None:
        self.found, self.origins, self.words = found, origins, words
        self.text = found.document.text
        self.events = {e.id: e for e in found.events}
        demands = [c for c in found.claims if c.stance == "demands"]
        self._demanded = [(c.id, c.content.start, c.content.end) for c in demands]
        asked = [e.trigger.start for e in found.events if e.type == "REQUEST"]
        self._marks = sorted([*asked, *(c.cue.start for c in demands if c.cue is not None)])
        told = (c.cue for c in found.claims if c.claimant and c.stance in ("commits", "disputes", "declines"))
        self._cues = [(cue.start, cue.end) for cue in told if cue is not None]

    def asked(self) -> list[_Asked]:
        """Demands and promises in claims, demands in the outlet's words, and topics of meetings; each once."""
        told = [*self._in_claims(), *self._in_requests(), *self._in_meetings()]
        kept: dict[tuple[str, str, str | None], _Asked] = {}
        for one in told:
            covered = any(k[0] == one.kind and k[1] == one.asker_key for k in kept)
            if one.addressee_key is None and covered:
                continue
            kept.setdefault((one.kind, one.asker_key, one.addressee_key), one)
        return list(kept.values())

    def _in_claims(self) -> Iterator[_Asked]:
        for claim in self.found.claims:
            if claim.stance not in ("demands", "commits") or claim.claimant is None or claim.act != "speech":
                continue
            promised = claim.stance == "commits"
            to = None if promised else self._addressee(claim)
            for kind in self.words.kinds_in(claim.content.text):
                source = _Source(claim.content.text, claim.id, claim.content.start, promised)
                yield self._one(kind, (claim.claimant,), to, source)

    def _addressee(self, claim: Claim) -> Party | None:
        """Whom a demand is put to: the recipient of the demanding word, else who is to do the act demanded."""
        events = [self.events[e] for e in claim.about if e in self.events]
        outer = [e for e in events if e.type == "REQUEST"]
        inner = [e for e in events if e.type != "REQUEST" and claim.content.span.holds(e.trigger.span)]
        claimant = self._key(claim.claimant) if claim.claimant else None
        for party in (*(p for e in outer for p in e.recipients), *(p for e in inner for p in e.actors)):
            if party.kind == "actor" and self._key(party) != claimant:
                return party
        return None

    def _in_requests(self) -> Iterator[_Asked]:
        """Demands told by the outlet where no claim carries them."""
        carried = {e for c in self.found.claims if c.stance == "demands" for e in c.about}
        for event in self.found.events:
            if event.type != "REQUEST" or event.id in carried or not event.actors or event.modality != "asserted":
                continue
            rest = self.text[event.trigger.start : event.sentence.end]
            to = next((p for p in event.recipients if p.kind == "actor"), None)
            for kind in self.words.kinds_in(rest):
                yield self._one(kind, event.actors, to, _Source(rest, event.id, event.trigger.start))

    def _in_meetings(self) -> Iterator[_Asked]:
        """What a meeting is said to be about, other than meeting."""
        parties: tuple[Party, ...] = ()
        for event in sorted(self.found.events, key=lambda e: e.trigger.start):
            if event.type != "CONSULT" or event.modality not in ("asserted", "alleged"):
                continue
            parties = (*event.actors, *event.recipients) or parties  # "the talks also touched on": those just told of
            if not parties:
                continue
            rest = self._topics(event)
            for kind in self.words.kinds_in(rest):
                if kind != "meeting" and kind != "inquiry":
                    yield self._one(kind, parties, None, _Source(rest.strip(), event.id, event.trigger.start))

    def _topics(self, event: EventMention) -> str:
        """The words after a meeting's word that say what it is about, up to the next thing that someone asks."""
        end = min(event.sentence.end, event.trigger.end + _REACH)
        first = bisect_left(self._marks, event.trigger.end)
        rest = self.text[event.trigger.end : min([end, *self._marks[first : first + 1]])]
        if NEEDED.search(rest):
            return ""
        return CLAUSE.split(ABOUT.sub("", rest, count=1), maxsplit=1)[0]

    def _one(self, kind: str, by: Sequence[Party], to: Party | None, source: _Source) -> _Asked:
        document = self.found.document
        speakers = [self._spoken_for(p) for p in by]
        return _Asked(
            kind=kind,
            asker=", ".join(dict.fromkeys(self._name(p) for p in speakers)),
            asker_key=" + ".join(sorted({self._key(p) for p in speakers})),
            addressee=(to.name or to.text) if to else None,
            addressee_key=self._key(to) if to else None,
            object=self._object(kind, source.words),
            source=source.id,
            document=document.id,
            on=document.published_on,
            position=source.position,
            promised=source.promised,
        )

    def _object(self, kind: str, told: str) -> str:
        """What is asked for, in the words of the text: without a day, without a leading "for".

        The part of this kind.
        """
        parts = [p for p in AND.split(told) if kind in self.words.kinds_in(p)]
        return LEAD.sub("", (parts[0] if parts else told).strip()).rstrip(" ,;.")

    def _key(self, party: Party) -> str:
        """State organs answer for their state, and bodies for their side."""
        origin = self.origins.speaker(party, self.found.document.id)
        return origin.id if origin.is_outlet else self.origins.culprit_key(party)

    def _name(self, party: Party) -> str:
        """The party's name; that of the outlet where its statement says "we"."""
        origin = self.origins.speaker(party, self.found.document.id)
        return origin.name if origin.is_outlet else party.name or party.text

    def _spoken_for(self, party: Party) -> Party:
        """The state or body that a person of no known office is said to be "of" somewhere in the text."""
        if party.id or party.organ or party.code:
            return party
        name = re.escape(party.name or party.text)
        said = re.search(rf"\b{name},? of (?:the )?([A-Z]\w+(?: [A-Z]\w+)*)", self.text)
        known = (m for m in self.found.mentions if m.kind == "actor" and said and m.text == said[1] and m.id)
        body = next(known, None)
        return replace(party, organ=body.id, name=body.name, code=body.code) if body else party

    def answers(self) -> Iterator[_Answer]:
        """Promises, refusals and deeds of the kinds that are asked for; a mere denial is none."""
        for claim in self.found.claims:
            if claim.claimant is not None and claim.act == "speech" and not self._is_demanded(claim):
                word = self._word_of(claim)
                for kind in self._kinds(claim) if word else ():
                    yield self._answer(kind, word, claim.claimant, claim.id, claim.content.start)
        for event in self.found.events:
            yield from self._deeds(event)

    def _is_demanded(self, claim: Claim) -> bool:
        """True for "agree" in "urged them to agree to a pause": what is asked, not what was answered."""
        cue = claim.cue.span if claim.cue else claim.content.span
        return any(a <= cue.start and cue.end <= b and own != claim.id for own, a, b in self._demanded)

    def _kinds(self, claim: Claim) -> tuple[str, ...]:
        """What the claim speaks of; "the proposal" is what was asked for last before it."""
        named = self.words.kinds_in(claim.content.text)
        if named or not TAKEN_UP.match(claim.content.text):
            return named
        demands = [c for c in self.found.claims if c.stance == "demands" and c.content.start < claim.content.start]
        told = [kinds for c in demands if (kinds := self.words.kinds_in(c.content.text))]
        return told[-1][:1] if told else ()

    def _word_of(self, claim: Claim) -> str:
        cue = claim.cue.text.lower() if claim.cue else ""
        if claim.stance == "commits":
            return "accepted" if any(a in cue for a in _AGREES) else "promised"
        if claim.stance in ("declines", "disputes") and any(r in cue for r in REFUSES):
            return "rejected"
        rejects = any(e.type == "REJECT" for e in (self.events[i] for i in claim.about if i in self.events))
        if claim.stance == "disputes" and (rejects or claim.issue in ("request", "commitment")):
            return "rejected"
        return ""

    def _deeds(self, event: EventMention) -> Iterator[_Answer]:
        """What a party did, or refused, in the outlet's words or another's."""
        sentence = self.text[event.sentence.start : event.sentence.end]
        if event.modality != "asserted":
            return
        for kind in self.words.kinds_in(sentence):
            if event.type == "REJECT":
                word = "rejected"
            elif event.type == "AGREE":
                word = "accepted"
            elif event.type in self.words.done_by.get(kind, ()) and self._fits(event, kind) and self._is_told(event):
                word = "done"
            else:
                continue
            own = speaking_claim(event, self.found.claims)
            for party in () if self._is_claimed(event) else event.actors:
                if own is None or own.stance in ("asserts", "commits", "accepts"):
                    yield self._answer(kind, word, party, event.id, event.trigger.start)

    def _is_told(self, event: EventMention) -> bool:
        """True for an act told by a verb.

        "the release of hostages" is a topic until something says that it happened.
        """
        return not NOUN_BEFORE.search(self.text[event.sentence.start : event.trigger.start])

    def _is_claimed(self, event: EventMention) -> bool:
        """True when a claim's own cue is this act's word, and so answers already: "promised an inquiry".

        Not where several agreed: each of them answers.
        """
        if event.type == "AGREE" and len(event.actors) > 1:
            return False
        start, end = event.trigger.start, event.trigger.end
        return any(a < end and start < b for a, b in self._cues)

    def _fits(self, event: EventMention, kind: str) -> bool:
        return event.type != "RETREAT" or event.mode is None or event.mode in self.words.modes.get(kind, ())

    def _answer(self, kind: str, word: str, party: Party, source: str, position: int) -> _Answer:
        document = self.found.document
        name = party.name or party.text
        return _Answer(kind, word, name, self._key(party), source, document.id, document.published_on, position)
