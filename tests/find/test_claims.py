"""Who says what, by clause, object, noun, adverb and quotation."""

from __future__ import annotations

import random

import pytest
from spacy.language import Language

from counterclaim.find.claims import claims
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import Claim, document


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def found(nlp: Language, text: str) -> tuple[Claim, ...]:
    return claims(next(iter(parse(nlp, [document(text)]))))


def told(nlp: Language, text: str) -> set[tuple[str | None, str, str]]:
    return {(c.claimant.text if c.claimant else None, c.content.text, c.stance) for c in found(nlp, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said that the bridge was closed.", ("The army", "the bridge was closed", "asserts")),
        ("The bridge was closed, the army said.", ("the army", "The bridge was closed", "asserts")),
        ("According to the ministry, three boats sank.", ("the ministry", "three boats sank", "asserts")),
        ("Three boats sank, according to the ministry.", ("the ministry", "Three boats sank", "asserts")),
        ("The army denied shelling the school.", ("The army", "shelling the school", "denies")),
        ("The guild condemned the raid.", ("The guild", "the raid", "condemns")),
        ("The envoy called for a truce.", ("The envoy", "a truce", "demands")),
        ("The envoy met the mayor and urged a truce.", ("The envoy", "a truce", "demands")),
        ("The Red Front claimed responsibility for the blast.", ("The Red Front", "the blast", "accepts")),
        ("Responsibility was claimed by the Red Front.", ("the Red Front", "Responsibility", "accepts")),
        ("The Red Front took responsibility for it.", ("The Red Front", "responsibility for it", "accepts")),
        ("The soldiers allegedly burned the mill.", (None, "burned the mill", "asserts")),
        ("The governor refused to comment.", ("The governor", "to comment", "declines")),
    ],
)
def test_each_frame_gives_speaker_content_and_stance(
    nlp: Language, text: str, expected: tuple[str | None, str, str]
) -> None:
    assert expected in told(nlp, text)


def test_a_quotation_takes_its_speaker_from_the_words_after_it(nlp: Language) -> None:
    assert ("Mayor Lind", "“The road is open to everyone,”", "asserts") in told(
        nlp, "“The road is open to everyone,” said Mayor Lind."
    )


def test_the_same_voice_goes_on_without_a_new_cue(nlp: Language) -> None:
    said = [
        c for c in found(nlp, "“The road is open,” Lind said. “Nobody was hurt at the bridge.”") if c.form == "direct"
    ]
    assert [c.claimant.text if c.claimant else None for c in said] == ["Lind", "Lind"]
    assert said[1].cue is None


def test_a_denial_of_a_report_disputes_it(nlp: Language) -> None:
    assert ("The ministry", "the report", "disputes") in told(nlp, "The ministry denied the report.")


def test_not_denying_is_no_denial(nlp: Language) -> None:
    stances = {c.stance for c in found(nlp, "The army did not deny that it closed the bridge.")}
    assert "denies" not in stances


def test_that_nobody_claimed_an_act_is_no_claim_of_anyone(nlp: Language) -> None:
    assert not found(nlp, "No group has claimed responsibility for the blast.")


def test_a_title_line_is_no_statement(nlp: Language) -> None:
    assert found(nlp, "Title: Army and guards clash at the mill") == ()


def test_thoughts_are_marked_as_attitude(nlp: Language) -> None:
    acts = {c.act for c in found(nlp, "The mayor believes that the mill is safe.")}
    assert acts == {"attitude"}


def test_a_claim_inside_a_claim_knows_its_outer_one(nlp: Language) -> None:
    said = found(nlp, "The radio reported that the mayor said the mill had burned.")
    inner = next(c for c in said if c.content.text == "the mill had burned")
    outer = next(c for c in said if c.id == inner.within)
    assert outer.claimant is not None
    assert inner.relayed_by == (outer.claimant.text,)


