"""What holds of weighing whatever the reports say: copies, running tolls, acts to come, acts of the past."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.builders import DAY, NORDIA, SUDIA, Report, actor, weighed

ARMIES = st.sampled_from([NORDIA, SUDIA, None])
VERBS = ("shelled", "raided", "bombed", "burned")
NOT_TOLD = st.sampled_from(["future", "hypothetical"])
FEW = settings(max_examples=40, deadline=None)


def _act(publisher: str, verb: str, army: dict[str, str] | None, **more: Any) -> Report:
    report = Report(f"{publisher} writes: the army {verb} a clinic in Mirel, 40 people died.", publisher=publisher)
    by = [actor("the army", **army)] if army else []
    hit = [actor("a clinic", kind="object", name="clinic")]
    report.event(verb, by=by, to=hit, at=("Mirel", 10.0, 10.0), on=DAY, **more)
    return report


@FEW
@given(st.lists(st.tuples(st.sampled_from(VERBS), ARMIES), min_size=1, max_size=4), st.integers(2, 9), st.randoms())
def test_copies_change_no_status_whatever_is_told(
    told: list[tuple[str, dict[str, str] | None]], copies: int, shuffle: random.Random
) -> None:
    reports = [_act(f"Outlet {n}", verb, army).findings() for n, (verb, army) in enumerate(told)]
    alone = weighed(*reports)
    again = [found for found in reports for _ in range(copies)]
    shuffle.shuffle(again)
    assert weighed(*again) == alone


@FEW
@given(st.lists(st.tuples(st.sampled_from(VERBS), NOT_TOLD, ARMIES), min_size=1, max_size=4), ARMIES)
def test_acts_to_come_or_supposed_raise_nothing(
    said: list[tuple[str, str, dict[str, str] | None]], army: dict[str, str] | None
) -> None:
    only = [_act(f"Outlet {n}", verb, who, modality=how) for n, (verb, how, who) in enumerate(said)]
    assert not weighed(*only).incidents
    told = _act("Gazette", "shelled", army)
    before = {(s.issue, s.status, s.value) for s in weighed(told).standings if s.issue == "occurrence"}
    assert {(s.issue, s.status, s.value) for s in weighed(told, *only).standings if s.issue == "occurrence"} == before


@FEW
@given(st.lists(st.sampled_from(VERBS), min_size=1, max_size=4), st.sampled_from(["praises", "condemns"]), ARMIES)
def test_praise_of_a_past_act_makes_no_incident_and_no_toll(
    verbs: list[str], stance: str, army: dict[str, str] | None
) -> None:
    reports = []
    for n, verb in enumerate(verbs):
        report = _act(f"Outlet {n}", verb, army, modality="historical")
        report.claim(f"the army {verb} a clinic in Mirel", stance, "other", by=actor("the army", **NORDIA))
        report.count("40 people", 40, scope="incident", event=report.findings().events[0].id)
        reports.append(report)
    found = weighed(*reports)
    assert not found.incidents and not found.standings and not found.tolls


@FEW
@given(st.lists(st.integers(1, 90_000), min_size=1, max_size=5))
def test_running_tolls_never_enter_an_incident(numbers: list[int]) -> None:
    reports = [_act("Gazette", "shelled", NORDIA)]
    for n, number in enumerate(numbers):
        report = Report(f"Outlet {n}: {number} people were killed since May.", publisher=f"Outlet {n}")
        report.count(f"{number} people", number, scope="cumulative")
        reports.append(report)
    found = weighed(*reports)
    assert all(t.incident is None for t in found.tolls)
    assert {t.low for t in found.series} == set(numbers)
