"""What speaks for one claim disputing another, as named signs: what the learned judge of pairs weighs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from counterclaim.codebook.said_words import says
from counterclaim.find.answered import Answers, cue_of, is_one_voice, names_of, offices_of, stems
from counterclaim.records import Claim, ClaimId, EventMention

__all__ = ["Acts", "acts_inside", "pairs_of", "signs"]

Acts = Mapping[ClaimId, Sequence[EventMention]]

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


def acts_inside(answers: Answers) -> Acts:
    """By claim the acts told inside its content."""
    ordered = sorted(answers.events, key=lambda e: e.trigger.start)
    starts = [e.trigger.start for e in ordered]
    reach = ((c.id, bisect_left(starts, c.content.start), bisect_left(starts, c.content.end)) for c in answers.claims)
    return {claim: ordered[first:last] for claim, first, last in reach}


def signs(answers: Answers, acts: Acts, pair: tuple[Claim, Claim], ruled: str = "") -> list[str]:
    """The signs that the first of a pair disputes the second; `ruled`: where the rules link it, "here", "elsewhere"."""
    claim, other = pair
    own, theirs = _GROUPS.get(claim.stance, "deed"), _GROUPS.get(other.stance, "deed")
    basic = [f"stances {claim.stance}>{other.stance}", f"issues {claim.issue}>{other.issue}"]
    if ruled:
        basic += [f"rule {ruled}", f"rule {ruled}, {claim.stance}"]
    found = [*_of_words(claim, other), *_of_parties(answers, claim, other), *_of_place(answers, claim, other)]
    found += _of_acts(acts[claim.id], acts[other.id])
    return [*basic, *found, *(f"{own}: {s}" for s in found), *(f"{own}>{theirs}: {s}" for s in found)]


def _of_words(claim: Claim, other: Claim) -> list[str]:
    a, b = _stems(claim.content.text), _stems(other.content.text)
    shared = len(a & b) / min(len(a), len(b)) if a and b else 0.0
    found = [f"shared words {_step(shared, _SHARES)}", *_shown(claim.content.text)]
    found += [f"other {h}" for h in _shown(other.content.text) if h in _SHOWN_BY_OTHER]
    found += [f"cue {h}" for h in _shown(cue_of(claim), _CUES)]
    found += [f"other cue {h}" for h in _shown(cue_of(other), _CUES)]
    numbers = _numbers(claim.content.text), _numbers(other.content.text)
    if all(numbers):
        found.append("same numbers" if numbers[0] & numbers[1] else "other numbers")
    if claim.issue == other.issue:
        found += ["same issue", f"both {claim.issue}"]
    if other.content.text.rstrip("\"”’' ").endswith("?"):
        found.append("asked")
    return found


def _of_parties(answers: Answers, claim: Claim, other: Claim) -> list[str]:
    lead = answers.text[claim.sentence.start : claim.content.end]
    own, theirs = names_of(claim.claimant), names_of(other.claimant)
    found = {
        "no claim": claim.claimant is None,
        "no other": other.claimant is None,
        "names it": bool(theirs & _stems(lead)),
        "is charged": bool(own & _stems(answers.told(other))),
        "like offices": bool(offices_of(claim.claimant) & offices_of(other.claimant)),
        "like names": bool(own & theirs),
    }
    return [sign for sign, holds in found.items() if holds]


def _of_acts(acts: Sequence[EventMention], others: Sequence[EventMention]) -> list[str]:
    types = {e.type for e in others}
    found = {
        "same incident": bool({e.incident for e in acts if e.incident} & {e.incident for e in others}),
        "same act": bool({e.type for e in acts} & types),
        "violent": bool(types & {"ASSAULT", "COERCE"}),
    }
    return [sign for sign, holds in found.items() if holds]


def _of_place(answers: Answers, claim: Claim, other: Claim) -> list[str]:
    later = claim.content.start >= other.content.start
    first, second = (other, claim) if later else (claim, other)
    between = answers.text[first.content.end : second.content.start]
    found = {
        f"{'after' if later else 'before'} {_step(_gap(claim, other), _GAPS)}": True,
        "same sentence": claim.sentence == other.sentence,
        "holds it": claim.content.span.holds(other.content.span),
        "is within": other.content.span.holds(claim.content.span),
        "contrast": later and bool(_shown(between[-_NEAR:], ("reply_contrast",))),
        "same content": claim.content == other.content,
    }
    return [sign for sign, holds in found.items() if holds]


def _gap(claim: Claim, other: Claim) -> int:
    a, b = claim.content, other.content
    return max(0, a.start - b.end, b.start - a.end)


def _step(value: float, steps: Sequence[float]) -> int:
    """How many of the steps a value reaches."""
    return sum(value >= step for step in steps)


@lru_cache(maxsize=2048)  # each content is compared with many
def _shown(text: str, headings: tuple[str, ...] = _SHOWN) -> tuple[str, ...]:
    return tuple(h for h in headings if says(h, text))


@lru_cache(maxsize=2048)
def _stems(text: str) -> frozenset[str]:
    return stems(text)


@lru_cache(maxsize=2048)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text.lower()))
