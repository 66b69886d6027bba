"""The tables of events are checked when they are loaded."""

from __future__ import annotations

import pytest

from counterclaim.codebook.acled import load_acled_rules
from counterclaim.codebook.crosswalk import plover_types
from counterclaim.codebook.event_types import load_event_types
from counterclaim.codebook.noun_classes import load_noun_classes
from counterclaim.codebook.outlook_words import load_outlook_words
from counterclaim.codebook.rows import Row
from counterclaim.codebook.terms import load_contexts, load_gate, load_protected, load_weapons
from counterclaim.codebook.triggers import load_triggers, trigger
from counterclaim.errors import CodebookError


def row(*cells: str) -> Row:
    return Row(cells, "triggers.tsv:7")


def test_every_type_has_triggers() -> None:
    table = load_triggers()
    entries = [t for index in (table.verbs, table.nouns) for group in index.values() for t in group]
    assert len(entries) > 700
    assert {t.type for t in entries} == set(load_event_types())


def test_conditions_name_only_known_noun_classes() -> None:
    table = load_triggers()
    known = {c for classes in load_noun_classes().values() for c in classes} | {"name"}
    entries = [t for index in (table.verbs, table.nouns) for group in index.values() for t in group]
    assert {c for t in entries for need in t.needs for c in need.classes} <= known


@pytest.mark.parametrize(
    "cells",
    [
        ("attack", "x", "ASSAULT", "-", "-", "-"),
        ("attack", "v", "ATTACK", "-", "-", "-"),
        ("attack", "v", "ASSAULT", "visit", "-", "-"),
        ("attack", "v", "ASSAULT", "-", "object=person", "-"),
        ("attack", "v", "ASSAULT", "-", "-", "weather"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(cells: tuple[str, ...]) -> None:
    with pytest.raises(CodebookError, match=r"triggers\.tsv:7"):
        trigger(row(*cells))


def test_the_other_tables_load() -> None:
    assert load_acled_rules() and load_outlook_words()
    for table in (load_weapons(), load_protected(), load_contexts(), load_gate()):
        assert table.index


def test_a_longer_term_wins_over_a_shorter_one() -> None:
    forms = [("car", "car"), ("bombs", "bomb")]
    assert [heading for _, _, heading in load_weapons().found_in(forms)] == ["car_bomb"]


def test_an_occupation_is_coerced_though_its_root_is_assault() -> None:
    assert plover_types("192") == ("COERCE",)
    assert plover_types("190") == ("ASSAULT",)
    assert plover_types("010") == ()
