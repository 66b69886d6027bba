"""How a text holds an act. All sentences are invented."""

from __future__ import annotations

from functools import lru_cache

import pytest
from spacy.language import Language

from counterclaim.find.claims import claims
from counterclaim.find.events import events
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import document


@lru_cache(maxsize=1)
def pipeline() -> Language:
    return load_pipeline()


@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        ("Reports of air strikes in the valley are a matter of concern.", "ASSAULT", "alleged"),
        ("This attack only strengthens our resolve.", "ASSAULT", "historical"),
        ("Tensions have been high since clashes killed dozens.", "ASSAULT", "historical"),
        ("The move follows the killing of the general.", "ASSAULT", "historical"),
        ("The airlift came a week after a raid on a refinery.", "ASSAULT", "historical"),
        ("The patrols began in response to attacks on its bases.", "ASSAULT", "historical"),
        ("The coalition went to Sylvania to fight the rebels.", "ASSAULT", "asserted"),
        ("Civilians are facing ongoing shelling by the army.", "ASSAULT", "asserted"),
        ("The group has the capacity to attack the capital.", "ASSAULT", "hypothetical"),
        ("No homes were bombed.", "ASSAULT", "negated"),
        ("It is vital to hold talks.", "CONSULT", "future"),
        ("We strongly urge the rebels to leave.", "REQUEST", "asserted"),
        ("The rebels threatened to attack the city.", "ASSAULT", "future"),
    ],
)
def test_the_clause_tells_how_an_act_is_held(text: str, event_type: str, modality: str) -> None:
    (read,) = parse(pipeline(), [document(text)])
    assert [e.modality for e in events(read, claims(read)) if e.type == event_type] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "The members of the Organisation of Sylvanian Cooperation like the weather of the region.",
        "The situation calls for patience.",
        "The ministers discussed the violence.",
        "Troops moved in support of the government.",
    ],
)
def test_what_adds_nothing_is_no_act(text: str) -> None:
    (read,) = parse(pipeline(), [document(text)])
    assert not {"COOPERATE", "REQUEST", "ASSAULT", "SUPPORT"} & {e.type for e in events(read, claims(read))}
