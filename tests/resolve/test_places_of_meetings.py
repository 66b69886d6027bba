"""What those who meet say is said where they meet. All sentences are invented."""

from __future__ import annotations

from counterclaim.records import Place, document
from counterclaim.run.engine import Engine

MET = "President Orlan Brevik met Chancellor Ilse Tamm in Nairobi on Tuesday."


def places_of(engine: Engine, text: str) -> dict[str, Place | None]:
    return {e.trigger.text: e.place for e in engine.read(document(text)).events}


def test_what_is_said_at_the_meeting_a_report_opens_with_is_said_there(engine: Engine) -> None:
    found = places_of(engine, f"{MET} Brevik thanked Tamm for the loan of two ferries.")
    place = next(p for t, p in found.items() if t.startswith("thanked"))
    assert place is not None
    assert place.name == "Nairobi"


def test_words_of_others_are_not_said_at_the_meeting(engine: Engine) -> None:
    found = places_of(engine, f"{MET} Amnesty International condemned the loan.")
    assert found["condemned"] is None


def test_a_telephone_call_before_it_takes_no_place_from_a_meeting_told_later(engine: Engine) -> None:
    text = (
        "President Orlan Brevik spoke by telephone with Chancellor Ilse Tamm. "
        "Envoys of both had met in Nairobi last year. Brevik thanked Tamm for the loan of two ferries."
    )
    found = places_of(engine, text)
    assert next(p for t, p in found.items() if t.startswith("thanked")) is None
