"""Where an act happened: names after "Near", unlisted names beside known ones, journeys. All sentences are invented."""

from __future__ import annotations

import pytest

from counterclaim.records import document
from counterclaim.run.engine import Engine


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        ("Near Mosul, three strikes engaged three units and destroyed two vehicles.", "ASSAULT", "Mosul"),
        ("Gunmen attacked guards in Wadi Brusk on the outskirts of Mosul, Iraq.", "ASSAULT", "Wadi Brusk"),
        ("The Sylvanian minister will travel to Iraq to discuss trade.", "CONSULT", "Iraq"),
        ("Ada Stone stayed in Vienna for talks on Syria.", "CONSULT", "Vienna"),
    ],
)
def test_the_act_happened_at_the_place_its_words_say(engine: Engine, text: str, kind: str, where: str) -> None:
    event = next(e for e in engine.read(document(text)).events if e.type == kind)
    assert event.place is not None
    assert event.place.text == where


def test_an_unlisted_name_takes_the_country_of_the_place_behind_it(engine: Engine) -> None:
    text = "Gunmen attacked guards in Wadi Brusk on the outskirts of Mosul, Iraq."
    event = next(e for e in engine.read(document(text)).events if e.type == "ASSAULT")
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Wadi Brusk", "IRQ")


def test_what_is_rejected_does_not_tell_where_it_was_rejected(engine: Engine) -> None:
    events = engine.read(document("The council rejected a plan for a ceasefire in Mosul.")).events
    assert all(e.place is None for e in events if e.type == "REJECT")
