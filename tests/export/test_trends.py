"""Trends: what is counted for whom in which week, and when a new level begins."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from counterclaim.export.cases import Case, HoldingsInMemory
from counterclaim.export.change_points import change_points
from counterclaim.export.trend_plot import plot_svg
from counterclaim.export.trends import COLUMNS, trends
from counterclaim.records import Party, When

MONDAY = dt.date(2030, 1, 7)
BLUE = Party(0, 4, "Blue", name="Blue Guard", id="blue", code="FRA MIL", sector="MIL")
RED = Party(0, 4, "Red", name="Red Council", id="red", code="MLI REB", sector="REB")


@pytest.fixture
def act(holdings: HoldingsInMemory) -> Any:
    """Makes an incident of Blue against Red."""

    def made(day: dt.date, number: int = 0, **more: Any) -> Case:
        given = holdings.all_cases[0]
        facts: dict[str, Any] = {"id": f"inc:{day}-{number}", "date": When(day, day, "day", "explicit")}
        facts |= {"actors": (BLUE,), "recipients": (RED,)} | more
        return dc.replace(given, incident=dc.replace(given.incident, **facts))

    return made


def test_a_week_counts_incidents_origins_and_documents_apart(act: Any) -> None:
    (series,) = trends([act(MONDAY), act(MONDAY + dt.timedelta(days=6), 1)]).series
    (row,) = series.rows()
    assert set(row) == set(COLUMNS)
    assert (row["a"], row["b"], row["week_of"]) == ("Blue Guard", "Red Council", MONDAY)
    counts = [row[f"material_conflict_{unit}"] for unit in ("incidents", "origins", "documents")]
    assert counts == [2, 3, 2]
    assert (row["verbal_conflict_incidents"], row["incidents"], row["intensity"]) == (0, 2, -18.0)


def test_a_pair_has_no_direction_and_quiet_weeks_stand_between(act: Any) -> None:
    back = act(MONDAY + dt.timedelta(weeks=2), actors=(RED,), recipients=(BLUE,), type="AID")
    (series,) = trends([act(MONDAY), back]).series
    assert [(w.total, w.intensity) for w in series.weeks] == [(1, -9.0), (0, 0.0), (1, 10.0)]


def test_parties_of_a_country_go_together_and_civilians_are_one_party(act: Any) -> None:
    villagers = Party(0, 4, "villagers", sector="CVL")
    found = trends([act(MONDAY, recipients=(RED, villagers))], by_country=True).series
    assert {(s.a, s.b) for s in found} == {("France", "Mali"), ("France", "civilians")}


def test_what_is_planned_or_spans_weeks_or_names_nobody_is_counted_as_left_out(act: Any) -> None:
    two_weeks = When(MONDAY, MONDAY + dt.timedelta(days=8), "days", "explicit")
    left = trends([act(MONDAY, modality="future"), act(MONDAY, 1, date=two_weeks), act(MONDAY, 2, actors=())]).left_out
    assert sorted(left.values()) == [1, 1, 1]
    assert "no date within one week" in left


def test_a_step_is_found_where_it_is_and_a_flat_or_short_series_has_none() -> None:
    assert change_points([1, 0, 2, 1, 1, 0, 1, 2, 1, 0, 8, 9, 7, 8, 9, 8, 7, 9, 8, 9]) == [10]
    assert change_points([1, 0, 2, 1, 1, 0, 2, 1, 0, 1, 2, 1]) == []
    assert change_points([0, 0, 0, 9, 9, 9]) == []
    assert change_points([5.0] * 40) == []


def test_two_steps_are_both_found() -> None:
    assert change_points([0, 1] * 8 + [9, 8] * 8 + [0, 1] * 8) == [16, 32]


def test_a_new_level_is_called_an_escalation_or_an_easing(act: Any) -> None:
    quiet = [act(MONDAY + dt.timedelta(weeks=n)) for n in range(10)]
    loud = [act(MONDAY + dt.timedelta(weeks=n), k) for n in range(10, 20) for k in range(6)]
    (series,) = trends([*quiet, *loud]).series
    marks = {w.begins: w.change for w in series.weeks if w.change}
    assert marks == {MONDAY + dt.timedelta(weeks=10): "escalation"}


def test_the_order_of_incidents_changes_nothing(act: Any) -> None:
    cases = [act(MONDAY + dt.timedelta(days=5 * n), n) for n in range(12)]
    rows = [list(s.rows()) for s in trends(cases).series]
    assert rows == [list(s.rows()) for s in trends(cases[::-1]).series]


def test_the_picture_is_xml_with_names_escaped_and_changes_in_words(act: Any) -> None:
    odd = dc.replace(RED, name="Red <&> Council")
    cases = [
        act(MONDAY + dt.timedelta(weeks=n), k, recipients=(odd,)) for n in range(20) for k in range(6 * (n > 9) + 1)
    ]
    picture = plot_svg(trends(cases).series)
    text = " ".join(ET.fromstring(picture).itertext())
    assert "Blue Guard – Red <&> Council" in text
    assert f"escalation from {MONDAY + dt.timedelta(weeks=10)}" in text
    assert picture == plot_svg(trends(cases[::-1]).series)
    assert ET.fromstring(plot_svg(())) is not None
