"""The brief as a Word document with real footnotes: each holds the sentence it rests on.

Written as the parts of Office Open XML (ECMA-376) in a zip file without times, so that the same brief gives the same
bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO

from counterclaim.export.brief import words
from counterclaim.export.brief.model import AskLine, Brief, IncidentBrief, Note, ShortLine, Source, TollLine

__all__ = ["render_docx"]

_UNWRITABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NEVER = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can hold
_STYLES = {"Title": 36, "Heading1": 28, "Heading2": 24, "ListBullet": 21, "FootnoteText": 18}  # half points


def render_docx(made: Brief) -> bytes:
    """The brief as the bytes of a .docx file."""
    page = _Page(made)
    body = "".join(page.parts())
    size = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    size += 'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(("styles", "styles.xml"), ("footnotes", "footnotes.xml")),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{body}{size}</w:body></w:document>',
        "word/styles.xml": _styles(),
        "word/footnotes.xml": _footnotes(page.footnotes),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, _NEVER)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


class _Page:
    """The paragraphs of a brief, and the footnotes that they collect on the way."""

    def __init__(self, made: Brief) -> None:
        self.made = made
        self.footnotes: list[str] = []
        self._said = {s.note.anchor: s.text for s in made.sentences}
        self._names = {d.number: d.short_name for d in made.documents}
        self._days = {d.number: d.published_on for d in made.documents}

    def parts(self) -> Iterator[str]:
        """All paragraphs in order."""
        made = self.made
        yield _paragraph(_run("Counterclaim brief"), "Title")
        incidents, documents = words.count_of(made.total, "incident"), words.count_of(made.n_documents, "document")
        shown = f" {made.shown} of {incidents} shown, from {documents}."
        yield _paragraph(_run(f"{made.banner}.", bold=True) + _run(shown))
        if not made.total:
            yield _paragraph(_run(words.NEXT_STEPS))
        for number, incident in enumerate(made.material, 1):
            yield from self._incident(incident, number)
        yield from self._listed("Meetings, statements and other acts", map(self._short, made.verbal))
        yield from self._listed("Asked and promised", map(self._ask, made.asks))
        yield from self._listed("Tolls over a period, a war or an area", map(self._toll, made.tolls))
        yield from self._listed("Documents", map(self._document, made.documents))

    def _listed(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        rows = list(lines)
        if rows:
            yield _paragraph(_run(title), "Heading1")
            yield from (_paragraph(row, "ListBullet") for row in rows)

    def _incident(self, incident: IncidentBrief, number: int) -> Iterator[str]:
        yield _paragraph(_run(f"{number}. {incident.title}"), "Heading1")
        facts = f"{incident.kind}, {incident.told_as} · {incident.date} · {incident.place}"
        yield _paragraph(_run(facts) + self._notes(incident.notes))
        if incident.protected:
            yield _paragraph(_run(f"Protected by the laws of war: {', '.join(incident.protected)}"))
        counted = words.count_of(incident.n_origins, "origin"), words.count_of(incident.n_documents, "document")
        yield _paragraph(_run(f"{counted[0]} in {counted[1]}; {incident.review}; {incident.id}"))
        for issue in incident.issues:
            status = _run(f"{issue.mark} {issue.status_words}", bold=True) + _run(f" [{issue.rule}]")
            yield _paragraph(_run(f"{issue.question} ") + status + self._notes(issue.notes), "ListBullet")
            for position in issue.positions:
                who = _run(", ").join(_run(name, bold=True) + self._notes(notes) for name, notes in position.who)
                yield _paragraph(_run("– ") + who + _run(f" {position.words}"), "ListBullet")
            yield from (_paragraph(_run(f"⚑ {flag}"), "ListBullet") for flag in issue.flags)
        if incident.silent:
            yield _paragraph(_run(f"· not raised by anyone: {' '.join(incident.silent)}"))
        yield from self._below("Numbers", map(self._toll, incident.tolls))
        quotes = (
            _run(f"{q.said_on or 'undated'}: ")
            + _run(q.who, bold=True)
            + _run(f" {q.verb}: {words.in_quotes(q.text)}")
            + self._notes(q.notes)
            for q in incident.quotes
        )
        yield from self._below("In their own words", quotes)

    def _below(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        rows = list(lines)
        if rows:
            yield _paragraph(_run(title), "Heading2")
            yield from (_paragraph(row, "ListBullet") for row in rows)

    def _short(self, line: ShortLine) -> str:
        details = ", ".join(d for d in (line.kind, line.told_as, line.date, line.place) if d)
        rule = f" [{line.rule}]" if line.rule else ""
        rest = _run(f" — {details}; {line.status_words}{rule}")
        return _run(f"{line.mark} ") + _run(line.title, bold=True) + rest + self._notes(line.notes)

    def _ask(self, line: AskLine) -> str:
        on = f" ({line.asked_on})" if line.asked_on else ""
        answers = f": {'; '.join(line.answers)}" if line.answers else ""
        asked = f" {words.asks(line.asker, line.addressee)} {line.kind}: {words.in_quotes(line.words)} — "
        state = _run(line.state, bold=True)
        return _run(line.asker, bold=True) + _run(asked) + state + _run(f"{answers}{on}") + self._notes(line.notes)

    def _toll(self, toll: TollLine) -> str:
        mark = " ◐ contested" if toll.contested else ""
        on = f" ({toll.on})" if toll.on else ""
        said = _run(f"{on} — {toll.authority} “{toll.quoted}”")
        return _run(f"{toll.measure}{mark}: ") + _run(toll.figure, bold=True) + said + self._notes(toll.notes)

    def _document(self, source: Source) -> str:
        rest = "".join(f", {p}" for p in (source.title, source.published_on, source.url) if p)
        return _run(f"d{source.number}: ") + _run(source.short_name, bold=True) + _run(rest)

    def _notes(self, notes: Iterable[Note]) -> str:
        return "".join(self._note(note) for note in notes)

    def _note(self, note: Note) -> str:
        """A mark with its own footnote; a sentence is written out once, and named again afterwards."""
        text = self._said.pop(note.anchor, None)
        where = f"{note.label}, {self._names.get(note.document, note.document_id)}"
        day = self._days.get(note.document)
        where += f", {day}" if day else ""
        self.footnotes.append(f"{where}: {words.in_quotes(text)}" if text else f"{note.label}, see above")
        mark = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        return f'<w:r>{mark}<w:footnoteReference w:id="{len(self.footnotes)}"/></w:r>'


def _run(text: str, bold: bool = False) -> str:
    safe = escape(_UNWRITABLE.sub("\ufffd", " ".join(text.split()) if "\n" in text else text), quote=False)
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{weight}<w:t xml:space="preserve">{safe}</w:t></w:r>'


def _paragraph(runs: str, style: str = "") -> str:
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{kind}{runs}</w:p>"


def _footnotes(texts: list[str]) -> str:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    rows = "".join(
        f'<w:footnote w:id="{number}">{_paragraph(mark + _run(" " + text), "FootnoteText")}</w:footnote>'
        for number, text in enumerate(texts, 1)
    )
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for number, kind, tag in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
    )
    return f'{_HEAD}<w:footnotes xmlns:w="{_MAIN}">{lines}{rows}</w:footnotes>'


def _styles() -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{_style_name(name)}"/>'
        f'<w:rPr>{"" if name in ("ListBullet", "FootnoteText") else "<w:b/>"}<w:sz w:val="{size}"/></w:rPr></w:style>'
        for name, size in _STYLES.items()
    )
    plain = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    return f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{plain}{made}</w:styles>'


def _style_name(style: str) -> str:
    known = {"Heading1": "heading 1", "Heading2": "heading 2", "ListBullet": "List Bullet"}
    return known.get(style, "footnote text" if style == "FootnoteText" else style)


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types() -> str:
    parts = {"document": "document.main", "styles": "styles", "footnotes": "footnotes"}
    rows = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{rels}{xml}{rows}</Types>'
