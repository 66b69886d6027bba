"""Statements and transcripts whose words stand without quotation marks."""

from __future__ import annotations

import pytest
from spacy.language import Language

from counterclaim.find.claims import claims
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import Claim, document

STATEMENT = (
    "The Minister of Mills, Ada Brook, said:\n\nThis raid was cruel. We will not forget it.\n\n"
    "The valley needs help. I thank the crews.\n\nNotes to editors\n\nThe mill is two hundred years old."
)
TRANSCRIPT = (
    "Ada Brook: Good morning to you all. We will rebuild the mill. Minister of Mills Cai Voss: Thank you. "
    "The crews fought bravely. Ada Brook: The road is open again."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def found(nlp: Language, text: str) -> tuple[Claim, ...]:
    return claims(next(iter(parse(nlp, [document(text)]))))


def said(nlp: Language, text: str) -> list[tuple[str | None, str]]:
    return [(c.claimant.text if c.claimant else None, c.content.text) for c in found(nlp, text)]


def test_a_statement_below_a_colon_is_one_claim_a_sentence_up_to_the_notes(nlp: Language) -> None:
    speaker = "The Minister of Mills, Ada Brook"
    assert said(nlp, STATEMENT) == [
        (speaker, "This raid was cruel."),
        (speaker, "We will not forget it."),
        (speaker, "The valley needs help."),
        (speaker, "I thank the crews."),
    ]


def test_what_stands_below_a_colon_is_direct_speech(nlp: Language) -> None:
    assert {c.form for c in found(nlp, STATEMENT)} == {"direct"}


def test_a_paragraph_that_names_the_speaker_is_the_writers(nlp: Language) -> None:
    text = "Ada Brook said:\n\nThe mill is safe.\n\nLater Brook left for the coast."
    assert said(nlp, text) == [("Ada Brook", "The mill is safe.")]


def test_each_turn_of_a_transcript_belongs_to_its_label(nlp: Language) -> None:
    turns = said(nlp, TRANSCRIPT)
    assert ("Ada Brook", "We will rebuild the mill.") in turns
    assert ("Minister of Mills Cai Voss", "The crews fought bravely.") in turns
    assert ("Ada Brook", "The road is open again.") in turns


@pytest.mark.parametrize("text", ["Harbour: The boats are back.", "Title: The boats are back. Note: They are wet."])
def test_labels_that_do_not_come_back_are_no_transcript(nlp: Language, text: str) -> None:
    assert said(nlp, text) == []


def test_reports_that_a_statement_mentions_stay_claims_of_their_own(nlp: Language) -> None:
    text = "The Minister, Ada Brook, said:\n\nI am shocked by reports that the mill has burned."
    assert "the mill has burned" in {content for _, content in said(nlp, text)}


def test_the_place_that_a_speaker_serves_does_not_end_the_statement(nlp: Language) -> None:
    text = "Ada Brook, the envoy for Utopia, said:\n\nThe road is open.\n\nUtopia will help."
    assert ("Ada Brook, the envoy for Utopia", "Utopia will help.") in said(nlp, text)
