"""What other mentions of an act, and the day of publication, lend to a mention."""

from __future__ import annotations

import datetime as dt

from counterclaim.records import Document, EventMention, Findings, Party, Span, quoted
from counterclaim.resolve.context import complete_from_context

TEXT = "Rebels shelled the harbour. The shelling went on."


def _event(words: str, modality: str = "asserted", actors: tuple[Party, ...] = ()) -> EventMention:
    start = TEXT.index(words)
    return EventMention(
        f"evt:{start}",  # type: ignore[arg-type]
        Span(0, len(TEXT)),
        quoted(TEXT, start, start + len(words)),
        "ASSAULT",
        modality,
        actors=actors,
        incident="inc:1",
    )


def _completed(*events: EventMention) -> tuple[EventMention, ...]:
    document = Document(id="doc:1", text_sha256="0" * 64, text=TEXT, published_on=dt.date(2020, 5, 1))  # type: ignore[arg-type]
    return complete_from_context(Findings(document, events=events)).events


def test_the_actors_of_an_act_are_those_of_its_other_mention() -> None:
    told, again = _completed(_event("shelled", actors=(Party(0, 6, "Rebels", name="Rebels"),)), _event("shelling"))
    assert [p.name for p in again.actors] == [p.name for p in told.actors] == ["Rebels"]


def test_two_accounts_that_name_different_sides_lend_no_actors() -> None:
    army, front = (Party(0, 6, "Rebels", name=n, id=n) for n in ("Army", "Front"))
    told = [_event("shelled", actors=(army,)), _event("harbour", "alleged", (front,)), _event("shelling")]
    assert _completed(*told)[2].actors == ()


def test_an_act_that_is_denied_lends_no_actors() -> None:
    denied = _event("shelled", "negated", (Party(0, 6, "Rebels", name="Rebels"),))
    assert _completed(denied, _event("shelling"))[1].actors == ()


def test_an_act_that_is_planned_lends_no_actors_to_one_that_happened() -> None:
    rebels = (Party(0, 6, "Rebels", name="Rebels"),)
    assert _completed(_event("shelled", "future", rebels), _event("shelling"))[1].actors == ()
    assert _completed(_event("shelled", "future", rebels), _event("shelling", "future"))[1].actors == rebels


def test_the_day_of_publication_stands_in_for_what_happened_but_not_for_what_may() -> None:
    happened, may = _completed(_event("shelled"), _event("shelling", "hypothetical"))
    assert happened.date is not None and happened.date.basis == "published"
    assert may.date is None or may.date.basis == "published"
