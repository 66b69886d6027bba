"""Two sides that blame each other are two voices."""

from __future__ import annotations

from counterclaim.records import document
from counterclaim.run.engine import Engine


def test_both_sides_that_blame_each_other_make_a_claim_each(engine: Engine) -> None:
    told = engine.read(document("Norway accused Finland of a raid. Norway and Finland blame each other for the fire."))
    blaming = [c for c in told.claims if c.content.text.startswith("each other")]
    assert {c.claimant.name for c in blaming if c.claimant} == {"Norway", "Finland"}
    assert len({c.id for c in blaming}) == 2
