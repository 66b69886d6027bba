"""Two reviewers of one ledger are compared as two coders are: on what both decided about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.store.builders import findings

from counterclaim.errors import StoreError
from counterclaim.run.coders import agreement_of_reviewers
from counterclaim.store import Ledger

EVENT = findings(1).events[0].id
DENIAL, SAID = (claim.id for claim in findings(1).claims)


@pytest.fixture(params=["sqlite", "postgresql"])
def book(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """A ledger of two documents, in a file and on a server."""
    at = request.getfixturevalue("tmp_path") / "war.sqlite"
    with Ledger.open(at if request.param == "sqlite" else request.getfixturevalue("on_postgresql")) as ledger:
        ledger.add(findings(1))
        ledger.add(findings(2))
        yield ledger


def test_reviewers_are_compared_on_the_units_that_both_decided_about(book: Ledger) -> None:
    book.decide("accept", findings(1).document.id, "read whole", "Ann")
    book.decide("edit", SAID, "of the place", "Ann", {"issue": "civilian_harm"})
    book.decide("accept", EVENT, "as told", "ben")
    book.decide("accept", SAID, "as said", "Ben")
    book.decide("reject", DENIAL, "no denial", "Ben")
    book.decide("accept", findings(2).document.id, "read whole", "Ben")
    made = agreement_of_reviewers(book, "Ann", "Ben")
    assert made.documents == 1
    assert made.units["events"].f1 == 1
    claims = made.units["claims"]
    assert (claims.hits, claims.gold, claims.found) == (1, 2, 1)
    assert made.labels["claim issue"] == [("civilian_harm", "target_use")]
    assert sorted(made.labels["claim kept"]) == [("True", "False"), ("True", "True")]
    assert made.to_dict()["labels"]["event kept"] == {"alpha": 1.0, "kappa": 1.0, "units": 1}


def test_a_decision_that_was_undone_is_no_coding_and_a_rejected_document_rejects_all_in_it(book: Ledger) -> None:
    document = findings(1).document.id
    undone = book.decide("reject", EVENT, "a drill", "Ann")
    book.decide("undo", undone.id, "no drill", "Ann")
    book.decide("reject", document, "a hoax", "Ben")
    with pytest.raises(StoreError, match=r"no claim or event in common.*Remedy"):
        agreement_of_reviewers(book, "Ann", "Ben")
    book.decide("accept", document, "genuine", "Ann")
    made = agreement_of_reviewers(book, "Ann", "Ben")
    assert made.labels["event kept"] == [("True", "False")]
    assert made.labels["claim kept"] == [("True", "False")] * 2
    assert made.units["claims"].f1 == 0
