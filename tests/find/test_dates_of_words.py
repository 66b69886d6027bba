"""Days inside what an act of words is about do not date the words. All sentences are invented."""

from __future__ import annotations

import datetime as dt

from counterclaim.records import document
from counterclaim.run.engine import Engine


def day_of(engine: Engine, text: str, kind: str) -> tuple[dt.date | None, dt.date | None]:
    events = engine.read(document(text, published_on=dt.date(2031, 5, 9))).events
    when = next(e.date for e in events if e.type == kind)
    assert when is not None
    return when.earliest, when.latest


def test_what_they_are_accused_of_does_not_date_the_accusation(engine: Engine) -> None:
    text = "The union accuses the police of killing ten dockers since January."
    assert day_of(engine, text, "ACCUSE") == (dt.date(2031, 5, 9), dt.date(2031, 5, 9))


def test_a_denied_act_is_of_the_day_of_its_denial_where_no_other_is_told(engine: Engine) -> None:
    text = "The army denies shelling the port of Talmora."
    assert day_of(engine, text, "ASSAULT") == (dt.date(2031, 5, 9), dt.date(2031, 5, 9))
