"""From incidents, standings, tolls, asks and findings to the brief as plain data."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from counterclaim.export.brief import words
from counterclaim.export.brief.footnotes import Footnotes, first_place, merged
from counterclaim.export.brief.model import (
    AskLine,
    Brief,
    Cell,
    IncidentBrief,
    IssueLine,
    Note,
    Position,
    Quote,
    Row,
    ShortLine,
    TollLine,
    notes_in,
)
from counterclaim.records import Ask, Findings, Incident, Standing, Toll, Voice

__all__ = ["brief"]

_Derived = TypeVar("_Derived", Standing, Toll)
_ORDER = tuple(words.ISSUES)


def brief(
    incidents: Iterable[Incident],
    standings: Iterable[Standing],
    tolls: Iterable[Toll],
    asks: Iterable[Ask],
    findings: Iterable[Findings],
) -> Brief:
    """The brief: acts against someone first, then meetings and verbal acts in text order, then asks and long tolls."""
    notes = Footnotes(findings)
    by_incident, figures = _grouped(standings), _grouped(tolls)
    kept = [i for i in incidents if _is_told(i, by_incident[i.id])]
    material = [_incident(i, by_incident[i.id], figures[i.id], notes) for i in kept if i.type not in words.VERBAL]
    verbal = [_short(i, by_incident[i.id], notes) for i in kept if i.type in words.VERBAL]
    made = Brief(
        material=tuple(sorted(material, key=_weight)),
        verbal=tuple(sorted(verbal, key=lambda line: first_place(line.notes))),
        asks=tuple(sorted((_ask(a, notes) for a in asks), key=lambda line: first_place(line.notes))),
        tolls=tuple(line for toll in figures[None] for line in _toll(toll, notes)),
        documents=(),
        total=len(kept),
        n_documents=notes.n_documents,
        rulesets=tuple(sorted({s.ruleset for rows in by_incident.values() for s in rows})),
        released=bool(kept) and all(i.release_status == "released" for i in kept),
    )
    cited = merged(notes_in(dc.asdict(made)))
    documents = notes.sources(note.document for note in cited)
    return dc.replace(made, documents=documents, sentences=notes.sentences(cited))


def _grouped(rows: Iterable[_Derived]) -> defaultdict[str | None, list[_Derived]]:
    grouped: defaultdict[str | None, list[_Derived]] = defaultdict(list)
    for row in rows:
        grouped[row.incident].append(row)
    return grouped


def _is_told(incident: Incident, standings: Iterable[Standing]) -> bool:
    """True unless nobody says that it happened, or it is something said and the text names nobody who said it."""
    if incident.type in words.SPOKEN and not incident.actors:
        return False
    return any(s.status != "not_raised" for s in standings)


def _weight(incident: IncidentBrief) -> tuple[int, int, tuple[int, int]]:
    """Contested incidents first, then those with more raised issues, then in text order."""
    contested = any(i.status == "contested" for i in incident.issues)
    return (0 if contested else 1, -len(incident.issues), first_place(incident.notes))


def _incident(incident: Incident, standings: list[Standing], tolls: list[Toll], notes: Footnotes) -> IncidentBrief:
    told = tuple({n.document: n for n in reversed(notes.of_all(incident.events))}.values())[::-1]
    ordered = sorted(standings, key=lambda s: _place_of(s.issue))
    raised = [s for s in ordered if s.status != "not_raised"]
    voices = sorted((v for s in raised for v in s.voices), key=_said)
    columns = tuple(dict.fromkeys(s.issue for s in raised))
    return IncidentBrief(
        id=incident.id,
        title=incident.title,
        kind=words.kind_words(incident),
        told_as=words.TOLD_AS.get(incident.modality, incident.modality),
        date=words.when_words(incident.date),
        place=words.place_words(incident.place),
        protected=tuple(words.protected_words(p) for p in incident.protected),
        n_documents=incident.n_documents,
        n_origins=incident.n_origins,
        review=words.review_words(incident.release_status),
        issues=tuple(_without_day_flag(_issue(s, notes), incident) for s in raised),
        silent=tuple(words.ISSUES.get(s.issue, s.issue) for s in ordered if s.status == "not_raised"),
        columns=tuple(words.COLUMNS.get(c, c.replace("_", " ")) for c in columns),
        rows=tuple(_rows(voices, columns, notes)),
        tolls=tuple(line for toll in tolls for line in _toll(toll, notes)),
        quotes=tuple(_quotes(voices, notes)),
        notes=told,
    )


def _without_day_flag(issue: IssueLine, incident: Incident) -> IssueLine:
    """The issue without the flag on the day's basis where the incident's own date line says so already."""
    if incident.date is None or incident.date.basis != "published":
        return issue
    return dc.replace(issue, flags=tuple(f for f in issue.flags if f != words.FLAGS["date_from_publication"]))


def _place_of(issue: str) -> tuple[int, str]:
    return (_ORDER.index(issue) if issue in _ORDER else len(_ORDER), issue)


def _said(voice: Voice) -> tuple[dt.date, str, int, str]:
    return (voice.said_on or dt.date.max, voice.document, voice.position or voice.sentence[0], voice.claim)


def _issue(standing: Standing, notes: Footnotes) -> IssueLine:
    positions = tuple(_positions(standing.issue, standing.voices, notes))
    status = words.STATUSES.get(standing.status, standing.status.replace("_", " "))
    claimed = (*standing.claims_for, *standing.claims_against)
    return IssueLine(
        issue=standing.issue,
        question=words.ISSUES.get(standing.issue, standing.issue.replace("_", " ")),
        status=standing.status,
        mark=words.MARKS.get(standing.status, "?"),
        status_words=f"{status} by {standing.by_body}" if standing.by_body else status,
        value=standing.value,
        rule=standing.rule,
        ruleset=standing.ruleset,
        flags=tuple(words.flag_words(f) for f in standing.flags),
        positions=positions,
        notes=merged([*notes.of_all(claimed), *(n for p in positions for _, ns in p.who for n in ns)]),
    )


def _voice_notes(voice: Voice, notes: Footnotes) -> tuple[Note, ...]:
    return notes.at(voice.document, voice.sentence[0])


def _positions(issue: str, voices: Iterable[Voice], notes: Footnotes) -> Iterator[Position]:
    """Voices that hold the same, together; who asserts before who denies."""
    held: dict[tuple[str, str], dict[str, list[Note]]] = {}
    for voice in sorted(voices, key=lambda v: (v.stance not in ("asserts", "accepts"), v.alleged, _said(v))):
        key = (_stance(voice), voice.value)
        if key[0] == "alleges" and notes.named(voice.origin_name) in held.get(("asserts", voice.value), {}):
            key = ("asserts", voice.value)  # who says it outright elsewhere is not listed twice
        held.setdefault(key, {}).setdefault(notes.named(voice.origin_name), []).extend(_voice_notes(voice, notes))
    for (stance, value), who in held.items():
        named = tuple((name, merged(found)) for name, found in who.items())
        yield Position(stance, words.held(issue, stance, value, tuple(who)), value, named)


def _stance(voice: Voice) -> str:
    return "alleges" if voice.alleged and voice.stance == "asserts" else voice.stance


def _rows(voices: Sequence[Voice], columns: Sequence[str], notes: Footnotes) -> Iterator[Row]:
    """The claim matrix: origins of each side together, sides in order of first statement, no side last."""
    origins: dict[tuple[str, str], list[Voice]] = {}
    for voice in voices:
        origins.setdefault((voice.side or "", voice.origin), []).append(voice)
    sides = list(dict.fromkeys(side for side, _ in origins if side))
    for (side, _), said in sorted(origins.items(), key=lambda o: (_side_order(o[0][0], sides), _said(o[1][0]))):
        cells = tuple(_cell([v for v in said if v.issue == column], notes) for column in columns)
        yield Row(notes.named(said[0].origin_name), _side_words(side), cells)


def _side_order(side: str, sides: Sequence[str]) -> int:
    return sides.index(side) if side else len(sides)


def _side_words(side: str) -> str:
    """A side by its name; that of a state by the country's name."""
    country = words.country_name(side.upper())
    name = side if country == side.upper() else country
    return " ".join(w[:1].upper() + w[1:] for w in name.replace("-", " ").replace("_", " ").split())


