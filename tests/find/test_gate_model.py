"""The learned voice of the gate: words in small letters, no names."""

from __future__ import annotations

from counterclaim.find.gate_model import conflict_score, load_gate_weights
from counterclaim.records import document
from counterclaim.run.engine import Engine

BATTLE = "Rebels shelled the town and militants fired rockets at soldiers; dozens of fighters were killed in clashes."
CRASH = "The bus plunged into a ravine after a collision; firefighters freed the trapped passengers from the wreckage."
SECT = """\
Woman tells of years on the farm

A woman says that she was held for six years on a remote farm by the leader of a small prayer circle. She told a
magazine that she was locked in a kitchen each night and was not given a key. Her sister said that the woman was thin
and tired when she came home by train. The leader rejected what she says and called it an old quarrel over money. A
neighbour remembers loud singing and many guests, and that a boy once attacked the postman with a broom. The woman now
works in a bakery and writes a book about her childhood. She hopes that other guests of the farm will speak. The house
was sold in spring to a couple from the coast, who keep bees and rent rooms to hikers. A doctor who treated her
afterwards says that she slept badly for a long while.
"""


def test_a_battle_scores_above_a_crash() -> None:
    assert conflict_score(BATTLE) > 2 > -2 > conflict_score(CRASH)


def test_names_do_not_count() -> None:
    assert conflict_score(CRASH + " Damascus Kabul Gaza Taliban") == conflict_score(CRASH)


def test_a_text_without_known_words_has_the_bias() -> None:
    assert conflict_score("Zzz Qqq") == load_gate_weights()["(bias)"]


def test_a_private_story_with_hardly_a_sign_of_conflict_keeps_no_deed() -> None:
    assert not [e for e in Engine().read(document(SECT)).events if e.type in ("ASSAULT", "COERCE")]
