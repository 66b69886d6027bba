"""The worked example of the ruleset, claim for claim, in a place that does not exist."""

from __future__ import annotations

import pytest
from tests.weigh.builders import NORDIA, Report, actor, incident_types, standing, weighed

from counterclaim.weigh import Weighed, airwars_like_grade, derived_disputes, strike_status_like

TEXT = (
    "The Nordia Army allegedly launched an attack on a row of ambulances near Mirel Hospital. "
    "The Nordia Army claims that these ambulances were being used by the Harun Front. "
    "A Sudian relief group refutes this claim, stating that the ambulances were only coming back from the border "
    "after safely bringing injured people there. "
    "The leader of the Harun Front praised the glorious assault of last year. "
    "Mr Alben met President Tovar, talks turning on efforts to secure the release of hostages and aid to Sudia."
)
GROUP = actor("A Sudian relief group", name="Sudian relief group", code="SUD NGO", sector="NGO")


def report() -> Report:
    told = Report(TEXT, publisher="Gazette")
    army = actor("The Nordia Army", **NORDIA)
    told.event(
        "attack", by=[army], to=[actor("a row of ambulances", kind="object", name="row of ambulances")],
        modality="alleged", protected=("health_transport",), at=("Mirel Hospital", 10.0, 10.0),
    )  # fmt: skip
    refuted = told.event("refutes", "REJECT", by=[GROUP], to=[army])
    told.event("assault of last year", modality="historical", by=[actor("the Harun Front", id="harun", code="SUD REB")])
    told.event("met", "CONSULT", by=[actor("Mr Alben", id="person:alben"), actor("President Tovar", id="person:tovar")])
    used = told.claim("these ambulances were being used by the Harun Front", issue="target_use", by=army, cue="claims")
    against = told.claim("this claim", "disputes", "target_use", by=GROUP, cue="refutes", about=(refuted.id,))
    told.claim(
        "the ambulances were only coming back from the border after safely bringing injured people there",
        issue="target_use", by=GROUP, cue="stating",
    )  # fmt: skip
    told.claim("the glorious assault of last year", "praises", "evaluation", by=actor("The leader of the Harun Front"))
    told.dispute(against, used, "target_use")
    return told


@pytest.fixture(scope="module")
def result() -> Weighed:
    return weighed(report())


def test_occurrence_rests_on_the_outlet_alone(result: Weighed) -> None:
    found = standing(result, "occurrence")
    assert (found.status, found.rule) == ("single_source", "R8")
    assert {v.origin_name for v in found.voices} == {"Gazette"}
    assert all(v.alleged for v in found.voices)


def test_responsibility_is_single_source_and_the_justification_is_only_flagged(result: Weighed) -> None:
    found = standing(result, "responsibility")
    assert (found.status, found.rule, found.value) == ("single_source", "R8", "Nordia Army")
    assert "implied_acceptance" in found.flags


def test_target_use_is_contested_by_rival_accounts(result: Weighed) -> None:
    found = standing(result, "target_use")
    assert (found.status, found.rule) == ("contested", "R4a")
    assert {v.origin_name for v in found.voices} == {"Nordia Army", "Sudian relief group"}
    assert any(flag == "denied_or_disputed_by:Sudian relief group" for flag in found.flags)


def test_safe_transport_of_the_injured_raises_no_civilian_harm(result: Weighed) -> None:
    found = standing(result, "civilian_harm")
    assert (found.status, found.rule) == ("not_raised", "R1")


def test_praise_of_a_past_attack_makes_no_incident(result: Weighed) -> None:
    assert incident_types(result).count("ASSAULT") == 1


def test_the_ambulances_are_protected_and_the_title_quotes_the_report(result: Weighed) -> None:
    incident = next(i for i in result.incidents if i.type == "ASSAULT")
    assert incident.protected == ("health_transport",)
    assert incident.title == "“attack”: “row of ambulances” in Mirel Hospital"
    assert incident.n_origins == 1


def test_a_meeting_about_hostages_and_aid_makes_two_asks(result: Weighed) -> None:
    assert sorted(ask.kind for ask in result.asks) == ["aid_or_access", "release"]
    assert {ask.asker for ask in result.asks} == {"Mr Alben, President Tovar"}


def test_the_dispute_in_the_text_is_not_derived_again() -> None:
    before = report().findings()
    assert derived_disputes(before).disputes == before.disputes


def test_headline_views_stay_below_what_is_known(result: Weighed) -> None:
    own = [s for s in result.standings if s.incident == next(i.id for i in result.incidents if i.type == "ASSAULT")]
    assert strike_status_like(own) == "single source claim"
    assert airwars_like_grade(own) == "none_reported"
