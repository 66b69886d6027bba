"""What the claimant does with the content: the cue's own stance, turned by negation and by what it governs."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.find.claims_reading import Candidate, Reading

__all__ = ["stance_of"]

_ACCOUNTS = {
    "claim", "report", "allegation", "accusation", "charge", "assertion", "statement", "account", "suggestion",
    "rumour", "rumor", "version", "narrative", "contention", "criticism", "characterization", "finding", "argument",
}  # fmt: skip
_NEGATED = {
    "asserts": "declines", "denies": "asserts", "accepts": "declines", "disputes": "asserts", "praises": "condemns",
    "condemns": "declines", "demands": "asserts", "commits": "declines", "threatens": "asserts", "declines": "asserts",
}  # fmt: skip
_NEGATIONS = {"not", "n't", "n’t", "never", "neither", "nor", "no"}
_BY_CONTENT = {"say", "tell", "state", "add", "write", "tweet", "post", "declare", "stress", "note", "announce", "warn"}


def stance_of(reading: Reading, candidate: Candidate) -> str:
    """One of the ten stances."""
    meaning = candidate.meaning
    if meaning is None:
        return _said(reading, candidate) or "asserts"
    head = reading.doc[candidate.head] if candidate.head >= 0 else None
    stance = meaning.stance
    if head is not None and _is_negated(head):
        return "declines" if meaning.lemma == "confirm" else _NEGATED[stance]
    if head is not None and stance == "denies" and _is_account(reading, candidate):
        return "disputes"
    if stance == "disputes" and meaning.lemma in ("reject", "dismiss", "deny") and head is not None:
        return stance
    if stance == "asserts" and meaning.act == "speech":
        return _said(reading, candidate) or stance
    return stance


def _is_negated(head: Token) -> bool:
    verb = head.head if head.dep_ == "acomp" else head
    if any(c.dep_ == "neg" or (c.dep_ in ("advmod", "preconj", "cc") and c.lower_ in _NEGATIONS) for c in verb.children):
        return True
    return any(
        c.dep_ in ("nsubj", "nsubjpass") and any(d.lower_ in ("no", "neither", "nobody") for d in (c, *c.lefts))
        for c in verb.children
    )


def _is_account(reading: Reading, candidate: Candidate) -> bool:
    """True when what is denied is another's account: "denied the reports"."""
    start, end = candidate.content
    head = reading.doc[candidate.head]
    for child in head.children:
        if child.dep_ == "dobj" and start <= child.idx < end:
            return child.lemma_.lower() in _ACCOUNTS
    return False


def _said(reading: Reading, candidate: Candidate) -> str | None:
    """The stance that the content itself shows, where the cue is a plain word of saying."""
    return None
