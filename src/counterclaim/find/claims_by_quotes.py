"""Claims by quotation marks: whose words they are, with the cue before or after, and how the voice goes on."""

from __future__ import annotations

import dataclasses as dc
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from counterclaim.codebook.reporting_cues import Cue
from counterclaim.find.claims_reading import Candidate, Extent, Reading, cue_meanings, extent
from counterclaim.find.claims_speakers import phrase_of, subject_of
from counterclaim.find.quotes import Quotation

__all__ = ["quote_candidates", "whole_quotations"]

_REACH = 16  # tokens between a quotation and its cue
_STOPS = {".", "!", "?", ";"}
_INNER = "“”\"«»'‘’`"
_NAME_MARKS = ":―—–-"
_MOST_NAME_WORDS = 9
_LONGEST_SIGNATURE = 90  # characters
_SIGNED = re.compile(r"\s*(?P<mark>[―—–])\s*(?P<name>[A-ZÀ-ÞĀ-Ž][^\n.;:“”\"]*(?:\. ?[A-Z][^\n.;:“”\"]*)*?)\s*\.?\s*$")
_NO_CUE = ("relcl", "amod", "compound")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a quotation, by which cue."""

    speaker: Extent | None
    cue: Extent | None
    meaning: Cue | None
    head: int


def quote_candidates(reading: Reading) -> Iterator[Candidate]:
    """One claim a sentence of each quotation that stands for itself, in order."""
    for quotation, voice in _voiced_quotations(reading):
        yield from _claims(reading, quotation, voice)


def whole_quotations(reading: Reading) -> Iterator[Candidate]:
    """One candidate for all that a voice says with one cue: its quotation, and those in which it goes on."""
    open_one: Candidate | None = None
    for quotation, voice in _voiced_quotations(reading):
        said = (quotation.start, quotation.end)
        if open_one is not None and voice.cue is None:
            open_one = dc.replace(open_one, more=(*open_one.more, said))
            continue
        if open_one is not None:
            yield open_one
        name = voice.meaning.name if voice.meaning else "colon"
        open_one = Candidate(voice.speaker, voice.cue, said, voice.meaning, f"quote:{name}", voice.head, 0, direct=True)
    if open_one is not None:
        yield open_one


def _voiced_quotations(reading: Reading) -> Iterator[tuple[Quotation, Voice]]:
    """The quotations that stand for themselves and have a voice, in order."""
    voice: Voice | None = None
    last: Quotation | None = None
    for quotation in reading.quotes.all:
        if not _stands_alone(reading, quotation):
            continue
        found = _voice(reading, quotation)
        if found is None and voice is not None and last is not None and _goes_on(reading.text, last, quotation):
            found = Voice(voice.speaker, None, voice.meaning, -1)
        if found is None:
            continue
        if found.cue is not None or found.speaker is not None:
            voice, last = found, quotation
        yield quotation, found


def _claims(reading: Reading, quotation: Quotation, voice: Voice) -> Iterator[Candidate]:
    name = voice.meaning.name if voice.meaning else "colon"
    for n, piece in enumerate(_sentences(reading, quotation)):
        cue = voice.cue if n == 0 else None
        why = f"quote:{name}" if cue else f"voice goes on:{name}"
        head = voice.head if cue else -1
        yield Candidate(voice.speaker, cue, piece, voice.meaning, why, head, 0, direct=True)


def _stands_alone(reading: Reading, q: Quotation) -> bool:
    """True for a quotation that is a statement, not words set into the writer's own clause."""
    words = reading.text[q.start : q.end].strip(_INNER + " ")
    if not words or (q.scare and words[-1:] not in ".!?,"):
        return False
    before = reading.text[max(0, q.start - 3) : q.start].rstrip(" \t\u00a0")
    if not before or before[-1] in '.!?:,;—–)\n”"':
        return len(words.split()) > 1 or words[-1:] in ".!?,"
    token = _token_before(reading, q.start)
    return token is not None and token.lemma_.lower() in reading.cues.lemmas and _quoting(reading, token) is not None


