"""Decisions are only ever added, and every later change is found and named."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError
from tests.store.builders import derived, findings, tamper

from counterclaim.errors import BrokenChainError, WriteError
from counterclaim.store import ACTIONS, Ledger


@pytest.fixture
def decided(ledger: Ledger) -> Ledger:
    """A ledger with one document and three decisions."""
    ledger.add(findings(1))
    ledger.replace_derived(*derived(findings(1)))
    claim = findings(1).claims[0].id
    ledger.decide("accept", claim, "said on camera", "Ann")
    ledger.decide("edit", claim, "wrong issue", "Ben", {"issue": "responsibility"})
    ledger.decide("override", "inc:1#occurrence", "the army confirmed it since", "Ann", {"status": "conceded"})
    return ledger


def test_decisions_form_a_chain(decided: Ledger) -> None:
    first, second, third = decided.decisions()
    assert [d.number for d in (first, second, third)] == [1, 2, 3]
    assert (first.previous, second.previous, third.previous) == ("0" * 64, first.hash, second.hash)
    assert second.patch == {"issue": "responsibility"}
    assert first.target_sha256 == second.target_sha256 != third.target_sha256
    assert decided.verify() == []


@pytest.mark.parametrize("change", ["UPDATE decisions SET rationale = 'x'", "DELETE FROM decisions"])
def test_the_database_itself_refuses_to_change_a_decision(decided: Ledger, change: str) -> None:
    with pytest.raises(DBAPIError, match="never changed"), decided._engine.begin() as raw:
        raw.exec_driver_sql(change)
    assert len(decided.decisions()) == 3


@pytest.mark.parametrize("column", ["rationale", "reviewer", "action", "target", "at", "patch", "target_sha256"])
def test_one_changed_letter_of_a_decision_is_found_and_named(decided: Ledger, address: str, column: str) -> None:
    name = decided.decisions()[1].id
    tamper(address, f"UPDATE decisions SET {column} = substr({column}, 2) || 'Z' WHERE number = 2")
    assert [line for line in decided.verify() if name in line and "changed" in line]


def test_a_decision_taken_out_is_found_also_at_the_end(decided: Ledger, address: str) -> None:
    tamper(address, "DELETE FROM decisions WHERE number = 3")
    assert any("number 2" in line and "head says 3" in line for line in decided.verify())
    with pytest.raises(BrokenChainError, match="Remedy"):
        decided.decide("accept", "inc:1", "again", "Ann")


def test_a_decision_taken_out_of_the_middle_is_found(decided: Ledger, address: str) -> None:
    tamper(address, "DELETE FROM decisions WHERE number = 2")
    assert any("number 2 is missing" in line for line in decided.verify())


def test_nothing_is_built_on_a_changed_decision(decided: Ledger, address: str) -> None:
    name = decided.decisions()[2].id
    tamper(address, "UPDATE decisions SET rationale = 'no reason' WHERE number = 3")
    with pytest.raises(BrokenChainError, match=name):
        decided.decide("accept", "inc:1", "again", "Ann")


@pytest.mark.parametrize(
    ("action", "target", "rationale", "reviewer"),
    [
        ("delete", "inc:1", "why not", "Ann"),
        ("accept", "inc:2", "why not", "Ann"),
        ("accept", "clm:none", "why not", "Ann"),
        ("override", "inc:1#weather", "why not", "Ann"),
        ("accept", "source:", "why not", "Ann"),
        ("accept", "inc:1", "  ", "Ann"),
        ("accept", "inc:1", "why not", ""),
    ],
)
def test_a_decision_needs_a_known_action_and_target_a_reason_and_a_name(
    decided: Ledger, action: str, target: str, rationale: str, reviewer: str
) -> None:
    with pytest.raises(WriteError, match="Remedy"):
        decided.decide(action, target, rationale, reviewer)
    assert len(decided.decisions()) == 3


def test_every_kind_of_target_can_be_decided_about(decided: Ledger) -> None:
    made = findings(1)
    event = made.events[0].id
    for target in (made.document.id, event, made.claims[1].id, "inc:1", f"{event}|{event}", "source:Alder Gazette"):
        assert len(decided.decide("accept", target, "seen", "Ann").target_sha256) == 64
    assert {"merge", "release", "withdraw"} <= set(ACTIONS)
    assert decided.verify() == []
