"""What the claimant does with the content: the cue's own stance, turned by negation and by what it governs."""

from __future__ import annotations

import re

from spacy.tokens import Token

from counterclaim.codebook.said_words import pattern, says
from counterclaim.find.claims_reading import NAMING, Candidate, Reading, frame_and_cue

__all__ = ["stance_of"]

_ACCOUNTS = frozenset(
    """claim report allegation accusation charge assertion statement account suggestion rumour rumor version
    narrative contention criticism characterization finding argument""".split()
)
_ASKED = frozenset("request demand proposal offer call appeal bid application".split())
_NEGATED = {
    "asserts": "declines", "denies": "declines", "accepts": "declines", "disputes": "asserts", "praises": "condemns",
    "condemns": "declines", "demands": "asserts", "commits": "declines", "threatens": "asserts", "declines": "asserts",
}  # fmt: skip
_SOON = 40  # a denial says its "not" at once
_OWNING_UP = frozenset("admit concede confess acknowledge own apologise apologize".split())
_CHECKING = frozenset("confirm comment verify corroborate".split())
_BELOW = frozenset("xcomp acl relcl pcomp prep pobj conj ccomp".split())
_REFUSING = frozenset("refuse decline refusal unable unwilling short avoid fail".split())
_OTHERS = frozenset("accuse blame suspect charge cite ask wonder question report read".split())
_CLAIMING = frozenset("claim say announce acknowledge".split())
_CALLING = frozenset({"find", "see", "view"})
_TELLING = ("tell", "remind", "instruct", "warn", "ask")
_STRESSING = ("emphasise", "emphasize", "stress", "underscore", "point", "note", "underline")
_FREE = ("", "that", "quote", "voice goes on", "small", "obj", "name", "letter", "ing")


def stance_of(reading: Reading, candidate: Candidate) -> str:
    """One of the ten stances, from the cue, its negation, and words of the content where the cue is plain."""
    meaning = candidate.meaning
    content = reading.text[slice(*candidate.content)]
    if meaning is None:
        return _said(reading, candidate, content)
    head = reading.doc[candidate.head] if candidate.head >= 0 else None
    stance = meaning.stance
    if head is not None:
        held_back = _held_back(head, stance, meaning.lemma)
        if held_back:
            return held_back
    if meaning.lemma == "suggest" and stance == "demands" and not re.match(r"\w+ing\b|that\b", content):
        return "asserts"
    if stance == "denies" and head is not None:
        return _denial(reading, candidate, content)
    if meaning.lemma in _OWNING_UP:
        return "accepts" if not says("stance_not_own", content) else "asserts"
    if stance == "asserts" and meaning.act == "speech" and meaning.pos in ("verb", "noun"):
        return _said(reading, candidate, content)
    if stance == "asserts" and meaning.pos == "prep":
        return _not_done(reading, candidate, content) or stance
    return stance


def _held_back(head: Token, stance: str, lemma: str) -> str:
    """The stance of a reporting word that is negated, or that someone refuses or is in no position to do."""
    if lemma in _CHECKING | {"say", "deny", "dispute"} and (_is_either(head) or _is_beyond(head)):
        return "declines"
    if head.dep_ == "pcomp" and head.head.head.lower_ == "short":
        return "declines"
    if not _is_negated(head):
        return "asserts" if lemma == "comment" else ""
    if lemma in _CHECKING:
        return "declines"
    return "accepts" if lemma in ("deny", "dispute") else _NEGATED[stance]


def _is_either(head: Token) -> bool:
    """True for "neither confirmed nor denied" and "does not confirm or deny"."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    if first.lemma_ not in _CHECKING | {"deny", "accept"}:
        return False
    return any(c.lower_ in ("neither", "nor") or c.dep_ == "neg" for c in first.children) and any(
        t.lemma_ in ("confirm", "deny", "comment") for t in first.children if t.dep_ == "conj"
    )


def _is_beyond(head: Token) -> bool:
    """True for "refused to say", "stopped short of confirming", "is not in a position to verify"."""
    token, steps = head, 0
    while token.dep_ in _BELOW and steps < 5:
        if token.dep_ == "ccomp" and token != head:
            return False
        governs = token.dep_ not in ("conj", "ccomp")
        token, steps = token.head, steps + 1
        if governs and token.lemma_.lower() in _REFUSING:
            return True
        if governs and token.pos_ in ("VERB", "AUX") and _is_negated(token):
            return True
    return False


def _is_negated(head: Token) -> bool:
    verb = head.head if head.dep_ == "acomp" else head
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj", "cc") and child.lower_ in ("never", "neither")):
            return True
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        if child.dep_ == "nsubj" and any(
            d.lower_ in ("no", "neither", "nobody", "none") for d in (child, *child.lefts)
        ):
            return True
    return False


def _denial(reading: Reading, candidate: Candidate, content: str) -> str:
    """A denial of another's account or request disputes it; of knowing anything, it declines."""
    start, end = candidate.content
    for child in reading.doc[candidate.head].children:
        is_object = child.dep_ == "dobj" and start <= child.idx < end
        if is_object and child.lemma_.lower() in _ACCOUNTS | _ASKED:
            return "disputes"
    return "declines" if re.match(r"having (?:any )?(?:information|knowledge)", content) else "denies"