def _token_before(reading: Reading, position: int) -> Token | None:
    i = bisect_left(reading.starts, position) - 1
    while i >= 0 and reading.doc[i].is_space:
        i -= 1
    return reading.doc[i] if i >= 0 else None


def _quoting(reading: Reading, token: Token) -> Cue | None:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in _NO_CUE or _names_itself(token):
        return None
    return next((m for m, _ in cue_meanings(reading, token, "verb") if "quote" in m.frames), None)


def _names_itself(token: Token) -> bool:
    """True for "a spokesman calling himself Ada": it gives a name, no words."""
    return any(c.dep_ == "dobj" and c.lower_.endswith(("self", "selves")) for c in token.children)


def _voice(reading: Reading, q: Quotation) -> Voice | None:
    inner = reading.text[q.start : q.end].rstrip(_INNER + " ")[-1:]
    following = reading.text[q.end : q.end + 2].lstrip()[:1]
    if inner in ",?!—-…" or following in (",", "—", "–") or (following.islower() and inner != "."):
        after = _after(reading, q)
        if after is not None:
            return after
    named = _by_name(reading, q) or _by_name_after(reading, q)
    return named or _before(reading, q) or (_after(reading, q) if following.islower() else None)


def _after(reading: Reading, q: Quotation) -> Voice | None:
    i = bisect_left(reading.starts, q.end)
    for token in reading.doc[i : i + _REACH]:
        if token.text in _STOPS or "\n" in token.text or reading.quotes.at(token.idx):
            return None
        meaning = _quoting(reading, token)
        if meaning is not None:
            return _voiced(reading, token, meaning, (q.start, q.end))
        if token.lower_ == "according":
            return _according(reading, token, (q.start, q.end))
    return None


def _according(reading: Reading, token: Token, content: Extent) -> Voice | None:
    nouns = [c for to in token.children for c in to.children if c.dep_ == "pobj"]
    if not nouns:
        return None
    meaning = next(iter(reading.cues.of("prep", "according")), None)
    cue = (token.idx, token.idx + len("according to"))
    return Voice(phrase_of(reading, nouns[0], content), cue, meaning, token.i)


def _before(reading: Reading, q: Quotation) -> Voice | None:
    i = bisect_left(reading.starts, q.start) - 1
    colon = False
    verb: Token | None = None
    for j in range(i, max(-1, i - _REACH), -1):
        token = reading.doc[j]
        if token.is_space:
            if "\n" in token.text and not colon and not _ends_in_colon(reading, j):
                break
            continue
        if token.text in _STOPS or (reading.quotes.at(token.idx) and reading.quoted(token)):
            break
        colon = colon or token.text == ":"
        meaning = _quoting(reading, token)
        if meaning is not None:
            return _voiced(reading, token, meaning, (q.start, q.end))
        verb = verb or (token if token.pos_ == "VERB" and token.dep_ in ("ROOT", "conj", "advcl") else None)
    return _by_colon(reading, verb, (q.start, q.end)) if colon and verb is not None else None


def _by_name(reading: Reading, q: Quotation) -> Voice | None:
    """The name that opens the line: "NAME: ..." or "Name — ..."; without a verb that could be the cue."""
    line = reading.text.rfind("\n", 0, q.start) + 1
    before = reading.text[line : q.start].rstrip()
    name = before.rstrip(_NAME_MARKS + " ")
    if before == name or not name[:1].isupper() or not 0 < len(name.split()) <= _MOST_NAME_WORDS:
        return None
    i, j = bisect_left(reading.starts, line), bisect_left(reading.starts, line + len(name))
    if any(_quoting(reading, t) for t in reading.doc[i:j]) or any(c in name for c in '.,;"”“'):
        return None
    mark = line + len(before) - 1
    return Voice((line, line + len(name)), (mark, mark + 1), None, -1)


