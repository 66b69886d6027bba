"""What a claim is about, and which claim a denial answers."""

from __future__ import annotations

import pytest
from spacy.language import Language

from counterclaim.find.claims import claims
from counterclaim.find.disputes import disputes, with_disputes
from counterclaim.find.issues import issue_by_words, with_issue
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import Claim, Findings, document


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def answered(nlp: Language, text: str) -> list[tuple[str, str]]:
    parsed = next(iter(parse(nlp, [document(text)])))
    said = tuple(with_issue(parsed, c, ()) for c in claims(parsed))
    by_id: dict[str, Claim] = {c.id: c for c in said}
    return [(by_id[d.source].content.text, by_id[d.target].content.text) for d in disputes(text, said, ())]


@pytest.mark.parametrize(
    ("stance", "content", "issue"),
    [
        ("asserts", "the school was used by fighters", "target_use"),
        ("asserts", "at least 12 people were killed", "casualty_count"),
        ("asserts", "the two ministers will hold talks", "meeting"),
        ("praises", "the crew", "evaluation"),
        ("demands", "a truce", "request"),
        ("commits", "to withdraw", "commitment"),
        ("accepts", "the blast", "responsibility"),
        ("denies", "shelling the school", "responsibility"),
    ],
)
def test_stance_and_words_give_the_issue(stance: str, content: str, issue: str) -> None:
    assert issue_by_words(stance, content) == issue


def test_a_refuted_claim_is_the_nearest_by_another_voice(nlp: Language) -> None:
    text = (
        "The army claims that the vans were used by rebels. "
        "A medical charity refutes this claim, stating that the vans were carrying patients."
    )
    assert answered(nlp, text) == [
        ("this claim", "the vans were used by rebels"),
        ("the vans were carrying patients", "the vans were used by rebels"),
    ]


def test_a_denial_without_anything_to_answer_is_no_dispute(nlp: Language) -> None:
    assert answered(nlp, "The ministry denied that it had closed the port.") == []


def test_nobody_disputes_himself(nlp: Language) -> None:
    assert answered(nlp, "The mayor said the mill was safe. The mayor denied the mill was safe.") == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Reed Brigade claimed the attack.", "accepts"),
        ("The miller said: “It is an assault rifle.”", "asserts"),
        ("The ministry said there was no evidence that the bridge had been mined.", "disputes"),
        ("The council announced new sanctions on the port company.", "commits"),
        ("The envoy told the rebels to leave the valley.", "demands"),
        ("The mayor described the decision as a farcical and harmful step.", "condemns"),
        ("“Thank you to the crews who came to the blast,” wrote the governor.", "praises"),
        ("“Not one shell came from our lines,” the colonel told reporters.", "denies"),
        ("The ministry said no soldier had entered the mill.", "denies"),
        ("“There are no gunmen in this clinic,” the nurse said.", "disputes"),
        ("The mayor called the report a fabrication.", "disputes"),
        ("The army did not deny that shots had been fired.", "accepts"),
        ("The army neither confirmed nor denied the raid.", "declines"),
        ("The council refused to confirm the figures.", "declines"),
        ("The colonel admitted that the bridge had been lost.", "accepts"),
        ("“The raiders will pay for this,” the governor said.", "threatens"),
        ("The governor asked residents to stay indoors.", "demands"),
        ("The envoy hailed the truce as a first step.", "praises"),
    ],
)
def test_plain_words_of_saying_take_the_stance_of_what_is_said(nlp: Language, text: str, stance: str) -> None:
    parsed = next(iter(parse(nlp, [document(text)])))
    found = {c.stance for c in claims(parsed)}
    assert stance in found


def test_the_accused_who_answers_with_a_charge_disputes(nlp: Language) -> None:
    text = "Utopia accused Arcadia of shelling the mill. Arcadia accused Utopia of staging the attack."
    found = [d for d in answered(nlp, text) if "staging" in d[0]]
    assert found and "shelling" in found[0][1]


def test_no_evidence_disputes_what_was_claimed_before(nlp: Language) -> None:
    text = "The rebels claimed that the dam was mined. Police said there was no evidence of mines."
    assert ("there was no evidence of mines", "the dam was mined") in answered(nlp, text)


def test_a_denial_names_whom_it_answers(nlp: Language) -> None:
    text = (
        "A survivor said the mill was burned by soldiers. The governor said the harvest was good. "
        "The army rejected the survivor's story."
    )
    assert ("the survivor's story", "the mill was burned by soldiers") in answered(nlp, text)


