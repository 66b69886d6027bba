"""From words to days."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import EventMention, Findings, Mention, Quoted, Span, When
from counterclaim.records.documents import Document, document
from counterclaim.records.ids import EventId
from counterclaim.resolve.dates import candidates, resolve_dates

TUESDAY = dt.date(2023, 11, 7)
PHRASES = st.sampled_from(
    """yesterday|today|overnight|Friday|last Friday|next Friday|two weeks earlier|three days ago|last week|next month|
    early June|late March|May|3 May|31 December|29 February|mid-2019|2014|the 1990s|2014-15|earlier this month|
    the past two weeks|in recent days|last year|last summer|this winter|3 and 5 May|30 April - 2 May|the previous day|
    a few months ago|early this year""".replace("\n    ", "").split("|")
)


def _one(phrase: str, on: dt.date | None = TUESDAY) -> tuple[dt.date | None, dt.date | None, str, str]:
    best = candidates(phrase, on)[0]
    return best.earliest, best.latest, best.precision, best.basis


@pytest.mark.parametrize(
    ("phrase", "first", "last", "precision"),
    [
        ("Friday", "2023-11-03", "2023-11-03", "day"),
        ("last Friday", "2023-11-03", "2023-11-03", "day"),
        ("Tuesday", "2023-11-07", "2023-11-07", "day"),
        ("last Tuesday", "2023-10-31", "2023-10-31", "day"),
        ("next Friday", "2023-11-10", "2023-11-10", "day"),
        ("yesterday", "2023-11-06", "2023-11-06", "day"),
        ("overnight", "2023-11-06", "2023-11-07", "day"),
        ("three days ago", "2023-11-04", "2023-11-04", "day"),
        ("October 7th", "2023-10-07", "2023-10-07", "day"),
        ("12 December", "2022-12-12", "2022-12-12", "day"),
        ("March", "2023-03-01", "2023-03-31", "month"),
        ("last week", "2023-10-30", "2023-11-05", "week"),
        ("last year", "2022-01-01", "2022-12-31", "year"),
    ],
)
def test_relative_dates_look_back_from_publication(phrase: str, first: str, last: str, precision: str) -> None:
    assert _one(phrase) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last), precision, "relative")


@pytest.mark.parametrize(
    ("phrase", "first", "last", "precision"),
    [
        ("3 November 2023", "2023-11-03", "2023-11-03", "day"),
        ("Oct. 7, 2023", "2023-10-07", "2023-10-07", "day"),
        ("7-9 October 2023", "2023-10-07", "2023-10-09", "days"),
        ("March 2022", "2022-03-01", "2022-03-31", "month"),
        ("2014", "2014-01-01", "2014-12-31", "year"),
        ("the 1990s", "1990-01-01", "1999-12-31", "vague"),
    ],
)
def test_dates_with_their_year_need_no_publication(phrase: str, first: str, last: str, precision: str) -> None:
    assert _one(phrase, None) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last), precision, "explicit")


def test_without_a_day_of_publication_a_weekday_stays_open() -> None:
    assert _one("Friday", None) == (None, None, "vague", "relative")


def test_what_is_no_date_has_no_reading() -> None:
    assert candidates("a heavy rain", TUESDAY) == ()


@given(phrase=PHRASES, on=st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)))
def test_ranges_are_ordered(phrase: str, on: dt.date) -> None:
    for reading in candidates(phrase.strip(), on):
        assert reading.earliest is not None
        assert reading.latest is not None
        assert reading.earliest <= reading.latest
        assert 0 <= reading.score <= 1


def _resolved(text: str, words: str, on: dt.date | None, modality: str = "asserted") -> When | None:
    return resolve_dates(_findings(document(text, published_on=on), words, modality)).events[0].date


def _findings(report: Document, words: str, modality: str = "asserted") -> Findings:
    start = report.text.index(words)
    when = When(None, None, "vague", "explicit", start, start + len(words), words)
    trigger = Quoted(0, 3, report.text[:3])
    event = EventMention(EventId("evt:1"), Span(0, len(report.text)), trigger, "ASSAULT", modality, date=when)
    return Findings(report, events=(event,))


def test_an_act_still_to_come_looks_forward() -> None:
    when = _resolved("They will meet on Friday.", "Friday", TUESDAY, "future")
    assert when is not None
    assert when.earliest == dt.date(2023, 11, 10)


def test_a_weekday_in_a_month_of_publication_is_the_whole_month() -> None:
    report = document(
        "Rebels fired on Monday.", published_on=dt.date(2023, 11, 1), published_until=dt.date(2023, 11, 30)
    )
    when = resolve_dates(_findings(report, "Monday")).events[0].date
    assert when is not None
    assert (when.earliest, when.latest) == (dt.date(2023, 11, 1), dt.date(2023, 11, 30))


def test_the_next_day_counts_from_the_day_told_before() -> None:
    text = "On 3 May 2022 the town fell. The following day troops left."
    found = _findings(document(text, published_on=TUESDAY), "The following day")
    told = Mention("date", 3, 13, "3 May 2022")
    when = resolve_dates(dc.replace(found, mentions=(told,))).events[0].date
    assert when is not None
    assert when.earliest == when.latest == dt.date(2022, 5, 4)


def test_words_of_the_date_are_kept() -> None:
    when = _resolved("It fell on Sunday.", "Sunday", TUESDAY)
    assert when is not None
    assert (when.start, when.end, when.text) == (11, 17, "Sunday")


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        ("On 20 May 2022 he spoke, a week after the drone attack.", "attack", "2022-05-10", "2022-05-16"),
        ("On 20 May 2022 he spoke, two days after a strike.", "strike", "2022-05-18", "2022-05-18"),
        ("On 20 May 2022 a mill burned. Two days after the raid, troops left.", "left", "2022-05-22", "2022-05-22"),
    ],
)
def test_what_something_came_a_week_after_lies_a_week_before_it(
    text: str, trigger: str, first: str, last: str
) -> None:
    words = "Two days after" if "Two" in text else "a week after" if "week" in text else "two days after"
    found = _findings(document(text, published_on=TUESDAY), words)
    at = text.index(trigger)
    event = dc.replace(found.events[0], trigger=Quoted(at, at + len(trigger), trigger))
    told = Mention("date", 3, 14, "20 May 2022")
    when = resolve_dates(dc.replace(found, events=(event,), mentions=(told,))).events[0].date
    assert when is not None
    assert (when.earliest, when.latest) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_what_happened_is_not_dated_after_its_report() -> None:
    text = "On 6 November 2023 he spoke. Two days later troops left."
    found = _findings(document(text, published_on=TUESDAY), "Two days later")
    told = Mention("date", 3, 18, "6 November 2023")
    when = resolve_dates(dc.replace(found, mentions=(told,))).events[0].date
    assert when is not None
    assert when.earliest is None


def test_the_same_day_is_not_a_day_of_a_guessed_year_long_ago() -> None:
    text = "The judge will rule on June 5. On the same day shells fell."
    found = _findings(document(text, published_on=dt.date(2024, 5, 7)), "the same day")
    told = Mention("date", 23, 29, "June 5")
    when = resolve_dates(dc.replace(found, mentions=(told,))).events[0].date
    assert when is not None
    assert when.earliest != dt.date(2023, 6, 5)