def _cell(voices: Sequence[Voice], notes: Footnotes) -> Cell | None:
    if not voices:
        return None
    stances = tuple(dict.fromkeys(_glyph(v) for v in voices))
    found = merged(n for v in voices for n in _voice_notes(v, notes))
    return Cell(stances, words.day(voices[-1].said_on), found)


def _glyph(voice: Voice) -> tuple[str, str]:
    if _stance(voice) == "alleges":
        return ("±", "alleges")
    return words.STANCES.get(voice.stance, ("?", voice.stance))


def _quotes(voices: Iterable[Voice], notes: Footnotes) -> Iterator[Quote]:
    """What each claimant says, each claim once, by date; the outlet's own telling is no quotation."""
    seen: set[str] = set()
    for voice in voices:
        if voice.claim in seen or voice.claim not in notes.claims:
            continue
        seen.add(voice.claim)
        _, claim = notes.claims[voice.claim]
        who = claim.claimant
        yield Quote(
            who=(who.name or who.text) if who else notes.named(voice.origin_name),
            side=_side_words(voice.side or ""),
            verb=words.verb("alleges" if voice.alleged and claim.stance == "asserts" else claim.stance),
            text=claim.content.text,
            said_on=words.day(voice.said_on),
            notes=notes.of(voice.claim),
        )