def test_every_span_quotes_its_text_whatever_the_text(nlp: Language) -> None:
    chance = random.Random(11)
    words = [
        "said",
        "“No",
        '"',
        "army",
        "denied",
        "that",
        ",",
        ".",
        "\n",
        "’",
        "according",
        "to",
        "it",
        ":",
        "claims",
        "A",
    ]
    for _ in range(60):
        text = " ".join(chance.choice(words) for _ in range(30))
        for claim in found(nlp, text):
            for part in (claim.content, claim.cue, claim.claimant):
                assert part is None or text[part.start : part.end] == part.text


def test_ids_are_unique_and_stable(nlp: Language) -> None:
    text = "The army said the bridge was closed. The guild denied that it was open."
    first, second = found(nlp, text), found(nlp, text)
    assert [c.id for c in first] == [c.id for c in second]
    assert len({c.id for c in first}) == len(first)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The news came from the guild, which says that the mill burned.", ("the guild", "the mill burned", "asserts")),
        ("Shells hit a school, which the council denied.", ("the council", "Shells hit a school", "denies")),
        ("These say that the mill burned.", (None, "the mill burned", "asserts")),
        ("PORT HALE, May 4 (ANB) - The guild said the mill burned.", ("The guild", "the mill burned", "asserts")),
        ("The envoy called on Wednesday for a truce.", ("The envoy", "a truce", "demands")),
    ],
)  # fmt: skip
def test_pronouns_and_datelines_do_not_speak(nlp: Language, text: str, expected: tuple[str | None, str, str]) -> None:
    assert expected in told(nlp, text)


def test_what_is_denied_in_a_relative_clause_is_the_act_named_before_it(nlp: Language) -> None:
    text = "The front accused the army of a raid, which the army denies."
    assert ("the army", "a raid", "denies") in told(nlp, text)


def test_asking_not_to_be_named_says_nothing_about_the_world(nlp: Language) -> None:
    assert told(nlp, "A clerk, who asked not to be named, left the mill.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour sources say the mill burned, while mountain sources say that it stands.", "the mill burned"),
        ("The envoy says there were boys in the camp but declines to give their age.", "there were boys in the camp"),
        ("The king says the road is long, with troops marching to the border.", "the road is long"),
        ("The mayor says the town is setting up shelters and urges people to stay.", "the town is setting up shelters"),
    ],
)
def test_a_content_ends_where_the_writer_or_another_cue_goes_on(nlp: Language, text: str, expected: str) -> None:
    assert expected in {content for _, content, _ in told(nlp, text)}


def test_who_declines_after_a_clause_is_who_says_it(nlp: Language) -> None:
    said = told(nlp, "The mayor says the town is setting up shelters and urges people to stay.")
    assert ("The mayor", "people to stay", "demands") in said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The men are reported to be talking with the envoy.", "to be talking with the envoy"),
        ("Four people are reported killed by rockets.", "killed by rockets"),
        ("It was agreed to keep talking.", "to keep talking"),
        ("Residents have been ordered to leave.", "to leave"),
    ],
)
def test_the_content_of_a_passive_cue_is_what_is_said_of_its_subject(nlp: Language, text: str, content: str) -> None:
    assert (None, content) in {(c, what) for c, what, _ in told(nlp, text)}


@pytest.mark.parametrize(
    "text",
    ["Mines threaten the ships.", "It runs a plan called Dawn.", "The brigade sent trucks to support the siege."],
)
def test_deeds_things_and_names_are_no_reports(nlp: Language, text: str) -> None:
    assert not found(nlp, text)


def test_where_it_was_said_is_no_part_of_the_content(nlp: Language) -> None:
    assert ("The guild", "the raid", "condemns") in told(nlp, "The guild condemned the raid in a message on the radio.")


def test_a_participle_does_not_report_the_clause_it_hangs_on(nlp: Language) -> None:
    assert "The crowds filled the square" not in {
        content for _, content, _ in told(nlp, "The crowds filled the square, vowing to stay.")
    }


