"""Disputes that no word marks: two accounts in one document that cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from counterclaim.codebook.rules import load_rules, load_uses
from counterclaim.gazetteer.names import fold
from counterclaim.records import Claim, Count, Dispute, EventId, EventMention, Findings, IncidentId, Party, Span
from counterclaim.weigh.origins import is_identified
from counterclaim.weigh.reach import Reach
from counterclaim.weigh.voices import speaking_claim

__all__ = ["derived_disputes"]

_TELLS = frozenset({"asserts", "accepts", "condemns", "praises"})
_NEAR = 600  # characters between two claims about one act
_NUMBER = (
    r"\d[\d,.]*|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"hundreds?|dozens?"
)
_COUNTED = re.compile(
    r"(?:(?:at least|up to|more than|about|some|around|over|as many as|the|a total of|nearly|almost)\s+)*"
    rf"(?:(?:{_NUMBER})\s+)+"
    r"(?:of (?:the|its|their|our)\s+)?"
    r"((?:(?!(?:were|was|are|is|have|has|had|been|being|in|on|at|by|from|after|and|or|who|when|during|dead|died|die|"
    r"killed|wounded|injured|missing|with|of|for|to|as)\b)[\w'’-]+\s*){0,4})",
    re.I,
)
_PEOPLE = frozenset(
    """people person persons others more other lives deaths victims casualties fatalities bodies dead individuals
    additional further killed wounded injured least total least the were""".split()
)
_PART = re.compile(r"\b(?:involvement|involved|role|responsib\w+|behind|complicity|hand in)\b", re.I)
_UNREAL = frozenset({"future", "hypothetical", "historical", "negated"})


def derived_disputes(findings: Findings) -> Findings:
    """The findings with a derived dispute for each two accounts with other culprits, numbers, uses or weapons.

    Two mentions are one act where `incident` says so; before linking, where type, target and place agree.
    """
    found = _Pairs(findings)
    culprits, values = (*found.other_culprit(), *found.other_blame()), (*found.other_use(), *found.other_weapon())
    pairs = (*culprits, *found.other_number(), *values)
    kept = list(findings.disputes)
    for dispute in pairs:
        if not found.is_known(dispute, kept):
            kept.append(dispute)
    return replace(findings, disputes=tuple(kept))


class _Pairs:
    """Looks for pairs of accounts in one document."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.text = findings.document.text
        self.claims = {c.id: c for c in findings.claims}
        against = load_rules().acts_against
        self.acts = [e for e in findings.events if e.type in against and e.modality not in _UNREAL]
        self.act_of = _acts(self.acts)
        self.reach = Reach(findings, self.act_of, against)

    def is_known(self, dispute: Dispute, kept: Iterable[Dispute]) -> bool:
        """True when the same speaker disputes the same thing already, or the pair stands the other way round."""
        speaker, target = self._speaker(dispute.source), self._twins(dispute.target)
        for other in kept:
            if {other.source, other.target} == {dispute.source, dispute.target}:
                return True
            if other.issue == dispute.issue and self._speaker(other.source) == speaker and other.target in target:
                return True
        return False

    def _twins(self, target: str) -> set[str]:
        claim = self.claims.get(target)  # type: ignore[call-overload]
        return {target, *claim.about} if claim else {target}

    def _speaker(self, claim: str) -> str:
        found = self.claims.get(claim)  # type: ignore[call-overload]
        return _name(found.claimant) if found else ""

    def other_culprit(self) -> Iterator[Dispute]:
        """Two speakers name other culprits for one act."""
        told = [(e, speaking_claim(e, self.findings.claims)) for e in self.acts]
        named = [(e, c, _culprits(e)) for e, c in told if _culprits(e) and (c is None or _tells(c))]
        for later, claim, culprits in named:
            for earlier, other, others in named:
                if claim is None or earlier.trigger.start >= later.trigger.start or claim is other:
                    continue
                if self.act_of[earlier.id] != self.act_of[later.id] or _same_speaker(claim, other):
                    continue
                if _is_exchange(later, earlier) or _is_exchange(earlier, later):
                    continue
                if not any(_overlap(a, b) for a in culprits for b in others):
                    target = other.id if other else earlier.id
                    yield Dispute(claim.id, target, "responsibility", "derived", "names another culprit of the act")

    def other_blame(self) -> Iterator[Dispute]:
        """One speaker owns up to an act that another lays on somebody else, in whichever order."""
        owned = [c for c in self.findings.claims if c.stance == "accepts" and c.claimant is not None]
        for charge, blamed in self._charges():
            for claim in owned:
                party = claim.claimant
                if party is None or not is_identified(party) or any(_overlap(party, b) for b in blamed):
                    continue
                if _same_speaker(charge, claim) or not self._is_near(charge, claim):
                    continue
                first, second = sorted((charge, claim), key=lambda c: c.content.start)
                yield Dispute(second.id, first.id, "responsibility", "derived", "owned by one, laid on another")

    def _charges(self) -> Iterator[tuple[Claim, tuple[Party, ...]]]:
        """Claims that lay an act on parties, with these."""
        for claim in self.findings.claims:
            if claim.stance not in _TELLS - {"accepts"} or claim.cue is None:
                continue
            events = [e for e in self.findings.events if e.type == "ACCUSE" and claim.cue.span.holds(e.trigger.span)]
            blamed = next((e.recipients for e in events if e.recipients), ()) or self._involved(claim)
            if blamed:
                yield claim, blamed

    def _involved(self, claim: Claim) -> tuple[Party, ...]:
        """The party whose part in the act a claim speaks of: "the involvement of the militia"."""
        if not _PART.search(claim.content.text):
            return ()
        inside = [m for m in self.findings.mentions if m.kind == "actor" and m.id and claim.content.span.holds(m.span)]
        return tuple(Party(m.start, m.end, m.text, name=m.name, id=m.id) for m in inside[:1])

    def _is_near(self, a: Claim, b: Claim) -> bool:
        """True when both speak of one act: neighbours in the text, or of the same incident."""
        first, second = sorted((a, b), key=lambda c: c.content.start)
        if second.content.start - first.content.end > _NEAR:
            return False
        own, other = set(self.reach.incidents(a)), set(self.reach.incidents(b))
        return not own or not other or bool(own & other) or second.sentence.start <= first.sentence.end + 2

    def other_number(self) -> Iterator[Dispute]:
        """Two speakers give numbers that nothing could satisfy both."""
        counts = [(c, self._claim_of(c)) for c in self.findings.counts if c.event in self.act_of and not c.vague]
        for later, claim in counts:
            for earlier, other in counts:
                if claim is None or earlier.start >= later.start or claim is other:
                    continue
                if not self._comparable(earlier, later):
                    continue
                if self.act_of[EventId(str(earlier.event))] != self.act_of[EventId(str(later.event))]:
                    continue
                if _same_speaker(claim, other) or earlier.meets(later):
                    continue
                target = other.id if other else str(earlier.event)
                yield Dispute(claim.id, target, "casualty_count", "derived", f"gives another number {later.measure}")

    def _comparable(self, a: Count, b: Count) -> bool:
        if (a.measure, a.group, a.scope) != (b.measure, b.group, b.scope) or a.scope != "incident":
            return False
        kinds, others = self._kinds(a), self._kinds(b)
        return kinds == others or bool(kinds & others)

    def _kinds(self, count: Count) -> frozenset[str]:
        """The words for who is counted, when more than people in general: "six border guards"."""
        found = _COUNTED.match(self.text, count.start)
        words = re.findall(r"[a-z]{3,}", found.group(1).lower()) if found else ()
        return frozenset(w[:5] for w in words if w not in _PEOPLE)

    def _claim_of(self, count: Count) -> Claim | None:
        if count.claim:
            return self.claims.get(count.claim)
        span = Span(count.start, count.end)
        holding = [c for c in self.findings.claims if c.content.span.holds(span) and c.claimant is not None]
        return min(holding, key=lambda c: (c.content.end - c.content.start, c.id)) if holding else None

    def other_use(self) -> Iterator[Dispute]:
        """One speaker says the object served war, another that it did not."""
        yield from self._by_value("target_use", load_uses().of, "says it was used for something else")

    def other_weapon(self) -> Iterator[Dispute]:
        """Two speakers name other weapons as the cause."""
        yield from self._by_value("weapon", self._weapon_word, "names another weapon")

    def _weapon_word(self, content: str) -> str:
        terms = sorted({w.weapon for e in self.findings.events for w in e.instruments if w.text in content})
        return terms[0] if terms else ""

    def _by_value(self, issue: str, value_of: object, why: str) -> Iterator[Dispute]:
        assert callable(value_of)
        told = [c for c in self.findings.claims if c.issue == issue and _tells(c) and c.claimant is not None]
        valued = [(c, str(value_of(c.content.text)), self._act(c)) for c in told]
        for later, value, act in valued:
            for earlier, other, same in valued:
                if earlier.content.start >= later.content.start or _same_speaker(later, earlier):
                    continue
                if act is not None and act == same and value and other and value != other:
                    yield Dispute(later.id, earlier.id, issue, "derived", why)

    def _act(self, claim: Claim) -> IncidentId | None:
        found = self.reach.incidents(claim)
        return found[0] if found else None