def test_a_charge_told_after_the_denial_is_found_ahead(nlp: Language) -> None:
    text = "Arcadia denied firing on the mill. Utopia had accused Arcadia of firing on the mill."
    assert [t for d, t in answered(nlp, text) if d == "firing on the mill"] == ["Arcadia of firing on the mill"]


def test_a_vote_against_a_measure_disputes_no_fact(nlp: Language) -> None:
    assert answered(nlp, "The premier said the law was just. The union voted against the measure.") == []


def test_what_nobody_knows_is_not_denied(nlp: Language) -> None:
    text = "Police said it was not known who was responsible. Arcadia denied involvement."
    assert answered(nlp, text) == []


def test_denying_access_disputes_nothing(nlp: Language) -> None:
    text = "The rebels said the camp was empty. The army denied access to the camp."
    assert answered(nlp, text) == []


@pytest.mark.parametrize(
    ("stance", "content", "issue"),
    [
        ("asserts", "the mill was shelled by the army", "responsibility"),
        ("asserts", "the mill was hit by a drone", "occurrence"),
        ("denies", "it was an explosion", "occurrence"),
        ("asserts", "leading the raid that killed 30 people", "occurrence"),
        ("asserts", "the importance of open roads", "evaluation"),
    ],
)
def test_a_named_doer_makes_it_responsibility(stance: str, content: str, issue: str) -> None:
    assert issue_by_words(stance, content) == issue


@pytest.mark.parametrize(
    ("stance", "content", "why", "issue"),
    [
        ("asserts", "There were no casualties", "quote:say", "casualty_count"),
        ("asserts", "It was a clinic, not a barracks", "quote:say", "target_use"),
        ("denies", "that the mill had burned", "that:deny", "occurrence"),
        ("denies", "that its guns had hit the mill", "that:deny", "responsibility"),
        ("accepts", "that civilians had been killed", "that:admit", "civilian_harm"),
        ("asserts", "“The guards ran to the river”", "quote:say", "occurrence"),
        ("asserts", "“This is a savage business”", "quote:say", "evaluation"),
    ],
)
def test_what_is_told_outweighs_how_it_is_told(stance: str, content: str, why: str, issue: str) -> None:
    assert issue_by_words(stance, content, why) == issue


def test_a_denial_that_points_back_has_the_issue_of_what_it_answers(nlp: Language) -> None:
    text = "The rebels said 40 villagers were killed at the mill. The army rejected the report."
    parsed = next(iter(parse(nlp, [document(text)])))
    said = tuple(with_issue(parsed, c, ()) for c in claims(parsed))
    linked = with_disputes(Findings(document=parsed.document, claims=said))
    assert [(c.stance, c.issue) for c in linked.claims][-1] == ("disputes", "casualty_count")
    assert linked.disputes[0].issue == "casualty_count"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said it had shot down six kites over the lake.", "asserts"),
        ("The Reed Brigade said it was behind the attack on the mill.", "accepts"),
        ("“I utterly condemn the killing of the millers,” the envoy said.", "condemns"),
        ("“We are deeply shocked by the attack on the ferry,” the mayor said.", "condemns"),
        ("The minister described the rebels’ figure as “a number out of thin smoke”.", "disputes"),
        ("The charity announced that it would close its clinics in the valley.", "commits"),
    ],
)
def test_plain_words_show_whose_deed_and_whose_horror(nlp: Language, text: str, stance: str) -> None:
    assert {c.stance for c in claims(next(iter(parse(nlp, [document(text)]))))} == {stance}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said the mules had crossed the lake. The mayor said mules do not swim.", "disputes"),
        ("The rebels said soldiers had burned a boat. “We burned no boat,” the army said.", "denies"),
        ("The army said the bridge was open. The mayor said there was no doubt about the bridge.", "asserts"),
        ("The mayor said mules do not swim.", "asserts"),
    ],
)
def test_a_negation_of_what_another_told_just_before_disputes_it(nlp: Language, text: str, stance: str) -> None:
    assert claims(next(iter(parse(nlp, [document(text)]))))[-1].stance == stance


def test_a_cause_named_beside_a_denial_is_told_and_still_answers(nlp: Language) -> None:
    text = (
        "The rebels said shells had burned the mill. "
        "The army denied shelling the mill, attributing the fire to a fallen lamp."
    )
    parsed = next(iter(parse(nlp, [document(text)])))
    said = claims(parsed)
    assert [c.stance for c in said if c.cue and c.cue.text.startswith("attribut")] == ["asserts"]
    assert len(disputes(text, said, ())) == 2
