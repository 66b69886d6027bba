"""Where an act happened, taken from the words around it."""

from __future__ import annotations

import pytest

from counterclaim.records import EventMention, Findings, document
from counterclaim.resolve.place_context import places_from_context
from counterclaim.run.engine import Engine


def read(engine: Engine, text: str) -> Findings:
    """The findings of a text, places from context included."""
    findings = engine.read(document(text))
    assert not findings.failures
    return findings


def act(findings: Findings, trigger: str) -> EventMention:
    """The event that the word triggers."""
    return next(e for e in findings.events if trigger in e.trigger.text)


def named(findings: Findings, trigger: str) -> str | None:
    """The name of the place of that event."""
    place = act(findings, trigger).place
    return place.name if place else None


def test_a_deed_takes_the_place_its_sentence_says_in(engine: Engine) -> None:
    found = read(engine, "In Nairobi, a group of armed men who came by car on Monday morning shot three officers.")
    assert named(found, "shot") == "Nairobi"


def test_a_deed_takes_the_place_of_the_deed_before_it(engine: Engine) -> None:
    found = read(engine, "Gunmen attacked a bank in Lagos on Monday. They killed two guards. Police arrested one man.")
    assert named(found, "killed") == "Lagos"
    assert named(found, "arrested") == "Lagos"


def test_a_place_from_context_keeps_its_words_and_precision(engine: Engine) -> None:
    found = read(engine, "Gunmen attacked a bank in Lagos on Monday. They killed two guards.")
    first, second = act(found, "attacked").place, act(found, "killed").place
    assert first is not None
    assert first == second
    assert found.document.text[first.start : first.end] == first.text == "Lagos"


def test_a_first_line_gives_the_place_of_the_report(engine: Engine) -> None:
    found = read(
        engine, "Bomb kills four in Nairobi\n\nOfficials spoke on Tuesday.\n\nThe bombing also injured ten people."
    )
    assert named(found, "bombing") == "Nairobi"


@pytest.mark.parametrize("verb", ["condemned", "praised"])
def test_words_take_no_place_from_other_sentences(engine: Engine, verb: str) -> None:
    found = read(engine, f"Gunmen attacked a bank in Lagos on Monday. The president of France {verb} the operation.")
    assert all(e.place is None for e in found.events if e.type in ("ACCUSE", "SUPPORT"))


def test_what_is_only_demanded_takes_no_place_from_other_sentences(engine: Engine) -> None:
    found = read(engine, "Thousands marched in Lagos on Sunday. They demanded that the army release the prisoners.")
    assert all(e.place is None for e in found.events if e.modality == "future")


def test_the_country_that_speaks_is_not_the_place(engine: Engine) -> None:
    found = read(engine, "Brazil said that unknown attackers killed two of its soldiers.")
    assert named(found, "killed") is None


def test_a_deed_with_a_place_of_its_own_keeps_it(engine: Engine) -> None:
    found = read(engine, "Gunmen attacked a bank in Lagos on Monday. On Friday others killed two guards in Nairobi.")
    assert named(found, "killed") == "Nairobi"


def test_the_second_time_changes_nothing(engine: Engine) -> None:
    found = read(engine, "Gunmen attacked a bank in Lagos on Monday. They killed two guards. Police arrested one man.")
    assert places_from_context(found) == found


@pytest.mark.parametrize("where", ["Xarvand, Ghazni", "Xarvand District, Ghazni"])
def test_a_name_no_table_knows_lies_in_the_place_named_after_it(engine: Engine, where: str) -> None:
    place = act(read(engine, f"Three farmers were killed by a roadside bomb in {where}."), "killed").place
    assert place is not None
    assert place.text == where.split(",")[0] == place.name
    assert place.country == "AFG"
    assert place.precision == "near_place"


def test_a_persons_name_before_a_place_is_no_place(engine: Engine) -> None:
    found = read(engine, "Gunmen killed John Carver in Lagos on Monday.")
    assert named(found, "killed") == "Lagos"


def test_a_town_counts_when_its_country_takes_part(engine: Engine) -> None:
    found = read(engine, "The Syrian army shelled the town of Manbij on Monday, killing three people.")
    assert named(found, "shelled") == "Manbij"
