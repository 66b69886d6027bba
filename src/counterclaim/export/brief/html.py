"""The brief as one HTML page that needs nothing else: no script, no font, no picture from elsewhere."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from counterclaim.export.brief import words
from counterclaim.export.brief.model import AskLine, Brief, IncidentBrief, IssueLine, Note, Quote, ShortLine, TollLine

__all__ = ["render_html"]

_UNWRITABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")


def render_html(made: Brief) -> str:
    """The brief as an HTML document; all that comes from texts is escaped."""
    body = "\n".join(_body(made))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Counterclaim brief</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


@lru_cache(maxsize=1)
def _style() -> str:
    return files("counterclaim.export.brief").joinpath("style.css").read_text(encoding="utf-8")


def _safe(text: str) -> str:
    return html.escape(_UNWRITABLE.sub("\ufffd", text), quote=True)


def _notes(notes: Iterable[Note]) -> str:
    links = ", ".join(f'<a href="#{n.anchor}">{n.label}</a>' for n in notes)
    return f' <span class="note">[{links}]</span>' if links else ""


def _body(made: Brief) -> Iterator[str]:
    yield "<header><h1>Counterclaim brief</h1>"
    incidents, documents = words.count_of(made.total, "incident"), words.count_of(made.n_documents, "document")
    counts = f"{made.shown} of {incidents} shown, from {documents}."
    yield f'<p class="banner"><strong>{made.banner}.</strong> {counts}</p></header>'
    yield "<main>"
    if not made.total:
        yield f"<p>{_safe(words.NEXT_STEPS)}</p>"
    for number, incident in enumerate(made.material, 1):
        yield from _incident(incident, number)
    yield from _listed("Meetings, statements and other acts", map(_short, made.verbal))
    yield from _listed("Asked and promised", map(_ask, made.asks))
    if made.tolls:
        yield "<section><h2>Tolls over a period, a war or an area</h2>"
        yield from _tolls(made.tolls, "Never added to an incident")
        yield "</section>"
    yield "</main>"
    yield from _documents(made)


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    rows = list(lines)
    if rows:
        yield f"<section><h2>{title}</h2><ul>"
        yield from (f"<li>{row}</li>" for row in rows)
        yield "</ul></section>"


def _incident(incident: IncidentBrief, number: int) -> Iterator[str]:
    yield f'<article id="{_safe(incident.id)}"><h2>{number}. {_safe(incident.title)}</h2>'
    facts = f"{incident.kind}, {incident.told_as} · {incident.date} · {incident.place}"
    yield f"<p>{_safe(facts)}{_notes(incident.notes)}<br>"
    if incident.protected:
        yield f"Protected by the laws of war: {_safe(', '.join(incident.protected))}<br>"
    origins = f"{words.count_of(incident.n_origins, 'origin')} in {words.count_of(incident.n_documents, 'document')}"
    yield f'<span class="soft">{origins}; {_safe(incident.review)}; {_safe(incident.id)}</span></p>'
    yield '<ul class="issues">'
    for issue in incident.issues:
        yield from _issue(issue)
    yield "</ul>"
    if incident.silent:
        yield f'<p class="soft">· not raised by anyone: {_safe(" ".join(incident.silent))}</p>'
    yield from _matrix(incident)
    if incident.tolls:
        yield from _tolls(incident.tolls, "Numbers, by who gives them")
    if incident.quotes:
        yield "<h3>In their own words</h3>"
        yield from map(_quote, incident.quotes)
    yield "</article>"


def _issue(issue: IssueLine) -> Iterator[str]:
    status = f'<span class="status">{issue.mark} {_safe(issue.status_words)}</span>'
    rule = f'<span class="soft">[{_safe(issue.rule)}]</span>'
    yield f'<li class="{_safe(issue.status)}">{_safe(issue.question)} {status} {rule}{_notes(issue.notes)}<ul>'
    for position in issue.positions:
        who = ", ".join(f"<strong>{_safe(name)}</strong>{_notes(notes)}" for name, notes in position.who)
        yield f"<li>{who} {_safe(position.words)}</li>"
    yield from (f"<li>⚑ {_safe(flag)}</li>" for flag in issue.flags)
    yield "</ul></li>"


def _matrix(incident: IncidentBrief) -> Iterator[str]:
    if not incident.rows:
        return
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Who says what on which issue"><table>'
    yield "<caption>Who says what on which issue</caption><thead><tr>"
    yield "".join(f'<th scope="col">{_safe(c)}</th>' for c in ("who says it", "side", *incident.columns))
    yield "</tr></thead><tbody>"
    for row in incident.rows:
        cells = [
            _safe(", ".join(f"{glyph} {word}" for glyph, word in cell.stances)) + _notes(cell.notes)
            if cell
            else '<span aria-label="says nothing">·</span>'
            for cell in row.cells
        ]
        head = f'<th scope="row">{_safe(row.origin)}</th><td>{_safe(row.side) or "no side"}</td>'
        yield f"<tr>{head}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</tbody></table></div>"


def _tolls(tolls: Iterable[TollLine], caption: str) -> Iterator[str]:
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Numbers"><table>'
    yield f"<caption>{caption}</caption><thead><tr>"
    yield "".join(f'<th scope="col">{c}</th>' for c in ("what", "figure", "who gives it", "in the words of the text"))
    yield "</tr></thead><tbody>"
    for toll in tolls:
        mark = " ◐ contested" if toll.contested else ""
        on = f" ({_safe(toll.on)})" if toll.on else ""
        yield f'<tr><th scope="row">{_safe(toll.measure)}{mark}</th><td>{_safe(toll.figure)}{on}</td>'
        yield f"<td>{_safe(toll.authority)}</td><td>“{_safe(toll.quoted)}”{_notes(toll.notes)}</td></tr>"
    yield "</tbody></table></div>"


def _quote(quote: Quote) -> str:
    when = _safe(quote.said_on or "undated")
    who = f"<strong>{_safe(quote.who)}</strong> {_safe(quote.verb)}"
    said = _safe(words.in_quotes(quote.text)) + _notes(quote.notes)
    return f'<blockquote><span class="soft">{when}</span> {who}: {said}</blockquote>'


def _short(line: ShortLine) -> str:
    details = ", ".join(d for d in (line.kind, line.told_as, line.date, line.place) if d)
    rule = f' <span class="soft">[{_safe(line.rule)}]</span>' if line.rule else ""
    words_ = f"{line.mark} <strong>{_safe(line.title)}</strong> — {_safe(details)}; {_safe(line.status_words)}"
    return f'<span id="{_safe(line.id)}">{words_}{rule}</span>{_notes(line.notes)}'


def _ask(line: AskLine) -> str:
    of = _safe(words.asks(line.asker, line.addressee))
    answers = f": {_safe('; '.join(line.answers))}" if line.answers else ""
    on = f" ({_safe(line.asked_on)})" if line.asked_on else ""
    asked = f"<strong>{_safe(line.asker)}</strong> {of} {_safe(line.kind)}: {_safe(words.in_quotes(line.words))}"
    return f"{asked} — <strong>{_safe(line.state)}</strong>{answers}{on}{_notes(line.notes)}"


def _documents(made: Brief) -> Iterator[str]:
    yield "<footer><h2>Documents</h2><ul>"
    for source in made.documents:
        title = f", “{_safe(source.title)}”" if source.title else ""
        name = f'<span id="d{source.number}">d{source.number}: <strong>{_safe(source.short_name)}</strong></span>'
        yield f"<li>{name}{title}, {_safe(source.published_on or 'undated')}{_link(source.url)}</li>"
    yield "</ul>"
    yield from _sentences(made)
    rules = _safe(", ".join(made.rulesets)) or "no rules"
    yield f'<p class="soft">d = document, s = sentence; rule ids in brackets ({rules}).</p></footer>'


def _sentences(made: Brief) -> Iterator[str]:
    """Each sentence that a footnote leads to, in the words of the text."""
    if made.sentences:
        yield "<h2>Sentences</h2><ul>"
        for said in made.sentences:
            note, text = said.note, said.text
            quoted = _safe(words.in_quotes(text)) if text else "see the document"
            yield f'<li id="{note.anchor}"><a href="#d{note.document}">{note.label}</a>: {quoted}</li>'
        yield "</ul>"


def _link(url: str | None) -> str:
    """A link for web addresses only; any other scheme is shown as plain words."""
    if not url:
        return ""
    return (
        f', <a href="{_safe(url)}">{_safe(url)}</a>' if url.startswith(("https://", "http://")) else f", {_safe(url)}"
    )
