"""What may be decided, and that each decision can be undone by another."""

from __future__ import annotations

import dataclasses as dc
from typing import Any

import pytest
from tests.store.builders import TEXT, derived, findings

from counterclaim.errors import WriteError
from counterclaim.store import Ledger

EVENT, OTHER = findings(1).events[0].id, findings(2).events[0].id
CLAIM = findings(1).claims[0].id


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger with two documents and one incident of both."""
    ledger.add(findings(1))
    ledger.add(findings(2))
    ledger.replace_derived(*derived(findings(1), findings(2)))
    return ledger


@pytest.mark.parametrize(
    ("action", "target", "patch"),
    [
        ("same", EVENT, {}),
        ("same", f"{EVENT}|{EVENT}", {}),
        ("merge", "inc:1", {}),
        ("release", CLAIM, {}),
        ("edit", CLAIM, {}),
        ("edit", CLAIM, {"stance": "lies"}),
        ("edit", CLAIM, {"text": "other words"}),
        ("edit", EVENT, {"earliest": "3rd of May"}),
        ("override", "inc:1#occurrence", {}),
        ("override", "inc:1#occurrence", {"status": "true"}),
        ("grade_source", "source:Alder Gazette", {"grade": "G"}),
        ("split", "inc:1", {}),
        ("split", "inc:1", {"apart": [EVENT, OTHER]}),
        ("undo", "dec:0000", {}),
        ("accept", "bird:1", {}),
    ],
)
def test_what_an_action_does_not_take_is_refused_with_a_remedy(
    full: Ledger, action: str, target: str, patch: dict[str, Any]
) -> None:
    with pytest.raises(WriteError, match="Remedy"):
        full.decide(action, target, "because", "Ann", patch)
    assert full.decisions() == []


def test_an_id_may_be_given_by_its_beginning_and_is_kept_whole(full: Ledger) -> None:
    assert full.decide("accept", CLAIM[:10], "seen", "Ann").target == CLAIM
    with pytest.raises(WriteError, match=r"begins several ids.*Remedy"):
        full.decide("accept", "evt:", "seen", "Ann")


def test_a_split_and_the_rejection_of_an_incident_keep_its_events_as_they_were(full: Ledger) -> None:
    split = full.decide("split", "inc:1", "two clinics", "Ann", {"apart": [OTHER[:12]]})
    assert (split.patch["apart"], split.patch["rest"]) == ([OTHER], [EVENT])
    rejected = full.decide("reject", "inc:1", "an exercise", "Ann")
    assert sorted(rejected.patch["events"][0]) == sorted([EVENT, OTHER])


def test_every_decision_is_undone_by_another_and_an_undoing_by_yet_another(full: Ledger) -> None:
    first = full.decide("reject", CLAIM, "not said", "Ann")
    undone = full.decide("undo", first.id, "it was said", "Ben")
    assert full.effective_decisions() == []
    with pytest.raises(WriteError, match=r"undone already.*Remedy"):
        full.decide("undo", first.id, "again", "Ben")
    full.decide("undo", undone.id, "it was not", "Ann")
    assert [d.id for d in full.effective_decisions()] == [first.id]
    assert len(full.decisions()) == 3
    assert full.verify() == []


def test_a_decision_whose_claim_says_something_else_now_is_pointed_at(full: Ledger) -> None:
    made = full.decide("accept", CLAIM, "seen", "Ann")
    assert full.changed_since([made]) == set()
    again = findings(1)
    changed = dc.replace(again.claims[0], issue="responsibility")
    full.add(dc.replace(again, claims=(changed, again.claims[1])), replace=True)
    assert full.changed_since([made]) == {made.id}


def test_versions_of_a_report_are_told_apart_and_compared(ledger: Ledger) -> None:
    from counterclaim.store.versions import differences

    ledger.add(findings(1))
    ledger.add(findings(1, TEXT.replace("at least 12 people", "at least 12 people on foot")))
    ledger.add(findings(2))
    earlier, later = ledger.versions(findings(1).document.id)
    assert ledger.reports_with_versions() == [[earlier, later]]
    assert len(ledger.versions("report-2")) == 1
    lines = differences(earlier, later)
    assert [line[0] for line in lines if line[:3] not in ("---", "+++")] == ["@", "-", "+"]
    assert differences(earlier, earlier) == []
