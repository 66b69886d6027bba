"""Canonical names for parties: tables, titles, short names and pronouns, in the order of the text."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Iterable, Iterator

from counterclaim.gazetteer.actors import ActorTable, Candidate
from counterclaim.records import Claim, Count, Document, EventMention, Findings, Mention, Party, claim_id, quoted
from counterclaim.resolve.entities import PERSON, Entity
from counterclaim.resolve.naming import bare_name, is_first_person
from counterclaim.resolve.resolver import Resolver

__all__ = ["actor_candidates", "resolve_actors"]

_Named = dict[tuple[int, int], Entity | None]
_FILLED = ("name", "id", "code", "sector", "organ")
_PRONOUNS = frozenset("he him his she her it its they them their who which that this those these".split())
_BY_ALL = re.compile(r"adverb|epithet")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being|it)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:\b(?:no ?one|nobody|none|neither|no \w+)\b[^,;]*|\b(?:this|these|those|that|which|what)\s)$", re.IGNORECASE
)  # who is said not to speak, or no one that could
_EACH_OTHER = re.compile(r"(?:each |one an)other\b", re.IGNORECASE)
_NEAR = 400
_NOUNS = ("noun", "of:", "by:")


def actor_candidates(phrase: str, on: dt.date | None, table: ActorTable) -> tuple[Candidate, ...]:
    """Who a phrase may mean on a day, best first, with scores and reasons."""
    return table.phrase(phrase, on)


def resolve_actors(findings: Findings, table: ActorTable) -> Findings:
    """The findings with every party named: canonical name, id, code, sector and the organ a person speaks for."""
    resolver = Resolver(findings, table)
    named = resolver.run()
    issuer = resolver.issuer()
    claims = _claims(findings, named, issuer, resolver.author())
    return dc.replace(
        findings,
        claims=claims,
        events=tuple(_event(e, named, claims, issuer) for e in findings.events),
        counts=tuple(_count(c, named) for c in findings.counts),
        mentions=tuple(_mentions(findings.mentions, named)),
    )


def _fill(party: Party, entity: Entity | None) -> Party:
    if entity is None:
        return dc.replace(party, name=bare_name(party.text)) if party.name is None else party
    return dc.replace(party, **{k: getattr(entity, k) for k in _FILLED})


def _party(party: Party, named: _Named) -> Party:
    if party.kind == "object":
        return dc.replace(party, name=bare_name(party.text))
    return _fill(party, named.get((party.start, party.end)))


def _claims(
    findings: Findings, named: _Named, issuer: Entity | None, author: Entity | None = None
) -> tuple[Claim, ...]:
    """The claims in order, "we" and unsaid speakers filled from the claims around and before them."""
    done: list[Claim] = []
    for claim in sorted(findings.claims, key=lambda c: (c.content.start, -c.content.end)):
        speaker = claim.claimant
        if speaker is None:
            claim = dc.replace(claim, claimant=_unsaid(claim, findings, named, done))
        elif is_first_person(speaker.text):
            own = author if author and speaker.text in ("I", "my", "My") else issuer
            claim = dc.replace(claim, claimant=_self(speaker, claim, done, own))
        else:
            claim = dc.replace(claim, claimant=_party(speaker, named))
        done.append(claim)
    resolved = {c.id: c for c in done}
    return tuple(each for c in findings.claims for each in _each(resolved[c.id], named, findings.document))


def _each(claim: Claim, named: _Named, document: Document) -> Iterator[Claim]:
    """The claim; of "both sides blame each other" one by each side, the second with "each other" as its cue."""
    speaker = claim.claimant
    entity = named.get((speaker.start, speaker.end)) if speaker else None
    mutual = _EACH_OTHER.match(claim.content.text)
    if speaker is None or entity is None or len(entity.members) != 2 or mutual is None:
        yield claim
        return
    first, second = (_fill(speaker, member) for member in entity.members)
    yield dc.replace(claim, claimant=first)
    start, end = claim.content.start, claim.content.end
    cue = quoted(document.text, start, start + mutual.end())
    yield dc.replace(
        claim, id=claim_id(document.id, start, end, start, claim.stance), claimant=second, cue=cue, within=None
    )  # fmt: skip


def _self(party: Party, claim: Claim, done: Iterable[Claim], issuer: Entity | None) -> Party:
    """Who "we" is: the speaker around, or the publisher of a communiqué."""
    around = [c for c in done if c.claimant and c.content.start <= party.start < c.content.end]
    if around:
        inner = min(around, key=lambda c: c.content.end - c.content.start).claimant
        return dc.replace(party, **{k: getattr(inner, k) for k in _FILLED})
    body = next((c.claimant for c in reversed(list(done)) if c.claimant and _is_body(c.claimant)), None)
    if issuer is None and body is not None and party.text.lower() in ("we", "us", "our"):
        return dc.replace(party, **{k: getattr(body, k) for k in _FILLED})
    return _fill(party, issuer)


def _is_body(party: Party) -> bool:
    """True for a claimant of the table that is no person: who may call itself "we"."""
    return bool(party.id) and not (party.id or "").startswith("person:")


def _unsaid(claim: Claim, findings: Findings, named: _Named, done: list[Claim]) -> Party | None:
    """The speaker of "it was noted that" and "..., adding that": the subject before the cue, or who spoke last."""
    if claim.cue is None or _BY_ALL.match(claim.why) or not claim.why.startswith(("that", "quote", "small", "to:")):
        return None
    text, cue = findings.document.text, claim.cue
    if _NOBODY.search(text[claim.sentence.start : cue.start]):
        return None
    if not _PASSIVE.search(text[claim.sentence.start : cue.start]):
        subject = _subject_before(claim, findings.mentions, named)
        if subject is not None:
            return subject
    before = [
        c
        for c in done
        if c.claimant
        and c.content.start < claim.content.start
        and c.act == "speech"
        and not c.why.startswith(_NOUNS)
        and c.within in (None, claim.within)
    ]
    near = before and cue.start - before[-1].content.end < _NEAR
    if near and "\n" not in text[before[-1].content.end : cue.start].strip():
        return before[-1].claimant
    return None


def _subject_before(claim: Claim, mentions: Iterable[Mention], named: _Named) -> Party | None:
    assert claim.cue is not None
    for mention in sorted(mentions, key=lambda m: -m.start):
        inside = claim.sentence.start <= mention.start and mention.end <= claim.cue.start
        if mention.kind != "actor" or not inside or not mention.subject:
            continue
        entity = named.get((mention.start, mention.end))
        if entity is not None and entity.kind == PERSON:
            return _fill(Party(mention.start, mention.end, mention.text), entity)
    return None


def _event(event: EventMention, named: _Named, claims: tuple[Claim, ...], issuer: Entity | None) -> EventMention:
    speaker = _speaker_around(event, claims)

    def fill(parties: Iterable[Party]) -> Iterator[Party]:
        for party in parties:
            entity = named.get((party.start, party.end))
            if is_first_person(party.text):
                if speaker is not None:
                    yield dc.replace(party, **{k: getattr(speaker, k) for k in _FILLED})
                elif issuer is not None:
                    yield _fill(party, issuer)
            elif entity is not None and entity.members:
                yield from (_fill(party, member) for member in entity.members)
            elif entity is not None or party.kind == "object" or party.text.lower() not in _PRONOUNS:
                yield _party(party, named)

    return dc.replace(event, actors=_once(fill(event.actors)), recipients=_once(fill(event.recipients)))


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties without a second entry of the same name, and without mere numbers and dates."""
    return tuple({(p.name or p.text): p for p in parties if any(c.isalpha() for c in p.text)}.values())


def _speaker_around(event: EventMention, claims: tuple[Claim, ...]) -> Party | None:
    inside = [c for c in claims if c.content.start <= event.trigger.start < c.content.end and c.claimant]
    return min(inside, key=lambda c: c.content.end - c.content.start).claimant if inside else None


def _count(count: Count, named: _Named) -> Count:
    return dc.replace(count, authority=_party(count.authority, named)) if count.authority else count


def _mentions(mentions: Iterable[Mention], named: _Named) -> Iterable[Mention]:
    """Place and date mentions as they are; actor mentions only where someone was recognised."""
    for mention in mentions:
        entity = named.get((mention.start, mention.end)) if mention.kind == "actor" else None
        if mention.kind != "actor":
            yield mention
        elif entity and (entity.id or entity.code or (entity.kind == PERSON and mention.form != "common")):
            yield dc.replace(
                mention, name=entity.name, id=entity.id, country=entity.country, code=entity.code, sector=entity.sector
            )  # fmt: skip
