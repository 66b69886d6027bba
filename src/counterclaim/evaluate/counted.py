"""One document's findings against its annotation: events, claims, disputes, counts."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.evaluate.days import gold_days, is_right_date
from counterclaim.evaluate.gold import GoldClaim, GoldCount, GoldDispute, GoldDocument, GoldEvent
from counterclaim.evaluate.names import names_in_common, same_name
from counterclaim.evaluate.pairing import best_first
from counterclaim.evaluate.report import Score, Tally
from counterclaim.records import Claim, Count, Dispute, EventMention, Findings, Party, Span

__all__ = ["nothing_found", "score_document"]

ENOUGH = 0.5  # of the characters of two contents, shared over all


@dataclass(frozen=True, slots=True)
class _Item:
    """Where an annotated item lies in the text, None when its words are not there."""

    sentence: Span | None
    words: Span | None


@dataclass(frozen=True, slots=True)
class _Matches:
    """Gold index → found index: events, claims with enough overlap, and claims with any overlap."""

    events: dict[int, int]
    claims: dict[int, int]
    touching: dict[int, int]


def nothing_found(gold: GoldDocument) -> Score:
    """The score of a document for which there are no findings at all."""
    sizes = {
        "events": len(gold.events),
        "claims content": len(gold.claims),
        "claims joint": len(gold.claims),
        "disputes": len(gold.disputes),
        "counts": len(gold.counts),
    }
    return Score(tallies={name: Tally(gold=n) for name, n in sizes.items()})


def score_document(gold: GoldDocument, findings: Findings) -> Score:
    """How the findings of one document compare with its annotation. Attitudes are left out: speech is annotated."""
    text = findings.document.text
    claims = tuple(c for c in findings.claims if c.act != "attitude")
    event_items = [_event_item(text, e) for e in gold.events]
    claim_items = [_claim_item(text, c) for c in gold.claims]
    overlaps = _overlaps(claim_items, claims)
    matches = _Matches(
        events=_matched_events(gold.events, event_items, findings.events),
        claims=best_first(c for c in overlaps if c[0][0] >= ENOUGH),
        touching=best_first(overlaps),
    )
    paired_events = [(gold.events[i], findings.events[j]) for i, j in matches.events.items()]
    paired_claims = [(gold.claims[i], claims[j]) for i, j in matches.claims.items()]
    ends = _Ends(gold, findings, claims, matches, event_items, claim_items)
    joint = sum(_right_claimant(g, f) for g, f in paired_claims)
    tallies = {
        "events": Tally(len(paired_events), len(findings.events), len(gold.events)),
        **_party_tallies(paired_events),
        "claims content": Tally(len(paired_claims), len(claims), len(gold.claims)),
        "claims joint": Tally(joint, len(claims), len(gold.claims)),
        "disputes": Tally(ends.hits(), len(findings.disputes), len(gold.disputes)),
        "counts": Tally(_count_hits(text, gold.counts, findings.counts), len(findings.counts), len(gold.counts)),
    }
    return Score(tallies, _shares(paired_events, paired_claims), _labels(paired_events, paired_claims))


def _find(text: str, words: str, near: int) -> Span | None:
    start = text.find(words, max(0, near))
    start = start if start >= 0 else text.find(words)
    return Span(start, start + len(words)) if start >= 0 else None


def _event_item(text: str, event: GoldEvent) -> _Item:
    sentence = _find(text, event.sentence, 0)
    at = text.find(event.trigger, sentence.start) if sentence else -1
    return _Item(sentence, Span(at, at + len(event.trigger)) if at >= 0 else None)


def _claim_item(text: str, claim: GoldClaim) -> _Item:
    sentence = _find(text, claim.sentence, 0)
    near = sentence.start - len(claim.content) if sentence else 0
    return _Item(sentence, _find(text, claim.content, near))


def _matched_events(
    gold: tuple[GoldEvent, ...], items: list[_Item], found: tuple[EventMention, ...]
) -> dict[int, int]:  # fmt: skip
    candidates = []
    for i, (event, item) in enumerate(zip(gold, items, strict=True)):
        for j, other in enumerate(found):
            if other.type == event.type and item.sentence and _starts_in(item.sentence, other.trigger.start):
                overlap = item.words.jaccard(other.trigger.span) if item.words else 0.0
                parties = names_in_common(
                    (*event.actors, *event.recipients), _names((*other.actors, *other.recipients))
                )
                candidates.append(((overlap, float(parties)), i, j))
    return best_first(candidates)


def _starts_in(span: Span, position: int) -> bool:
    return span.start <= position < span.end


def _names(parties: tuple[Party, ...]) -> list[str | None]:
    return [p.name for p in parties]


def _overlaps(items: list[_Item], found: tuple[Claim, ...]) -> list[tuple[tuple[float, ...], int, int]]:
    return [
        ((overlap,), i, j)
        for i, item in enumerate(items)
        for j, claim in enumerate(found)
        if item.words and (overlap := item.words.jaccard(claim.content.span)) > 0
    ]


def _party_tallies(pairs: list[tuple[GoldEvent, EventMention]]) -> dict[str, Tally]:
    total = {"actors": Tally(), "recipients": Tally(), "place": Tally()}
    for gold, found in pairs:
        total["actors"] += _party_tally(gold.actors, found.actors)
        total["recipients"] += _party_tally(gold.recipients, found.recipients)
        total["place"] += Tally(_right_place(gold, found), found.place is not None, gold.place is not None)
    return total


def _party_tally(gold: tuple[str, ...], found: tuple[Party, ...]) -> Tally:
    return Tally(names_in_common(gold, _names(found)), len(found), len(gold))


def _right_place(gold: GoldEvent, found: EventMention) -> bool:
    if gold.place is None or found.place is None:
        return False
    return same_name(gold.place, found.place.name) or same_name(gold.place, found.place.text)


def _right_claimant(gold: GoldClaim, found: Claim) -> bool:
    name = found.claimant.name if found.claimant else None
    return same_name(gold.claimant, name) if gold.claimant else not name


def _shares(
    events: list[tuple[GoldEvent, EventMention]], claims: list[tuple[GoldClaim, Claim]]
) -> dict[str, tuple[int, int]]:  # fmt: skip
    right = {
        "claimant given content": [_right_claimant(g, f) for g, f in claims],
        "form": [g.form == f.form for g, f in claims],
        "issue": [g.issue == f.issue for g, f in claims],
        "place country": [bool(f.place and f.place.country == g.country) for g, f in events if g.country],
        "date": [is_right_date(g, f.date) for g, f in events if gold_days(g)],
    }
    return {name: (sum(hits), len(hits)) for name, hits in right.items()}


def _labels(
    events: list[tuple[GoldEvent, EventMention]], claims: list[tuple[GoldClaim, Claim]]
) -> dict[str, tuple[tuple[str, str], ...]]:  # fmt: skip
    return {
        "modality": tuple((g.modality, f.modality) for g, f in events),
        "stance": tuple((g.stance, f.stance) for g, f in claims),
    }


def _count_hits(text: str, gold: tuple[GoldCount, ...], found: tuple[Count, ...]) -> int:
    left = list(found)
    hits = 0
    for count in gold:
        sentence = _find(text, count.sentence, 0)
        at = text.find(count.span, sentence.start if sentence else 0)
        span = Span(at, at + len(count.span)) if at >= 0 else None
        match = next((i for i, other in enumerate(left) if span and _is_count(count, span, other)), None)
        if match is not None:
            del left[match]
            hits += 1
    return hits


def _is_count(gold: GoldCount, span: Span, found: Count) -> bool:
    same_number = (gold.measure, gold.low, gold.high) == (found.measure, found.low, found.high)
    return same_number and span.meets(Span(found.start, found.end))


@dataclass(frozen=True, slots=True)
class _Ends:
    """Whether the ends of an annotated dispute are those of a found one."""

    gold: GoldDocument
    findings: Findings
    claims: tuple[Claim, ...]
    matches: _Matches
    event_items: list[_Item]
    claim_items: list[_Item]

    def hits(self) -> int:
        """How many annotated disputes have a found one of their own."""
        left = list(self.findings.disputes)
        hits = 0
        for dispute in self.gold.disputes:
            match = next((i for i, other in enumerate(left) if self._same(dispute, other)), None)
            if match is not None:
                del left[match]
                hits += 1
        return hits

    def _same(self, gold: GoldDispute, found: Dispute) -> bool:
        return self._meets(gold.source, found.source) and self._meets(gold.target, found.target)

    def _meets(self, gold_id: str, found_id: str) -> bool:
        claim = next((i for i, c in enumerate(self.gold.claims) if c.id == gold_id), None)
        if claim is not None:
            return self._claim_meets(claim, found_id)
        event = next((i for i, e in enumerate(self.gold.events) if e.id == gold_id), None)
        return event is not None and self._event_meets(event, found_id)

    def _claim_meets(self, gold: int, found_id: str) -> bool:
        other = next((j for j, c in enumerate(self.claims) if c.id == found_id), None)
        if other is not None:
            return self.matches.touching.get(gold) == other
        trigger = next((e.trigger for e in self.findings.events if e.id == found_id), None)
        words = self.claim_items[gold].words
        return bool(trigger and words and _starts_in(words, trigger.start))

    def _event_meets(self, gold: int, found_id: str) -> bool:
        claim = next((c for c in self.claims if c.id == found_id), None)
        if claim is not None:
            trigger = self.event_items[gold].words
            return trigger is not None and _starts_in(claim.content.span, trigger.start)
        other = next((j for j, e in enumerate(self.findings.events) if e.id == found_id), None)
        return other is not None and self.matches.events.get(gold) == other
