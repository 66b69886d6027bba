"""Who did an act and to whom, where the words around it tell. All sentences are invented."""

from __future__ import annotations

from functools import lru_cache

import pytest
from spacy.language import Language

from counterclaim.find.claims import claims
from counterclaim.find.events import events
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import EventMention, document


@lru_cache(maxsize=1)
def pipeline() -> Language:
    return load_pipeline()


def of_type(text: str, event_type: str) -> EventMention:
    (read,) = parse(pipeline(), [document(text)])
    return [e for e in events(read, claims(read)) if e.type == event_type][-1]


def actors(event: EventMention) -> list[str]:
    return [p.text for p in event.actors]


def recipients(event: EventMention) -> list[str]:
    return [p.text for p in event.recipients]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The rebels claimed responsibility for the bombing.", ["rebels"]),
        ("The rebels are responsible for the bombing.", ["rebels"]),
        ("The embassy blamed the rebels for the bombing.", ["rebels"]),
        ("The embassy blamed the bombing on the rebels.", ["rebels"]),
        ("A spokesman denied any Freedonian involvement in the bombing.", ["Freedonian"]),
        ("The army denied any role in the bombing.", ["army"]),
        ("US air strikes on the port killed ten.", ["US"]),
        ("On Jan. 3 the rebels launched an attack on the port.", ["rebels"]),
        ("Twin bombings struck the cathedral.", []),
    ],
)
def test_the_words_around_an_attack_name_its_author(text: str, doers: list[str]) -> None:
    assert actors(of_type(text, "ASSAULT")) == doers


def test_those_who_hold_captives_can_release_them() -> None:
    event = of_type("The talks focused on the release of hostages held by the militia.", "RETREAT")
    assert actors(event) == ["militia"]
    assert recipients(event) == ["hostages"]


def test_the_one_who_is_asked_is_to_act() -> None:
    text = "The envoy pressed for Sylvania to withdraw its troops."
    assert recipients(of_type(text, "REQUEST")) == ["Sylvania"]
    assert actors(of_type(text, "RETREAT")) == ["Sylvania"]


def test_the_two_leaders_are_those_who_met() -> None:
    text = "President Ada Stone met Chancellor Max Reed in Vienna. The two leaders agreed to stay in contact."
    assert actors(of_type(text, "AGREE")) == ["President Ada Stone", "Chancellor Max Reed"]


def test_talks_told_again_have_the_parties_of_the_talks() -> None:
    text = "Ada Stone held talks with Max Reed. The talks lasted two hours."
    assert actors(of_type(text, "CONSULT")) == ["Ada Stone", "Max Reed"]


def test_a_title_goes_on_to_the_name_behind_it() -> None:
    text = "The minister met with President of the Freedonian Republic Rufus Firefly."
    assert actors(of_type(text, "CONSULT")) == ["minister", "President of the Freedonian Republic Rufus Firefly"]


def test_two_owners_before_one_noun_are_two_parties() -> None:
    event = of_type("They launched attacks on both Sylvanian and Freedonian interests.", "ASSAULT")
    assert recipients(event) == ["Sylvanian", "Freedonian"]


def test_two_names_joined_by_a_hyphen_are_two_parties() -> None:
    assert actors(of_type("The Russia-Iran meeting took place.", "CONSULT")) == ["Russia", "Iran"]


def test_a_denial_turns_against_the_accuser() -> None:
    event = of_type("The ministry accused the rebels of looting the town. The rebels denied the accusation.", "REJECT")
    assert recipients(event) == ["ministry"]


def test_those_who_face_shelling_do_not_shell() -> None:
    event = of_type("Civilians are facing ongoing shelling by the army.", "ASSAULT")
    assert (actors(event), recipients(event)) == (["army"], ["Civilians"])


def test_what_an_attack_led_to_belongs_to_it() -> None:
    event = of_type("The rebels shelled a school, wounding three civilians.", "ASSAULT")
    assert (actors(event), recipients(event)) == (["rebels"], ["school", "civilians"])


def test_aid_comes_from_its_donor() -> None:
    event = of_type("The town received food aid from Freedonia.", "AID")
    assert (actors(event), recipients(event)) == (["Freedonia"], ["town"])


def test_every_weapon_of_a_list_belongs_to_the_act() -> None:
    text = "Clashes between the army and the militia continue, with the use of guided missiles and explosive devices."
    assert [w.text for w in of_type(text, "ASSAULT").instruments] == ["guided missiles", "explosive devices"]


def test_two_sides_joined_under_an_office_both_agree() -> None:
    pact = of_type("The government of Freedonia and the River Front agreed on Monday to a truce.", "AGREE")
    assert actors(pact) == ["government of Freedonia", "River Front"]


def test_a_denial_is_never_done_to_what_it_denies() -> None:
    assert recipients(of_type("The army denied hitting the hospital.", "REJECT")) == []
    assert recipients(of_type("The army denied that soldiers fired.", "REJECT")) == []


def test_an_act_told_before_which_the_army_denies_stays_told() -> None:
    assert of_type("Shells hit a school, which the army denied.", "ASSAULT").modality == "asserted"


def test_to_withdraw_a_word_is_no_retreat() -> None:
    (read,) = parse(pipeline(), [document("The general withdrew that accusation after the soldiers left the town.")])
    assert not [e for e in events(read, claims(read)) if e.trigger.text == "withdrew"]


def test_whoever_is_charged_in_a_clause_by_the_way_is_the_accused() -> None:
    event = of_type("Jon Brook appeared in court on Friday, charged with murder in a raid.", "ACCUSE")
    assert [p.text for p in event.recipients] == ["Jon Brook"]
    assert event.actors == ()
