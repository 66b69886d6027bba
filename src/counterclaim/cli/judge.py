"""counterclaim judge"""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, LedgerOption, notice, open_ledger

if TYPE_CHECKING:
    from counterclaim.store import Decision, Ledger

__all__ = ["judge"]


_VERBS = (
    "accept", "edit", "reject", "same", "different", "merge", "split", "override", "grade", "redact", "release",
    "withdraw", "undo",
)  # fmt: skip
Verb = StrEnum("Verb", _VERBS)  # type: ignore[misc]  # by call, for a member is named as a method of str is
_TOGETHER = ("same", "different", "merge")  # all targets make one decision


def judge(
    verb: Annotated[Verb, typer.Argument(help="What you decide.", show_choices=True)],
    targets: Annotated[list[str], typer.Argument(help="Ids or their beginnings; inc:…#issue; the name of a source.")],
    reviewer: Annotated[str, typer.Option("--reviewer", "-r", help="Who decides.")],
    because: Annotated[str, typer.Option("--because", "-b", help="Why: kept for ever beside the decision.")],
    set_: Annotated[
        list[str] | None, typer.Option("--set", "-s", help="FIELD=VALUE, for edit and override; may be repeated.")
    ] = None,
    grade: Annotated[str | None, typer.Option(help="A to F, for grade: how reliable the source is.")] = None,
    name: Annotated[
        list[str] | None, typer.Option(help="For redact: a name that no public export may hold; may be repeated.")
    ] = None,
    second: Annotated[str | None, typer.Option(help="A second reviewer who agrees.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Decide about a claim, an event, an incident, a standing, a source or a document; nothing is ever deleted.

    accept, edit, reject: a claim, event, document or incident. same, different: event mentions. merge: incidents.
    split: an incident, then the events that leave it. override: a standing. grade: a source. redact: words of a
    claim, an event's sentence or a document are blocked out. release, withdraw: what the public sees. undo: a decision.

    Examples:

    counterclaim judge edit clm:3f2a --set stance=denies --reviewer Ann --because "he denies it" --ledger war.sqlite

    counterclaim judge merge inc:81cc inc:09ab --reviewer Ann --because "one strike, two outlets"

    counterclaim judge override inc:81cc#occurrence --set status=conceded --reviewer Ann --because "their statement"

    counterclaim judge split inc:81cc evt:20f1 --reviewer Ann --because "another street, a day later"

    counterclaim judge redact clm:3f2a --name "Una Holt" --reviewer Ann --because "a private person"

    counterclaim judge grade "Alder Gazette" --grade B --reviewer Ann --because "ten years of corrections"
    """
    patch = _patch(set_ or [], grade, second) | ({"names": name} if name else {})
    with open_ledger(ledger) as book:
        made = [
            book.decide(_action(verb), target, because, reviewer, patch | more)
            for target, more in _decisions(verb, targets)
        ]
        effect = _effect(book, made)
    if as_json:
        from counterclaim.cli.decisions import plain

        sys.stdout.write(json.dumps([plain(d) for d in made], ensure_ascii=False, indent=1) + "\n")
        return
    for decision in made:
        sys.stdout.write(f"{decision.id}\n")
        notice(f"kept as number {decision.number}: {decision.action} {decision.target}")
    notice(effect)


def _action(verb: Verb) -> str:
    return "grade_source" if verb.value == "grade" else verb.value


def _decisions(verb: Verb, targets: list[str]) -> list[tuple[str, dict[str, Any]]]:
    """Each decision's target, and what its patch says besides."""
    if verb.value in _TOGETHER:
        return [("|".join(targets), {})]
    if verb.value == "split":
        return [(targets[0], {"apart": targets[1:]})]
    if verb.value == "grade":
        return [(t if t.startswith("source:") else f"source:{t}", {}) for t in targets]
    return [(target, {}) for target in targets]


def _patch(given: list[str], grade: str | None, second: str | None) -> dict[str, Any]:
    patch: dict[str, Any] = {}
    for item in given:
        key, mark, value = item.partition("=")
        if not mark:
            raise typer.BadParameter(f"{item!r} is not FIELD=VALUE", param_hint="--set")
        patch[key.strip()] = value.strip() or None
    if grade is not None:
        patch["grade"] = grade.upper()
    if second is not None:
        patch["second_reviewer"] = second
    return patch


def _effect(book: Ledger, made: list[Decision]) -> str:
    name = made[-1].id
    return f"`counterclaim brief` shows the effect; `counterclaim judge undo {name} …` takes it back"
