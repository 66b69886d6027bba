"""Numbers of people killed, injured, missing, abducted, detained, displaced or released, and who gives them."""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from counterclaim.codebook.casualties import Casualties, load_casualties
from counterclaim.find.harm import measures_of
from counterclaim.find.numbers import Quantity
from counterclaim.find.people import Counted, counted_phrases, group_of
from counterclaim.find.toll import toll_figures
from counterclaim.parse import ParsedDocument
from counterclaim.records import Claim, Count, EventMention, Party
from counterclaim.records import Span as TextSpan
from counterclaim.records.ids import digest

__all__ = ["counts"]

_TYPES = {
    "killed": ("ASSAULT",),
    "injured": ("ASSAULT", "PROTEST"),
    "missing": ("ASSAULT",),
    "abducted": ("ASSAULT", "COERCE"),
    "detained": ("COERCE", "ASSAULT"),
    "displaced": ("ASSAULT", "COERCE"),
    "released": ("RETREAT", "CONCEDE"),
}
_PERIOD = re.compile(
    r"\bsince\b(?! then)|\b(?:over|in|during|for|within) the (?:past|last|previous)\b|\bnationwide\b|\bso far this\b|"
    r"\b(?:last|this) year\b|\bthis (?:week|month)\b|\bbetween (?:19|20)\d\d and\b|"
    r"\bduring the (?:\w+ )?(?:war|conflict)\b|\bin total\b|"
    r"\b(?:airstrikes|attacks|clashes|strikes|fighting) across\b|\bacross the country\b|"
    r"\bfrom (?:19|20)\d\d to\b|\bduring (?:months|years|weeks) of\b|\bof (?:the )?(?:\w+ )?(?:war|conflict)\b",
    re.IGNORECASE,
)


def counts(parsed: ParsedDocument, events: tuple[EventMention, ...], claims: tuple[Claim, ...]) -> tuple[Count, ...]:
    """The counts of the document in order, each with its authority, event and claim where they can be told."""
    table = load_casualties()
    found: dict[tuple[int, int, str], Count] = {}
    for sent in parsed.doc.sents:
        for count in _in_sentence(parsed, sent, table):
            found.setdefault((count.start, count.end, count.measure), count)
    ordered = sorted(found.values(), key=lambda c: (c.start, c.end, c.measure))
    return tuple(_attached(parsed, count, events, claims) for count in ordered)


def _in_sentence(parsed: ParsedDocument, sent: Span, table: Casualties) -> Iterator[Count]:
    tolls = list(toll_figures(sent))
    for quantity, measure in tolls:
        yield _count(parsed, quantity, (quantity.start, quantity.end), measure, "total")
    before: Count | None = None
    for phrase in sorted(counted_phrases(sent, table), key=lambda p: p.first):
        if any(q.start <= phrase.quantity.core < q.end for q, _ in tolls):
            continue
        for measure in _measures(phrase, before, sent, table):
            group = group_of(phrase, table)
            if phrase.noun is None and phrase.others and before is not None:
                group = before.group if before.group not in ("children", "women", "men") else "total"
            count = _count(parsed, phrase.quantity, _words(phrase), measure, group)
            yield count
            before = count


def _measures(phrase: Counted, before: Count | None, sent: Span, table: Casualties) -> tuple[str, ...]:
    measures = measures_of(phrase, table)
    if not measures and before is not None and _is_part_of(phrase, before, sent):
        return (before.measure,)
    return measures


def _is_part_of(phrase: Counted, before: Count, sent: Span) -> bool:
    """True for "…, including three children" and "…, among them two women" after a count."""
    if phrase.noun is None and phrase.quantity.bare_year:
        return False
    between = sent.text[before.end - sent.start_char : phrase.quantity.start - sent.start_char].lower()
    lead = re.search(r"\b(?:including|among them|among whom|includes?|most of them)\b[^.;:]*$", between)
    return lead is not None and len(lead[0].split()) <= 12


def _words(phrase: Counted) -> tuple[int, int]:
    last = phrase.root.doc[phrase.last]
    return phrase.quantity.start, max(phrase.quantity.end, last.idx + len(last))