def _toll(toll: Toll, notes: Footnotes) -> Iterator[TollLine]:
    for authority, count_ids in toll.by_authority:
        for count_id in count_ids:
            if count_id not in notes.counts:
                continue
            found, count = notes.counts[count_id]
            yield TollLine(
                measure=words.group_words(toll.measure, toll.group),
                group=toll.group,
                authority=notes.named(authority),
                figure=words.count_figure(count),
                quoted=count.text,
                on=words.day(found.document.published_on),
                contested=toll.contested,
                notes=notes.of(count_id),
            )


def _short(incident: Incident, standings: Sequence[Standing], notes: Footnotes) -> ShortLine:
    occurrence = next((s for s in standings if s.issue == "occurrence"), None)
    status = occurrence.status if occurrence else "not_raised"
    return ShortLine(
        id=incident.id,
        title=incident.title,
        kind=words.kind_words(incident),
        told_as="" if incident.modality == "asserted" else words.TOLD_AS.get(incident.modality, incident.modality),
        date=words.short_day(incident.date),
        place="",
        mark=words.MARKS.get(status, "?"),
        status_words=words.STATUSES.get(status, status),
        rule=occurrence.rule if occurrence else "",
        notes=notes.of_all(incident.events),
    )


def _ask(ask: Ask, notes: Footnotes) -> AskLine:
    return AskLine(
        kind=words.asked(ask),
        asker=ask.asker,
        addressee=ask.addressee or "",
        words=ask.object,
        asked_on=words.day(ask.asked_on),
        state=ask.state,
        answers=tuple(_answer(answer, notes) for answer in ask.answers),
        notes=notes.of_all([*ask.claims, *(record for _, _, record in ask.answers)]),
    )


def _answer(answer: tuple[str, str, str], notes: Footnotes) -> str:
    what, by, record = answer
    labels = [n.label for n in notes.of(record)]
    return f"{what} by {by}" + (f" [{', '.join(labels)}]" if labels else "")