@pytest.mark.parametrize(
    ("text", "claimant", "content"),
    [
        ("Red Aid releases a report accusing the police of theft.", "Red Aid", "the police of theft"),
        (
            "The council votes 12-4 with three abstentions to demand that the army leave.",
            "The council",
            "the army leave",
        ),
        (
            "Rebels claim the town, although Freedonia denies this, stating that its troops are there.",
            "Freedonia",
            "its troops are there",
        ),
        ("At the request of Mr Lind, Ada Brook informed him about the talks.", "Ada Brook", "the talks"),
        ("According to Utopia Senator Ada Brook, the mill burned.", "Utopia Senator Ada Brook", "the mill burned"),
    ],
)
def test_the_speaker_is_whose_act_it_is_not_the_nearest_noun(
    nlp: Language, text: str, claimant: str, content: str
) -> None:
    assert (claimant, content) in {(c, what) for c, what, _ in told(nlp, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The envoys were denied entry.",
        "The brigade refused to leave the mill.",
        "Mines threaten the ships.",
        "A man was identified.",
        "The mill seems to burn.",
    ],
)
def test_what_is_withheld_refused_or_seen_is_no_claim(nlp: Language, text: str) -> None:
    assert not [c for c in found(nlp, text) if c.act == "speech"]


def test_to_refuse_an_answer_is_to_decline(nlp: Language) -> None:
    assert ("The envoy", "to discuss the raid", "declines") in told(nlp, "The envoy refused to discuss the raid.")


def test_an_aside_on_the_last_name_is_the_writers(nlp: Language) -> None:
    assert (None, "the rebels", "asserts") in told(nlp, "The raid is blamed on the rebels, who said nothing.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The march went on despite police warnings that the bridge was weak.", ("police", "the bridge was weak")),
        ("The envoy told the mayor about the state of the roads.", ("The envoy", "the state of the roads")),
        ("The envoy noted the importance of open roads.", ("The envoy", "the importance of open roads")),
    ],
)
def test_nouns_topics_and_points_are_claims_too(nlp: Language, text: str, expected: tuple[str, str]) -> None:
    assert expected in {(c, what) for c, what, _ in told(nlp, text)}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Ada is held, and Al-Lantern claims responsibility.", "Al-Lantern"),
        ("Fifty died in the town of Lind. Al-Lantern claims responsibility.", "Al-Lantern"),
    ],
)
def test_a_claim_of_responsibility_that_the_parser_tore_is_found(nlp: Language, text: str, claimant: str) -> None:
    assert (claimant, "responsibility", "accepts") in told(nlp, text)


def test_whoever_is_charged_does_not_make_the_charge(nlp: Language) -> None:
    assert (None, "murder", "asserts") in told(nlp, "Jon Brook appeared in court on Friday, charged with murder.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Nobody burned it,” one of them, Ada Brook, insisted, “they forgot the stove.”",
            ("one of them, Ada Brook", "“Nobody burned it,”"),
        ),
        (
            '"There is no truth in this, none," the harbour minister, Ada Brook, said at the airport.',
            ("the harbour minister, Ada Brook", '"There is no truth in this, none,"'),
        ),
        ("The truce held in places, and each side said the other broke it.", ("each side", "the other broke it")),
        ("Meanwhile an envoy said the road was shut.", ("an envoy", "the road was shut")),
        (
            "The mayor confirmed that the blockade was over and admitted that people had gone hungry.",
            ("The mayor", "people had gone hungry"),
        ),
    ],
)
def test_the_speaker_is_who_stands_beside_the_cue(nlp: Language, text: str, expected: tuple[str, str]) -> None:
    assert expected in {(c, what) for c, what, _ in told(nlp, text)}


def test_denying_someone_a_good_is_no_claim(nlp: Language) -> None:
    text = "The mayor asked states to deny the Front the use of roads."
    assert not [c for c in found(nlp, text) if c.stance == "denies"]
