"""Claims by other words than verbs: "Israel's claim that", "allegedly", "according to"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.codebook.reporting_cues import Cue
from counterclaim.find.claims_reading import Candidate, Extent, Reading, cue_meanings, extent, span_of, trimmed
from counterclaim.find.claims_speakers import phrase_of, subject_of
from counterclaim.find.triggers import classes_of

__all__ = ["adverb_candidates", "epithet_candidates", "noun_candidates", "source_candidates"]

_CLAUSE_HEADS = ("VERB", "AUX")
_JOINTS = frozenset({"and", "but", "while", "although", "as"})
_GIVING = frozenset(
    """make issue voice raise give release repeat renew deliver lodge launch file express reiterate send sign publish
    draft drop retract withdraw reverse change table submit put""".split()
)

# "Blue Lantern" of "the armed group Blue Lantern".
_NAME_AT_END = re.compile(r"(?<=\s)(?:[A-Z][^\s,]*\s(?:(?:of|in|and|the|for)\s)*)*[A-Z][^\s,]*$")


def noun_candidates(reading: Reading, token: Token) -> Iterator[Candidate]:
    """The claims that a noun makes: "the ministry's denial that", "calls for", "a warning of"; at most one."""
    torn = _torn_formula(reading, token) if token.dep_ in ("compound", "nmod", "dep") else None
    if torn is not None:
        yield torn
    if torn is not None or token.pos_ != "NOUN":
        return
    for meaning, _ in cue_meanings(reading, token, "noun"):
        found = _noun_content(reading, token, meaning)
        if found is None:
            continue
        content, clausal = found
        speaker = _noun_speaker(reading, token)
        if speaker is None and not clausal:
            return
        yield Candidate(speaker, extent(token), content, meaning, f"noun:{meaning.name}", token.i, 3)
        return


def _torn_formula(reading: Reading, token: Token) -> Candidate | None:
    """ "Blue Lantern claims responsibility", read by the parser as one noun phrase: "claims" is a verb all the same."""
    doc, i = reading.doc, token.i
    if token.lower_ not in ("claims", "claim") or i == 0 or i + 1 >= len(doc) or doc[i + 1].lower_ != "responsibility":
        return None
    meaning = next((m for m in reading.cues.of("verb", "claim") if m.rest == ("responsibility",)), None)
    first = i
    while first > doc[i].sent.start and not _parts(doc[first - 1]):
        first -= 1
    content = extent(doc[i + 1])
    if i + 3 < len(doc) and doc[i + 2].lower_ == "for":
        content = trimmed(reading.text, doc[i + 3].idx, span_of(doc[i + 3], doc[i + 2].right_edge)[1])
    if first == i or meaning is None or doc[first].pos_ in ("VERB", "ADP", "SCONJ"):
        return None
    start, end = span_of(doc[first], doc[i - 1])
    named = _NAME_AT_END.search(reading.text, start, end)
    speaker = (named.start(), end) if named else (start, end)
    return Candidate(speaker, extent(token), content, meaning, f"obj:{meaning.name}", i, 2)


def _parts(token: Token) -> bool:
    """True for what ends a name before it: a comma or a joining word, not the hyphen of "Al-Lantern"."""
    if token.lower_ == "and" and token.i and token.nbor(-1).pos_ == "PROPN" and token.nbor().lower_ == "the":
        return False
    return token.lower_ in _JOINTS or (token.is_punct and (bool(token.whitespace_) or token.text not in "-‑"))


def _noun_content(reading: Reading, token: Token, meaning: Cue) -> tuple[Extent, bool] | None:
    for child in token.children:
        if child.i < token.i:
            continue
        clause = child.dep_ in ("acl", "ccomp", "relcl")
        if clause and "that" in meaning.frames and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
            first = next(t for t in child.subtree if t.lower_ != "that")
            return trimmed(reading.text, *span_of(first, child.right_edge)), True
        if clause and "to" in meaning.frames and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
            return trimmed(reading.text, *span_of(child.left_edge, child.right_edge)), False
        if child.dep_ == "prep" and child.lower_ in meaning.frames:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return trimmed(reading.text, *span_of(inner.left_edge, child.right_edge)), False
    return None


def _noun_speaker(reading: Reading, token: Token) -> Extent | None:
    for child in token.children:
        if child.dep_ == "poss":
            end = child.right_edge
            if end.lower_ in ("'s", "’s", "'", "’") and end.i > child.left_edge.i:
                end = reading.doc[end.i - 1]
            return span_of(child.left_edge, end)
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            return phrase_of(reading, noun) if noun is not None else None
    if token.dep_ == "dobj" and token.head.lemma_ in _GIVING:
        subject = subject_of(token.head)
        return phrase_of(reading, subject) if subject is not None else None
    whose = [c for c in token.children if c.i < token.i and c.dep_ in ("compound", "amod", "nmod") and _is_name(c)]
    return span_of(whose[0].left_edge, whose[-1]) if whose else None


def _is_name(token: Token) -> bool:
    """True for "police", "government" or a name that stands before a noun: "police warnings", "Utopian threats"."""
    if token.dep_ == "amod":
        return token.text[:1].isupper() and token.pos_ in ("ADJ", "PROPN")
    return token.pos_ == "PROPN" or "forces" in classes_of(token)


def adverb_candidates(reading: Reading, token: Token) -> Iterator[Candidate]:
    """What "allegedly" or "reportedly" qualifies: the words after it, up to the end of its clause."""
    if token.pos_ != "ADV":
        return
    for meaning, _ in cue_meanings(reading, token, "adv"):
        head = token.head
        last = head.right_edge
        start, end = trimmed(reading.text, token.idx + len(token), last.idx + len(last))
        if end - start < 3:
            start, end = trimmed(reading.text, *span_of(head.left_edge, reading.doc[token.i - 1]))
        if start < end:
            yield Candidate(None, extent(token), (start, end), meaning, f"adverb:{meaning.name}", token.i, 2)
        return


def epithet_candidates(reading: Reading, token: Token) -> Iterator[Candidate]:
    """What "alleged" or "suspected" qualifies before a noun: the rest of the noun phrase."""
    if token.dep_ != "amod" or token.head.i <= token.i:
        return
    for meaning in reading.cues.of("amod", token.lower_):
        content = trimmed(reading.text, token.idx + len(token), span_of(token, token.head.right_edge)[1])
        yield Candidate(None, extent(token), content, meaning, f"epithet:{meaning.name}", token.i, 4)
        return


def source_candidates(reading: Reading, token: Token) -> Iterator[Candidate]:
    """What is said according to someone: the clause that the phrase stands before or after."""
    for meaning in reading.cues.of("prep", token.lower_):
        match = _source_noun(token, meaning)
        if match is None:
            continue
        noun, last_cue = match
        last = _last_of_name(noun)
        content = _governing_clause(reading, token, last)
        speaker = phrase_of(reading, noun, content)
        if speaker and last.i > noun.right_edge.i:
            speaker = speaker[0], last.idx + len(last)
        if content and speaker:
            cue = span_of(token, last_cue)
            yield Candidate(speaker, cue, content, meaning, f"source:{meaning.name}", token.i, 1)
        return


def _source_noun(token: Token, meaning: Cue) -> tuple[Token, Token] | None:
    doc, last = token.doc, token
    words = (token.lower_, *(doc[i].lower_ for i in range(token.i + 1, min(token.i + 1 + len(meaning.rest), len(doc)))))
    if words != (meaning.lemma, *meaning.rest):
        return None
    last = doc[token.i + len(meaning.rest)]
    for child in last.children:
        if child.dep_ in ("pobj", "pcomp") and child.i > last.i:
            return child, last
    return None


def _last_of_name(noun: Token) -> Token:
    """The last word of a speaker, with a name that the parser cut off: "according to Utopia Senator Ada Brook"."""
    doc, last = noun.doc, noun.right_edge
    while noun.pos_ == "PROPN" and last.i + 1 < len(doc) and doc[last.i + 1].pos_ == "PROPN":
        last = doc[last.i + 1]
    return last


def _governing_clause(reading: Reading, token: Token, last: Token) -> Extent | None:
    head = token.head
    while head.pos_ not in _CLAUSE_HEADS and head.head != head:
        head = head.head
    left, right = head.left_edge, head.right_edge
    if head.dep_ in ("conj", "ccomp", "advcl") and left.i < token.i:
        pass
    before = (left.idx, token.idx) if left.i < token.i else (0, 0)
    after_from = last.idx + len(last)
    after = (after_from, right.idx + len(right)) if right.i > last.i else (0, 0)
    spans = [trimmed(reading.text, *s) for s in (before, after) if s[1] > s[0]]
    return max(spans, key=lambda s: s[1] - s[0], default=None)
