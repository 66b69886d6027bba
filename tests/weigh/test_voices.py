"""What counts as a statement on which issue, and for whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.weigh.builders import DAY, NORDIA, SUDIA, Report, actor, incident_types, standing, weighed

from counterclaim.codebook.sides import read_sides

TEXT = "Nordia Army shelled a clinic in Mirel. Sudia Army said the Nordia Army had shelled it. Nordia Army denied this."
CLINIC = actor("a clinic", kind="object", name="clinic")
ARMY, FOE = actor("Nordia Army", **NORDIA), actor("Sudia Army", **SUDIA)


def shelling(publisher: str | None = "Gazette", text: str = TEXT, on: dt.date = DAY, **more: Any) -> Report:
    report = Report(text, publisher=publisher, on=on)
    report.event("shelled", by=[ARMY], to=[CLINIC], at=("Mirel", 10.0, 10.0), on=DAY, **more)
    return report


def test_copies_of_an_agency_line_are_one_origin() -> None:
    long = "The shells of the army hit the roof of the clinic in the old town. "
    copies = [shelling(f"Outlet {n}", text=f"{TEXT} {long}Page {n}.") for n in range(9)]
    found = standing(weighed(*copies), "occurrence")
    assert (found.rule, len({v.origin for v in found.voices})) == ("R8", 1)


def test_a_wire_credit_beats_the_publisher() -> None:
    reports = []
    for n in (1, 2):
        report = Report(f"{TEXT} Page {n}.", publisher=f"Outlet {n}", wire_credit="Agency")
        report.event("shelled", by=[ARMY], to=[CLINIC], at=("Mirel", 10.0, 10.0), on=DAY)
        reports.append(report)
    found = standing(weighed(*reports), "occurrence")
    assert {v.origin_name for v in found.voices} == {"Agency"}


def test_a_named_speaker_is_the_origin_of_an_act_he_tells() -> None:
    report = Report(TEXT)
    report.event("shelled it", by=[ARMY], at=("Mirel", 10.0, 10.0), on=DAY)
    report.claim("the Nordia Army had shelled it", by=FOE, issue="responsibility", cue="said")
    found = standing(weighed(report), "responsibility")
    assert ({v.origin_name for v in found.voices}, found.value) == ({"Sudia Army"}, "Nordia Army")


def test_a_denial_of_responsibility_is_not_carried_to_occurrence() -> None:
    report = shelling()
    report.claim("this", "denies", "responsibility", by=ARMY, cue="denied")
    result = weighed(report)
    assert standing(result, "responsibility").rule == "R4b"
    assert standing(result, "occurrence").rule == "R8"


def test_witnesses_count_with_the_outlet() -> None:
    text = "Nordia Army shelled a clinic. Witnesses said the army shelled it twice."
    report = Report(text)
    report.event("shelled", by=[ARMY], to=[CLINIC])
    report.event("shelled", by=[ARMY], after=45)
    report.claim("the army shelled it twice", by=actor("Witnesses"), cue="said")
    found = standing(weighed(report), "occurrence")
    assert {v.origin_name for v in found.voices} == {"Gazette"}


def test_future_and_supposed_acts_never_raise_occurrence() -> None:
    report = shelling()
    report.event("shelled it", by=[ARMY], to=[CLINIC], at=("Mirel", 10.0, 10.0), modality="hypothetical")
    found = standing(weighed(report), "occurrence")
    assert len(found.voices) == 1
    assert incident_types(weighed(shelling(modality="future"))) == []


def test_accepting_an_own_act_concedes_occurrence_too() -> None:
    text = "A blast hit a clinic in Mirel. The Harun Front said it had blown up the clinic."
    report = Report(text)
    report.event("blast", to=[CLINIC])
    front = actor("The Harun Front", id="harun", name="Harun Front", code="SUD REB", sector="REB")
    report.event("blown up", by=[front], to=[CLINIC])
    report.claim("it had blown up the clinic", "accepts", "responsibility", by=front, cue="said")
    result = weighed(report)
    assert standing(result, "responsibility").rule == "R2"
    assert standing(result, "occurrence").rule == "R2"


def test_no_one_concedes_what_another_did() -> None:
    report = Report("A blast hit a clinic in Mirel. Sudia Army said the Nordia Army had blown up the clinic.")
    report.event("blown up", by=[actor("the Nordia Army", **NORDIA)], to=[CLINIC])
    report.claim("the Nordia Army had blown up the clinic", "accepts", "responsibility", by=FOE, cue="said")
    assert standing(weighed(report), "responsibility").rule == "R8"


def test_a_later_statement_replaces_the_earlier_with_a_flag() -> None:
    first = shelling()
    first.claim("this", "denies", "responsibility", by=ARMY, cue="denied")
    text = "Nordia Army said it had shelled a clinic in Mirel by mistake."
    second = Report(text, publisher="Radio", on=DAY + dt.timedelta(days=1))
    second.event("shelled", by=[ARMY], to=[CLINIC], at=("Mirel", 10.0, 10.0), on=DAY)
    second.claim("it had shelled a clinic in Mirel by mistake", "accepts", "responsibility", by=ARMY, cue="said")
    found = standing(weighed(first, second), "responsibility")
    assert found.rule == "R2"
    assert "position_changed:Nordia Army" in found.flags


def test_the_army_and_its_state_are_not_two_culprits() -> None:
    report = shelling()
    report.event("shelled it", by=[actor("the Nordia Army", id="nrd", name="Nordia", code="NRD GOV")], to=[CLINIC])
    report.claim("the Nordia Army had shelled it", by=FOE, issue="responsibility", cue="said")
    assert standing(weighed(report), "responsibility").rule == "R7"


def test_mutual_fighting_names_no_culprit() -> None:
    report = Report("Nordia Army and Sudia Army clashed near Mirel.")
    report.event("clashed", by=[ARMY, FOE], to=[ARMY, FOE])
    assert standing(weighed(report), "responsibility").rule == "R1"


def test_killed_children_raise_civilian_harm_and_a_plain_count_does_not() -> None:
    text = "Nordia Army shelled a clinic. Officials counted 12 dead, of them 3 children."
    report = Report(text)
    act = report.event("shelled", by=[ARMY], to=[CLINIC])
    report.count("12 dead", 12, 12, event=act.id)
    assert standing(weighed(report), "civilian_harm").rule == "R1"
    report.count("3 children", 3, 3, event=act.id, group="children")
    assert standing(weighed(report), "civilian_harm").rule == "R8"


def test_a_figure_asserts_the_act() -> None:
    text = "Nordia Army shelled a clinic. The ministry of Sudia counted 12 dead."
    report = Report(text)
    act = report.event("shelled", by=[ARMY], to=[CLINIC])
    report.count("12 dead", 12, 12, event=act.id, authority=actor("The ministry of Sudia", id="sud-min"))
    assert standing(weighed(report), "occurrence").rule == "R7"


def test_a_meeting_is_weighed_for_occurrence_alone() -> None:
    report = Report("Alben met Tovar.")
    report.event("met", "CONSULT", by=[actor("Alben"), actor("Tovar")])
    assert [s.issue for s in weighed(report).standings] == ["occurrence"]


def test_a_listed_body_that_verified_it_is_named() -> None:
    text = "The UN Human Rights Office verified that the Nordia Army had shelled a clinic."
    report = Report(text)
    report.event("shelled", by=[ARMY], to=[CLINIC])
    body = actor("The UN Human Rights Office", name="UN Human Rights Office", code="IGO UNO")
    report.claim("that the Nordia Army had shelled a clinic", issue="responsibility", by=body, cue="verified")
    found = standing(weighed(report), "responsibility")
    assert (found.rule, found.by_body) == ("R3", "UN Human Rights Office")


def test_opposing_sides_of_a_project_corroborate_each_other() -> None:
    sides = read_sides(
        '[sides.n]\nmembers=["nordia-army"]\nopposes=["s"]\n[sides.s]\nmembers=["sudia-army"]\n', "sides.toml"
    )
    text = "Sudia Army said shells hit a clinic in Mirel. Nordia Army also said a shell had struck a clinic there."
    report = Report(text)
    report.event("hit", to=[CLINIC])
    report.claim("shells hit a clinic in Mirel", by=FOE)
    report.event("struck", to=[CLINIC])
    report.claim("a shell had struck a clinic there", by=ARMY)
    assert standing(weighed(report, sides=sides), "occurrence").rule == "R6b"


def test_grades_of_a_project_make_sources_credible() -> None:
    sides = read_sides('[reliability]\nGazette="B"\nRadio="C"\n', "sides.toml")
    other = shelling("Radio", text="Nordia Army shelled a clinic.")
    assert standing(weighed(shelling(), other, sides=sides), "occurrence").rule == "R6a"


FAR = "Rain fell on the hills and the river rose by noon. " * 20


def test_whom_a_claim_without_an_act_calls_the_doers_is_accused_of_the_one_incident_however_far() -> None:
    said = "Sudia Army said Nordia Army was behind it."
    report = Report(f"Bombs hit a clinic. {FAR}{said}")
    report.event("Bombs", to=[CLINIC])
    report.name("Nordia Army", id="nordia-army", name="Nordia Army")
    report.claim("Nordia Army was behind it", by=FOE, issue="responsibility", cue="said")
    found = standing(weighed(report), "responsibility")
    assert (found.value, {v.origin_name for v in found.voices}) == ("Nordia Army", {"Sudia Army"})


def test_a_name_that_is_only_met_in_a_claim_is_no_culprit() -> None:
    report = Report("Bombs hit a clinic. Sudia Army said the men behind it fled from Nordia Army.")
    report.event("Bombs", to=[CLINIC])
    report.name("Nordia Army", id="nordia-army", name="Nordia Army")
    report.claim("the men behind it fled from Nordia Army", by=FOE, issue="responsibility", cue="said")
    assert standing(weighed(report), "responsibility").status == "not_raised"


def test_with_two_incidents_a_far_claim_is_tied_to_neither() -> None:
    text = f"Bombs hit a clinic. Shells hit a mill. {FAR}Sudia Army said Nordia Army was behind it."
    report = Report(text)
    report.event("Bombs", to=[CLINIC], at=("Mirel", 10.0, 10.0))
    report.event("Shells", to=[actor("a mill", kind="object", name="mill")], at=("Tarn", 20.0, 20.0))
    report.name("Nordia Army", id="nordia-army", name="Nordia Army")
    report.claim("Nordia Army was behind it", by=FOE, issue="responsibility", cue="said")
    assert {s.status for s in weighed(report).standings if s.issue == "responsibility"} == {"not_raised"}