def _by_name_after(reading: Reading, q: Quotation) -> Voice | None:
    """The name that ends the line after a dash: "..." — Name."""
    end = reading.text.find("\n", q.end)
    rest = reading.text[q.end : end if end >= 0 else len(reading.text)]
    match = _SIGNED.match(rest) if len(rest) <= _LONGEST_SIGNATURE else None
    if match is None or not 0 < len(match["name"].split()) <= _MOST_NAME_WORDS:
        return None
    name = q.end + match.start("name"), q.end + match.end("name")
    mark = q.end + match.start("mark")
    return Voice(name, (mark, mark + 1), None, -1)


def _ends_in_colon(reading: Reading, j: int) -> bool:
    while j > 0 and reading.doc[j].is_space:
        j -= 1
    return reading.doc[j].text == ":"


def _by_colon(reading: Reading, verb: Token, content: Extent) -> Voice | None:
    """Any verb before a colon introduces the quotation: "The minister was blunt: ..."."""
    noun = subject_of(verb)
    speaker = phrase_of(reading, noun, content) if noun is not None else None
    return Voice(speaker, extent(verb), None, verb.i) if speaker else None


def _voiced(reading: Reading, verb: Token, meaning: Cue, content: Extent) -> Voice:
    noun = _between(reading, content[1], verb) or subject_of(verb)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if noun is None and not passive:
        noun = _nearest_noun(reading, verb, content)
    speaker = phrase_of(reading, noun, content) if noun is not None else None
    if speaker and speaker[0] < content[1] and content[0] < speaker[1]:
        other = _nearest_noun(reading, verb, content)
        speaker = phrase_of(reading, other, content) if other is not None else None
        if speaker and speaker[0] < content[1] and content[0] < speaker[1]:
            speaker = None
    return Voice(speaker, extent(verb), meaning, verb.i)


def _between(reading: Reading, end: int, verb: Token) -> Token | None:
    """Who stands between the end of a quotation and its cue: '"No," one of them, Ada Brook, insisted'."""
    i = bisect_left(reading.starts, end)
    gap = reading.doc[i : verb.i] if i < verb.i else ()
    for token in gap:
        outside = not i <= token.head.i < verb.i
        if outside and (token.pos_ in ("PROPN", "PRON", "NOUN") or token.tag_ == "CD") and not _subordinate(token):
            return token
    return None


def _subordinate(token: Token) -> bool:
    return token.dep_ in ("npadvmod", "advmod", "compound", "poss") or token.lower_ in ("that", "which", "what")


def _nearest_noun(reading: Reading, verb: Token, content: Extent) -> Token | None:
    """The head of the name next to the verb where the parse found no subject."""
    doc = reading.doc
    for step in (1, -1):
        i = verb.i + step
        while 0 <= i < len(doc) and abs(i - verb.i) < 6 and not content[0] <= doc[i].idx < content[1]:
            token = doc[i]
            if token.text in _STOPS or "\n" in token.text or (step == 1 and token.text in ",:"):
                break
            if token.pos_ in ("PROPN", "PRON", "NOUN"):
                return _top(token)
            i += step
    return None


def _top(token: Token) -> Token:
    while token.dep_ in ("compound", "poss", "amod", "nmod") and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    return token


def _goes_on(text: str, last: Quotation, q: Quotation) -> bool:
    """True when the same voice may go on: in the same paragraph, or where an open quotation is taken up again."""
    between = text[last.end : q.start]
    return "\n" not in between or q.resumes


def _sentences(reading: Reading, q: Quotation) -> list[Extent]:
    """The sentences inside a quotation; its marks stay with the first and the last."""
    doc, text = reading.doc, reading.text
    cuts = [q.start]
    i = bisect_left(reading.starts, q.start + 1)
    for token in doc[i : bisect_left(reading.starts, q.end)]:
        if not token.is_sent_start:
            continue
        before, rest = text[q.start : token.idx].rstrip(" \t\u00a0'’”\""), text[token.idx : q.end]
        if before[-1:] in (".", "!", "?", "…") and rest.strip(_INNER + " .,!?"):
            cuts.append(token.idx)
    cuts.append(q.end)
    pieces = [_stripped(text, a, b) for a, b in pairwise(cuts)]
    return [p for p in pieces if p[0] < p[1]]


def _stripped(text: str, start: int, end: int) -> Extent:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
