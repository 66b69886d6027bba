"""Acts that a word above them turns into others, and acts of speech that take the addressee of the act below."""

from __future__ import annotations

import pytest

from counterclaim.codebook.turns import load_turns
from counterclaim.records import EventMention, document
from counterclaim.run.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def _events(engine: Engine, text: str) -> tuple[EventMention, ...]:
    return engine.read(document(text)).events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry of Ostrava eased its restrictions on Varnish traders.", "CONCEDE"),
        ("The government of Ostrava suspended its military aid to Varnia.", "SANCTION"),
        ("The chief prosecutor dropped the investigation of the Varnish general.", "CONCEDE"),
        ("The teachers called off their protest on Monday.", "CONCEDE"),
        ("The president heeded the demands of the dockers.", "CONCEDE"),
        ("The junta circumvented a ban by the United Nations.", "REJECT"),
    ],
)
def test_a_verb_over_a_noun_turns_the_act(engine: Engine, text: str, expected: str) -> None:
    assert [e.type for e in _events(engine, text)] == [expected]


def test_sanctions_that_are_not_lifted_stay_sanctions(engine: Engine) -> None:
    assert [e.type for e in _events(engine, "The council imposed sanctions on the Varnish bank.")] == ["SANCTION"]


@pytest.mark.parametrize("word", ["is willing to", "is ready to", "has offered to"])
def test_willing_to_withdraw_is_an_agreement_with_the_withdrawal_kept(engine: Engine, word: str) -> None:
    found = _events(engine, f"Ostrava {word} withdraw its troops from Varnia.")
    assert [e.type for e in found] == ["AGREE", "RETREAT"]


def test_will_not_release_is_a_refusal(engine: Engine) -> None:
    found = _events(engine, "The rebels said they will not release the two pilots.")
    assert [e.type for e in found] == ["REJECT"]
    assert found[0].modality == "asserted"


def test_a_threat_takes_the_target_of_the_threatened_act(engine: Engine) -> None:
    threat = _events(engine, "The rebels threatened to shell the port of Varna.")[0]
    assert threat.type == "THREATEN"
    assert [p.text for p in threat.recipients] == ["port of Varna"]


def test_called_by_phone_is_a_talk_and_called_a_liar_is_none(engine: Engine) -> None:
    assert [e.type for e in _events(engine, "President Dane called President Orlo on Friday.")] == ["CONSULT"]
    assert "CONSULT" not in [e.type for e in _events(engine, "President Dane called Orlo a liar.")]


def test_called_on_friday_is_no_request_but_called_on_the_army_is(engine: Engine) -> None:
    found = _events(engine, "The envoy called on the army to leave the town.")
    assert found[0].type == "REQUEST"
    assert "REQUEST" not in [e.type for e in _events(engine, "President Dane called him on Friday.")]


def test_must_in_a_demand_is_a_request_to_who_must(engine: Engine) -> None:
    found = _events(engine, "The foreign minister said that Varnia must release the sailors.")
    assert [(e.type, [p.text for p in e.recipients]) for e in found if e.type == "REQUEST"] == [("REQUEST", ["Varnia"])]


def test_goods_returned_to_their_owner_are_a_return(engine: Engine) -> None:
    assert [e.type for e in _events(engine, "The museum returned two statues to Varnia.")] == ["RETREAT"]


def test_every_turn_leads_to_another_type() -> None:
    assert all(turn.type != of for (_, _, of), turn in load_turns().items())
