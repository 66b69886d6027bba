"""The ruleset, the verifying bodies, the words and the sides: shipped tables load, wrong ones name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.codebook.rules import (
    load_asks,
    load_rules,
    load_uses,
    load_verifying_bodies,
    read_asks,
    read_rules,
    read_uses,
    read_verifying_bodies,
)
from counterclaim.codebook.sides import load_sides, read_sides
from counterclaim.codebook.tables import text_of
from counterclaim.errors import CodebookError, ConfigError


def test_the_shipped_tables_load() -> None:
    assert load_rules().version
    assert {b.name for b in load_verifying_bodies()} >= {"International Court of Justice"}
    assert load_asks().kinds
    assert "russia" in load_sides().sides


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("called for an immediate humanitarian pause", {"pause_or_ceasefire"}),
        ("release all prisoners of war", {"release"}),
        ("let food and medicine reach the besieged town", {"aid_or_access"}),
        ("pull back its troops", {"withdrawal"}),
        ("an independent investigation into the deaths", {"inquiry"}),
        ("release the report", set()),
    ],
)
def test_what_is_asked_is_known_by_its_words(words: str, kinds: set[str]) -> None:
    assert set(load_asks().kinds_in(words)) == kinds


@pytest.mark.parametrize(
    ("words", "use"),
    [
        ("the building was used by militants", "military"),
        ("a command centre lay beneath it", "military"),
        ("no weapons were kept in the school", "civil"),
        ("only patients were inside", "civil"),
        ("it stood at the corner", ""),
    ],
)
def test_a_use_is_military_or_civil_or_open(words: str, use: str) -> None:
    assert load_uses().of(words) == use


def test_an_unknown_status_is_refused_with_its_line() -> None:
    text = text_of("rules.yaml").replace("status: denied_only", "status: denied_a_bit")
    with pytest.raises(CodebookError, match=r"rules\.yaml:\d+: unknown status 'denied_a_bit'"):
        read_rules(text)


def test_a_missing_key_is_refused() -> None:
    with pytest.raises(CodebookError, match="key 'modes' is missing"):
        read_asks("version: a\nkinds: {}\ndone_by: {}\n")


def test_a_wrong_pattern_is_refused_with_its_line() -> None:
    with pytest.raises(CodebookError, match=r"uses\.yaml:3: pattern is wrong"):
        read_uses("version: a\nmilitary:\n  - '(['\ncivil: [x]\n")


def test_a_body_with_an_unknown_issue_is_refused_with_its_line() -> None:
    with pytest.raises(CodebookError, match=r"verifying_bodies\.tsv:2: unknown issue 'weather'"):
        read_verifying_bodies("body\tids\tnames\tissues\nCourt\t\t\tweather\n")


def test_a_projects_sides_come_over_ours(tmp_path: Path) -> None:
    own = tmp_path / "sides.toml"
    lines = ("[sides.nordia]", 'members = ["Nordia"]', 'opposes = ["russia"]', "[origins]", '"a" = "b"')
    own.write_text("\n".join(lines), encoding="utf-8")
    sides = load_sides(own)
    assert sides.oppose("russia", "nordia")
    assert sides.origins == {"a": "b"}
    assert "ukraine" in sides.sides


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[side.a]\n", "unknown key 'side'"),
        ('[sides.a]\nmember = ["x"]\n', "sides.a: unknown key 'member'"),
        ('[sides.a]\nmembers = "x"\n', "sides.a.members must be a list of names"),
        ('[sides.a]\nopposes = ["b"]\n', "sides.a.opposes names 'b'"),
        ('[reliability]\nx = "G"\n', "reliability.x: grade must be one of A to F"),
        ("[sides.a\n", "sides.toml"),
    ],
)
def test_wrong_sides_name_file_and_key(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        read_sides(text, "sides.toml")
    assert message in str(error.value)
    assert "sides.toml" in str(error.value)
