"""Whom an act concerns behind its topic, and whom a pronoun in its sentence stands for. All sentences are invented."""

from __future__ import annotations

from functools import lru_cache

import pytest
from spacy.language import Language

from counterclaim.find.claims import claims
from counterclaim.find.events import events
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import EventMention, document
from counterclaim.resolve.naming import is_first_person


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
    ("text", "kind", "whom"),
    [
        ("Freedonia lifted its long-standing sanctions against Sylvania.", "CONCEDE", ["Sylvania"]),
        ("The president rejected a Sylvanian proposal on the talks.", "REJECT", ["Sylvanian"]),
        ("The cabinet rejected every offer made by the rebels.", "REJECT", ["rebels"]),
        ("The council opened an investigation into the accounts of the Port Authority.", "ACCUSE", ["Port Authority"]),
        ("The governor condemned a march by dockers.", "ACCUSE", ["dockers"]),
        ("The ministry provided 2 million crowns in assistance to Sylvania.", "AID", ["Sylvania"]),
        ("Freedonia will send its armed forces to Sylvania.", "MOBILIZE", ["Sylvania"]),
        ("Freedonia has threatened to close all borders with Sylvania.", "THREATEN", ["Sylvania"]),
        ("Freedonia has agreed to provide Sylvania with seed.", "AGREE", ["Sylvania"]),
    ],
)
def test_behind_a_topic_stands_the_side_it_concerns(text: str, kind: str, whom: list[str]) -> None:
    assert recipients(of_type(text, kind)) == whom


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor condemned the murder.", "ACCUSE"),  # a word for a deed that ends like one for a person
        ("Freedonia deployed fresh troops.", "MOBILIZE"),
        ("The envoy denied any talks with the rebels.", "REJECT"),
        ("The minister rejected the plan, according to the envoy of Sylvania.", "REJECT"),
    ],
)
def test_a_topic_without_a_side_has_no_recipient(text: str, kind: str) -> None:
    assert recipients(of_type(text, kind)) == []


@pytest.mark.parametrize(
    ("text", "kind", "doers"),
    [
        ("The army said it had launched airstrikes against a camp.", "ASSAULT", ["army"]),
        ("The rebels continued their attacks on the port.", "ASSAULT", ["rebels"]),
        ("The envoy said the army had attacked the port.", "ASSAULT", ["army"]),
        ("The Senate is considering a resolution demanding that the regime leave.", "REQUEST", ["Senate"]),
        ("A Freedonian-led attack on the fort killed ten guards.", "ASSAULT", ["Freedonian"]),
        ("Harpo Stone commenced air and ground assaults on the hill forts.", "ASSAULT", ["Harpo Stone"]),
        ("The militias were guilty of violating the ceasefire.", "ASSAULT", ["militias"]),
        ("Theresa May will hold talks with the rebels.", "CONSULT", ["Theresa May", "rebels"]),
        ("The party claims responsibility for Wednesday's attack on the plant.", "ASSAULT", ["party"]),
        ("Critics and supporters have staged rallies.", "PROTEST", ["Critics", "supporters"]),
        ("The guards and the police say they shelled the hill.", "ASSAULT", ["guards", "police"]),
        ("The envoys underlined a mutual commitment to peace.", "AGREE", ["envoys"]),
        ("The envoys assembled in Vienna for talks.", "CONSULT", ["envoys"]),
        ("At the request of Mr Stone, the troops left.", "REQUEST", ["Mr Stone"]),
    ],
)
def test_the_subject_above_names_who_acts(text: str, kind: str, doers: list[str]) -> None:
    assert actors(of_type(text, kind)) == doers


def test_the_country_us_is_not_we() -> None:
    assert not is_first_person("US")
    assert is_first_person("us")


@pytest.mark.parametrize(
    ("text", "kind", "recipient"),
    [
        ("The union said it will not end the strike until the ministry pays the drivers.", "REJECT", "ministry"),
        ("The drivers clashed with police in the harbour.", "PROTEST", "police"),
        ("The ministry refuted President Brevik's remarks on the ferries.", "REJECT", "President Brevik"),
        ("Norway returned the ship's bells to the museum of Kenya.", "RETREAT", "museum of Kenya"),
        ("The council demanded the withdrawal of the Brevik brigades.", "REQUEST", "Brevik brigades"),
        ("Freedonia withdrew its peacekeepers from Sylvania.", "RETREAT", "Sylvania"),
        ("Freedonia returned dozens of pre-Roman and Saxon bells to Sylvania.", "RETREAT", "Sylvania"),
        ("The court opened a fresh investigation of Brevik based on his letters.", "ACCUSE", "Brevik"),
    ],
)
def test_who_is_waited_for_given_back_to_or_to_act_is_concerned(text: str, kind: str, recipient: str) -> None:
    assert recipients(of_type(text, kind)) == [recipient]


def test_a_mediation_effort_has_both_sides_it_is_between() -> None:
    event = of_type("Envoy Ola Brandt launched a mediation effort between Freedonia and Sylvania.", "CONSULT")
    assert actors(event) == ["Envoy Ola Brandt", "Freedonia", "Sylvania"]


def test_who_says_that_someone_must_act_asks_for_it() -> None:
    event = of_type("Freedonia said that Sylvania must pay for the ferries.", "REQUEST")
    assert (actors(event), recipients(event)) == (["Freedonia"], ["Sylvania"])


def test_forces_that_are_withdrawn_are_not_done_to() -> None:
    assert recipients(of_type("Freedonia will withdraw its brigades from the valley.", "RETREAT")) == []


def test_the_town_of_a_dateline_does_nothing() -> None:
    text = "TALMORA, Freedonia -- A Sylvanian airstrike has killed a teacher, officials said."
    assert actors(of_type(text, "ASSAULT")) == ["Sylvanian"]
