"""Which earlier claim a denial answers: by who is named, what it is about, how near it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.codebook.said_words import says
from counterclaim.find.claims_reading import frame_and_cue
from counterclaim.records import Claim, EventMention, Party

__all__ = ["Answers", "cue_of", "is_one_voice", "names_of", "offices_of", "stems"]

_FURTHEST = 1800  # characters back to what is answered
_FORWARD = 500  # and ahead, where the denial stands in the lead and the charge is told after it
_TOLD = frozenset({"asserts", "accepts", "denies", "disputes"})
_ASKING = frozenset("ask wonder question query inquire seek want".split())
_CHARGES = frozenset("accuse blame suspect allege allegation accusation charge attribute alleged implicate".split())
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_WORDS = re.compile(r"[a-z]{4,}")
_OFFICES = frozenset(
    """army military forces government ministry minister spokesman spokeswoman spokesperson officials official
    authorities president police council defence defense general colonel captain commander leader chief governor mayor
    people group movement party militia rebels residents witnesses doctor doctors survivor survivors lawyer mission
    company union television media prosecutor prosecutors court investigators observers monitors""".split()
)
_COMMON = frozenset(
    """that this with from have been were they their which would about after before into over said says claim claims
    report reports statement against while when where there these those than then also being more other some state
    national republic people's united service office foreign north south northern southern eastern western""".split()
)


_KEPT = 2048  # texts and names whose words are remembered: each claim is compared with many


@lru_cache(maxsize=_KEPT)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that carry a text's subject."""
    return frozenset(w[:5] for w in _WORDS.findall(text.lower()) if w not in _COMMON)


def names_of(party: Party | None) -> frozenset[str]:
    """Beginnings of the words that name a party, without those for offices."""
    return _names_in(party.name or "", party.text, party.organ or "") if party else frozenset()


@lru_cache(maxsize=_KEPT)
def _names_in(*names: str) -> frozenset[str]:
    words = _WORDS.findall(" ".join(names).lower())
    return frozenset(w[:5] for w in words if w not in _COMMON and w not in _OFFICES)


def offices_of(party: Party | None) -> frozenset[str]:
    """The offices and sorts of people that a party is called by: army, governor, doctors."""
    return _offices_in(f"{party.name or ''} {party.text}") if party else frozenset()


@lru_cache(maxsize=_KEPT)
def _offices_in(text: str) -> frozenset[str]:
    return frozenset(w.rstrip("s") for w in _WORDS.findall(text.lower()) if w in _OFFICES)


def cue_of(claim: Claim) -> str:
    """The cue entry that found a claim."""
    return frame_and_cue(claim.why)[1].split(",")[0]


def is_one_voice(a: Claim, b: Claim) -> bool:
    """True for two claims of one speaker."""
    if a.claimant is None or b.claimant is None:
        return False
    one, two = a.claimant, b.claimant
    return (one.start, one.end) == (two.start, two.end) or _key(one) == _key(two)


def _key(party: Party) -> str:
    return party.id or (party.name or party.text).casefold()


