"""What is agreed or given up happens in no hotel."""

from __future__ import annotations

from counterclaim.records import document
from counterclaim.run.engine import Engine


def test_a_ceasefire_takes_no_town_from_the_sentences_before(engine: Engine) -> None:
    told = engine.read(document("Rebels shelled a mill in Oslo on Monday. Both sides then agreed to a ceasefire."))
    places = {e.trigger.text: e.place.text if e.place else None for e in told.events}
    assert places["shelled"] == "Oslo"
    assert places["ceasefire"] is None
