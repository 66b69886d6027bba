"""What a claim is mainly about: thirteen issues, from stance, cue and the words of the content."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Sequence
from functools import lru_cache

from counterclaim.codebook.said_words import pattern, says
from counterclaim.find.claims_reading import NAMING, frame_and_cue
from counterclaim.parse import ParsedDocument
from counterclaim.records import Claim, EventMention

__all__ = ["issue_by_words", "points_back", "with_issue"]

_BY_STANCE = {
    "praises": "evaluation",
    "condemns": "evaluation",
    "demands": "request",
    "commits": "commitment",
    "threatens": "commitment",
    "accepts": "responsibility",
}
_PLAIN = (
    ("legality", "issues_law"),
    ("intent", "issues_intent"),
    ("meeting", "issues_meeting"),
    ("evaluation", "issues_judged"),
)
_OWNING_UP = frozenset({"admit", "concede", "acknowledge", "confess"})
_JUDGING = ("small", "quote", "voice goes on")
_ACCUSING = ("accuse", "blame", "suspect", "attribute", "charge", "claim responsibility")


def points_back(content: str) -> bool:
    """True for a content that only names what was said before: "this claim", "the accusations"."""
    return says("issues_back", content)


def with_issue(parsed: ParsedDocument, claim: Claim, events: Sequence[EventMention]) -> Claim:
    """The claim with its main issue, now that the events inside its content are known."""
    if points_back(claim.content.text) and claim.stance in ("denies", "disputes"):
        return claim
    issue = issue_by_words(claim.stance, claim.content.text, claim.why)
    if issue in ("other", "occurrence") and claim.stance == "asserts":
        issue = _by_events(claim, events, issue)
    return dc.replace(claim, issue=issue)


def _by_events(claim: Claim, events: Sequence[EventMention], issue: str) -> str:
    """What the typed acts inside the content add: talks are a meeting; any material act is an occurrence."""
    types = {e.type for e in events if claim.content.span.holds(e.trigger.span)}
    if types and types <= {"CONSULT"}:
        return "meeting"
    return "occurrence" if types - {"CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT"} else issue


@lru_cache(maxsize=1024)  # asked twice of each claim
def issue_by_words(stance: str, content: str, why: str = "") -> str:
    """The issue that stance, cue and words suggest; `why` is the frame and cue that found the claim."""
    frame, cue = frame_and_cue(why)
    if stance == "accepts" and frame == "that" and cue in _OWNING_UP:
        return _told_of_oneself(content)
    if stance in _BY_STANCE:
        return _BY_STANCE[stance]
    if stance in ("denies", "disputes", "declines"):
        return _contested(stance, content, frame)
    if cue in _ACCUSING:
        return "target_use" if says("issues_misuse", content) else "responsibility"
    if cue in NAMING:
        return "evaluation"
    issue = _plain(content)
    if issue != "other":
        return issue
    judged = says("stance_blame", content) or says("stance_praise", content) or not says("issues_past", content)
    return "evaluation" if judged and (frame in _JUDGING or content[:1] in '“"') else "occurrence"


def _contested(stance: str, content: str, frame: str) -> str:
    """What a denial is about: who did it, unless its words say more."""
    if stance == "disputes" and says("issues_proposal", content):
        return "request"
    if _is_use(content) or says("issues_used_it", content):
        return "target_use"
    if says("issues_toll", content):
        return "casualty_count"
    if says("issues_use", content):
        return "target_use"
    if says("issues_meeting", content) and not says("issues_act", content):
        return "meeting"
    if stance == "disputes":
        return "responsibility" if says("issues_culprit", content) else "occurrence"
    if says("issues_not_so", content):
        return "occurrence"
    if frame in ("that", "source", "noun") and not _is_of_someone(content):
        return "occurrence"
    return "responsibility"


def _is_of_someone(content: str) -> bool:
    """True when the words name a doer or the speaker's own side: "its jets were there", "was shelled by the army"."""
    return any(says(h, content) for h in ("stance_own", "stance_ours", "issues_culprit", "issues_agent"))


def _told_of_oneself(content: str) -> str:
    """What an admission is about: what its words say, else whose doing it was."""
    issue = _plain(content)
    return issue if issue in ("casualty_count", "civilian_harm", "occurrence") else "responsibility"


def _is_use(content: str) -> bool:
    return bool(says("issues_use", content) or says("issues_held", content) or says("issues_served", content))


def _plain(content: str) -> str:
    if _is_use(content):
        return "target_use"
    if says("issues_toll", content) and not says("issues_whose_toll", content):
        return "casualty_count"
    if says("issues_weapon", content) and says("issues_weapon_used", content):
        return "weapon"
    if says("issues_culprit", content) or says("issues_agent", content):
        return "responsibility"
    hurt = pattern("issues_homeless").sub("people", content)
    if says("issues_people", content) and says("issues_hurt", hurt):
        return "civilian_harm"
    if says("issues_act", content):
        return "intent" if says("issues_intent", content) else "occurrence"
    return next((issue for issue, heading in _PLAIN if says(heading, content)), "other")