@dataclass(frozen=True, slots=True)
class Answers:
    """The claims of one document, in order of content, and the acts inside them."""

    text: str
    claims: Sequence[Claim]
    events: Sequence[EventMention]

    def scored(self, claim: Claim) -> list[tuple[float, Claim]]:
        """The claims by other voices that this one may answer, best first, with how much speaks for each."""
        back = says("reply_backward", claim.content.text)
        nearby = list(self._others(claim))
        found = [(self._score(claim, other, rank, back), other) for rank, other in enumerate(nearby)]
        return sorted(found, key=lambda pair: (-pair[0], -pair[1].content.start))

    def reasons(self, claim: Claim, other: Claim) -> str:
        """Why the one is taken to answer the other, for a reader."""
        lead = stems(self.text[claim.sentence.start : claim.content.end])
        found = {
            "names its speaker": bool(names_of(other.claimant) & lead),
            "its speaker is charged there": self._against(claim, other),
            "the cue charges": cue_of(other) in _CHARGES,
            "same words": bool(stems(claim.content.text) & stems(other.content.text)),
            "same issue": claim.issue == other.issue,
        }
        return ", ".join(words for words, holds in found.items() if holds) or "nearest"

    def _others(self, claim: Claim) -> Iterator[Claim]:
        """Claims of other voices, nearest first, then those told just after."""
        at = claim.cue.start if claim.cue else claim.content.start
        later = []
        for other in reversed(self.claims):
            if other.id == claim.id or not self._may_be_answered(claim, other):
                continue
            if other.content.start >= at:
                if other.content.start - claim.content.end <= _FORWARD:
                    later.append(other)
            elif at - other.content.end <= _FURTHEST:
                yield other
        yield from reversed(later)

    def _may_be_answered(self, claim: Claim, other: Claim) -> bool:
        if cue_of(other) in _ASKING or is_one_voice(claim, other) or says("reply_unknown", other.content.text):
            return False
        if other.stance not in _TOLD and not (
            other.stance in ("condemns", "threatens") and self._against(claim, other)
        ):
            return False
        return not (claim.cue and other.content.span.holds(claim.cue.span) and not self._is_set_against(other, claim))

    def _is_set_against(self, other: Claim, claim: Claim) -> bool:
        """True for "X says A, while Y says B", where the first content runs on into the second."""
        start = claim.cue.start if claim.cue else claim.content.start
        before = self.text[other.content.start : start]
        return re.search(r"[,;—–-]\s*(?:while|whereas|although|though|but|which|a|an)\b[^.]{0,80}$", before) is not None

    def told(self, claim: Claim) -> str:
        """A claim from its cue on, with the party charged that may stand before the content: "accused X of"."""
        start = min(claim.cue.start, claim.content.start) if claim.cue else claim.content.start
        return self.text[start : max(claim.content.end, claim.cue.end if claim.cue else 0)]

    def _against(self, claim: Claim, other: Claim) -> bool:
        """True when the other claim names the side of this one's speaker."""
        return bool(names_of(claim.claimant) & stems(self.told(other)))

    def _score(self, claim: Claim, other: Claim, rank: int, back: bool) -> float:
        return (
            self._by_words(claim, other, back)
            + self._by_parties(claim, other)
            + self._by_matter(claim, other)
            + self._by_place(claim, other, rank, back)
        )

    def _by_words(self, claim: Claim, other: Claim, back: bool) -> float:
        if back:
            return 0.3
        a, b = stems(claim.content.text), stems(other.content.text)
        shared = len(a & b) / min(len(a), len(b)) if a and b else 0.0
        return 1.3 * shared + (0.2 if a & b else 0.0)

    def _by_parties(self, claim: Claim, other: Claim) -> float:
        """Whom the denial names as the one it answers, and whom the other charges."""
        lead = self.text[claim.sentence.start : claim.content.end]
        told = self.told(other)
        score = 0.0
        if names_of(other.claimant) & stems(lead) and not names_of(other.claimant) & names_of(claim.claimant):
            score += 0.6
        if offices_of(other.claimant) & _offices_in(claim.content.text):
            score += 0.9
        if self._against(claim, other):
            score += 0.5
        elif offices_of(claim.claimant) & _offices_in(told):
            score += 0.4
        return score

    def _by_matter(self, claim: Claim, other: Claim) -> float:
        score = 0.3 if other.issue == claim.issue else 0.0
        score += 0.2 if other.issue in ("responsibility", "target_use", "casualty_count") else 0.0
        score += 0.4 if cue_of(other) in _CHARGES else 0.0
        inside = [e for e in self.events if other.content.span.holds(e.trigger.span)]
        score += 0.2 if any(e.type in _VIOLENT for e in inside) else 0.0
        incidents = {e.incident for e in self.events if e.incident and claim.content.span.holds(e.trigger.span)}
        score += 0.3 if incidents & {e.incident for e in inside} else 0.0
        if other.stance in ("denies", "disputes"):
            score -= 0.4
        if other.content.text.rstrip("\"”’' ").endswith("?"):
            score -= 0.4
        return score - (0.2 if "goes on" in other.why else 0.0)

    def _by_place(self, claim: Claim, other: Claim, rank: int, back: bool) -> float:
        if other.content.start > claim.content.start:
            return 0.3 if claim.content.span.holds(other.content.span) else -0.8
        gap = max(0, claim.content.start - other.content.end)
        score = -0.5 * min(gap, 1500) / 500 - 0.05 * rank
        score += 0.4 if other.sentence == claim.sentence else 0.0
        return score + (0.4 if back and rank == 0 else 0.0)
