"""Words and figures as closed ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.find.numbers import quantities


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("twelve people", 12, 12),
        ("one hundred and twenty-three people", 123, 123),
        ("two dozen people", 24, 24),
        ("over a dozen people", 13, None),
        ("no fewer than 5 people", 5, None),
        ("as many as 40 people", None, 40),
        ("12 to 15 people", 12, 15),
        ("between 36 and 40 people", 36, 40),
        ("two or three people", 2, 3),
        ("20 or more people", 20, None),
        ("3.5 million people", 3_500_000, 3_500_000),
        ("several hundred people", 200, None),
        ("hundreds of thousands of people", 200_000, None),
        ("a couple of people", 2, 2),
        ("a handful of people", None, None),
        ("no people", 0, 0),
    ],
)
def test_a_number_in_words_or_figures_has_two_ends(text: str, low: int | None, high: int | None) -> None:
    (quantity,) = quantities(text)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize("text", ["a 25-year-old", "30% of it", "$30 million", "M23", "T-72", "13:40", "1.5 people"])
def test_what_is_no_whole_number_of_things_is_passed_over(text: str) -> None:
    assert list(quantities(text)) == []


def test_twelve_and_thirty_are_two_numbers() -> None:
    assert [q.low for q in quantities("12 dead and 30 wounded")] == [12, 30]


@given(st.integers(0, 999_999))
def test_figures_mean_themselves(number: int) -> None:
    assert [(q.low, q.high) for q in quantities(f"{number:,} people")] == [(number, number)]


@pytest.mark.parametrize("text", ["9" * 5000, "one hundred " * 300, "1,000" * 500, "twenty-" * 500])
def test_more_than_all_people_is_no_number_and_no_error(text: str) -> None:
    assert all(q.low is None or q.low <= 10_000_000_000 for q in quantities(text))


@given(st.text())
def test_any_text_is_read_without_error_and_in_order(text: str) -> None:
    places = [(q.start, q.end) for q in quantities(text)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
