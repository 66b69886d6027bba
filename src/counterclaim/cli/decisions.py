"""counterclaim decisions"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, LedgerOption, notice, open_ledger, stdout_console

if TYPE_CHECKING:
    from counterclaim.store import Decision

__all__ = ["app", "plain"]

_SHOWN = ("apart", "names")  # what of a patch is a list and was given by the reviewer

app = typer.Typer(help="What people decided, and why.", no_args_is_help=True, rich_markup_mode=None)


def plain(decision: Decision, **more: Any) -> dict[str, Any]:
    """The decision as plain values for JSON."""
    import dataclasses as dc

    return dc.asdict(decision) | {"patch": dict(decision.patch), "at": decision.at.isoformat()} | more


@app.command("list")
def list_(
    target: Annotated[str | None, typer.Argument(help="Only those about this id, or its beginning.")] = None,
    reviewer: Annotated[str | None, typer.Option(help="Only those of this reviewer.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """All decisions of a ledger, oldest first, with those that were undone and those whose target changed since.

    Example: counterclaim decisions list --ledger war.sqlite
    """
    with open_ledger(ledger) as book:
        every = book.decisions()
        standing = {d.id for d in book.effective_decisions()} | {d.id for d in every if d.action == "undo"}
        changed = book.changed_since(every)
    shown = [d for d in every if _about(d, target) and reviewer in (None, d.reviewer)]
    if as_json:
        rows = [plain(d, undone=d.id not in standing, target_changed=d.id in changed) for d in shown]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    if not shown:
        notice("no decisions; `counterclaim judge` makes one")
    for decision in shown:
        marks = ["undone"] * (decision.id not in standing) + ["target changed since"] * (decision.id in changed)
        _print(decision, marks)


@app.command("show")
def show(
    decision: Annotated[str, typer.Argument(help="Id of a decision, its beginning, or its number.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """One decision with all that is kept about it, its place in the chain, and what undid it.

    Example: counterclaim decisions show dec:5a1c --ledger war.sqlite
    """
    from counterclaim.errors import StoreError

    with open_ledger(ledger) as book:
        every = book.decisions()
    found = [d for d in every if d.id.startswith(decision) or str(d.number) == decision]
    if len(found) != 1:
        raise StoreError(
            f"{decision!r} means {len(found) or 'no'} decision{'s' * (len(found) > 1)}.",
            where=ledger,
            remedy="`counterclaim decisions list` shows ids and numbers",
        )
    undone = [d.id for d in every if d.action == "undo" and d.target == found[0].id]
    facts = plain(found[0], undone_by=undone)
    if as_json:
        sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
        return
    console = stdout_console()
    for name, value in facts.items():
        text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
        console.print(f"{name.replace('_', ' '):16} {text}", markup=False)


def _about(decision: Decision, target: str | None) -> bool:
    return target is None or any(part.startswith(target) for part in decision.target.split("|"))


def _words(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def _print(decision: Decision, marks: Sequence[str]) -> None:
    console = stdout_console()
    said = " ".join(f"{k}={_words(v)}" for k, v in decision.patch.items() if k in _SHOWN or isinstance(v, str))
    state = f" ({'; '.join(marks)})" if marks else ""
    head = f"{decision.number:>4} {decision.id} {decision.at:%Y-%m-%d %H:%M} {decision.reviewer}:"
    console.print(f"{head} {decision.action} {decision.target} {said}".rstrip() + state, markup=False, soft_wrap=True)
    console.print(f"       because: {decision.rationale}", markup=False, soft_wrap=True)
