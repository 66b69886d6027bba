"""The order in which the finders of one document feed each other."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from counterclaim.codebook.noun_classes import load_noun_classes
from counterclaim.find.actors import actor_mentions, mention_of
from counterclaim.find.claims import claims
from counterclaim.find.counts import counts
from counterclaim.find.dates import date_mentions
from counterclaim.find.events import events
from counterclaim.find.issues import with_issue
from counterclaim.find.places import place_mentions
from counterclaim.gazetteer.places import PlaceTable
from counterclaim.parse import ParsedDocument
from counterclaim.records import Claim, Count, EventMention, Findings, Mention, Party, Span

if TYPE_CHECKING:
    from counterclaim.find.tagger import Tagger

__all__ = ["find"]


def find(
    parsed: ParsedDocument,
    places: PlaceTable,
    tagger: Tagger | None = None,
    *,
    whole: bool = False,
    sure: float | None = None,
) -> Findings:
    """All findings of one document, parties and places as words only; `resolve` names them.

    `whole` and `sure` as for `claims`. Disputes come last of all: who denies whom is seen best once parties have
    names (`find.disputes`).
    """
    place_list, dates = place_mentions(parsed, places), date_mentions(parsed)
    said = claims(parsed, tagger, whole=whole, sure=sure)
    happened = events(parsed, said, place_list, dates)
    said = tuple(_about(with_issue(parsed, c, _inside(c, happened)), happened) for c in said)
    numbers = counts(parsed, happened, said)
    mentions = _with_parties(parsed, actor_mentions(parsed), said, happened, numbers)
    return Findings(
        document=parsed.document,
        events=happened,
        claims=said,
        counts=numbers,
        mentions=(*mentions, *place_list, *dates),
        sentences=tuple(_sentences(parsed)),
    )


def _sentences(parsed: ParsedDocument) -> Iterator[Span]:
    text = parsed.document.text
    for sent in parsed.doc.sents:
        start, end = sent.start_char, sent.end_char
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Span(start, end)


def _inside(claim: Claim, happened: Iterable[EventMention]) -> tuple[EventMention, ...]:
    start, end = claim.content.start, claim.content.end
    return tuple(e for e in happened if start <= e.trigger.start < end)


def _about(claim: Claim, happened: Iterable[EventMention]) -> Claim:
    """The claim with the events inside its content, and the speech act that its cue names."""
    ids = [e.id for e in _inside(claim, happened)]
    if claim.cue is not None:
        start, end = claim.cue.start, claim.cue.end
        ids += [e.id for e in happened if start < e.trigger.end and e.trigger.start < end and e.id not in ids]
    return dc.replace(claim, about=tuple(ids))


def _with_parties(
    parsed: ParsedDocument,
    mentions: tuple[Mention, ...],
    said: Iterable[Claim],
    happened: Iterable[EventMention],
    numbers: Iterable[Count],
) -> tuple[Mention, ...]:
    """The mentions, with one for the exact span of every party, so that resolution finds each."""
    known = {(m.start, m.end): m for m in mentions if _may_be_taken_up(m)}
    for party in _parties(said, happened, numbers):
        if party.kind == "actor" and (party.start, party.end) not in known:
            mention = mention_of(parsed, party.start, party.end)
            if mention:
                known[party.start, party.end] = mention
    return tuple(sorted(known.values(), key=lambda m: (m.start, m.end)))


def _may_be_taken_up(mention: Mention) -> bool:
    """False for a common noun that no name, title, apposition or doing makes somebody: half of all noun phrases."""
    person = "person" in load_noun_classes().get(mention.head, ())
    if mention.form == "common" and mention.subject and mention.number == "sing" and person:
        return True
    return mention.form != "common" or mention.apposed_to is not None or any(c.isupper() for c in mention.text[1:])


def _parties(said: Iterable[Claim], happened: Iterable[EventMention], numbers: Iterable[Count]) -> Iterator[Party]:
    for claim in said:
        if claim.claimant:
            yield claim.claimant
    for event in happened:
        yield from (*event.actors, *event.recipients)
    for count in numbers:
        if count.authority:
            yield count.authority
