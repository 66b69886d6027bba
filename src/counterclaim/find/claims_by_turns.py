"""Claims by layout: a statement set below "The minister said:", and the turns of a transcript, "Ada Brook: ..."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from counterclaim.codebook.reporting_cues import Cue
from counterclaim.find.claims_reading import Candidate, Extent, Reading, cue_meanings, extent, trimmed
from counterclaim.find.claims_speakers import phrase_of, subject_of

__all__ = ["says_itself", "turn_candidates"]

_WORD = r"[A-Z][\w.’'-]*"
_LABEL = re.compile(
    rf"(?:^|(?<=[.!?>*)”\"] ))(?P<name>{_WORD}(?: (?:of|the|for|and|de|al|bin|van|von|{_WORD})){{0,8}}): (?=\S)",
    re.MULTILINE,
)  # a name, or an office and a name, at the start of a line or sentence
_NO_NAME = frozenset("question answer q a title note source photo update editor image video related read more".split())
_AFTER = re.compile(
    r"^\W*(?:notes? (?:to|for) editors?|further information|background|ends?|contact|media enquir\w+)\b", re.IGNORECASE
)
_GIVING = frozenset({"make", "release", "issue", "provide", "give", "deliver", "publish"})
_STATEMENTS = frozenset({"statement", "remark", "comment", "message", "answer", "response"})
_MARKS = "“\"«„‘'`"
_FEWEST_WORDS = 3
_ENDS = ".!?…>"
_FIRST_PERSON = ("i", "we")


@dataclass(frozen=True, slots=True)
class _Turn:
    """text[start:end] said by one voice."""

    start: int
    end: int
    speaker: Extent | None
    cue: Extent | None
    meaning: Cue | None
    head: int


def turn_candidates(reading: Reading, *, whole: bool = False) -> Iterator[Candidate]:
    """One claim a sentence of each statement and turn whose words stand without quotation marks, in order.

    `whole` keeps each turn together.
    """
    for turn in _labelled(reading) or list(_below_colon(reading)):
        pieces = [trimmed(reading.text, turn.start, turn.end)] if whole else _sentences(reading, turn)
        for n, (start, end) in enumerate(pieces):
            cue = turn.cue if n == 0 else None
            why = "quote" if cue else "voice goes on"
            name = turn.meaning.name if turn.meaning else "colon"
            head = turn.head if cue else -1
            yield Candidate(turn.speaker, cue, (start, end), turn.meaning, f"{why}:{name}", head, 0, direct=True)


def says_itself(token: Token, turns: list[Extent]) -> bool:
    """True for "I thank you" inside one of the turns (sorted): the turn is that claim already."""
    if token.pos_ not in ("VERB", "AUX", "ADJ"):
        return False
    at = bisect_left(turns, (token.idx + 1,)) - 1
    if at < 0 or token.idx >= turns[at][1]:
        return False
    subject = subject_of(token)
    return subject is None or subject.lower_ in _FIRST_PERSON


def _labelled(reading: Reading) -> list[_Turn]:
    """The turns of a transcript: labels that come back; empty where the text is none."""
    labels = [m for m in _LABEL.finditer(reading.text) if m["name"].lower() not in _NO_NAME]
    last_words = Counter(m["name"].split()[-1].casefold() for m in labels)
    if len(last_words) < 2 or max(last_words.values()) < 2:
        return []
    ends = [m.start() for m in labels[1:]] + [len(reading.text)]
    turns = []
    for label, end in zip(labels, ends, strict=True):
        mark = label.end("name")
        turns.append(_Turn(label.end(), end, label.span("name"), (mark, mark + 1), None, -1))
    return turns


def _below_colon(reading: Reading) -> Iterator[_Turn]:
    """Statements without quotation marks below a line that ends in "said:"; each up to the next, or the end."""
    lines = list(_lines(reading.text))
    n = 0
    while n < len(lines) - 1:
        start, end = lines[n]
        n += 1
        voice = _announced(reading, start, end) if reading.text[end - 1] == ":" else None
        first = lines[n][0]
        if voice is None or reading.text[first] in _MARKS:
            continue
        speaker, verb, meaning = voice
        name = _surname(reading.text[slice(*speaker)])
        last = n
        while last < len(lines) and _goes_on(reading.text[slice(*lines[last])], name):
            last += 1
        if last > n:
            yield _Turn(first, lines[last - 1][1], speaker, extent(verb), meaning, verb.i)
        n = max(n, last)


def _surname(speaker: str) -> str:
    """The last word of the part that names someone: "Brook" of "Ada Brook, the envoy for Utopia"."""
    parts = [p for p in speaker.split(",") if p.strip() and not re.search(r" (?:for|of|to) ", p)]
    return (parts[-1] if parts else speaker).split()[-1]


def _goes_on(line: str, name: str) -> bool:
    """True for a line that the voice may speak: no new announcement, no notes, no mention of the speaker."""
    return not (line.endswith(":") or _AFTER.match(line) or line[0] in _MARKS or name in line)


def _announced(reading: Reading, start: int, end: int) -> tuple[Extent, Token, Cue | None] | None:
    """Who is said to speak in a line that ends in a colon, and by which word."""
    i, j = bisect_left(reading.starts, start), bisect_left(reading.starts, end)
    for token in reversed(list(reading.doc[i:j])):
        if token.pos_ != "VERB":
            continue
        meaning = next((m for m, _ in cue_meanings(reading, token, "verb") if "quote" in m.frames), None)
        gives = token.lemma_ in _GIVING and any(c.lemma_.lower() in _STATEMENTS for c in token.children)
        if meaning is None and not gives:
            continue
        noun = subject_of(token)
        speaker = phrase_of(reading, noun, extent(token)) if noun is not None else None
        return (speaker, token, meaning) if speaker and start <= speaker[0] else None
    return None


def _lines(text: str) -> Iterator[Extent]:
    for match in re.finditer(r"[^\n]+", text):
        start, end = trimmed(text, *match.span())
        raw = match.end() - (len(match.group()) - len(match.group().rstrip()))
        if start < end:
            yield start, raw


def _sentences(reading: Reading, turn: _Turn) -> Iterator[Extent]:
    """The sentences of a turn, without those of a word or two; what the parse cuts within a sentence is joined."""
    cuts = [turn.start]
    i = bisect_left(reading.starts, turn.start + 1)
    for token in reading.doc[i : bisect_left(reading.starts, turn.end)]:
        before = reading.text[turn.start : token.idx].rstrip(" \t\u00a0'’”\")")
        if token.is_sent_start and (before[-1:] in _ENDS or reading.text[token.idx - 1] == "\n"):
            cuts.append(token.idx)
    cuts.append(turn.end)
    for a, b in pairwise(cuts):
        words = reading.text[a:b].strip()
        if len(words.split()) >= _FEWEST_WORDS:
            start = reading.text.index(words, a)
            yield start, start + len(words)
