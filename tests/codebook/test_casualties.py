"""The table of words for what happens to people is checked before it is used."""

from __future__ import annotations

from importlib.resources import files

import pytest

from counterclaim.codebook.casualties import forms, load_casualties, read_casualties
from counterclaim.errors import CodebookError

SHIPPED = files("counterclaim.codebook").joinpath("casualties.yaml").read_text(encoding="utf-8")


def test_verbs_are_found_in_all_their_forms() -> None:
    table = load_casualties()
    assert {"kill", "kills", "killed", "killing", "slain"} <= set(table.acts)
    assert {"flee", "fled", "fleeing"} <= set(table.undergo)
    assert forms("die") == ("die", "dies", "died", "diing", "died", "dying")


def test_an_unknown_measure_is_refused_with_its_line() -> None:
    with pytest.raises(CodebookError, match=r"casualties\.yaml:\d+: 'dazed' is not known"):
        read_casualties(SHIPPED.replace("  injured:\n", "  dazed:\n", 1))


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(CodebookError, match="'onlookers' is not known"):
        read_casualties(SHIPPED.replace("  children: [child", "  onlookers: [child", 1))


def test_what_is_not_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(CodebookError, match=r"casualties\.yaml:\d+: is not YAML"):
        read_casualties("measures: [")
