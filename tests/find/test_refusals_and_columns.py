"""Refusals told by sabotage, disowning and waving away; columns that enter, cross and move; sides that meet."""

from __future__ import annotations

import pytest

from counterclaim.find.triggers import hits
from counterclaim.run.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varnia sabotaged the accord.", "REJECT"),
        ("Varnia sabotaged the bridge.", "ASSAULT"),
        ("The minister disowned the statement.", "REJECT"),
        ("The minister waved away the accusation.", "REJECT"),
        ("Tanks entered the suburbs.", "MOBILIZE"),
        ("Soldiers crossed the river.", "MOBILIZE"),
        ("The ministry noted the movement of troops.", "MOBILIZE"),
        ("Soldiers took away twenty men.", "COERCE"),
        ("The militia used the villagers as shields.", "COERCE"),
        ("Police surrounded the school.", "COERCE"),
        ("The rebels are holding nine passengers.", "COERCE"),
        ("The joint commission will meet in Ostrava.", "CONSULT"),
    ],
)
def test_the_type_follows_from_the_company(engine: Engine, text: str, expected: str) -> None:
    assert expected in [h.entry.type for h in hits(engine.nlp(text))]


@pytest.mark.parametrize("text", ["Pupils entered the hall.", "The tourists crossed the river."])
def test_without_it_there_is_no_act(engine: Engine, text: str) -> None:
    assert hits(engine.nlp(text)) == ()
