"""The report that this project exists for, in our own words: what must come out of it (RULES, worked example)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from counterclaim.records import Claim, EventMention, Findings, document
from counterclaim.run.derive import Derived, derive
from counterclaim.run.engine import Engine

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "al-shifa.txt"


@pytest.fixture(scope="module")
def findings(engine: Engine) -> Findings:
    return engine.read(document(GOLDEN.read_text(encoding="utf-8"), publisher="Illustration"))


@pytest.fixture(scope="module")
def derived(findings: Findings, engine: Engine) -> Derived:
    return derive([findings], engine.actors, engine.settings)


def _claims(findings: Findings, name: str) -> list[Claim]:
    return [c for c in findings.claims if c.claimant and c.claimant.name == name]


def _events(findings: Findings, kind: str) -> list[EventMention]:
    return [e for e in findings.events if e.type == kind]


def _names(event: EventMention) -> set[str | None]:
    return {p.name for p in (*event.actors, *event.recipients)}


def test_the_attack_on_the_ambulances_is_alleged_and_protected(findings: Findings) -> None:
    attack = next(e for e in _events(findings, "ASSAULT") if "ambulance" in str([p.text for p in e.recipients]))
    assert attack.modality == "alleged"
    assert [p.name for p in attack.actors] == ["Israel Defense Forces"]
    assert "health_transport" in attack.protected
    assert attack.place and attack.place.name == "Al-Shifa Hospital" and attack.place.country == "PSE"


def test_the_dispute_is_linked_to_the_claim_of_the_idf(findings: Findings) -> None:
    used = next(c for c in _claims(findings, "Israel Defense Forces") if c.issue == "target_use")
    assert used.stance == "asserts"
    against = {d.source for d in findings.disputes if d.target == used.id}
    who = {c.claimant.name for c in findings.claims if c.id in against and c.claimant}
    assert who == {"Palestinian humanitarian group"}


def test_standing_is_that_of_the_worked_example(derived: Derived) -> None:
    incident = next(i for i in derived.linked.incidents if "health_transport" in i.protected)
    standing = {s.issue: s for s in derived.weighed.standings if s.incident == incident.id}
    assert (standing["occurrence"].status, standing["occurrence"].rule) == ("single_source", "R8")
    assert (standing["responsibility"].status, standing["responsibility"].rule) == ("single_source", "R8")
    assert "implied_acceptance" in standing["responsibility"].flags
    assert standing["target_use"].status == "contested"
    assert standing["target_use"].rule in ("R4a", "R4b")
    assert standing["civilian_harm"].status == "not_raised"


def test_praise_of_a_past_assault_makes_no_new_incident(findings: Findings, derived: Derived) -> None:
    praise = [c for c in _claims(findings, "Hassan Nasrallah") if c.stance == "praises"]
    assert any("glorious" in c.content.text for c in praise)
    past = [e for e in _events(findings, "ASSAULT") if e.modality == "historical"]
    assert past
    opened = {i.id for i in derived.linked.incidents if set(i.events) <= {e.id for e in past}}
    assert not opened


def test_the_two_meetings_come_in_order_with_their_parties(findings: Findings) -> None:
    meetings = [_names(e) for e in _events(findings, "CONSULT")]
    first = next(n for n, names in enumerate(meetings) if "Benjamin Netanyahu" in names)
    second = next(n for n, names in enumerate(meetings) if "Isaac Herzog" in names)
    assert first < second
    assert all("Antony Blinken" in meetings[n] for n in (first, second))


def test_the_pause_is_demanded_and_has_not_happened(findings: Findings) -> None:
    demand = next(c for c in _claims(findings, "Antony Blinken") if c.stance == "demands")
    assert "pause" in demand.content.text
    assert all(e.modality == "future" for e in _events(findings, "RETREAT"))


def test_the_asks_are_a_pause_the_hostages_and_aid(derived: Derived) -> None:
    assert {"pause_or_ceasefire", "release", "aid_or_access"} <= {a.kind for a in derived.weighed.asks}


def test_the_fighting_has_its_weapons_and_the_quoted_words(findings: Findings) -> None:
    weapons = {(w.weapon, w.text) for e in _events(findings, "ASSAULT") for w in e.instruments}
    assert {("missile", "anti-tank missiles"), ("ied", "improvised explosive devices")} <= weapons
    assert any("lengthy battle" in c.content.text for c in _claims(findings, "Israel Defense Forces"))


SHORT = (
    "The IDF allegedly attacked ambulances near Al-Shifa hospital. The IDF claims Hamas used them. A Palestinian "
    "humanitarian group refutes this claim, stating that they were returning from the Rafah border. Nasrallah praised "
    "the October 7 assault as 'glorious'. Blinken met Netanyahu and urged a humanitarian pause, then discussed "
    "hostages and aid with Herzog."
)


def test_the_same_told_in_five_sentences(engine: Engine) -> None:
    found = engine.read(document(SHORT, publisher="Illustration", published_on=dt.date(2023, 11, 4)))
    weighed = derive([found], engine.actors, engine.settings).weighed
    attack = next(i for i in weighed.incidents if "health_transport" in i.protected)
    standing = {s.issue: s for s in weighed.standings if s.incident == attack.id}
    assert standing["occurrence"].rule == standing["responsibility"].rule == "R8"
    assert "implied_acceptance" in standing["responsibility"].flags
    assert standing["target_use"].status == "contested"
    assert standing["civilian_harm"].status == "not_raised"
    meetings = [{p.name for p in i.actors} for i in weighed.incidents if i.type == "CONSULT"]
    assert {"Antony Blinken", "Benjamin Netanyahu"} in meetings
    assert {"Antony Blinken", "Isaac Herzog"} in meetings
    assert not [i for i in weighed.incidents if i.type == "ASSAULT" and i.id != attack.id]
    praise = next(c for c in found.claims if c.stance == "praises")
    assert praise.claimant and praise.claimant.name == "Hassan Nasrallah"
    assert "‘glorious’" in praise.content.text or "'glorious'" in praise.content.text
