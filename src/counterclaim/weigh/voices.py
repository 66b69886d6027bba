"""The statements about each incident, by issue: what the rules weigh."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from counterclaim.codebook.rules import Ruleset, load_rules, load_uses, load_verifying_bodies
from counterclaim.codebook.said_words import says
from counterclaim.records import Claim, Count, EventId, EventMention, Findings, IncidentId, Linked, Party, Span, Voice
from counterclaim.weigh.origins import Origin, Origins, is_identified
from counterclaim.weigh.reach import Reach, speaking_claim
from counterclaim.weigh.wording import (
    called_culprits,
    hurts_civilians,
    is_mutual,
    is_self,
    may_own,
    named_here,
    verifiable,
)

__all__ = ["civil_groups", "speaking_claim", "voices"]

_OF_AN_ACT = ("intent", "legality")
_POSITIVE = frozenset({"asserts", "accepts", "praises", "condemns"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "IGO", "UNO", "EUR"})
civil_groups = frozenset({"civilians", "children", "women", "health_workers", "aid_workers", "journalists"})


@dataclass(frozen=True, slots=True)
class _Said:
    """One statement before it is split by issue: who, where, when."""

    id: str
    sentence: Span
    text: str
    origin: Origin
    alleged: bool
    verifies: frozenset[str] | None = None  # issues it may verify; empty set means all; None means none
    earlier: bool = False  # what was said on a day before, told now: "had denied", "first blamed"


def voices(findings: Iterable[Findings], linked: Linked, origins: Origins) -> dict[IncidentId, list[Voice]]:
    """Per incident of `linked` every usable statement, by issue; unordered, and the same one may come twice."""
    gathered: dict[IncidentId, list[Voice]] = {i.id: [] for i in linked.incidents}
    belligerents = {i.id: origins.belligerents(i) for i in linked.incidents}
    for found in findings:
        reader = _Reader(found, linked.of_event, origins)
        for incident, voice in reader.voices():
            if incident in gathered:
                gathered[incident].append(_sided(voice, belligerents[incident], reader.states.get(voice.origin, "")))
    return gathered


def _sided(voice: Voice, belligerents: frozenset[str], state: str) -> Voice:
    """The voice with its side, which is the state's where that state is at war here, and whether it is a party."""
    here = next((key for key in (voice.side, state, voice.origin) if key and key in belligerents), None)
    if here is not None:
        return replace(voice, side=here, is_party=True)
    return voice