def _said(reading: Reading, candidate: Candidate, content: str) -> str:
    """The stance that the content itself shows, where the cue is a plain word of saying."""
    frame, named = frame_and_cue(candidate.why)
    lemma = candidate.meaning.lemma if candidate.meaning else ""
    if frame in ("to", "addr") and lemma in _TELLING:
        return "demands"
    if (frame, lemma) == ("wh", "say") and says("stance_must", content):
        return "demands"
    calls = named in NAMING or (named in _CALLING and frame in ("small", "obj", "that"))
    if calls and (says("stance_called_false", content) or _is_account(content)):
        return "disputes"
    if frame == "prep" and lemma == "speak" and says("stance_quoted", content):
        return _judged(content)
    if frame not in _FREE and named not in NAMING:
        return _not_done(reading, candidate, content) or "asserts"
    if lemma == "claim" and frame == "obj" and says("stance_own_act", content):
        return "accepts"
    if says("stance_no_trace", content):
        return "disputes"
    if lemma in _OTHERS:
        return "asserts"
    own = says("stance_own", content) or _names_itself(reading, candidate, content)
    itself = says("stance_itself", content) and not says("stance_undergone", content)
    found = _against(reading, candidate, content, own) or _ahead(candidate, content, own)
    if found:
        return found
    if says("stance_appalled", content):
        return "condemns"
    if says("stance_our_doing", content) or says("stance_apology", content):
        return "accepts"
    if itself and lemma in _CLAIMING and says("stance_took_part", content) and _owns(lemma, content):
        return "accepts"
    if says("stance_must", content) and not says("stance_reviewed", content):
        return "demands"
    if lemma in NAMING or lemma in _STRESSING or candidate.direct:
        return _judged(content)
    return "asserts"


def _owns(lemma: str, content: str) -> bool:
    """True where a deed is claimed as one's own; who merely "says it shot down eight drones" tells of a fight."""
    return lemma != "say" or says("stance_avowed", content)


def _against(reading: Reading, candidate: Candidate, content: str, own: bool) -> str:
    """Declines, denies or disputes where the content itself does; empty where it does not."""
    if says("stance_no_word", content) or (own and says("stance_cannot", content)):
        return "declines"
    if says("stance_bare_no", content) or (own and _refuses(content)):
        return "denies"
    if says("stance_is_false", content):
        return "disputes"
    return _not_done(reading, candidate, content)


def _not_done(reading: Reading, candidate: Candidate, content: str) -> str:
    """ "No shell left our lines", "there are no fighters here": an act or a presence said not to be.

    It denies where it speaks of the speaker's side or of an act, and disputes another's account of an object.
    """
    if not says("stance_not_done", content) or says("stance_not_seen", content):
        return ""
    if not (says("stance_act_or_presence", content) or says("stance_not_there", content)):
        return ""
    own = says("stance_own", content) or says("stance_ours", content) or _names_itself(reading, candidate, content)
    return "denies" if own or not says("stance_inside", content) else "disputes"


def _ahead(candidate: Candidate, content: str, own: bool) -> str:
    """Threatens or commits where the content tells what the speaker's side will do; empty where it does not."""
    frame, _ = frame_and_cue(candidate.why)
    lemma = candidate.meaning.lemma if candidate.meaning else ""
    if (lemma == "warn" and own) or says("stance_will_pay", content):
        return "threatens"
    bare = pattern("stance_whose").sub("", content)
    told = own and says("stance_ahead", content)
    if told or (frame == "obj" and says("stance_ahead", bare)) or _pledges(own, content):
        return "threatens" if says("stance_harm_ahead", content) else "commits"
    heading = {"obj": "stance_decreed", "that": "stance_would"}.get(frame, "")
    return "commits" if lemma == "announce" and heading and says(heading, content) else ""


def _names_itself(reading: Reading, candidate: Candidate, content: str) -> bool:
    """True when the content begins with the speaker's own side: "the Utopian minister said Utopia would ..."."""
    if candidate.speaker is None:
        return False
    speaker = {w[:5] for w in re.findall(r"[A-Z]\w{3,}", reading.text[slice(*candidate.speaker)])}
    first = re.findall(r"\w+", content)[:3]
    return any(w[:5] in speaker for w in first if w[:1].isupper() and len(w) > 3)


def _pledges(own: bool, content: str) -> bool:
    """True for a resolve that is stated: of another's resolve only when it is peaceful."""
    return says("stance_pledged", content) and (own or not says("stance_took_part", content))


def _refuses(content: str) -> bool:
    """True when the content denies an own act; a mere "can't" in a long quotation denies nothing."""
    found = pattern("stance_nothing").search(content)
    return (
        found is not None
        and not says("stance_ahead", content)
        and found.start() <= _SOON
        and not says("stance_mind", content)
    )


def _is_account(content: str) -> bool:
    """True for another's account that is called something: "the ministry's figure as a number out of smoke"."""
    return says("stance_account", content) and not says("stance_praise", content) and not says("stance_blame", content)


def _judged(content: str) -> str:
    if says("stance_thanks", content):
        return "praises"
    blame, praise = len(pattern("stance_blame").findall(content)), len(pattern("stance_praise").findall(content))
    if blame == praise:
        return "asserts"
    return "condemns" if blame > praise else "praises"
