"""What people decided: rows that are only ever added, each sealed with the hash of the one before."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from counterclaim.errors import BrokenChainError
from counterclaim.store.codec import canonical, sha256
from counterclaim.store.schema import meta, now, set_meta
from counterclaim.store.shapes import Decision
from counterclaim.store.tables import decisions

FIRST = "0" * 64
_REMEDY = "run `counterclaim ledger verify` and go back to a copy from before the change"
_SEALED = ("number", "action", "target", "target_sha256", "patch", "rationale", "reviewer", "at", "previous")


def seal(row: dict[str, Any]) -> str:
    """SHA-256 over all that a decision says and the hash of the one before."""
    return sha256(canonical([str(row[key]) for key in _SEALED]))


def append(connection: Connection, said: dict[str, str]) -> Decision:
    """The decision as kept; BrokenChainError when the last one was changed, for nothing is built on that.

    `said` holds action, target, target_sha256, patch (canonical JSON), rationale and reviewer.
    """
    last = connection.execute(select(decisions).order_by(decisions.c.number.desc()).limit(1)).mappings().first()
    _check_last(dict(last) if last else None, meta(connection, "decision_head"))
    number, previous = (last["number"] + 1, last["hash"]) if last else (1, FIRST)
    row: dict[str, Any] = {"number": number, "at": now(), "previous": previous, **said}
    row["hash"] = seal(row)
    row["id"] = "dec:" + row["hash"][:16]
    connection.execute(insert(decisions), row)
    set_meta(connection, decision_head=f"{number} {row['hash']}")
    return _decision(row)


def kept(connection: Connection) -> list[Decision]:
    """All decisions, oldest first."""
    rows = connection.execute(select(decisions).order_by(decisions.c.number)).mappings()
    return [_decision(dict(row)) for row in rows]


def effective(all_kept: Sequence[Decision], undos: bool = False) -> list[Decision]:
    """The decisions that stand, oldest first: not undone, or undone by one that is itself undone.

    With `undos`, those that undo others are among them.
    """
    undone: set[str] = set()
    standing: list[Decision] = []
    for decision in reversed(all_kept):  # whatever undoes a decision comes after it
        if decision.id in undone:
            continue
        if decision.action == "undo":
            undone.add(decision.target)
        if undos or decision.action != "undo":
            standing.append(decision)
    return standing[::-1]


def broken_links(connection: Connection) -> Iterator[str]:
    """One line for each decision that was changed, put in or taken out after the fact."""
    previous, number = FIRST, 0
    for row in connection.execute(select(decisions).order_by(decisions.c.number)).mappings():
        number += 1
        if row["number"] != number:
            yield f"decisions: number {number} is missing before {row['id']}"
            number = row["number"]
        if row["previous"] != previous:
            yield f"decisions: {row['id']} (number {number}) does not follow the decision before it"
        if seal(dict(row)) != row["hash"] or row["id"] != "dec:" + row["hash"][:16]:
            yield f"decisions: {row['id']} (number {number}) was changed after it was made"
        previous = row["hash"]
    head = meta(connection, "decision_head")
    if (head or f"0 {FIRST}") != f"{number} {previous}":
        yield f"decisions: the last one kept is number {number}, but the ledger's head says {(head or '0').split()[0]}"


def _check_last(last: dict[str, Any] | None, head: str | None) -> None:
    said = f"{last['number']} {last['hash']}" if last else f"0 {FIRST}"
    if said != (head or f"0 {FIRST}") or (last is not None and seal(last) != last["hash"]):
        name = last["id"] if last else "the first decision"
        raise BrokenChainError(f"the chain of decisions was changed at {name}.", remedy=_REMEDY)


def _decision(row: dict[str, Any]) -> Decision:
    given = dict(row)
    try:
        given["patch"] = json.loads(given["patch"])
        given["at"] = dt.datetime.fromisoformat(given["at"])
    except ValueError as wrong:
        raise BrokenChainError(f"{row['id']} was changed after it was made ({wrong}).", remedy=_REMEDY) from wrong
    return Decision(**given)
