"""How far a content reaches: the clause or phrase that a cue governs, without what the writer adds behind it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from counterclaim.find.claims_reading import Extent, Reading, span_of, trimmed
from counterclaim.find.claims_speakers import continues_outer, has_own_subject

__all__ = ["breadth", "clause_extent", "phrase_extent", "without_aside", "without_medium"]

_OPENERS = "“\"‘'«$[(''``"
_CONTRAST = frozenset({"while", "whereas", "although", "though"})
_BESIDE = frozenset({"following", "amid", "despite", "prior"})  # what the writer sets beside the words said
_FOLLOWING = frozenset("for of in between over on against about toward towards from at into among to by".split())
_WHEN = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow week month year day hour morning evening night
    afternoon time""".split()
)
_MEDIUM = re.compile(
    r"\s+(?:in|on|during|via|through) (?:an?|the|its|his|her|their|this)? ?(?:[\w’'-]+ ){0,2}?"
    r"(?:statement|video|message|tweet|post|posting|interview|letter|speech|address|broadcast|communiqu[eé]|blog|"
    r"news conference|press conference|briefing|telephone call|phone call|twitter|telegram|facebook|state television|"
    r"state media|social media)"
    r"(?: (?:on|to|with|from|posted|published|released|carried|aired|issued|late|early|that|by)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_ASIDE = re.compile(r", (?:who|which|whose|whom|where)\b[^,]*$")
_TO_DO = frozenset(
    """need commitment initiative decision plan effort obligation right readiness willingness intention desire call
    proposal attempt offer request ability promise pledge refusal failure demand order""".split()
)


def clause_extent(reading: Reading, verb: Token, clause: Token) -> Extent | None:
    """The clause beside its cue, up to where the writer goes on; of a clause that the cue splits, the longer part."""
    inside = [t for t in clause.subtree if not t.is_space]
    before = [t for t in inside if t.i < verb.i]
    after = [t for t in inside if t.i > verb.i]
    part = before if breadth(before) > breadth(after) else after
    if not part:
        return None
    if part is before:
        return trimmed(reading.text, *span_of(part[0], part[-1]))
    stop = _writer_goes_on(reading, verb, clause)
    first = _past_mark(part)
    cut = stop is not None and stop > first.i
    last = reading.doc[stop - 1] if stop is not None and cut else _last_of_run(reading, verb, part[-1])
    if not cut:
        last = _past_a_torn_subject(reading, last)
    return trimmed(reading.text, *span_of(first, last))


def _past_a_torn_subject(reading: Reading, last: Token) -> Token:
    """The end of the sentence where the parser took the subject of a clause for all of it."""
    doc = reading.doc
    if last.i + 1 >= len(doc) or doc[last.i + 1].pos_ not in ("AUX", "VERB") or doc[last.i + 1].is_sent_start:
        return last
    if doc[last.i + 1].lemma_.lower() in reading.cues.lemmas or doc[last.i + 1].tag_ in ("VBG", "VB"):
        return last
    end = doc[last.i].sent.end - 1
    while end > last.i and (doc[end].is_space or doc[end].text in ".!?"):
        end -= 1
    return doc[end]


def breadth(part: list[Token]) -> int:
    """Characters from the first to the last of these tokens; 0 without any."""
    return part[-1].idx + len(part[-1]) - part[0].idx if part else 0


def _past_mark(part: list[Token]) -> Token:
    for token in part:
        if token.lower_ == "that" and token.dep_ == "mark":
            continue
        if token.is_punct and token.text not in _OPENERS:
            continue
        return token
    return part[-1]


def _last_of_run(reading: Reading, verb: Token, last: Token) -> Token:
    """The end of a run of clauses: one that the parser hung on the cue goes on what is said, if no cue opens it."""
    for child in verb.children:
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        if child.dep_ == "conj" and own and child.i > last.i and child.lemma_.lower() not in reading.cues.lemmas:
            last = child.right_edge
    return last


def _writer_goes_on(reading: Reading, cue: Token, clause: Token) -> int | None:
    """Index of the first token behind a clause that is the writer's again; None where there is none."""
    chain, starts = [clause], list[int]()
    while chain:
        head = chain.pop()
        for child in head.children:
            if child.i <= head.i or child.i <= cue.i:
                continue
            if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
                if _reports(reading, child) and (continues_outer(child) or has_own_subject(child)):
                    starts.append(_with_joint(child))
                else:
                    chain.append(child)
            elif _stands_beside(reading, child):
                starts.append(child.left_edge.i)
    return min(starts, default=None)


def _reports(reading: Reading, verb: Token) -> bool:
    return any(not m.rest and m.act == "speech" for m in reading.cues.of("verb", verb.lemma_.lower()))


def _with_joint(child: Token) -> int:
    """Where the "and" or "but" stands that joins a clause; its own start without one."""
    start = child.left_edge.i
    while start > 0 and child.doc[start - 1].dep_ in ("cc", "punct") and child.doc[start - 1].text not in '"”“':
        start -= 1
    return start


def _stands_beside(reading: Reading, child: Token) -> bool:
    """True for "..., while another says ...", "..., with talks going on", "..., following the raid"."""
    first = child.left_edge
    comma = first.i > 0 and child.doc[first.i - 1].text == ","
    if child.dep_ == "advcl" and first.lower_ in _CONTRAST:
        return comma or _reports(reading, child)
    if not comma:
        return False
    if child.dep_ == "prep" and child.lower_ == "with":
        return any(c.dep_ == "pcomp" for c in child.children) or any(
            g.dep_ == "acl" and g.tag_ == "VBG" for c in child.children for g in c.children
        )
    return child.dep_ in ("prep", "advcl") and (child.lower_ in _BESIDE or first.lower_ == "with")


def phrase_extent(reading: Reading, first: Token, last: Token, verb: Token) -> Extent:
    """An object from first to last, with the phrases after it that the parser hung on the verb."""
    for child in verb.children:
        if child.i > last.i and child.left_edge.i == last.i + 1 and _belongs(child, last):
            last = child.right_edge
    return trimmed(reading.text, *span_of(first, last))


def _belongs(child: Token, last: Token) -> bool:
    if child.dep_ == "prep" and child.lower_ in _FOLLOWING:
        return not any(c.lower_ in _WHEN or c.pos_ == "NUM" or c.tag_ == "VBG" for c in child.children)
    if child.dep_ in ("xcomp", "advcl", "acl") and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
        return last.lemma_.lower() in _TO_DO
    return False


def without_medium(text: str, content: Extent) -> Extent:
    """The content without where it was said: "the raid in a message on the radio" is "the raid"."""
    start, end = content
    found = _MEDIUM.search(text, start + 1, end)
    return trimmed(text, start, found.start()) if found else content


def without_aside(text: str, content: Extent) -> Extent:
    """The content without what the writer adds on its last name: "the rebels, who said nothing" is "the rebels"."""
    start, end = content
    found = _ASIDE.search(text, start + 1, end)
    return trimmed(text, start, found.start()) if found else content
