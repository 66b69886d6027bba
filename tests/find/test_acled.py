"""ACLED-like sub-types: by who fights whom, and by what the sentence says. All sentences are invented."""

from __future__ import annotations

import pytest

from counterclaim.records import document
from counterclaim.run.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("Rebels attacked an army checkpoint near Orlo, killing six soldiers.", "Armed clash"),
        ("Gunmen attacked villagers near Orlo.", "Attack"),
        ("Four suicide bombers struck the market in Orlo.", "Suicide bomb"),
        ("Warplanes bombed the town of Orlo.", "Air/drone strike"),
        ("Government forces bombarded the town of Orlo with mortars.", "Shelling/artillery/missile attack"),
        ("Militants hurled a grenade at the police station.", "Grenade"),
        ("Army troops recaptured the village of Orlo from the militants.", "Government regains territory"),
        ("Militants seized a village near the border.", "Non-state actor overtakes territory"),
        ("Rebels seized the village after the withdrawal of the army.", "Non-violent transfer of territory"),
        ("Police seized 40 rifles and a box of ammunition.", "Disrupted weapons use"),
        ("The army set up a military base near Orlo.", "Headquarters or base established"),
        ("Demonstrators clashed with police and threw stones during a protest.", "Violent demonstration"),
        ("Teachers held a protest outside the ministry.", "Peaceful protest"),
        ("Soldiers shot protesters dead in the capital.", "Excessive force against protesters"),
        ("An angry mob attacked a trader in Orlo.", "Mob violence"),
        ("Sixty fighters surrendered to the army.", "Agreement"),
        ("Two hundred soldiers defected to the rebels.", "Change to group/activity"),
        ("Rioters looted several shops in Orlo.", "Looting/property destruction"),
    ],
)
def test_the_text_decides_the_sub_type(engine: Engine, text: str, sub: str) -> None:
    found = engine.read(document(text)).events
    assert sub in [e.acled[1] for e in found if e.acled]


def test_an_act_of_speech_has_no_sub_type(engine: Engine) -> None:
    found = engine.read(document("The minister condemned the rebels.")).events
    assert [e.acled for e in found] == [None]
