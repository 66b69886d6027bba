"""The brief on a terminal of 80 columns or more; marks have shapes, so nothing rests on colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from counterclaim.export.brief import words
from counterclaim.export.brief.model import (
    AskLine,
    Brief,
    IncidentBrief,
    IssueLine,
    Note,
    Position,
    Quote,
    Row,
    ShortLine,
    TollLine,
)

__all__ = ["render_terminal"]

_MOST_QUOTES = 6  # of one incident when several are shown; the rest is counted, never dropped silently
_WIDEST = 118
_STYLES = {
    "contested": "bold yellow",
    "denied_only": "yellow",
    "conceded": "bold green",
    "verified_by_body": "bold green",
    "corroborated": "green",
    "several_uncorroborated": "cyan",
    "single_source": "cyan",
}


def render_terminal(made: Brief, console: Console) -> None:
    """Print the brief on the console; Rich leaves colour away when the output is no terminal."""
    width = min(console.width, _WIDEST)
    for part in _parts(made):
        console.print(part, width=width, highlight=False)


def _parts(made: Brief) -> Iterator[RenderableType]:
    yield _head(made)
    if not made.total:
        yield Padding(Text(words.NEXT_STEPS), (1, 2))
        return
    alone = len(made.material) + len(made.verbal) == 1
    for number, incident in enumerate(made.material, 1):
        yield Text("")
        yield from _incident(incident, number, alone)
    if made.verbal:
        yield from _section("Meetings, statements and other acts, in text order")
        yield from (_short(line) for line in made.verbal)
    if made.asks:
        yield from _section("Asked and promised")
        yield from (_ask(line) for line in made.asks)
    if made.tolls:
        yield from _section("Tolls over a period, a war or an area (never added to an incident)")
        yield _tolls(made.tolls)
    yield from _section("Documents")
    yield from _documents(made)


def _section(title: str) -> Iterator[RenderableType]:
    yield Text("")
    yield Rule(Text(title, style="bold"), align="left", style="dim")


def _head(made: Brief) -> RenderableType:
    contested = sum(any(i.status == "contested" for i in incident.issues) for incident in made.material)
    incidents, documents = words.count_of(made.total, "incident"), words.count_of(made.n_documents, "document")
    lines = [Text(made.banner, style="bold"), Text(f"{made.shown} of {incidents} shown, from {documents}")]
    if made.material:
        acts = f"{words.count_of(len(made.material), 'act')} against someone, {contested} with something contested"
        lines.append(Text(f"{acts}; {len(made.verbal)} other: meetings, statements, aid"))
        lines.append(_legend(made))
    return Panel(Group(*lines), box=box.ROUNDED, title="Counterclaim brief", title_align="left", border_style="dim")


def _legend(made: Brief) -> Text:
    used = {i.status for incident in made.material for i in incident.issues}
    marks = [f"{words.MARKS[s]} {words.STATUSES[s]}" for s in words.STATUSES if s in used]
    return Text("   ".join(marks), style="dim")


def _notes(notes: Iterable[Note]) -> Text:
    labels = ", ".join(n.label for n in notes)
    return Text(f" [{labels}]", style="dim") if labels else Text("")


def _incident(incident: IncidentBrief, number: int, alone: bool) -> Iterator[RenderableType]:
    yield Rule(Text.assemble(f"{number}  ", (incident.title, "bold")), align="left", characters="━", style="dim")
    yield Padding(_facts(incident), (0, 2), expand=False)
    yield Padding(_issues(incident), (1, 2, 0, 2), expand=False)
    if len(incident.rows) > 1 or alone:
        yield Padding(_matrix(incident), (1, 2, 0, 2), expand=False)
    if incident.tolls:
        yield Padding(_tolls(incident.tolls), (1, 2, 0, 2), expand=False)
    if incident.quotes:
        yield Padding(_quotes(incident.quotes, alone), (1, 2, 0, 2), expand=False)


def _facts(incident: IncidentBrief) -> RenderableType:
    origins = words.count_of(incident.n_origins, "origin")
    documents = words.count_of(incident.n_documents, "document")
    first = Text(f"{incident.kind}, {incident.told_as} · {incident.date} · {incident.place}")
    first.append_text(_notes(incident.notes))
    second = Text(f"{origins} in {documents} · {incident.review} · {incident.id}", style="dim")
    lines = [first, second]
    if incident.protected:
        lines.insert(1, Text(f"protected by the laws of war: {', '.join(incident.protected)}"))
    return Group(*lines)


def _issues(incident: IncidentBrief) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=26)
    table.add_column(ratio=1)
    for issue in incident.issues:
        table.add_row(_standing(issue), _positions(issue))
    if incident.silent:
        table.add_row(Text("· not raised by anyone", style="dim"), Text("  ".join(incident.silent), style="dim"))
    return table


def _standing(issue: IssueLine) -> Text:
    style = _STYLES.get(issue.status, "")
    return Text.assemble(
        issue.question, "\n", (f"{issue.mark} {issue.status_words}", style), (f" [{issue.rule}]", "dim")
    )


def _positions(issue: IssueLine) -> RenderableType:
    lines: list[Text] = [_position(p) for p in issue.positions]
    if not lines:
        lines = [Text(issue.value or issue.status_words).append_text(_notes(issue.notes))]
    lines += [Text(f"⚑ {flag}", style="italic") for flag in issue.flags]
    return Group(*lines)


def _position(position: Position) -> Text:
    line = Text()
    for i, (name, notes) in enumerate(position.who):
        line.append(", " if i else "").append(name, style="bold").append_text(_notes(notes))
    line.append(f" {position.words}")
    return line


def _matrix(incident: IncidentBrief) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), show_edge=False, header_style="bold")
    table.add_column("who says it", min_width=14, ratio=2)
    for column in incident.columns:
        table.add_column(column, ratio=1)
    side: str | None = None
    for row in incident.rows:
        if row.side != side:
            side = row.side
            table.add_row(Text(f"side: {side}" if side else "no side", style="italic dim"))
        table.add_row(*_row(row))
    return table


def _row(row: Row) -> Iterator[Text]:
    yield Text(f" {row.origin}")
    for cell in row.cells:
        if cell is None:
            yield Text("·", style="dim")
        else:
            said = Text(", ".join(f"{glyph} {word}" for glyph, word in cell.stances))
            yield said.append_text(_notes(cell.notes))


def _tolls(tolls: Sequence[TollLine]) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column()
    seen = ""
    for toll in tolls:
        head = "" if toll.measure == seen else toll.measure + (" ◐ contested" if toll.contested else "")
        seen = toll.measure
        who = Text(toll.authority, style="bold").append(f" “{toll.quoted}”", style="not bold")
        dated = f" ({toll.on})" if toll.on else ""
        table.add_row(Text(head), Text(toll.figure + dated), who.append_text(_notes(toll.notes)))
    return table


def _quotes(quotes: Sequence[Quote], alone: bool) -> RenderableType:
    shown = quotes if alone else quotes[:_MOST_QUOTES]
    lines = [Text("In their own words", style="bold"), *map(_quote, shown)]
    if len(shown) < len(quotes):
        lines.append(
            Text(f"… {len(quotes) - len(shown)} more of {len(quotes)}; name the incident to see all", style="dim")
        )
    return Group(*lines)


def _quote(quote: Quote) -> Text:
    line = Text(f"{quote.said_on or 'undated'}  ", style="dim")
    line.append(quote.who, style="bold not dim").append(
        f" {quote.verb}: {words.in_quotes(quote.text)}", style="not dim"
    )
    return line.append_text(_notes(quote.notes))


def _short(line: ShortLine) -> RenderableType:
    details = [line.kind, line.told_as, line.date, line.place]
    text = Text.assemble(f"{line.mark} ", (line.title, "bold"))
    text.append(f" — {', '.join(d for d in details if d)}")
    if line.rule not in ("", "R8"):
        text.append(f"; {line.status_words}").append(f" [{line.rule}]", style="dim")
    return Padding(text.append_text(_notes(line.notes)), (0, 2), expand=False)


def _ask(line: AskLine) -> RenderableType:
    of = words.asks(line.asker, line.addressee)
    text = Text.assemble(
        (line.asker, "bold"), f" {of} {line.kind}", f": {words.in_quotes(line.words)} — ", (line.state, "bold")
    )
    if line.answers:
        text.append(f": {'; '.join(line.answers)}")
    text.append(f" ({line.asked_on})" if line.asked_on else "")
    return Padding(text.append_text(_notes(line.notes)), (0, 2), expand=False)


def _documents(made: Brief) -> Iterator[RenderableType]:
    for source in made.documents:
        line = Text(f"d{source.number}  ", style="dim").append(source.short_name, style="bold not dim")
        if source.title and source.title != source.short_name:
            line.append(f", “{source.title}”", style="not dim")
        line.append(f", {source.published_on or 'undated'}", style="not dim")
        line.append(f" {source.url}" if source.url else "", style="not dim")
        yield Padding(line, (0, 2), expand=False)
    silent = made.n_documents - len(made.documents)
    if silent and made.shown == made.total:
        told = f"{words.count_of(silent, 'more document')} in which no incident was found"
        yield Padding(Text(told, style="dim"), (0, 2), expand=False)
    rules = ", ".join(made.rulesets)
    yield Padding(
        Text(f"d = document, s = sentence; rules in brackets{f' ({rules})' if rules else ''}", style="dim"), (1, 2)
    )
