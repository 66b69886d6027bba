"""Which words are dates, and which of them belongs to an act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.find.dates import date_mentions, when_for
from counterclaim.parse import ParsedDocument, load_pipeline, parse
from counterclaim.records import Span
from counterclaim.records.documents import document

Parse = Callable[[str], ParsedDocument]


@pytest.fixture(scope="module")
def read() -> Parse:
    nlp = load_pipeline()
    return lambda text: next(parse(nlp, [document(text)]))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It began on 3 November 2023.", ["3 November 2023"]),
        ("It began on October 7th.", ["October 7th"]),
        ("It began on Tuesday morning and ended last Friday.", ["Tuesday morning", "last Friday"]),
        ("Fighting went on overnight and yesterday.", ["overnight", "yesterday"]),
        ("They had met two weeks earlier.", ["two weeks earlier"]),
        ("It fell in March and again in 2014.", ["March", "2014"]),
        ("Roads were shut between 3 and 5 May.", ["3 and 5 May"]),
        ("They left in early June.", ["early June"]),
        ("The war of the 1990s ended.", ["the 1990s"]),
        ("The convoy came on Oct. 7, 2023, at dawn.", ["Oct. 7, 2023"]),
    ],
)
def test_dates_are_found_whole(read: Parse, text: str, dates: list[str]) -> None:
    assert [m.text for m in date_mentions(read(text))] == dates


@pytest.mark.parametrize(
    "text", ["He may go.", "The march was long.", "Some 2000 people fled.", "Room 1914 was empty."]
)
def test_words_and_numbers_that_look_like_dates_are_none(read: Parse, text: str) -> None:
    assert date_mentions(read(text)) == ()


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Rebels attacked the town on Monday, the army said on Tuesday.", "attacked", "Monday"),
        ("The army said on Tuesday that rebels attacked the town on Monday.", "attacked", "Monday"),
        ("The strike on Sunday killed two people.", "killed", "Sunday"),
        ("Troops left.", "left", None),
    ],
)
def test_the_date_of_an_act_is_the_one_tied_to_it(read: Parse, text: str, trigger: str, date: str | None) -> None:
    parsed = read(text)
    start = text.index(trigger)
    when = when_for(parsed, Span(start, start + len(trigger)), date_mentions(parsed))
    assert (when.text if when else None) == date
