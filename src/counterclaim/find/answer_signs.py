"""What speaks for one claim disputing another, as named signs: what the learned judge of pairs weighs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.codebook.said_words import says
from counterclaim.find.answered import Answers, cue_of, is_one_voice, names_of, offices_of, stems
from counterclaim.records import Claim, ClaimId

__all__ = ["Told", "pairs_of", "signs", "told_of"]

_FURTHEST = 1800  # characters between two claims that are still compared
_LONGEST = 1500  # characters of a content behind whose start nothing further back is looked for
_SHOWN = (
    "reply_negation", "reply_falsehood", "reply_backward", "reply_part", "reply_otherwise", "reply_excuse",
    "reply_unknown", "disputes_no_fact", "disputes_bare", "contradictions_no_trace",
)  # fmt: skip
_SHOWN_BY_OTHER = ("reply_negation", "reply_falsehood", "reply_unknown")
_CUES = ("reply_insisting", "reply_accusing", "reply_asking")
_GROUPS = {"denies": "denial", "disputes": "denial", "asserts": "telling", "accepts": "telling"}
_ANSWERING = frozenset({*_GROUPS, "condemns"})  # stances that ever dispute a fact
_NUMBER = re.compile(r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?)\b", re.I)
_SHARES = (0.01, 0.15, 0.3, 0.5, 0.75)  # of the words of the shorter content
_GAPS = (60, 150, 300, 600, 1200)  # characters
_NEAR = 120  # characters before a claim in which a word of contrast sets it against another


def pairs_of(answers: Answers) -> Iterator[tuple[Claim, Claim]]:
    """The ordered pairs of claims that may be a dispute and what it answers: two voices, near each other.

    What only praises, asks, promises, threatens or declines disputes no fact.
    """
    for index, first in enumerate(answers.claims):
        for second in answers.claims[index + 1 :]:
            if second.content.start - first.content.start > _FURTHEST + _LONGEST:
                break
            if _gap(first, second) <= _FURTHEST and not is_one_voice(first, second):
                yield from (p for p in ((first, second), (second, first)) if p[0].stance in _ANSWERING)


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared of one claim: words, numbers and names it holds, signs it shows, and the acts inside it."""

    claim: Claim
    words: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]  # of its speaker
    offices: frozenset[str]
    lead: frozenset[str]  # words from the beginning of its sentence on
    charging: frozenset[str]  # words from its cue on
    shown: tuple[str, ...]
    shown_by_cue: tuple[str, ...]
    types: frozenset[str]  # of the acts inside it
    incidents: frozenset[str]
    asks: bool

    @property
    def group(self) -> str:
        """The sort of its stance."""
        return _GROUPS.get(self.claim.stance, "deed")


def told_of(answers: Answers) -> Mapping[ClaimId, Told]:
    """What is compared of each claim, made once: each is compared with many."""
    ordered = sorted(answers.events, key=lambda e: e.trigger.start)
    starts = [e.trigger.start for e in ordered]
    found = {}
    for claim in answers.claims:
        content, text = claim.content, claim.content.text
        acts = ordered[bisect_left(starts, content.start) : bisect_left(starts, content.end)]
        found[claim.id] = Told(
            claim=claim,
            words=stems(text),
            numbers=frozenset(_NUMBER.findall(text.lower())),
            names=names_of(claim.claimant),
            offices=offices_of(claim.claimant),
            lead=stems(answers.text[claim.sentence.start : content.end]),
            charging=stems(answers.told(claim)),
            shown=_shown(text, _SHOWN),
            shown_by_cue=_shown(cue_of(claim), _CUES),
            types=frozenset(e.type for e in acts),
            incidents=frozenset(e.incident for e in acts if e.incident),
            asks=text.rstrip("\"”’' ").endswith("?"),
        )
    return found


def signs(text: str, one: Told, other: Told, ruled: str = "") -> list[str]:
    """The signs that the first claim disputes the other; `ruled`: where the rules link it, "here", "elsewhere"."""
    a, b = one.claim, other.claim
    basic = [f"stances {a.stance}>{b.stance}", f"issues {a.issue}>{b.issue}"]
    if ruled:
        basic += [f"rule {ruled}", f"rule {ruled}, {a.stance}"]
    found = [*_of_words(one, other), *_of_parties(one, other), *_of_place(text, a, b), *_of_acts(one, other)]
    own, both = f"{one.group}: ", f"{one.group}>{other.group}: "
    return [*basic, *found, *(own + s for s in found), *(both + s for s in found)]


def _of_words(one: Told, other: Told) -> list[str]:
    a, b = one.words, other.words
    shared = len(a & b) / min(len(a), len(b)) if a and b else 0.0
    found = [f"shared words {_step(shared, _SHARES)}", *one.shown]
    found += [f"other {h}" for h in other.shown if h in _SHOWN_BY_OTHER]
    found += [f"cue {h}" for h in one.shown_by_cue]
    found += [f"other cue {h}" for h in other.shown_by_cue]
    if one.numbers and other.numbers:
        found.append("same numbers" if one.numbers & other.numbers else "other numbers")
    if one.claim.issue == other.claim.issue:
        found += ["same issue", f"both {one.claim.issue}"]
    if other.asks:
        found.append("asked")
    return found


def _of_parties(one: Told, other: Told) -> list[str]:
    found = {
        "no claim": one.claim.claimant is None,
        "no other": other.claim.claimant is None,
        "names it": bool(other.names & one.lead),
        "is charged": bool(one.names & other.charging),
        "like offices": bool(one.offices & other.offices),
        "like names": bool(one.names & other.names),
    }
    return [sign for sign, holds in found.items() if holds]


def _of_acts(one: Told, other: Told) -> list[str]:
    found = {
        "same incident": bool(one.incidents & other.incidents),
        "same act": bool(one.types & other.types),
        "violent": bool(other.types & {"ASSAULT", "COERCE"}),
    }
    return [sign for sign, holds in found.items() if holds]


def _of_place(text: str, claim: Claim, other: Claim) -> list[str]:
    a, b = claim.content, other.content
    later = a.start >= b.start
    found = {
        f"{'after' if later else 'before'} {_step(_gap(claim, other), _GAPS)}": True,
        "same sentence": claim.sentence == other.sentence,
        "holds it": a.start <= b.start and b.end <= a.end,
        "is within": b.start <= a.start and a.end <= b.end,
        "contrast": later and says("reply_contrast", text[max(b.end, a.start - _NEAR) : a.start]),
        "same content": a.start == b.start and a.end == b.end,
    }
    return [sign for sign, holds in found.items() if holds]


def _gap(claim: Claim, other: Claim) -> int:
    a, b = claim.content, other.content
    return max(0, a.start - b.end, b.start - a.end)


def _step(value: float, steps: Sequence[float]) -> int:
    """How many of the steps a value reaches."""
    return sum(value >= step for step in steps)


def _shown(text: str, headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(h for h in headings if says(h, text))
