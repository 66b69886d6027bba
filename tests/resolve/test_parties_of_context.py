"""Parties and days that other sentences of a document give. All sentences are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from counterclaim.records import EventMention, document
from counterclaim.run.engine import Engine

MET = "President Orlan Brevik met Chancellor Ilse Tamm. "


def event(engine: Engine, text: str, kind: str) -> EventMention:
    found = engine.read(document(text, published_on=dt.date(2031, 5, 9))).events
    return [e for e in found if e.type == kind][-1]


def test_what_was_agreed_was_agreed_by_those_who_met(engine: Engine) -> None:
    found = event(engine, MET + "It was agreed to build a second ferry.", "AGREE")
    assert [p.name for p in found.actors] == ["Orlan Brevik", "Ilse Tamm"]


def test_the_two_countries_are_the_two_states_that_act_together_before(engine: Engine) -> None:
    text = "Norway and Kenya will withdraw troops from the bridge after sustained talks between the two countries."
    assert [p.name for p in event(engine, text, "CONSULT").actors] == ["Norway", "Kenya"]


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the bombing.",
        "The Harbour Front has not claimed responsibility for the bombing.",
        "Multiple bombings hit the harbour.",
    ],
)
def test_who_did_not_claim_an_act_and_a_mere_adjective_are_no_actors(engine: Engine, text: str) -> None:
    assert event(engine, text, "ASSAULT").actors == ()


def test_a_deed_that_nothing_dates_was_on_the_day_of_the_dated_deed_before_it(engine: Engine) -> None:
    text = "Gunmen killed two ferrymen in Nairobi on Tuesday. Ten passengers were wounded, a doctor said."
    when = event(engine, text, "ASSAULT").date
    assert when is not None
    assert when.earliest == dt.date(2031, 5, 6)


def test_what_has_happened_this_year_happened_before_publication(engine: Engine) -> None:
    when = event(engine, "Ten ferries have been attacked by gunmen this year.", "ASSAULT").date
    assert when is not None
    assert (when.earliest, when.latest) == (dt.date(2031, 1, 1), dt.date(2031, 5, 9))
