"""New reports put to incidents that exist."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.test_link import MIREL, shelling
from tests.weigh.builders import DAY, NORDIA, SUDIA, Report, actor

from counterclaim.link import Grown, grow, link, neighbourhoods
from counterclaim.records import EventId, Findings, Incident, IncidentId

TOWNS = [(f"Town {n}", 10 + n * 0.5, 10.0) for n in range(6)]


def _reports(seed: int, size: int) -> list[Findings]:
    """Reports of a few acts each by one of two armies in six towns, within a week; some name no place or no doer."""
    draw = random.Random(seed)
    made = []
    for n in range(size):
        on = DAY + dt.timedelta(days=draw.randrange(6))
        text = f"Report {n}. The army shelled a clinic. The army raided a market."
        report = Report(text, on=on, publisher=f"Outlet {draw.randrange(9)}")
        for verb, thing in (("shelled", "a clinic"), ("raided", "a market")):
            army = draw.choice([NORDIA, SUDIA])
            by = [actor("The army", **army)] if draw.random() < 0.7 else []
            hit = [actor(thing, kind="object", name=thing[2:])]
            report.event(verb, by=by, to=hit, at=draw.choice(TOWNS) if draw.random() < 0.8 else None, on=on)
        made.append(report.findings())
    return made


def _one_by_one(first: Sequence[Findings], later: Sequence[Findings]) -> dict[IncidentId, Incident]:
    """The incidents of the first reports linked as a whole, after the others came one at a time."""
    linked = link(first)
    held, of_event, reports = {i.id: i for i in linked.incidents}, dict(linked.of_event), list(first)
    for found in later:
        grown = grow(reports, [found], of_event, held)
        before = held
        held = {k: i for k, i in before.items() if k not in grown.gone} | {i.id: i for i in grown.incidents}
        _check_stable(before, held)
        of_event, reports = dict(grown.of_event), [*reports, found]
    assert of_event == {e: i.id for i in held.values() for e in i.events}
    return held


def _check_stable(before: dict[IncidentId, Incident], after: dict[IncidentId, Incident]) -> None:
    """Every incident goes on under its id, whole, or in another that was there: of two that become one, one stays."""
    home = {e: k for k, i in after.items() for e in i.events}
    for incident in before.values():
        homes = {home[e] for e in incident.events}
        assert len(homes) == 1 and homes <= before.keys()


def _groups(incidents: Sequence[Incident]) -> set[frozenset[EventId]]:
    return {frozenset(i.events) for i in incidents}


def _grown(old: Sequence[Report], new: Report) -> Grown:
    before = [r.findings() for r in old]
    linked = link(before)
    return grow(before, [new.findings()], linked.of_event, [i.id for i in linked.incidents])


def test_a_report_of_a_known_act_joins_its_incident_with_a_reason() -> None:
    (first,) = link([shelling().findings()]).incidents
    grown = _grown([shelling()], shelling(publisher="Radio"))
    (incident,) = grown.incidents
    assert incident.id == first.id and incident.n_documents == 2 and not grown.gone
    assert any(j.verdict == "same" and "same day" in j.reasons for j in grown.judgements)


def test_a_report_of_another_act_opens_its_own_and_touches_nothing() -> None:
    grown = _grown([shelling()], shelling(publisher="Radio", on=DAY + dt.timedelta(days=9)))
    assert [i.n_documents for i in grown.incidents] == [1] and not grown.gone


def test_an_earlier_report_that_comes_later_does_not_renumber() -> None:
    (first,) = link([shelling().findings()]).incidents
    grown = _grown([shelling()], shelling(publisher="Radio", published=DAY - dt.timedelta(days=1)))
    assert [i.id for i in grown.incidents] == [first.id]


def test_an_incident_that_is_not_given_as_a_whole_is_left_alone() -> None:
    old = [shelling().findings()]
    linked = link(old)
    grown = grow(old, [shelling(publisher="Radio").findings()], linked.of_event, ())
    assert [i.n_documents for i in grown.incidents] == [1]
    assert linked.incidents[0].id not in {i.id for i in grown.incidents}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 8))
def test_no_incident_is_renumbered_and_none_is_split(seed: int, later: int) -> None:
    reports = _reports(seed, 14)
    _one_by_one(reports[:-later], reports[-later:])


def test_grown_one_by_one_is_nearly_what_all_at_once_gives() -> None:
    same = every = 0
    for seed in range(12):
        reports = _reports(seed, 24)
        grown = _groups(list(_one_by_one(reports[:12], reports[12:]).values()))
        whole = _groups(link(reports).incidents)
        same, every = same + len(grown & whole), every + len(whole)
    assert same / every > 0.85


def test_the_surroundings_of_an_act_name_its_place_days_and_parties() -> None:
    near = next(n for n in neighbourhoods([shelling().findings()]) if n.place_id)
    assert near.type == "ASSAULT" and near.place_id == "place:Mirel" and (near.latitude, near.longitude) == MIREL[1:]
    assert near.first_day is not None and near.last_day is not None and near.first_day <= DAY <= near.last_day
    assert "Nordia Army" in near.names and not near.things
