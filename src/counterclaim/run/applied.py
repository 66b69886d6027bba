"""Findings as people corrected them: what they rejected left out, what they edited changed."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from counterclaim.gazetteer.actors import ActorTable
from counterclaim.records import Claim, Count, Document, EventMention, Findings, Party, Place, When
from counterclaim.run.engine import Engine
from counterclaim.run.judged import Judged

__all__ = ["applied"]

_NEGATIVE = ("denies", "disputes")
_POSITIVE = ("asserts", "accepts")
_PLAIN = ("type", "mode", "modality", "stance", "issue", "form", "act")
_Patch = Mapping[str, Any]


def applied(findings: Iterable[Findings], decided: Judged, engine: Engine | None = None) -> Iterator[Findings]:
    """The findings without what was rejected and with what was edited; documents that were rejected are left out.

    With an engine, names that reviewers gave are looked up in its tables. Ids and spans stay as they are.
    """
    touched = decided.rejected | decided.edits.keys()
    for found in findings:
        if found.document.id in decided.rejected:
            continue
        ids = {found.document.id, *(c.id for c in found.claims), *(e.id for e in found.events)}
        yield _corrected(found, decided, engine) if ids & touched else found


def _corrected(found: Findings, decided: Judged, engine: Engine | None) -> Findings:
    gone = decided.rejected
    turned: dict[str, str] = {c.id: stance for c in found.claims if (stance := _turned(c, decided.edits.get(c.id, {})))}
    document = _document(found.document, decided.edits.get(found.document.id, {}))
    claims = tuple(c for c in found.claims if c.id not in gone)
    events = tuple(e for e in found.events if e.id not in gone)
    return dc.replace(
        found,
        document=document,
        claims=tuple(_claim(_without(c, gone), decided.edits.get(c.id, {}), document, engine) for c in claims),
        events=tuple(
            _event(_told_as(e, found.claims, turned), decided.edits.get(e.id, {}), document, engine) for e in events
        ),
        disputes=tuple(
            d for d in found.disputes if not {d.source, d.target} & gone and turned.get(d.source) not in _POSITIVE
        ),
        counts=tuple(_count(c, gone) for c in found.counts if c.event not in gone),
    )


def _turned(claim: Claim, patch: _Patch) -> str | None:
    """The stance that a reviewer gave a claim, where it turns a denial into a statement or the other way about."""
    given = patch.get("stance")
    for one, other in ((_POSITIVE, _NEGATIVE), (_NEGATIVE, _POSITIVE)):
        if claim.stance in one and given in other:
            return str(given)
    return None


def _told_as(event: EventMention, claims: Sequence[Claim], turned: Mapping[str, str]) -> EventMention:
    """The act inside the words of a claim that was turned: denied no longer, or denied now."""
    for claim in claims:
        stance = turned.get(claim.id)
        if stance is None or not claim.content.start <= event.trigger.start < claim.content.end:
            continue
        if stance in _POSITIVE and event.modality == "negated":
            return dc.replace(event, modality="asserted")
        if stance == "denies" and event.modality in ("asserted", "alleged"):
            return dc.replace(event, modality="negated")
    return event


def _document(document: Document, patch: _Patch) -> Document:
    if not patch:
        return document
    said = dict(patch)
    if "published_on" in said:
        day = dt.date.fromisoformat(said["published_on"])
        said |= {"published_on": day, "published_until": day}
    return dc.replace(document, **said)


def _without(claim: Claim, gone: frozenset[str]) -> Claim:
    about = tuple(e for e in claim.about if e not in gone)
    return dc.replace(claim, about=about, within=None if claim.within in gone else claim.within)


def _count(count: Count, gone: frozenset[str]) -> Count:
    """A figure that a rejected claim gave stays, as the outlet's own."""
    return dc.replace(count, claim=None, authority=None) if count.claim in gone else count


def _claim(claim: Claim, patch: _Patch, document: Document, engine: Engine | None) -> Claim:
    if not patch:
        return claim
    plain = {key: value for key, value in patch.items() if key in _PLAIN}
    if "claimant" in patch:
        name = patch["claimant"]
        words = claim.claimant or claim.cue or claim.content
        plain["claimant"] = _party(name, (words.start, words.end, words.text), document, engine) if name else None
    return dc.replace(claim, **plain)


def _event(event: EventMention, patch: _Patch, document: Document, engine: Engine | None) -> EventMention:
    if not patch:
        return event
    changed: dict[str, Any] = {key: value or None for key, value in patch.items() if key in _PLAIN}
    for role in ("actors", "recipients"):
        if role in patch:
            names = [name.strip() for name in (patch[role] or "").split(";") if name.strip()]
            changed[role] = tuple(_named(n, getattr(event, role), event, document, engine) for n in names)
    if "place" in patch:
        changed["place"] = _place(patch["place"], event, engine) if patch["place"] else None
    if "earliest" in patch or "latest" in patch:
        changed["date"] = _date(patch, event)
    return dc.replace(event, **changed)


def _named(name: str, known: Sequence[Party], event: EventMention, document: Document, engine: Engine | None) -> Party:
    """The party of the event by that name as it is; else a new one, which the event's own word stands for."""
    same = next((p for p in known if name in (p.name, p.text)), None)
    trigger = event.trigger
    return same or _party(name, (trigger.start, trigger.end, trigger.text), document, engine)


def _party(name: str, at: tuple[int, int, str], document: Document, engine: Engine | None) -> Party:
    table: ActorTable | None = engine.actors if engine is not None else None
    best = next(iter(table.phrase(name, document.published_on)), None) if table is not None else None
    if best is None:
        return Party(*at, name=name)
    return Party(*at, name=best.name, id=best.id, code=best.code, sector=best.sector)


def _place(name: str, event: EventMention, engine: Engine | None) -> Place:
    from counterclaim.resolve.places import candidates

    at = event.place or event.trigger
    best = next(iter(candidates(name, engine.places)), None) if engine is not None else None
    if best is None:
        return Place(at.start, at.end, at.text, name)
    e = best.entry
    return Place(
        at.start, at.end, at.text, e.name, e.id, e.country, None, e.latitude, e.longitude, e.precision
    )  # fmt: skip


def _date(patch: _Patch, event: EventMention) -> When:
    """The days that a reviewer gave; one end alone is both."""
    ends = [dt.date.fromisoformat(day) for key in ("earliest", "latest") if (day := patch.get(key))]
    precision = "day" if ends[0] == ends[-1] else "days"
    old = event.date
    span = (old.start, old.end, old.text) if old is not None else (None, None, None)
    return When(ends[0], ends[-1], precision, "explicit", *span)
