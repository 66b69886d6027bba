"""The example of an invented country, read from the first report to the last: the story that the brief must tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.codebook.rules import load_rules
from counterclaim.intake import documents
from counterclaim.records import Ask, Document, Findings, Incident, Standing
from counterclaim.run.derive import Derived, derive
from counterclaim.run.engine import Engine
from counterclaim.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "varrenia-hotel-strike"
ARMY, FRONT = "Varrenian Armed Forces", "Northern Marches Front"


@pytest.fixture(scope="module")
def own() -> Engine:
    return Engine(Settings(actors=FOLDER / "actors.tsv", places=FOLDER / "places.tsv", sides=FOLDER / "sides.toml"))


@pytest.fixture(scope="module")
def reports(own: Engine) -> list[Findings]:
    read = [d for d in documents([FOLDER]) if isinstance(d, Document)]
    return [own.read(d) for d in read]


@pytest.fixture(scope="module")
def derived(reports: list[Findings], own: Engine) -> Derived:
    return derive(reports, own.actors, own.settings)


def _until(reports: list[Findings], last: str, own: Engine) -> Derived:
    told = [f for f in reports if str(f.document.external_id) <= last]
    return derive(told, own.actors, own.settings)


def _strike(derived: Derived) -> Incident:
    attacks = [
        i for i in derived.weighed.incidents if i.type == "ASSAULT" and "hotel" in f"{i.place} {i.recipients}".lower()
    ]
    assert len(attacks) == 1, [i.title for i in attacks]
    return attacks[0]


def _standing(derived: Derived, issue: str) -> Standing:
    strike = _strike(derived)
    return next(s for s in derived.weighed.standings if s.incident == strike.id and s.issue == issue)


def _ceasefire(derived: Derived) -> list[Ask]:
    return [a for a in derived.weighed.asks if a.kind == "pause_or_ceasefire"]


def test_every_report_is_read(reports: list[Findings]) -> None:
    assert len(reports) == 14
    assert not [f.failures for f in reports if f.failures]


def test_the_strike_is_one_incident_over_its_reports(derived: Derived) -> None:
    strike = _strike(derived)
    assert strike.n_documents >= 11
    assert strike.date and str(strike.date.earliest) == "2019-03-04"
    assert "Grand Aurelle Hotel" in strike.title


def test_the_anniversary_opens_no_incident(derived: Derived, reports: list[Findings]) -> None:
    last = next(f.document.id for f in reports if f.document.external_id == "14-anniversary")
    against = load_rules().acts_against
    opened = [i for i in derived.weighed.incidents if i.type in against and set(i.documents) == {last}]
    assert not opened


def test_who_did_it_is_contested_while_both_accuse(reports: list[Findings], own: Engine) -> None:
    standing = _standing(_until(reports, "11-agency", own), "responsibility")
    assert standing.status == "contested"
    named = {v.value for v in standing.voices if v.stance == "asserts"}
    assert {ARMY, FRONT} <= named


def test_the_admission_concedes_it_and_keeps_what_was_said_before(derived: Derived) -> None:
    standing = _standing(derived, "responsibility")
    assert (standing.status, standing.rule, standing.value) == ("conceded", "R2", ARMY)
    assert {"dissenting_attribution", f"position_changed:{ARMY}"} <= set(standing.flags)


def test_had_denied_is_no_position_of_record(derived: Derived) -> None:
    army = [v for v in _standing(derived, "responsibility").voices if v.origin_name == ARMY]
    assert {v.stance for v in army} == {"accepts"}


def test_accusing_another_is_no_admission(derived: Derived) -> None:
    accepting = {v.origin_name for v in _standing(derived, "responsibility").voices if v.stance == "accepts"}
    assert accepting == {ARMY}


def test_what_the_cellar_was_used_for_is_contested(derived: Derived) -> None:
    assert _standing(derived, "target_use").status == "contested"


def test_the_copy_of_the_agency_is_no_second_origin(reports: list[Findings], own: Engine) -> None:
    alone = _strike(_until(reports, "01-agency", own))
    both = _strike(_until(reports, "02-wire-copy", own))
    assert both.n_documents == alone.n_documents + 1
    assert both.n_origins == alone.n_origins


def test_the_toll_rises_by_authority(derived: Derived, reports: list[Findings]) -> None:
    strike = _strike(derived)
    figures = {c.id: c.low for f in reports for c in f.counts}
    toll = next(
        t for t in derived.weighed.tolls if (t.incident, t.measure, t.group) == (strike.id, "killed", "total")
    )  # fmt: skip
    by = {name: [figures[c] for c in counts] for name, counts in toll.by_authority}
    assert by["Varrenian Relief Society"] == [21, 27]
    assert set(by["Varrenian Ministry of Health"]) >= {9, 14, 19}
    assert by["Selvane General Hospital"][-1] == 27
    assert toll.contested


def test_the_corrected_number_replaces_the_first(derived: Derived) -> None:
    strike = _strike(derived)
    toll = next(
        t for t in derived.weighed.tolls if (t.incident, t.measure, t.group) == (strike.id, "injured", "total")
    )  # fmt: skip
    assert (toll.low, toll.high) == (13, 44)


def test_the_ceasefire_is_asked_for_and_rejected(derived: Derived) -> None:
    ask = next(a for a in _ceasefire(derived) if a.asker == "Osmere")
    assert ask.object == "an immediate ceasefire in northern Varrenia"
    assert "rejected" in {word for word, _, _ in ask.answers}
    assert "Osmere" not in {by for _, by, _ in ask.answers}


def test_the_ceasefire_that_was_asked_for_ends_as_agreed_by_both_sides(derived: Derived) -> None:
    ask = next(a for a in _ceasefire(derived) if a.asker == "Osmere")
    assert ask.state == "accepted"
    assert {"Varrenia", FRONT} <= {by for word, by, _ in ask.answers if word == "accepted"}
