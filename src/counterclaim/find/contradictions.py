"""Accounts that contradict without a word of denial: no evidence, this rather than that, the accused's reply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.find.claims_reading import frame_and_cue
from counterclaim.records import Claim, EventMention

__all__ = ["contradictions"]

_FURTHEST = 600  # characters back to what is contradicted
_NO_TRACE = re.compile(
    r"^(?:that )?(?:there (?:is|was|were|are|has been|had been)|it (?:has|had)(?: found| seen)?|it (?:found|saw|sees)|"
    r"(?:we|they|he|she) (?:have|had|has|found|saw)(?: found| seen)?) "
    r"(?:still |currently )?(?:no|little|not any|nothing)\b(?: \w+){0,2} ?"
    r"(?:evidence|proof|indication|sign|trace|to suggest)",
    re.I,
)
_RATHER = re.compile(r"\b(?:rather than|instead of|not (?:by|from|because of|due to))\b", re.I)
_FALSE = re.compile(
    r"\b(?:lie|lies|lying|false|untrue|fabricat\w+|baseless|unfounded|groundless|propaganda|hoax|staged|false[- ]flag|"
    r"nonsense|disinformation|misinformation|provocation)\b",
    re.I,
)
_IMPOSSIBLE = re.compile(r"\b(?:could not|couldn['’]t|can ?not|can['’]t) (?:possibly )?have\b", re.I)
_EXCUSE = re.compile(
    r"\b(?:only|self[- ]defen[cs]e|in response|legitimate|lawful\w*|was not|were not|is not|are not|has not|had not|"
    r"have not|did not|does not|do not|never|merely|simply|voluntar\w+|volunteer\w*|resist\w*|procedure|accident\w*)\b"
    r"|n['’]t\b",
    re.I,
)
_CHARGES = frozenset("accuse blame suspect allege allegation accusation charge attribute implicate claim".split())
_REPLIES = frozenset("say claim insist maintain contend argue assert state add respond reply".split())
_PRONOUNS = frozenset("he she they it we i who which".split())
_WORDS = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    """that this with from have been were they their which about after before into over said says claim claims while
    forces army military government minister ministry officials authorities""".split()
)


def contradictions(
    text: str, ordered: Sequence[Claim], events: Sequence[EventMention]
) -> Iterator[tuple[Claim, str]]:
    """Each claim that contradicts without denying, with the id of the claim or act it contradicts."""
    for index, claim in enumerate(ordered):
        if claim.stance not in ("asserts", "disputes", "denies", "condemns") or claim.act == "attitude":
            continue
        before = [c for c in reversed(ordered[:index]) if _can_answer(claim, c)]
        target = _without(claim, before, events) or _replied(text, claim, before)
        if target:
            yield claim, target


def _can_answer(claim: Claim, other: Claim) -> bool:
    if other.stance not in ("asserts", "accepts") or other.act == "attitude":
        return False
    at = claim.cue.start if claim.cue else claim.content.start
    if other.claimant and other.claimant.text.lower() in _PRONOUNS:
        return False
    if not 0 <= at - other.content.end + 1 <= _FURTHEST:
        return False
    return not (claim.claimant and other.claimant and _stems(claim.claimant.text) & _stems(other.claimant.text))


def _without(claim: Claim, before: Sequence[Claim], events: Sequence[EventMention]) -> str:
    """What a claim of no evidence, of an impossibility, or of one thing rather than another speaks against."""
    content = claim.content.text
    rather = _RATHER.search(content)
    if rather:
        at = claim.content.start + rather.end()
        named = [e for e in events if at <= e.trigger.start < claim.content.end]
        return named[0].id if named else ""
    if _NO_TRACE.match(content) and before:
        return before[0].id
    alike = [c for c in before if _stems(content) & _stems(c.content.text)]
    return alike[0].id if alike and _IMPOSSIBLE.search(content) else ""


def _replied(text: str, claim: Claim, before: Sequence[Claim]) -> str:
    """The charge that the accused answers with an excuse, a charge of its own, or by calling it false."""
    cue, content = _cue_of(claim), claim.content.text
    for other in before:
        if _cue_of(other) not in _CHARGES or not _is_named(claim, _told(text, other)):
            continue
        back = cue in _CHARGES - {"claim"} and _is_named(other, _told(text, claim))
        excused = cue in _REPLIES and bool(_EXCUSE.search(content))
        if back or excused or _FALSE.search(content):
            return other.id
    return ""


def _is_named(claim: Claim, words: str) -> bool:
    """True when the words name the claimant."""
    return claim.claimant is not None and bool(_stems(claim.claimant.text) & _stems(words))


def _told(text: str, claim: Claim) -> str:
    """A claim from its cue on, with the party charged that may stand before the content: "accused X of"."""
    start = min(claim.cue.start, claim.content.start) if claim.cue else claim.content.start
    return text[start : claim.content.end]


def _cue_of(claim: Claim) -> str:
    return frame_and_cue(claim.why)[1].split(",")[0]


def _stems(text: str) -> set[str]:
    return {w[:5] for w in _WORDS.findall(text.lower()) if w not in _COMMON}
