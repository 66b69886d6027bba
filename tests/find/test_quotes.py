"""Quotation marks, however carelessly set."""

from __future__ import annotations

import itertools
import random

import pytest

from counterclaim.find.quotes import quotations


def spans(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text).all]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said, “The road is open.” He left.", ["“The road is open.”"]),
        ('"One," he said, "and two."', ['"One,"', '"and two."']),
        ("He called it «a shame» twice.", ["«a shame»"]),
        ("It was a 'mistake', he said.", ["'mistake'"]),
        ("The guards' tents and the '90s were gone.", []),
        ("The fighters’ camp isn’t here.", []),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert spans("He said: “We stay\nNobody left.") == ["“We stay"]


def test_a_quotation_taken_up_in_the_next_paragraph_goes_on() -> None:
    found = quotations("“We stay here.\n“We will not go.”").all
    assert [q.resumes for q in found] == [False, True]
    assert [q.closed for q in found] == [False, True]


def test_a_word_or_two_in_marks_is_no_statement() -> None:
    assert [q.scare for q in quotations("The “special zone” is closed. “We will open it,” he said.").all] == [
        True,
        False,
    ]


def test_no_text_makes_the_marks_fail() -> None:
    chance = random.Random(7)
    for _ in range(500):
        text = "".join(chance.choice("ab '\"“”‘’«».,\n`") for _ in range(60))
        found = quotations(text).all
        assert all(0 <= q.start < q.end <= len(text) for q in found)
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))
