"""Acts of conflict or politics that a document reports, announces, alleges, denies or demands.

Triggers of the lexicon become drafts (trigger, parties, modality); drafts of one sentence that tell the same act are
joined; what the gate does not let through is dropped. A scorer that learns can stand between drafts and events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens

from counterclaim.codebook.terms import load_contexts
from counterclaim.find.acled import Act, acled_type, groups_near
from counterclaim.find.dates import when_for
from counterclaim.find.drafts import Draft, joined
from counterclaim.find.gate import let_through
from counterclaim.find.modality import Outlook, modality_of
from counterclaim.find.parties import parties_of
from counterclaim.find.places import place_for
from counterclaim.find.protected import protected_targets
from counterclaim.find.shared_parties import complete
from counterclaim.find.speech_acts import speech_hits
from counterclaim.find.triggers import Hit, hits
from counterclaim.find.turned import speak_of, turned
from counterclaim.find.weapons import weapons_for, weapons_in
from counterclaim.parse import ParsedDocument
from counterclaim.records import Claim, EventMention, Mention, Party, Span, event_id, quoted

__all__ = ["events"]

_A_YEAR = re.compile(r"(?:19|20)\d\d")
_SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
_VAGUE = frozenset({"violence", "confrontation", "bloodshed", "escalation", "release", "aid"})


@dataclass(frozen=True, slots=True)
class _Setting:
    """What surrounds the triggers of one document."""

    parsed: ParsedDocument
    claims: tuple[Claim, ...]
    places: tuple[Mention, ...]
    dates: tuple[Mention, ...]


def events(
    parsed: ParsedDocument,
    claims: tuple[Claim, ...],
    places: tuple[Mention, ...] = (),
    dates: tuple[Mention, ...] = (),
) -> tuple[EventMention, ...]:
    """The events of a document in order of their triggers, parties, place and date as words of the text."""
    setting = _Setting(parsed, claims, places, dates)
    found = turned(hits(parsed.doc))
    found += speech_hits(parsed.doc, claims, found)
    drafts = sorted(_drafts(let_through(parsed.doc, found), setting), key=lambda d: (d.hit.start, d.hit.end))
    complete(drafts, claims)
    return tuple(_event(d, setting) for d in drafts)


def _drafts(found: Iterable[Hit], setting: _Setting) -> Iterator[Draft]:
    """The drafts of the document, those of one sentence that tell the same act joined."""
    outlook = Outlook(setting.claims, _year(setting.parsed))
    towns = tuple(p.span for p in setting.places)
    by_sentence: dict[int, list[Hit]] = {}
    for hit in found:
        by_sentence.setdefault(hit.head.sent.start, []).append(hit)
    for start, group in by_sentence.items():
        weapons = weapons_in(setting.parsed.doc[start].sent)
        drafts = []
        for hit in sorted(group, key=lambda h: h.head.i):
            actors, recipients = parties_of(hit, towns)
            actors = actors or _claimant(hit, setting.claims)
            drafts.append(Draft(hit, actors, recipients, _modality(hit, outlook), weapons_for(hit, weapons)))
        kept = joined(drafts)
        speak_of(kept)
        yield from (d for d in kept if not _is_vague(d))


def _modality(hit: Hit, outlook: Outlook) -> str:
    """The modality of the act; "will not release" refuses now, whatever is still to come."""
    found = modality_of(hit, outlook)
    return "asserted" if found == "future" and hit.entry.words[0] == "not" else found


def _is_vague(draft: Draft) -> bool:
    """True for "the violence" or "support" that nobody does to anybody."""
    hit = draft.hit
    if draft.actors or draft.recipients or draft.instruments or hit.entry.part != "n" or len(hit.tokens) > 1:
        return False
    return hit.entry.type == "SUPPORT" or hit.head.lemma_.lower() in _VAGUE


def _year(parsed: ParsedDocument) -> int | None:
    """The year the document was published, or the latest that it names."""
    published = parsed.document.published_on
    if published:
        return published.year
    return max((int(t.text) for t in parsed.doc if len(t) == 4 and _A_YEAR.fullmatch(t.text)), default=None)


def _claimant(hit: Hit, claims: tuple[Claim, ...]) -> tuple[Party, ...]:
    """For an act of speech without a subject: who makes the claim that it introduces; for "must", who says so."""
    if hit.entry.type not in _SPEECH:
        return ()
    if hit.entry.type == "REQUEST" and hit.head.pos_ == "AUX":
        said = [c.claimant for c in claims if c.claimant and c.content.start <= hit.start < c.content.end]
        return tuple(said[-1:])
    for claim in claims:
        if claim.cue and claim.claimant and claim.cue.start < hit.end and hit.start < claim.cue.end:
            return (claim.claimant,)
    return ()


def _event(draft: Draft, setting: _Setting) -> EventMention:
    parsed, hit = setting.parsed, draft.hit
    head = Span(hit.head.idx, hit.head.idx + len(hit.head.text))
    trigger = quoted(parsed.document.text, *_trigger_bounds(hit))
    place = place_for(parsed, head, setting.places)
    protected = protected_targets(hit.entry.type, draft.recipients, trigger.text, place)
    parties = "|".join(p.text for p in (*draft.actors, *draft.recipients))
    families = frozenset(w.weapon for w in draft.instruments)
    near = groups_near(hit.head.sent)
    act = Act(hit.entry.type, hit.entry.mode, trigger.text, draft.actors, draft.recipients, families, near)
    return EventMention(
        id=event_id(parsed.document.id, trigger.start, trigger.end, hit.entry.type, parties),
        sentence=_sentence(hit.head.sent),
        trigger=trigger,
        type=hit.entry.type,
        modality=draft.modality,
        mode=hit.entry.mode,
        contexts=_contexts(hit, draft, protected),
        actors=draft.actors,
        recipients=draft.recipients,
        instruments=draft.instruments,
        place=place,
        date=when_for(parsed, head, setting.dates),
        protected=protected,
        acled=acled_type(act),
        why=f"{'verb' if hit.entry.part == 'v' else 'noun'}:{hit.entry.entry}",
    )


def _trigger_bounds(hit: Hit) -> tuple[int, int]:
    """The words of the trigger when they stand close together; else its head alone."""
    first, last = min(t.i for t in hit.tokens), max(t.i for t in hit.tokens)
    if last - first < len(hit.tokens) + 2:
        return hit.start, hit.end
    return hit.head.idx, hit.head.idx + len(hit.head.text)


def _sentence(sent: Tokens) -> Span:
    text = sent.text  # not doc.text, which is put together anew from all words at each call
    start = sent.start_char + len(text) - len(text.lstrip())
    return Span(start, max(start, sent.start_char + len(text.rstrip())))


def _contexts(hit: Hit, draft: Draft, protected: tuple[str, ...]) -> tuple[str, ...]:
    """The entry's contexts and those that the words of the parties and weapons show."""
    words = " ".join(p.text for p in (*draft.actors, *draft.recipients)).lower().split()
    shown = {heading for _, _, heading in load_contexts().found_in([(w, w) for w in words])}
    if any(p.startswith("health") or p == "patient" for p in protected):
        shown.add("health")
    return tuple(sorted(shown | set(hit.entry.contexts)))
