"""Why a claim has its stance and its issue, in words for a reader: cue entry, or the headings of its own words."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.codebook.reporting_cues import load_cues
from counterclaim.codebook.said_words import load_said_words, says
from counterclaim.find.claims_reading import frame_and_cue
from counterclaim.find.issues import issue_by_words, points_back
from counterclaim.records import Claim

__all__ = ["why_issue", "why_stance"]

_SHOWN_BY = {  # headings of said_words.yaml whose words give a plain saying this stance
    "denies": ("bare_no", "not_done", "nothing"),
    "disputes": ("called_false", "is_false", "no_trace", "not_done"),
    "declines": ("no_word", "cannot"),
    "accepts": ("apology", "our_doing", "own_act", "took_part"),
    "commits": ("pledged", "decreed", "ahead"),
    "threatens": ("will_pay", "harm_ahead"),
    "demands": ("must",),
    "praises": ("thanks", "praise"),
    "condemns": ("blame",),
}
_FROM_STANCE = frozenset({"praises", "condemns", "demands", "commits", "threatens", "accepts"})


def why_stance(claim: Claim) -> str:
    """What decided the stance: the cue's entry in the codebook, words of the content, or grammar."""
    named = frame_and_cue(claim.why)[1].split(",")[0]
    if ", explains" in claim.why:
        return "explains a denial of the same speaker"
    if claim.why.endswith(", negates"):
        return "negates what another voice told just before"
    if claim.stance in {cue.stance for cue in load_cues() if cue.name == named}:
        return f"entry “{named}”"
    words = _named(claim.content.text, [f"stance_{h}" for h in _SHOWN_BY.get(claim.stance, ())])
    return f"words: {words}" if words else "how its cue is built"


def why_issue(claim: Claim) -> str:
    """What decided the issue: the stance, the claim that is answered, words of the content, or acts inside it."""
    content = claim.content.text
    by_words = claim.issue == issue_by_words(claim.stance, content, claim.why)
    if claim.stance in ("denies", "disputes") and (points_back(content) or not by_words):
        return "that of what it answers"
    if not by_words:
        return "acts inside it"
    if claim.stance in _FROM_STANCE:
        return f"stance {claim.stance}"
    words = _named(content, [h for h in load_said_words() if h.startswith("issues_")])
    return f"words: {words}" if words else "nothing said otherwise"


def _named(text: str, headings: Sequence[str]) -> str:
    """The headings whose words are in the text, at most three."""
    found = [h for h in headings if says(h, text)]
    return ", ".join(h.partition("_")[2].replace("_", " ") for h in found[:3])