def _acts(events: Sequence[EventMention]) -> dict[EventId, IncidentId]:
    """The act of each mention: its incident, or where none is set yet the first mention that it fits."""
    acts: dict[EventId, IncidentId] = {}
    for event in events:
        if event.incident:
            acts[event.id] = IncidentId(event.incident)
            continue
        fits = (e for e in events if e.id in acts and e.incident is None and _one_act(e, event))
        first = next(fits, None)
        acts[event.id] = acts[first.id] if first else IncidentId(event.id)
    return acts


def _one_act(a: EventMention, b: EventMention) -> bool:
    if a.type != b.type:
        return False
    if a.place and b.place and (a.place.id or fold(a.place.text)) != (b.place.id or fold(b.place.text)):
        return False
    hit, also = ({fold(p.name or p.text) for p in e.recipients} for e in (a, b))
    return not hit or not also or bool(hit & also)


def _tells(claim: Claim) -> bool:
    return claim.stance in _TELLS and claim.act == "speech"


def _culprits(event: EventMention) -> tuple[Party, ...]:
    if event.recipients and {_name(p) for p in event.actors} == {_name(p) for p in event.recipients}:
        return ()
    return tuple(p for p in event.actors if is_identified(p) and event.sentence.holds(p.span))


def _overlap(a: Party, b: Party) -> bool:
    """True when two names may mean one culprit: the same, an organ and its body, or organs of one state."""
    names, others = ({p.id, p.organ, _name(p)} - {None} for p in (a, b))
    codes = [(p.code or "").split()[:1] for p in (a, b)]
    return bool(names & others) or (bool(codes[0]) and codes[0] == codes[1] and "REB" not in f"{a.code} {b.code}")


def _same_speaker(a: Claim, b: Claim | None) -> bool:
    return b is not None and _name(a.claimant) == _name(b.claimant)


def _is_exchange(event: EventMention, other: EventMention) -> bool:
    """True when one act hits who did the other: fire and counter-fire, no rival account."""
    return any(_overlap(a, b) for a in event.actors for b in other.recipients)


def _name(party: Party | None) -> str:
    return (party.organ or party.id or fold(party.name or party.text)) if party else ""
