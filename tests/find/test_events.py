"""Events: what happened, to whom, and how the text holds it. All sentences are invented."""

from __future__ import annotations

from functools import lru_cache

import pytest
from spacy.language import Language

from counterclaim.find.claims import claims
from counterclaim.find.events import events
from counterclaim.parse import ParsedDocument, load_pipeline, parse
from counterclaim.records import EventMention, document


@lru_cache(maxsize=1)
def pipeline() -> Language:
    return load_pipeline()


def parsed(text: str) -> ParsedDocument:
    return next(iter(parse(pipeline(), [document(text)])))


def found(text: str) -> tuple[EventMention, ...]:
    read = parsed(text)
    return events(read, claims(read))


def of_type(text: str, event_type: str) -> EventMention:
    return next(e for e in found(text) if e.type == event_type)


def actors(event: EventMention) -> list[str]:
    return [p.text for p in event.actors]


def recipients(event: EventMention) -> list[str]:
    return [p.text for p in event.recipients]


@pytest.mark.parametrize(
    "text",
    [
        "Freedonian soldiers attacked a rebel convoy.",
        "A rebel convoy was attacked by Freedonian soldiers.",
        "Freedonian soldiers launched an attack on a rebel convoy.",
        "An attack by Freedonian soldiers on a rebel convoy lasted for hours.",
    ],
)
def test_an_attack_has_the_same_parties_in_every_frame(text: str) -> None:
    event = of_type(text, "ASSAULT")
    assert actors(event) == ["Freedonian soldiers"]
    assert recipients(event) == ["rebel convoy"]


def test_a_relative_clause_names_what_was_hit() -> None:
    event = of_type("The army inspected the ambulances that were shelled by rebels.", "ASSAULT")
    assert recipients(event) == ["ambulances"]
    assert event.recipients[0].kind == "object"
    assert event.protected == ("health_transport",)


def test_a_group_of_ambulances_is_ambulances() -> None:
    assert recipients(of_type("The army bombed a group of ambulances.", "ASSAULT")) == ["ambulances"]


def test_two_sides_of_a_clash_are_both_actors() -> None:
    event = of_type("Clashes between Freedonian troops and Sylvanian rebels continued.", "ASSAULT")
    assert actors(event) == ["Freedonian troops", "Sylvanian rebels"]
    assert event.recipients == ()
    assert event.acled == ("Battles", "Armed clash")


def test_everyone_at_a_meeting_is_an_actor() -> None:
    event = of_type("President Firefly met with Prime Minister Trentino.", "CONSULT")
    assert len(event.actors) == 2
    assert event.recipients == ()


def test_joined_verbs_share_their_subject() -> None:
    kinds = {e.type: actors(e) for e in found("Rebels seized the village and executed three villagers.")}
    assert kinds == {"COERCE": ["Rebels"], "ASSAULT": ["Rebels"]}


def test_a_strike_for_wages_is_a_protest_and_an_air_strike_an_assault() -> None:
    assert [e.type for e in found("Railway workers began a nationwide strike against the government.")] == ["PROTEST"]
    assert of_type("An air strike destroyed the army base.", "ASSAULT").mode == "aerial"


@pytest.mark.parametrize(
    "text",
    [
        "The minister suffered a heart attack.",
        "The government attacked the problem of inflation.",
        "The army chief visited no one on the first day of March.",
        "The coach said the striker fired a shot over the goal in the league match.",
    ],
)
def test_figures_of_speech_and_sport_are_no_assaults(text: str) -> None:
    assert not [e for e in found(text) if e.type == "ASSAULT"]


def test_crime_without_conflict_is_no_assault() -> None:
    text = "A thief stabbed a shopkeeper during a robbery, detectives said. The burglar fled in a stolen vehicle."
    assert not [e for e in found(text) if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army shelled the village.", "asserted"),
        ("The army allegedly shelled the village.", "alleged"),
        ("Rebels accused the army of shelling the village.", "alleged"),
        ("The army did not shell the village.", "negated"),
        ("The army denied shelling the village.", "negated"),
        ("The army will shell the village.", "future"),
        ("The army plans to shell the village.", "future"),
        ("The army could shell the village.", "hypothetical"),
        ("Residents fled after the army's attack on the village.", "historical"),
    ],
)
def test_how_the_text_holds_an_act(text: str, expected: str) -> None:
    assert of_type(text, "ASSAULT").modality == expected


def test_a_demand_is_a_request_and_what_it_demands_lies_ahead() -> None:
    text = "The envoy called for a ceasefire and demanded the release of the hostages."
    assert of_type(text, "REQUEST").modality == "asserted"
    assert {e.modality for e in found(text) if e.type == "RETREAT"} == {"future"}


def test_a_denial_is_a_rejection_by_the_one_who_denies() -> None:
    event = of_type("Freedonia denied that its troops had shelled the village.", "REJECT")
    assert actors(event) == ["Freedonia"]
    assert event.modality == "asserted"


def test_the_weapon_of_an_attack_is_its_instrument_and_decides_its_kind() -> None:
    event = of_type("Rebels attacked the base with mortars and drones.", "ASSAULT")
    assert [w.weapon for w in event.instruments] == ["artillery", "drone"]
    assert event.acled is not None and event.acled[0] == "Explosions/Remote violence"


def test_spans_are_the_words_of_the_text() -> None:
    text = "On Monday, rebels near Sylvania kidnapped two aid workers; the army denied responsibility for the raid."
    for event in found(text):
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        for party in (*event.actors, *event.recipients):
            assert text[party.start : party.end] == party.text


def test_praise_for_an_act_looks_back_at_it() -> None:
    assert of_type("The leader praised the militia's recent assault on Sylvania.", "ASSAULT").modality == "historical"


def test_two_sides_before_one_noun_are_two_parties() -> None:
    event = of_type("Clashes between the Freedonia and Sylvania militias continued.", "ASSAULT")
    assert len(event.actors) == 2


def test_people_wounded_by_an_attack_were_no_patients_before_it() -> None:
    assert of_type("Ten soldiers were wounded in a raid on the camp.", "ASSAULT").protected == ()
    assert of_type("Soldiers shot the patients.", "ASSAULT").protected == ("patient",)


def test_the_accused_is_a_person_not_an_accusation() -> None:
    assert "ACCUSE" not in {e.type for e in found("The judge ordered the accused to pay the farmers.")}
