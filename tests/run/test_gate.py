"""Whatever people decide, in whatever order: the bytes of a public export hold what stands as released, no more."""

from __future__ import annotations

import contextlib
import dataclasses as dc
import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.builders import derived, findings

from counterclaim.export.formats import FORMATS, write_format
from counterclaim.export.public import PublicRules
from counterclaim.records import IncidentId
from counterclaim.run.holdings import LedgerHoldings
from counterclaim.run.public import PublicFile, gate_of, make_public
from counterclaim.store import Decision, Ledger

NUMBERS = (1, 2, 3)
RULES = PublicRules(dt.date(2031, 6, 1))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of three documents with an incident each, in a file and on a server."""
    from tests import postgresql

    with contextlib.ExitStack() as stack:
        if request.param == "sqlite":
            at = str(tmp_path_factory.mktemp("gate") / "war.sqlite")
        else:
            at = stack.enter_context(postgresql.schema(request.getfixturevalue("server")))
        ledger = stack.enter_context(Ledger.open(at))
        incidents, standings = [], []
        for number in NUMBERS:
            found = findings(number)
            ledger.add(found)
            (incident,), _, (standing,), _, _ = derived(found)
            name = IncidentId(f"inc:{number}")
            incidents.append(dc.replace(incident, id=name))
            standings.append(dc.replace(standing, incident=name))
        ledger.replace_derived(incidents, (), standings, (), ())
        yield ledger


def _stands(decision: Decision, every: list[Decision]) -> bool:
    """True when no standing decision undoes this one: the rule, as a person would say it."""
    return not any(d.action == "undo" and d.target == decision.id and _stands(d, every) for d in every)


def _released(every: list[Decision]) -> set[int]:
    """Numbers of the incidents that the public may see."""
    shown = set()
    for number in NUMBERS:
        name = f"inc:{number}"
        about = [d for d in every if d.target == name and _stands(d, every)]
        last = [d.action for d in about if d.action in ("release", "withdraw")][-1:]
        if last == ["release"] and not any(d.action == "redact" for d in about):
            shown.add(number)
    return shown


def _marks(number: int) -> list[bytes]:
    """Ids that lead to an incident."""
    found = findings(number)
    ids = [f"inc:{number}", found.document.id, found.events[0].id, found.claims[0].id]
    return [name.encode() for name in ids]


def _public_bytes(book: Ledger, name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "public.jsonl")
        make_public(LedgerHoldings(book), gate_of(book.effective_decisions()), RULES, file)
        write_format(name, PublicFile(file), Path(folder, "out"), "public")
        return b"".join(path.read_bytes() for path in [file, *sorted(Path(folder, "out").iterdir())])


_steps = st.tuples(
    st.sampled_from(["release", "release", "withdraw", "accept", "redact", "undo", "undo"]),
    st.sampled_from(NUMBERS),
    st.integers(0, 9),
)


@given(st.lists(_steps, min_size=1, max_size=6), st.sampled_from(sorted(FORMATS)))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_bytes_of_a_public_export_hold_what_stands_as_released_and_no_more(
    book: Ledger, steps: list[tuple[str, int, int]], name: str
) -> None:
    for action, number, back in steps:
        every = book.decisions()
        standing = [d for d in every if _stands(d, every)]
        if action != "undo":
            book.decide(action, f"inc:{number}", "because", "Ann")
        elif standing:
            book.decide("undo", standing[max(0, len(standing) - 1 - back)].id, "because", "Ann")
    held, released = _public_bytes(book, name), _released(book.decisions())
    for number in NUMBERS:
        found = [mark in held for mark in _marks(number)]
        assert any(found) == (number in released), (number, released, found)
