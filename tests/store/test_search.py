"""Finding sentences by their words, whatever a person types."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.builders import findings

from counterclaim.records import Findings, Span, document
from counterclaim.store import Ledger


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger with two documents."""
    ledger.add(findings(1))
    ledger.add(findings(2))
    return ledger


def test_a_hit_names_document_sentence_and_the_claims_in_it(full: Ledger) -> None:
    hit = full.search("denied")[0]
    assert hit.document == findings(1).document.id
    assert hit.label == "Alder Gazette · Report 1 · 2031-05-06"
    assert (hit.sentence_number, hit.text, hit.snippet) == (2, "He denied it.", "He [denied] it.")
    assert findings(1).document.text[hit.start : hit.end] == hit.text
    assert hit.claims == ("Ilya Marn · denies · occurrence · “it”",)
    assert hit.to_dict()["claim_ids"] == (findings(1).claims[0].id,)


def test_all_words_must_stand_in_the_sentence_in_any_order_and_form(full: Ledger) -> None:
    assert len(full.search("clinics shelling")) == 2
    assert full.search("clinic denied") == []


def test_a_quoted_phrase_stays_one(full: Ledger) -> None:
    assert full.search('"port alder"')
    assert full.search('"alder port"') == []


def test_a_pronoun_is_found_by_the_full_name_it_stands_for(full: Ledger) -> None:
    assert [hit.text for hit in full.search("Ilya Marn", limit=1)] == ["He denied it."]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  ",
        '"',
        "AND",
        "NOT clinic",
        "text:",
        "(",
        "*",
        "clinic*",
        "a NEAR(b",
        "^",
        "-",
        "'",
        "clinic\0",
        "\ud800 a",
    ],
)
def test_query_syntax_is_taken_as_plain_words(full: Ledger, words: str) -> None:
    assert isinstance(full.search(words), list)


def test_marks_over_letters_do_not_count_and_no_word_is_too_small(ledger: Ledger) -> None:
    text = "The mayor of São Lério denied it. Not the clinic but the café was hit by Al-Nahr."
    ledger.add(Findings(document(text), sentences=(Span(0, 33), Span(34, len(text)))))
    for words in ("sao lerio", "São", '"not the clinic"', "cafe", "al nahr", '"al-nahr"'):
        assert len(ledger.search(words)) == 1, words


def test_limit_is_kept(full: Ledger) -> None:
    assert len(full.search("clinic", limit=1)) == 1


@given(st.text(max_size=30))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_a_person_types_is_an_error(full: Ledger, words: str) -> None:
    full.search(words)
