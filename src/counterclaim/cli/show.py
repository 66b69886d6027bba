"""counterclaim show"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, LedgerOption, notice, open_ledger, stdout_console

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from counterclaim.records import Claim, Document, EventMention, Findings, Party, Span

__all__ = ["show"]

_CLAIM, _CUE, _EVENT = "underline cyan", "bold magenta", "bold yellow"


def show(
    document: Annotated[str, typer.Argument(help="Id (or its beginning), external id or path of a document.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    why: Annotated[bool, typer.Option("--why", help="Say which frame and codebook entry found each.")] = False,
    ids: Annotated[bool, typer.Option("--ids", help="Print the ids of claims and events, for `judge`.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="What changed since the version before this one.")] = False,
    as_json: AsJson = False,
) -> None:
    """A document's text with its events and claims marked, sentence by sentence.

    Events stand in [brackets], cues between *stars*; below each sentence, what was found in it.

    Example: counterclaim show news-agency --ledger war.sqlite --why
    """
    from counterclaim.run.keep import decided_in
    from counterclaim.run.withheld import Withheld

    with open_ledger(ledger) as book:
        findings = book.findings(document)
        decided, versions = decided_in(book), book.versions(findings.document.id)
        withheld = Withheld(decided, map(book.findings, {findings.document.id, *(v.id for v in versions)}))
        if diff:
            _diff(findings.document, [withheld.findings(book.findings(v.id)).document for v in versions])
            return
    review, findings = decided.review, withheld.findings(findings)
    if as_json:
        from counterclaim.records.contract import to_line

        sys.stdout.write(to_line(findings) + "\n")
        return
    console = stdout_console()
    head = findings.document
    console.print(head.title or head.external_id or head.id, style="bold", markup=False)
    facts = [head.publisher, head.published_on and head.published_on.isoformat(), head.id]
    console.print(" · ".join(str(f) for f in facts if f) + "\n", markup=False)
    if len(versions) > 1:
        at = next(n for n, version in enumerate(versions, 1) if version.id == head.id)
        console.print(f"version {at} of {len(versions)}; --diff shows what changed\n", markup=False)
    for number, sentence in enumerate(findings.sentences, 1):
        console.print(_marked(findings, sentence, number))
        _below(console, findings, sentence, lambda record, line: _noted(record, line, ids, review), why)


def _diff(document: Document, versions: Sequence[Document]) -> None:
    """Print what differs from the version before; of the first, from the one after."""
    from counterclaim.store.versions import differences

    at = next(n for n, version in enumerate(versions) if version.id == document.id)
    if len(versions) < 2:
        notice("there is only one version of this report")
        return
    pair = versions[at - 1 : at + 1] if at else versions[:2]
    for line in differences(*pair) or ["the texts are the same"]:
        sys.stdout.write(line + "\n")


def _noted(record: str, line: str, ids: bool, review: Mapping[str, str]) -> str:
    """The line with the record's id, when wanted, and with what a reviewer decided about it."""
    return line + (f"  [{record}]" if ids else "") + (f"  — {review[record]} by a reviewer" if record in review else "")


def _below(console: Console, findings: Findings, sentence: Span, noted: Callable[[str, str], str], why: bool) -> None:
    from rich.padding import Padding

    inside = [c for c in findings.claims if sentence.start <= (c.cue or c.content).start < sentence.end]
    events = [e for e in findings.events if sentence.start <= e.trigger.start < sentence.end]
    lines = [noted(c.id, _claim_line(c, findings, why)) for c in inside]
    for line in [*lines, *(noted(e.id, _event_line(e, why)) for e in events)]:
        console.print(Padding(line, (0, 0, 0, 4)), markup=False, highlight=False)


def _claim_line(claim: Claim, findings: Findings, why: bool) -> str:
    who = (claim.claimant.name or claim.claimant.text) if claim.claimant else "no one named"
    against = [d for d in findings.disputes if d.source == claim.id]
    rest = "".join(
        f" · disputes {_target(d.target, findings)}" + (f" ({d.basis}: {d.why})" if why else "") for d in against
    )
    reason = _reason(claim) if why else ""
    return f"claim  {who} · {claim.stance} · {claim.issue} · “{_short(claim.content.text)}”{rest}{reason}"


def _reason(claim: Claim) -> str:
    from counterclaim.find.reasons import why_issue, why_stance

    return f"  ({claim.why}; stance: {why_stance(claim)}; issue: {why_issue(claim)})"


def _target(target: str, findings: Findings) -> str:
    for claim in findings.claims:
        if claim.id == target:
            name = (claim.claimant.name or claim.claimant.text) if claim.claimant else "no one named"
            return f"{name}: “{_short(claim.content.text, 50)}”"
    for event in findings.events:
        if event.id == target:
            return f"“{event.trigger.text}”"
    return target


def _event_line(event: EventMention, why: bool) -> str:
    parts = [event.type + (f"/{event.mode}" if event.mode else ""), event.modality]
    parts.append(f"{_names(event.actors)} → {_names(event.recipients)}")
    if event.place:
        parts.append(f"at {event.place.name or event.place.text}")
    if event.date:
        day = event.date.earliest.isoformat() if event.date.earliest else event.date.text
        parts.append(f"on {day}" + (f"..{event.date.latest}" if event.date.latest != event.date.earliest else ""))
    if event.instruments:
        parts.append("with " + ", ".join(i.weapon for i in event.instruments))
    if event.protected:
        parts.append("protected: " + ", ".join(event.protected))
    return "event  " + " · ".join(parts) + (f"  ({event.why})" if why else "")


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(p.name or p.text for p in parties) or "–"


def _short(text: str, most: int = 90) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def _marked(findings: Findings, sentence: Span, number: int) -> Text:
    """The sentence with marks that show without colour too."""
    from rich.text import Text

    marks: dict[int, str] = {}
    cues = [c.cue for c in findings.claims if c.cue and sentence.start <= c.cue.start < sentence.end]
    for cue in {(c.start, c.end) for c in cues}:
        _put(marks, cue, "*", "*")
    for event in {(e.trigger.start, e.trigger.end) for e in findings.events}:
        if sentence.start <= event[0] < sentence.end:
            _put(marks, event, "[", "]")
    text, line = findings.document.text, Text(f"{number:>3} ", style="dim")
    for i in range(sentence.start, sentence.end):
        if i in marks:
            line.append(marks[i], style=_CUE if "*" in marks[i] else _EVENT)
        line.append(" " if text[i] in "\r\n" else text[i], style=_style(i, findings))
    line.append(marks.get(sentence.end, ""))
    return line


def _put(marks: dict[int, str], span: tuple[int, int], opening: str, closing: str) -> None:
    marks[span[0]] = marks.get(span[0], "") + opening
    marks[span[1]] = closing + marks.get(span[1], "")


def _style(i: int, findings: Findings) -> str:
    if any(c.cue and c.cue.start <= i < c.cue.end for c in findings.claims):
        return _CUE
    if any(e.trigger.start <= i < e.trigger.end for e in findings.events):
        return _EVENT
    return _CLAIM if any(c.content.start <= i < c.content.end for c in findings.claims) else ""