class _Reader:
    """Turns the findings of one document into voices."""

    def __init__(self, found: Findings, of_event: Mapping[EventId, IncidentId], origins: Origins) -> None:
        self.found, self.of_event, self.origins = found, of_event, origins
        self.states: dict[str, str] = {}  # origin -> the state whose organ it is
        self.rules: Ruleset = load_rules()
        self.reach = Reach(found, of_event, self.rules.acts_against)
        self.claims = {c.id: c for c in found.claims}
        self.events = {e.id: e for e in found.events}
        self._rank = {c.id: i for i, c in enumerate(found.claims)}
        self._replies: dict[str, list[tuple[str, str]]] = {}  # source -> target and issue
        for dispute in found.disputes:
            if dispute.basis == "text":
                self._replies.setdefault(dispute.source, []).append((dispute.target, dispute.issue))
        doubts = (c.cue for c in found.claims if c.claimant is None and c.cue is not None)
        self._doubts = sorted((cue.start, cue.end) for cue in doubts)

    def voices(self) -> Iterator[tuple[IncidentId, Voice]]:
        """Each statement with its incident."""
        for event in self.found.events:
            if event.id in self.of_event and event.modality in ("asserted", "alleged"):
                yield from self._told(event)
        for claim in self.found.claims:
            if self._counts(claim):
                yield from self._claimed(claim)
        for count in self.found.counts:
            yield from self._counted(count)

    def _counts(self, claim: Claim) -> bool:
        """Speech counts; an attitude only where an official body assesses, concludes or believes."""
        if claim.act == "speech":
            return True
        cue = claim.cue.text.lower() if claim.cue else ""
        official = claim.claimant is not None and _sector(claim.claimant) in _OFFICIAL
        return official and any(word in cue for word in self.rules.official_attitudes)

    def _told(self, event: EventMention) -> Iterator[tuple[IncidentId, Voice]]:
        """An act told or alleged, by the outlet or the one who is quoted."""
        claim = speaking_claim(event, self.found.claims)
        if claim is not None and (claim.stance not in _POSITIVE or not self._counts(claim)):
            return
        said = self._said_claim(claim) if claim else self._said_event(event)
        said = replace(said, alleged=event.modality == "alleged" and not self._says_outright(claim))
        incident = self.of_event[event.id]
        own = claim is not None and may_own(claim) and self._owns_up(claim, said.origin, [event])
        stance = "accepts" if own else "asserts"
        yield incident, self._voice(said, "occurrence", stance)
        if event.type not in self.rules.acts_against:
            return
        if own and claim is not None and claim.claimant is not None:
            yield incident, self._culprits(said, [claim.claimant], stance)
            return
        culprits = named_here(event)
        if culprits and not is_mutual(event):
            yield incident, self._culprits(said, culprits, stance)
        if hurts_civilians(event):
            yield incident, self._voice(said, "civilian_harm", "asserts", "civilians harmed")

    def _says_outright(self, claim: Claim | None) -> bool:
        """True for a named speaker who accuses: the doubt is the outlet's, unless the speaker's own words hold it."""
        if claim is None or claim.claimant is None:
            return False
        first, end = bisect_left(self._doubts, (claim.content.start, 0)), claim.content.end
        inside = takewhile(lambda cue: cue[0] <= end, islice(self._doubts, first, None))
        return not any(cue[1] <= end for cue in inside)

    def _owns_up(self, claim: Claim, origin: Origin, events: Iterable[EventMention]) -> bool:
        """True when the speaker is a doer of the act, or, where none is named, the cue itself owns up to it."""
        told = list(events)
        doers = [p for e in told for p in e.actors if e.sentence.holds(p.span) and (is_identified(p) or is_self(p))]
        if doers:
            return any(self._is_own(origin, p) or is_self(p) for p in doers)
        if claim.stance != "accepts":  # "admitted that one of its aircraft had struck"
            return bool(told) and says("wording_its", _before(claim, told[0]))
        return claim.cue is not None and says("wording_owns_up", claim.cue.text)

    def _is_own(self, origin: Origin, party: Party) -> bool:
        theirs = self.origins.party(party)
        return origin.id == theirs.id or self.origins.culprit_key(party) in (origin.side, origin.id_of_state)

    def _claimed(self, claim: Claim) -> Iterator[tuple[IncidentId, Voice]]:
        said = self._said_claim(claim)
        if claim.stance in ("denies", "disputes"):
            yield from self._against(claim, said)
        elif claim.stance in _POSITIVE and not self.reach.is_future(claim):
            for incident in self._incidents(claim):
                for voice in self._in_favour(claim, said, incident):
                    yield incident, voice

    def _incidents(self, claim: Claim) -> tuple[IncidentId, ...]:
        weighed = (*self.rules.always, *self.rules.where_raised)
        if claim.issue not in weighed and not may_own(claim):
            return ()
        if claim.issue in _OF_AN_ACT and not self.reach.is_about(claim):
            return ()  # "the families would be compensated": a purpose, but not that of the act
        found = self.reach.incidents(claim)
        return found if claim.issue in ("occurrence", "responsibility") else found[:1]

    def _in_favour(self, claim: Claim, said: _Said, incident: IncidentId) -> Iterator[Voice]:
        own = may_own(claim) and self._owns_up(claim, said.origin, self.reach.acts_in(claim, incident))
        if own:
            yield self._voice(said, "occurrence", "accepts")
            if claim.claimant is not None:
                yield self._culprits(said, [claim.claimant], "accepts")
        if claim.issue == "responsibility" and not own:
            culprits = self._accused(claim, incident)
            if culprits:
                yield self._voice(said, "occurrence", "asserts")
                yield self._culprits(said, culprits, "asserts")
        elif claim.issue == "target_use":
            yield self._voice(said, claim.issue, "asserts", claim.content.text, load_uses().of(claim.content.text))
        elif claim.issue == "civilian_harm":
            yield self._voice(said, "occurrence", "asserts")
            yield self._voice(said, claim.issue, "accepts" if own else "asserts", "civilians harmed")
        elif claim.issue in self.rules.where_raised:
            key = self._weapons(claim) if claim.issue == "weapon" else ""
            yield self._voice(said, claim.issue, "asserts", claim.content.text, key)

    def _weapons(self, claim: Claim) -> str:
        content = claim.content.span
        weapons = (w for e in self.found.events for w in e.instruments)
        return " + ".join(sorted({w.weapon for w in weapons if content.holds(Span(w.start, w.end))}))

    def _accused(self, claim: Claim, incident: IncidentId) -> list[Party]:
        """Who is said to have done it: the actors of the act inside the claim, else whom the cue accuses."""
        named = [p for e in self.reach.acts_in(claim, incident) for p in named_here(e)]
        if named:
            return named
        accusing = (self.events.get(event) for event in claim.about)
        charges = (e for e in accusing if e is not None and e.type == "ACCUSE")
        accused = [p for e in charges for p in e.recipients if is_identified(p)]
        return accused or called_culprits(claim, self.found.mentions)

    def _against(self, claim: Claim, said: _Said) -> Iterator[tuple[IncidentId, Voice]]:
        """A denial on its own issue, a dispute on that of what it disputes; neither is carried to another issue."""
        weighed = (*self.rules.always, *self.rules.where_raised)
        stance = claim.stance
        if claim.claimant is None or not self._answers(claim):
            return
        for issue in self._disputed_issues(claim):
            for incident in self.reach.incidents(claim)[:1] if issue in weighed else ():
                own = claim.claimant is not None and stance == "denies" and issue == "responsibility"
                value = said.origin.name if own else claim.content.text
                denied = self._denied_use(claim) if issue == "target_use" else ""
                yield incident, self._voice(said, issue, stance, value, denied)
                key = self._own_account(claim) if issue == "target_use" else ""
                if key:
                    yield incident, self._voice(said, issue, "asserts", claim.content.text, key)

    def _answers(self, claim: Claim) -> bool:
        """True when there is something that the denial denies: a claim, an act, the object, or bare words for it."""
        if claim.issue == "target_use" or says("wording_bare", claim.content.text):
            return True
        return bool(self._disputed(claim)) or self.reach.is_about(claim)

    def _denied_use(self, claim: Claim) -> str:
        """The use that a denial denies: that of the claim it disputes, else that of its own words."""
        uses = load_uses()
        return next((u for c in self._disputed(claim) if (u := uses.of(c.content.text))), uses.of(claim.content.text))

    def _own_account(self, claim: Claim) -> str:
        """The use that a disputing claim itself tells, where it is another than the claim it disputes tells."""
        disputed = {load_uses().of(c.content.text) for c in self._disputed(claim)}
        own = load_uses().of(claim.content.text)
        return own if claim.stance == "disputes" and disputed and own not in disputed else ""

    def _disputed(self, claim: Claim) -> list[Claim]:
        targets = {target for target, _ in self._replies.get(claim.id, ())}
        return sorted((self.claims[c] for c in self.claims.keys() & targets), key=lambda c: self._rank[c.id])

    def _disputed_issues(self, claim: Claim) -> tuple[str, ...]:
        """The issue of each claim it disputes; where an act as told is disputed, that of the dispute; else its own."""
        issues = [c.issue for c in self._disputed(claim)]
        events = self.events.keys()
        issues += [issue for target, issue in self._replies.get(claim.id, ()) if target in events]
        if claim.issue == "target_use":
            return (claim.issue,)
        if issues:
            accused = says("wording_bare", claim.content.text) and says("wording_accused", claim.content.text)
            names = accused or any(named_here(e) for c in (claim, *self._disputed(claim)) for e in self._acts(c))
            whose = ("responsibility" if i == "occurrence" and names else i for i in issues)
            return tuple(dict.fromkeys(whose))
        if claim.stance == "denies" and claim.issue == "other" and claim.about:
            return ("occurrence",)
        return (claim.issue,)

    def _acts(self, claim: Claim) -> list[EventMention]:
        start, end = claim.content.start, claim.content.end
        inside = (e for e in self.found.events if start <= e.trigger.start and e.trigger.end <= end)
        return [e for e in inside if e.type in self.rules.acts_against]

    def _counted(self, count: Count) -> Iterator[tuple[IncidentId, Voice]]:
        """A casualty figure for the act asserts it; one for civilians raises the harm, and "none" denies it."""
        event = self.events.get(count.event) if count.event else None
        if count.scope != "incident" or count.measure not in ("killed", "injured") or event is None:
            return
        incident = self.of_event.get(event.id)
        if incident is None or event.modality not in ("asserted", "alleged"):
            return
        if event.type not in self.rules.acts_against:
            return
        said = self._said_count(count, event)
        if said is None:
            return
        none = count.high == 0
        if not none:
            yield incident, self._voice(said, "occurrence", "asserts")
        if count.group in civil_groups:
            yield incident, self._voice(said, "civilian_harm", "denies" if none else "asserts", "civilians harmed")

    def _said_count(self, count: Count, event: EventMention) -> _Said | None:
        claim = self.claims.get(count.claim) if count.claim else None
        if claim is not None and claim.stance not in _POSITIVE:
            return None
        document = self.found.document
        speaker = count.authority or (claim.claimant if claim else None)
        sentence = next((s for s in self.found.sentences if s.start <= count.start < s.end), event.sentence)
        origin = self.origins.speaker(speaker, document.id)
        return _Said(claim.id if claim else event.id, sentence, sentence.of(document.text), origin, False)

    def _said_event(self, event: EventMention) -> _Said:
        document = self.found.document
        origin = self.origins.outlet(document.id)
        return _Said(event.id, event.sentence, event.sentence.of(document.text), origin, False)

    def _said_claim(self, claim: Claim) -> _Said:
        origin = self.origins.speaker(claim.claimant, self.found.document.id)
        cue = claim.cue.text.lower() if claim.cue else ""
        verifies = None
        found_it = any(word.startswith(v) for word in cue.split() for v in self.rules.verifying_cues)
        if claim.claimant is not None and found_it:
            verifies = verifiable(claim.claimant, load_verifying_bodies())
        alleged, earlier = claim.claimant is None, self._is_earlier(claim)
        return _Said(claim.id, claim.sentence, claim.content.text, origin, alleged, verifies, earlier)

    def _is_earlier(self, claim: Claim) -> bool:
        """True for "had denied for two weeks" and "first blamed": a position held before, not the one of record."""
        if claim.cue is None:
            return False
        before = self.found.document.text[claim.sentence.start : claim.cue.start]
        if says("wording_earlier", before):
            return True
        outer = self.claims.get(claim.within) if claim.within else None
        return outer is not None and outer.stance in ("denies", "asserts") and self._is_earlier(outer)

    def _culprits(self, said: _Said, parties: Sequence[Party], stance: str) -> Voice:
        names = sorted({self.origins.party(p).name if stance == "accepts" else p.name or p.text for p in parties})
        keys = sorted({self.origins.culprit_key(p) for p in parties})
        return self._voice(said, "responsibility", stance, " + ".join(names), " + ".join(keys))

    def _voice(self, said: _Said, issue: str, stance: str, value: str = "", key: str = "") -> Voice:
        document = self.found.document
        title = document.title or ""
        self.states[said.origin.id] = said.origin.id_of_state
        return Voice(
            claim=said.id,
            document=document.id,
            sentence=(said.sentence.start, said.sentence.end),
            text=said.text,
            origin=said.origin.id,
            origin_name=said.origin.name,
            side=said.origin.side,
            issue=issue,
            stance=stance if stance in ("denies", "disputes", "accepts") else "asserts",
            value=value,
            alleged=said.alleged,
            said_on=None if said.earlier else document.published_on,
            position=said.sentence.start,
            credible=said.origin.is_credible,
            verifies=said.verifies is not None and (not said.verifies or issue in said.verifies),
            headline=bool(title) and document.text.startswith(title) and said.sentence.end <= len(title),
            value_key=key,
        )


def _sector(party: Party) -> str:
    parts = (party.code or "").split()
    return party.sector or (parts[-1] if parts else "")


def _before(claim: Claim, event: EventMention) -> str:
    """The words of the content before an act inside it."""
    return claim.content.text[: event.trigger.start - claim.content.start]
