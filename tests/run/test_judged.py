"""What people decide takes effect on what is weighed, and undoing it brings back what was there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.records import Findings, Incident, Standing, document
from counterclaim.run.engine import Engine
from counterclaim.run.holdings import LedgerHoldings
from counterclaim.run.keep import brief_of_ledger, bring_up_to_date, decided_in, rebuild
from counterclaim.run.public import gate_of, grown, make_public, public_rules
from counterclaim.run.withheld import Withheld
from counterclaim.store import ACTIONS, Ledger

DAY = dt.date(2031, 5, 6)
SHELLED = "Northland's army shelled a clinic in Odesa on Monday, killing 12 people."
REPORTS = (
    ("Alder Gazette", f"{SHELLED} A spokesman for Northland denied the attack."),
    ("Harbour Post", "A theatre in Kharkiv was bombed on Monday. Five people were killed, the mayor said."),
)


@pytest.fixture(scope="module")
def read(engine: Engine) -> list[Findings]:
    """What the reports say, read once."""
    return [engine.read(document(text, publisher=publisher, published_on=DAY)) for publisher, text in REPORTS]


@pytest.fixture(params=["sqlite", "postgresql"])
def book(request: pytest.FixtureRequest, tmp_path: Path, engine: Engine, read: list[Findings]) -> Iterator[Ledger]:
    """A ledger of two reports of two outlets, with all that is derived: in a file, and again on a server."""
    file = request.param == "sqlite"
    with Ledger.open(tmp_path / "war.sqlite" if file else request.getfixturevalue("on_postgresql")) as ledger:
        for found in read:
            ledger.add(found)
        bring_up_to_date(ledger, engine)
        yield ledger


def _attack(book: Ledger, words: str) -> Incident:
    found = [i for i in book.incidents() if i.type == "ASSAULT" and words in i.title]
    assert found, [i.title for i in book.incidents()]
    return found[0]


def _standing(book: Ledger, incident: str, issue: str = "occurrence") -> Standing:
    return next(s for s in book.standings(incident) if s.issue == issue)


def _decide(book: Ledger, engine: Engine, action: str, target: str, **patch: object) -> str:
    made = book.decide(action, target, "they said so", "Ann", patch)
    assert bring_up_to_date(book, engine)
    return made.id


def test_a_merge_makes_one_incident_and_undoing_it_two_again(book: Ledger, engine: Engine) -> None:
    one, other = _attack(book, "clinic"), _attack(book, "heatre")
    assert one.id != other.id
    before = book.dump()
    name = _decide(book, engine, "merge", f"{one.id}|{other.id}")
    merged = [i for i in book.incidents() if set(one.events) & set(i.events)]
    assert set(merged[0].events) >= {*one.events, *other.events}
    assert any(j.by == "person:Ann" and name in j.reasons for j in book.judgements())
    _decide(book, engine, "undo", name)
    assert book.dump() == before


def test_a_later_different_parts_what_same_joined(book: Ledger, engine: Engine) -> None:
    one, other = _attack(book, "clinic").events[0], _attack(book, "heatre").events[0]
    _decide(book, engine, "same", f"{one}|{other}")
    assert any({one, other} <= set(i.events) for i in book.incidents())
    _decide(book, engine, "different", f"{one}|{other}")
    assert not any({one, other} <= set(i.events) for i in book.incidents())


def test_a_split_takes_events_out_of_an_incident(book: Ledger, engine: Engine) -> None:
    one, other = _attack(book, "clinic"), _attack(book, "heatre")
    name = _decide(book, engine, "same", f"{one.events[0]}|{other.events[0]}")
    whole = next(i for i in book.incidents() if {one.events[0], other.events[0]} <= set(i.events))
    apart = [e for e in whole.events if e in other.events]
    _decide(book, engine, "split", whole.id, apart=apart)
    assert not any(set(i.events) & set(apart) and one.events[0] in i.events for i in book.incidents())
    assert name in {d.id for d in book.effective_decisions()}


def test_a_rejected_denial_is_no_longer_weighed(book: Ledger, engine: Engine) -> None:
    incident = _attack(book, "clinic")
    against = {c for s in book.standings(incident.id) for c in s.claims_against}
    assert against
    for claim in sorted(against):
        _decide(book, engine, "reject", claim)
    assert not any(s.claims_against for s in book.standings(incident.id))
    assert not any(q.text.startswith("the attack") for i in brief_of_ledger(book, engine).material for q in i.quotes)
    assert book.verify() == []


def test_a_rejected_incident_is_gone_and_comes_back(book: Ledger, engine: Engine) -> None:
    incident = _attack(book, "clinic")
    name = _decide(book, engine, "reject", incident.id)
    assert incident.id not in {i.id for i in book.incidents()}
    _decide(book, engine, "undo", name)
    assert incident.id in {i.id for i in book.incidents()}


def test_a_rejected_document_is_not_weighed(book: Ledger, engine: Engine) -> None:
    name = book.documents()[0].id
    _decide(book, engine, "reject", name)
    assert all(name not in i.documents for i in book.incidents())


def test_an_edited_claim_is_weighed_as_edited(book: Ledger, engine: Engine) -> None:
    incident = _attack(book, "clinic")
    claim = next(c for s in book.standings(incident.id) for c in s.claims_against)
    _decide(book, engine, "edit", claim, stance="asserts", claimant="Hamas")
    voices = [v for s in book.standings() for v in s.voices if v.claim == claim]
    assert voices
    assert not any(s.claims_against for s in book.standings())
    assert {(v.stance, v.origin_name) for v in voices} == {("asserts", "Hamas")}


def test_an_override_shows_the_rule_s_own_result_beside_it(book: Ledger, engine: Engine) -> None:
    incident = _attack(book, "clinic")
    before = _standing(book, incident.id)
    name = _decide(book, engine, "override", f"{incident.id}#occurrence", status="corroborated")
    after = _standing(book, incident.id)
    assert (after.status, after.rule, after.decision) == ("corroborated", "R0", name)
    assert after.computed == (before.status, before.rule, before.value)
    lines = next(i for i in brief_of_ledger(book, engine).material if i.id == incident.id).issues
    flags = " ".join(flag for line in lines for flag in line.flags)
    assert "they said so" in flags
    assert f"computed: {before.status}, {before.rule}" in flags
    _decide(book, engine, "undo", name)
    assert _standing(book, incident.id) == before


def test_a_graded_source_is_credible(book: Ledger, engine: Engine) -> None:
    incident = _attack(book, "clinic")
    assert not any(v.credible for v in _standing(book, incident.id).voices)
    _decide(book, engine, "grade_source", "source:Alder Gazette", grade="B")
    assert [v.origin_name for v in _standing(book, incident.id).voices if v.credible] == ["Alder Gazette"]


def _public(book: Ledger, engine: Engine, folder: Path) -> str:
    """All that the public file holds."""
    file = folder / "public.jsonl"
    rules = public_rules(engine.actors, dt.date(2031, 6, 1), 1.0, 72)
    make_public(LedgerHoldings(book, engine), gate_of(book.effective_decisions()), rules, file)
    return file.read_text(encoding="utf-8")


def test_the_public_sees_what_is_released_and_no_more_once_that_is_undone(
    book: Ledger, engine: Engine, tmp_path: Path
) -> None:
    incident = _attack(book, "clinic")
    _decide(book, engine, "accept", incident.id)
    assert _public(book, engine, tmp_path) == ""
    name = _decide(book, engine, "release", incident.id)
    assert incident.id in _public(book, engine, tmp_path)
    _decide(book, engine, "undo", name)
    assert _public(book, engine, tmp_path) == ""
    _decide(book, engine, "release", incident.id)
    _decide(book, engine, "withdraw", incident.id)
    assert _public(book, engine, tmp_path) == ""


def test_redacted_words_are_in_no_brief_and_no_export_and_come_back(book: Ledger, engine: Engine) -> None:
    incident = _attack(book, "clinic")
    claim = next(c for s in book.standings(incident.id) for c in s.claims_against)
    _decide(book, engine, "release", incident.id)
    name = _decide(book, engine, "redact", claim)

    def shown() -> str:
        held = LedgerHoldings(book, engine)
        return f"{brief_of_ledger(book, engine)} {list(held.cases())} {list(held.findings())} {held.asks()}"

    assert "the attack" not in shown()
    rejected = _decide(book, engine, "reject", claim)
    assert "the attack" not in shown()
    _decide(book, engine, "undo", rejected)
    assert Withheld(decided_in(book), book.all_findings()).hits(book.search("attack")) == []
    assert book.search("attack") and book.verify() == []
    _decide(book, engine, "undo", name)
    assert "the attack" in shown()


def test_redacting_a_document_hides_the_title_of_its_incident_too(book: Ledger, engine: Engine) -> None:
    incident = _attack(book, "clinic")
    _decide(book, engine, "redact", incident.documents[0])
    held = LedgerHoldings(book, engine)
    words = f"{list(held.cases())} {list(held.findings())} {brief_of_ledger(book, engine)}"
    assert "shelled" not in words and "clinic" not in words
    assert "theatre" in words


def test_two_reviewers_let_a_protected_place_be_shown_and_names_be_withheld(book: Ledger, engine: Engine) -> None:
    incident = _attack(book, "clinic").id
    for who in ("Ann", "Ben"):
        book.decide("override", incident, "known the world over", who, {"public_place": "grid"})
    book.decide("redact", incident, "a private person", "Ann", {"names": ["Una Holt"]})
    gate = gate_of(book.effective_decisions())
    assert gate.exact == gate.redacted == frozenset({str(incident)})
    assert gate.words == frozenset({"una holt"})
    assert bring_up_to_date(book, engine)


def test_everything_is_made_again_byte_for_byte_with_decisions_in_force(book: Ledger, engine: Engine) -> None:
    incident = _attack(book, "clinic")
    _decide(book, engine, "override", f"{incident.id}#occurrence", status="corroborated")
    _decide(book, engine, "grade_source", "source:Harbour Post", grade="A")
    before = book.dump()
    assert rebuild(book, engine) == 2
    assert book.dump() == before
    assert book.verify() == []


def _state(book: Ledger, engine: Engine, folder: Path) -> list[str]:
    """All that decisions bear on: what is derived, what is held of each record, what is shown, what is public."""
    held = LedgerHoldings(book, engine)
    shown = f"{list(held.cases())} {list(held.findings())} {held.asks()}"
    gate = gate_of(book.effective_decisions())
    return [str(book.dump()), str(decided_in(book)), shown, _public(book, engine, folder), str(gate)]


def _chosen(book: Ledger) -> dict[str, tuple[str, dict[str, object]]]:
    """For each verb a target and a patch."""
    clinic, theatre = _attack(book, "clinic"), _attack(book, "heatre")
    one, other = (book.findings(d.id).events[0].id for d in book.documents())
    claim = next(c for s in book.standings(clinic.id) for c in s.claims_against)
    return {
        "accept": (claim, {}),
        "reject": (claim, {}),
        "edit": (claim, {"stance": "asserts"}),
        "same": (f"{one}|{other}", {}),
        "different": (f"{one}|{other}", {}),
        "merge": (f"{clinic.id}|{theatre.id}", {}),
        "split": (clinic.id, {"apart": [other]}),
        "override": (f"{clinic.id}#occurrence", {"status": "conceded"}),
        "grade_source": ("source:Alder Gazette", {"grade": "A"}),
        "redact": (claim, {"names": ["Una Holt"]}),
        "release": (clinic.id, {}),
        "withdraw": (clinic.id, {}),
    }


def _joined(book: Ledger, *events: str) -> Incident:
    return next(i for i in book.incidents() if {*events} <= {*i.events})


@pytest.mark.parametrize("verb", [verb for verb in ACTIONS if verb != "undo"])
def test_every_verb_has_an_effect_and_undoing_it_brings_back_every_byte(
    book: Ledger, engine: Engine, tmp_path: Path, verb: str
) -> None:
    chosen = _chosen(book)
    target, patch = chosen[verb]
    before_it = {"different": "same", "split": "same", "withdraw": "release"}.get(verb)
    if before_it:
        _decide(book, engine, before_it, chosen[before_it][0])
    if verb == "split":
        target = _joined(book, *chosen["same"][0].split("|")).id
    before = _state(book, engine, tmp_path)
    name = _decide(book, engine, verb, target, **patch)
    after = _state(book, engine, tmp_path)
    assert after != before
    undone = _decide(book, engine, "undo", name)
    assert _state(book, engine, tmp_path) == before
    _decide(book, engine, "undo", undone)
    assert _state(book, engine, tmp_path) == after
    assert book.verify() == []


def test_a_released_incident_that_grew_is_held_back_until_it_is_released_again(
    book: Ledger, engine: Engine, tmp_path: Path
) -> None:
    one, other = _attack(book, "clinic"), _attack(book, "heatre")
    for incident in (one, other):
        _decide(book, engine, "release", incident.id)
    assert one.id in _public(book, engine, tmp_path)
    _decide(book, engine, "same", f"{one.events[0]}|{other.events[0]}")
    whole = _joined(book, one.events[0], other.events[0])
    assert whole.id in (one.id, other.id) and whole.release_status == "reviewed"
    assert _public(book, engine, tmp_path) == ""
    assert grown(book.incidents(), gate_of(book.effective_decisions())) == [whole.id]
    _decide(book, engine, "release", whole.id)
    assert {*_joined(book, one.events[0], other.events[0]).events} == {*whole.events}
    assert one.events[0] in _public(book, engine, tmp_path) and other.events[0] in _public(book, engine, tmp_path)
    assert _joined(book, one.events[0]).release_status == "released"
