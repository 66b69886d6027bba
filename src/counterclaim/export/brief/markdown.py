"""The brief as Markdown, for a document or an issue tracker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.export.brief import words
from counterclaim.export.brief.model import AskLine, Brief, IncidentBrief, IssueLine, Note, ShortLine, TollLine

__all__ = ["render_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render_markdown(made: Brief) -> str:
    """The brief as one Markdown text that ends with a line end; everything quoted is escaped."""
    return "\n".join(_lines(made)) + "\n"


def _safe(text: str) -> str:
    """The words on one line, with no mark that Markdown would read."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _notes(notes: Iterable[Note]) -> str:
    return "".join(f"[^{n.anchor}]" for n in notes)


def _lines(made: Brief) -> Iterator[str]:
    yield "# Counterclaim brief"
    yield ""
    yield f"**{made.banner}.** {_counts(made)}"
    yield ""
    if not made.total:
        yield _safe(words.NEXT_STEPS)
        return
    for number, incident in enumerate(made.material, 1):
        yield from _incident(incident, number)
    yield from _listed("Meetings, statements and other acts", map(_short, made.verbal))
    yield from _listed("Asked and promised", map(_ask, made.asks))
    yield from _listed("Tolls over a period, a war or an area", map(_toll, made.tolls))
    yield from _documents(made)
    yield from _sentences(made)


def _counts(made: Brief) -> str:
    incidents, documents = words.count_of(made.total, "incident"), words.count_of(made.n_documents, "document")
    return f"{made.shown} of {incidents} shown, from {documents}."


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    rows = list(lines)
    if rows:
        yield from (f"## {title}", "", *rows, "")


def _incident(incident: IncidentBrief, number: int) -> Iterator[str]:
    yield f"## {number}. {_safe(incident.title)}"
    yield ""
    facts = f"{incident.kind}, {incident.told_as} · {incident.date} · {incident.place}"
    yield _safe(facts) + _notes(incident.notes) + "  "
    if incident.protected:
        yield f"Protected by the laws of war: {_safe(', '.join(incident.protected))}  "
    origins = f"{words.count_of(incident.n_origins, 'origin')} in {words.count_of(incident.n_documents, 'document')}"
    yield f"{origins}; {_safe(incident.review)}; `{incident.id}`"
    yield ""
    for issue in incident.issues:
        yield from _issue(issue)
    if incident.silent:
        yield f"- · not raised by anyone: {_safe(' '.join(incident.silent))}"
    yield ""
    yield from _matrix(incident)
    yield from _below("Numbers", map(_toll, incident.tolls))
    quotes = (
        f"- {q.said_on or 'undated'}: **{_safe(q.who)}** {q.verb}: {_safe(words.in_quotes(q.text))}{_notes(q.notes)}"
        for q in incident.quotes
    )
    yield from _below("In their own words", quotes)


def _below(title: str, lines: Iterable[str]) -> Iterator[str]:
    rows = list(lines)
    if rows:
        yield from (f"### {title}", "", *rows, "")


def _issue(issue: IssueLine) -> Iterator[str]:
    status = f"{issue.mark} **{_safe(issue.status_words)}**"
    yield f"- {issue.question} {status} \\[{_safe(issue.rule)}\\]{_notes(issue.notes)}"
    for position in issue.positions:
        who = ", ".join(f"{_safe(name)}{_notes(notes)}" for name, notes in position.who)
        yield f"    - {who} {_safe(position.words)}"
    yield from (f"    - ⚑ {_safe(flag)}" for flag in issue.flags)


def _matrix(incident: IncidentBrief) -> Iterator[str]:
    if not incident.rows:
        return
    yield _table_row(["who says it", "side", *incident.columns])
    yield _table_row(["---"] * (len(incident.columns) + 2))
    for row in incident.rows:
        cells = [
            ", ".join(f"{glyph} {word}" for glyph, word in cell.stances) + _notes(cell.notes) if cell else "·"
            for cell in row.cells
        ]
        yield _table_row([_safe(row.origin), _safe(row.side) or "no side", *cells])
    yield ""


def _table_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _toll(toll: TollLine) -> str:
    mark = " ◐ contested" if toll.contested else ""
    on = f" ({toll.on})" if toll.on else ""
    said = f"{_safe(toll.authority)} “{_safe(toll.quoted)}”"
    return f"- {_safe(toll.measure)}{mark}: **{toll.figure}**{on} — {said}{_notes(toll.notes)}"


def _short(line: ShortLine) -> str:
    details = ", ".join(d for d in (line.kind, line.told_as, line.date, line.place) if d)
    rule = rf" \[{_safe(line.rule)}\]" if line.rule else ""
    return f"- {line.mark} **{_safe(line.title)}** — {_safe(details)}; {line.status_words}{rule}{_notes(line.notes)}"


def _ask(line: AskLine) -> str:
    of = _safe(words.asks(line.asker, line.addressee))
    answers = f": {_safe('; '.join(line.answers))}" if line.answers else ""
    on = f" ({line.asked_on})" if line.asked_on else ""
    asked = f"**{_safe(line.asker)}** {of} {line.kind}: {_safe(words.in_quotes(line.words))}"
    return f"- {asked} — **{_safe(line.state)}**{answers}{on}{_notes(line.notes)}"


def _documents(made: Brief) -> Iterator[str]:
    yield "## Documents"
    yield ""
    for source in made.documents:
        title = f", “{_safe(source.title)}”" if source.title else ""
        url = f", <{source.url}>" if source.url and not set(source.url) & set("<> \n") else ""
        yield f"- d{source.number}: **{_safe(source.short_name)}**{title}, {source.published_on or 'undated'}{url}"
    yield ""
    yield f"d = document, s = sentence; rule ids in brackets ({_safe(', '.join(made.rulesets)) or 'no rules'})."


def _sentences(made: Brief) -> Iterator[str]:
    """The footnotes: each sentence in the words of the text."""
    if made.sentences:
        yield ""
    for said in made.sentences:
        text = _safe(words.in_quotes(said.text)) if said.text else "(see the document)"
        yield f"[^{said.note.anchor}]: {said.note.label}: {text}"
