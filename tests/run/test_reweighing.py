"""Why a status stands, and what changes when the ruleset or the sides change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.weigh.builders import NORDIA, Report, actor
from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.codebook.rules import load_rules
from counterclaim.store import Ledger

SIDES = """
[sides.north]
members = ["nordia-army", "Nordia Army"]

[reliability]
Gazette = "B"
Radio = "B"
"""


def _report(publisher: str, *, denied: bool = False) -> Report:
    text = f"{publisher}: the Nordia Army shelled a clinic in Mirel. The Nordia Army denied it."
    report = Report(text, publisher=publisher)
    army = actor("the Nordia Army", **NORDIA)
    hit = [actor("a clinic", kind="object", name="clinic")]
    act = report.event("shelled", by=[army], to=hit, at=("Mirel", 10.0, 10.0), on=report.document.published_on)
    if denied:
        speaker = actor("The Nordia Army", **NORDIA)
        report.claim("it", "denies", "responsibility", by=speaker, cue="denied", about=(act.id,))
    return report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with two reports of one act, one of them with a denial."""
    file = tmp_path / "war.sqlite"
    with Ledger.open(file) as ledger:
        ledger.add(_report("Gazette", denied=True).findings())
        ledger.add(_report("Radio").findings())
    return file


def _run(*words: object) -> str:
    done = CliRunner().invoke(app, [str(w) for w in words])
    assert done.exit_code == 0, done.output
    return done.stdout


def _only(path: Path) -> str:
    _run("ledger", "reweigh", "--ledger", path)
    with Ledger.open(path) as ledger:
        (incident,) = ledger.incidents()
    return incident.id


def test_why_gives_the_rule_in_words_and_the_sentences_on_both_sides(path: Path) -> None:
    told = _run("why", _only(path), "--ledger", path)
    assert load_rules().rules["R4b"].words in told
    assert "against: Nordia Army" in told and "The Nordia Army denied it. [" in told
    assert "    Radio: the Nordia Army shelled a clinic in Mirel. [Radio, 2031-05-04; evt:" in told


def test_why_gives_the_reasons_that_make_it_one_incident(path: Path) -> None:
    told = _run("why", _only(path), "--ledger", path)
    assert "same place: Mirel" in told.partition("One incident, because")[2]


def test_why_of_one_issue_speaks_of_no_other(path: Path) -> None:
    told = json.loads(_run("why", f"{_only(path)}#occurrence", "--ledger", path, "--json"))
    assert [s["issue"] for s in told["standings"]] == ["occurrence"]
    assert {v["report"].partition(",")[0] for v in told["standings"][0]["for"]} == {"Gazette", "Radio"}


def test_an_unknown_incident_is_refused_with_a_remedy(path: Path) -> None:
    done = CliRunner().invoke(app, ["why", "inc:nothing", "--ledger", str(path)])
    assert done.exit_code != 0 and "no incident" in str(done.exception)


def test_nothing_new_changes_nothing(path: Path) -> None:
    _only(path)
    assert json.loads(_run("ledger", "reweigh", "--ledger", path, "--json")) == []


def test_graded_sources_change_a_standing_and_reweigh_says_which(path: Path, tmp_path: Path) -> None:
    incident = _only(path)
    sides = tmp_path / "sides.toml"
    sides.write_text(SIDES, encoding="utf-8")
    changed = json.loads(_run("ledger", "reweigh", "--ledger", path, "--sides", sides, "--json"))
    occurrence = next(c for c in changed if c["standing"] == f"{incident}#occurrence")
    assert occurrence["before"]["status"] == "several_uncorroborated"
    assert occurrence["after"]["status"] == "corroborated"


def test_another_ruleset_makes_what_was_derived_out_of_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dataclasses as dc

    from counterclaim.store import derived

    _only(path)
    other = dc.replace(load_rules(), version="standing/of-another-day")
    monkeypatch.setattr(derived, "load_rules", lambda: other)
    with Ledger.open(path) as ledger:
        assert not ledger.derived_is_current()