def _count(parsed: ParsedDocument, quantity: Quantity, words: tuple[int, int], measure: str, group: str) -> Count:
    text = parsed.document.text
    start, end = words
    around = _sentence_text(parsed, start)
    return Count(
        id="cnt:" + digest(parsed.document.id, start, end, measure),
        start=start,
        end=end,
        text=text[start:end],
        measure=measure,
        group=group,
        low=quantity.low,
        high=quantity.high,
        approximate=quantity.approximate,
        scope="cumulative" if _PERIOD.search(around) else "incident",
        vague=quantity.vague,
    )


def _sentence_text(parsed: ParsedDocument, at: int) -> str:
    token = _token_at(parsed, at)
    return token.sent.text if token is not None else ""


def _token_at(parsed: ParsedDocument, at: int) -> Token | None:
    span = parsed.doc.char_span(at, at + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _attached(parsed: ParsedDocument, count: Count, events: Iterable[EventMention], claims: Iterable[Claim]) -> Count:
    inside = [c for c in claims if c.content.start <= count.start and count.end <= c.content.end]
    inside.sort(key=lambda c: c.content.end - c.content.start)
    claim = inside[0] if inside else None
    named = next((c.claimant for c in inside if c.claimant is not None), None)  # "allegedly" inside "X says"
    authority = named or (None if inside else _according_to(parsed, count) or _counted_by(parsed, count))
    event = _nearest_event(parsed, count, events)
    return dc.replace(count, authority=authority, claim=claim.id if claim else None, event=event.id if event else None)


def _nearest_event(parsed: ParsedDocument, count: Count, events: Iterable[EventMention]) -> EventMention | None:
    """The closest act of a fitting type in the same sentence, else the last one of the sentence before."""
    token = _token_at(parsed, count.start)
    if token is None:
        return None
    fitting = [e for e in events if e.type in _TYPES[count.measure]]
    sent = token.sent
    here = [e for e in fitting if sent.start_char <= e.trigger.start < sent.end_char]
    if here:
        return min(here, key=lambda e: _distance(count, e))
    start = sent.doc[sent.start - 1].sent.start_char if sent.start else sent.start_char
    before = [e for e in fitting if start <= e.trigger.start < sent.start_char and e.modality != "negated"]
    return before[-1] if before and count.measure in ("killed", "injured") else None


def _distance(count: Count, event: EventMention) -> int:
    return max(event.trigger.start - count.end, count.start - event.trigger.end, 0)


def _according_to(parsed: ParsedDocument, count: Count) -> Party | None:
    """Who "according to" names in the sentence of a count that lies in no claim."""
    token = _token_at(parsed, count.start)
    if token is None:
        return None
    for word in token.sent:
        if word.lower_ == "according" and word.i + 2 < token.sent.end and word.nbor(1).lower_ == "to":
            named = next((c for c in parsed.doc[word.i + 1].children if c.dep_ == "pobj"), None)
            if named is not None:
                return _party(parsed, named)
    return None


_COUNTS = frozenset(
    "record put raise count register report document list tally estimate revise update confirm number give lower "
    "cut".split()
)


def _counted_by(parsed: ParsedDocument, count: Count) -> Party | None:
    """Who counts, in "the hospital puts the number of dead at 27" and "the society has recorded 21 deaths"."""
    token = _token_at(parsed, count.start)
    while token is not None and token.head != token:
        token = token.head
        if token.pos_ == "VERB":
            subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
            counts = subject is not None and token.lemma_.lower() in _COUNTS
            return _party(parsed, subject) if counts and subject is not None and subject.pos_ != "PRON" else None
    return None


def _party(parsed: ParsedDocument, head: Token) -> Party:
    first = head.left_edge
    last = head
    for child in head.rights:
        if child.dep_ in ("compound", "flat", "nummod"):
            last = child
    span = TextSpan(first.idx, last.idx + len(last))
    return Party(span.start, span.end, span.of(parsed.document.text))
