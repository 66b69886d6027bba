"""Acts that a word of asking, charging or vowing above them makes; empty denials; tolls of accidents."""

from __future__ import annotations

import pytest

from counterclaim.find.gate import let_through
from counterclaim.find.triggers import hits
from counterclaim.run.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def acts(engine: Engine, text: str) -> list[str]:
    doc = engine.nlp(text)
    return [h.entry.type for h in let_through(doc, hits(doc))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy urged the garrison to leave the island.", ["REQUEST", "RETREAT"]),
        ("We call upon the recruits to lay down their arms and go home.", ["REQUEST", "RETREAT", "RETREAT"]),
        ("The rebels accused the army of targeting the market.", ["ACCUSE", "ASSAULT"]),
        ("The colonel is accused of funding the raiders.", ["ACCUSE", "AID"]),
        ("Varnia pledged to provide tents to the displaced.", ["AGREE", "AID"]),
    ],
)
def test_an_act_that_is_asked_charged_or_vowed(engine: Engine, text: str, expected: list[str]) -> None:
    assert acts(engine, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The colonel leaves the island each summer.",
        "The army was training on Monday.",
        "The manual provides tables of tides.",
    ],
)
def test_the_same_words_by_themselves_are_none(engine: Engine, text: str) -> None:
    assert acts(engine, text) == []


@pytest.mark.parametrize(
    "text",
    ["The militia neither confirmed nor denied the shelling of the port.", "The army does not deny the shelling."],
)
def test_who_denies_nothing_rejects_nothing(engine: Engine, text: str) -> None:
    assert acts(engine, text) == ["ASSAULT"]


def test_who_denies_rejects(engine: Engine) -> None:
    assert acts(engine, "The army denied the shelling.") == ["REJECT", "ASSAULT"]


def test_a_commission_of_inquiry_inquires_into_nothing_by_its_name(engine: Engine) -> None:
    assert acts(engine, "The commission of inquiry on Varnia sent its report to the ministry.") == []
    assert acts(engine, "Varnia opened an inquiry into the conduct of its army.") == ["ACCUSE"]


def test_soldiers_who_died_in_a_crash_were_not_assaulted(engine: Engine) -> None:
    assert acts(engine, "Six soldiers were killed when an army helicopter crashed in the hills, a general said.") == []
    shot = "Six soldiers were killed when rebels shot down an army helicopter, which crashed in the hills."
    assert "ASSAULT" in acts(engine, shot)


def test_one_who_was_armed_got_no_aid(engine: Engine) -> None:
    assert acts(engine, "The general said the rebel was armed at the time.") == []
    assert acts(engine, "Varnia armed the rebels.") == ["AID"]


def test_an_agreement_that_is_broken_is_no_new_agreement(engine: Engine) -> None:
    assert "AGREE" not in acts(engine, "Varnia violated the agreement and refused to fulfil the accord.")
    assert acts(engine, "The ministers welcomed the agreement of Varnia and Ostrava on the river.").count("AGREE") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varnia supports the rebels of Ostrava with rifles.", "AID"),
        ("The council voiced its support for Varnia.", "SUPPORT"),
        ("Militiamen looted the shops of Ostrava.", "COERCE"),
        ("The rebels took prisoner two officers of Varnia.", "COERCE"),
        ("The garrison fired at the boats of Varnia.", "ASSAULT"),
        ("The army used rockets in the suburbs.", "ASSAULT"),
        ("The rebels took the port of Ostrava.", "COERCE"),
        ("Twenty civilians died in the suburbs.", "ASSAULT"),
    ],
)
def test_what_an_act_is_by_what_stands_beside_it(engine: Engine, text: str, expected: str) -> None:
    assert acts(engine, text) == [expected]


def test_who_retreats_from_a_goal_withdraws_nobody(engine: Engine) -> None:
    assert acts(engine, "Varnia retreated from its goal of joining the union.") == []
    assert acts(engine, "Varnia retreated from the border.") == ["RETREAT"]
