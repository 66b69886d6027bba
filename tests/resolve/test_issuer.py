"""Who a statement speaks for: publisher, title, first line; and what "the Mission" means in it."""

from __future__ import annotations

import pytest

from counterclaim.records import Findings, document
from counterclaim.resolve.issuer import issued_by, signed_by, speaks_for_itself
from counterclaim.run.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def claimants(findings: Findings) -> list[str | None]:
    return [c.claimant.name if c.claimant else None for c in findings.claims]


def test_we_is_the_body_that_published_the_statement_known_or_not(engine: Engine) -> None:
    text = "We condemn the raid on the mill.\n\nThe Mission rejects the charge. It denies that a shot was fired."
    found = engine.read(document(text, publisher="Blue Hill Mission, press office"))
    assert claimants(found) == ["Blue Hill Mission"] * 3


def test_we_inside_a_quotation_is_the_speaker(engine: Engine) -> None:
    text = 'Mayor Ada Brook spoke. "We condemn the raid," she said.'
    found = engine.read(document(text, publisher="Blue Hill Mission"))
    assert not speaks_for_itself(found)
    assert set(claimants(found)) == {"Ada Brook"}


@pytest.mark.parametrize(
    ("publisher", "sector", "title", "issuer"),
    [
        ("Blue Hill Mission", "NGO", "Statement of the Red Hill Front", "Blue Hill Mission"),
        ("Harbour Radio", "JRN", "Communiqué No. 3 of the Red Hill Front", "Red Hill Front"),
        ("Harbour Gazette", None, "Why we left the coast", "Harbour Gazette"),
        (None, None, "Statement by the President of Utopia", None),
    ],
)
def test_the_issuer_is_the_publisher_unless_an_outlet_prints_another(
    publisher: str | None, sector: str | None, title: str, issuer: str | None
) -> None:
    assert issued_by(document("We deny it.", publisher=publisher, title=title), sector) == issuer


def test_i_is_the_office_holder_of_the_title() -> None:
    statement = document("I accept the blame.", title="Statement by the Chief of the Harbour Guard on the collision")
    assert signed_by(statement) == "Chief of the Harbour Guard"
