"""Tolls by authority, the board of asks, and disputes that no word marks."""

from __future__ import annotations

import datetime as dt

from tests.weigh.builders import DAY, NORDIA, SUDIA, Report, actor, weighed

from counterclaim.records import Ask, Toll
from counterclaim.weigh import Weighed, derived_disputes

CLINIC = actor("a clinic", kind="object", name="clinic")
ARMY, FOE = actor("Nordia Army", **NORDIA), actor("Sudia Army", **SUDIA)
TEXT = (
    "Nordia Army shelled a clinic in Mirel. Sudia Army said 40 people died. Nordia Army said 3 died. "
    "The relief office counted at least 12 dead. The ministry put the toll of the war at 9,000 dead."
)


def report(on: dt.date = DAY, publisher: str = "Gazette") -> Report:
    told = Report(TEXT, on=on, publisher=publisher)
    act = told.event("shelled", by=[ARMY], to=[CLINIC], at=("Mirel", 10.0, 10.0), on=DAY)
    told.count("40 people", 40, 40, event=act.id, authority=FOE)
    told.count("3 died", 3, 3, event=act.id, authority=ARMY)
    told.count("at least 12", 12, None, event=act.id, authority=actor("The relief office", id="relief"))
    told.count("9,000 dead", 9000, 9000, scope="cumulative", authority=actor("The ministry", id="ministry"))
    return told


def toll(result: Weighed) -> Toll:
    return next(t for t in result.tolls if t.incident is not None)


def test_a_toll_is_a_range_with_the_figure_of_those_on_no_side_as_best() -> None:
    found = toll(weighed(report()))
    assert (found.low, found.high, found.best, found.contested) == (3, 40, 12, True)
    assert [name for name, _ in found.by_authority] == ["Nordia Army", "Sudia Army", "The relief office"]


def test_a_cumulative_toll_never_enters_an_incident() -> None:
    result = weighed(report())
    assert [(t.low, t.incident) for t in result.series] == [(9000, None)]
    assert toll(result).high == 40


def test_a_later_figure_of_one_origin_revises_and_does_not_dispute() -> None:
    reports = []
    for day, low in ((0, 12), (1, 20)):
        words = f"Nordia Army shelled a clinic. The relief office counted {low} dead."
        told = Report(words, on=DAY + dt.timedelta(days=day))
        act = told.event("shelled", to=[CLINIC], at=("Mirel", 1.0, 1.0), on=DAY)
        told.count(f"{low} dead", low, low, event=act.id, authority=actor("The relief office", id="relief"))
        reports.append(told)
    found = toll(weighed(*reports))
    assert (found.low, found.high, found.best, found.contested) == (20, 20, 20, False)


def test_when_only_parties_speak_there_is_no_best_figure() -> None:
    told = Report(TEXT)
    act = told.event("shelled", by=[ARMY], to=[FOE])
    told.count("40 people", 40, 40, event=act.id, authority=FOE)
    assert toll(weighed(told)).best is None


def asks(*told: Report) -> tuple[Ask, ...]:
    return weighed(*told).asks


def demand() -> Report:
    told = Report("Tovar urged Sudia Army to release all prisoners at once.")
    ask = told.event("urged", "REQUEST", by=[actor("Tovar", id="person:tovar")], to=[FOE])
    told.event("release", "RETREAT", by=[FOE], modality="future", mode="release")
    told.claim(
        "to release all prisoners at once", "demands", "request", by=actor("Tovar", id="person:tovar"), about=(ask.id,)
    )
    return told


def test_a_demand_opens_an_ask_with_its_addressee() -> None:
    (ask,) = asks(demand())
    assert (ask.kind, ask.asker, ask.addressee, ask.state) == ("release", "Tovar", "Sudia Army", "open")


def test_the_deed_of_the_one_asked_answers_it() -> None:
    later = Report("Sudia Army released 20 prisoners.", on=DAY + dt.timedelta(days=2))
    later.event("released", "RETREAT", by=[FOE], mode="release")
    (ask,) = asks(demand(), later)
    assert ask.state == "done"


def test_a_refusal_answers_it_and_another_ones_deed_does_not() -> None:
    later = Report("Sudia Army rejected the release of prisoners. Nordia Army released prisoners.", publisher="Radio")
    later.event("rejected", "REJECT", by=[FOE])
    later.event("released", "RETREAT", by=[ARMY], mode="release")
    (ask,) = asks(demand(), later)
    assert [a[0] for a in ask.answers] == ["rejected"]


def test_what_was_done_before_the_demand_is_no_answer() -> None:
    earlier = Report("Sudia Army released 20 prisoners.", on=DAY - dt.timedelta(days=9))
    earlier.event("released", "RETREAT", by=[FOE], mode="release")
    assert asks(demand(), earlier)[0].state == "open"


def test_a_promise_stands_as_promised() -> None:
    told = Report("Sudia Army said it would withdraw its troops from the town.")
    told.claim("it would withdraw its troops from the town", "commits", "commitment", by=FOE)
    (ask,) = asks(told)
    assert (ask.kind, ask.state) == ("withdrawal", "promised")


def test_other_culprits_for_one_act_are_a_derived_dispute() -> None:
    told = Report("Sudia Army said Nordia shells hit a clinic. Nordia Army said Harun rockets struck a clinic.")
    told.event("hit", by=[actor("Nordia", id="nrd", code="NRD GOV")], to=[CLINIC])
    told.event("struck", by=[actor("Harun", id="harun", code="SUD REB")], to=[CLINIC])
    first = told.claim("Nordia shells hit a clinic", by=FOE)
    second = told.claim("Harun rockets struck a clinic", by=ARMY)
    (found,) = derived_disputes(told.findings()).disputes
    assert (found.source, found.target, found.issue, found.basis) == (second.id, first.id, "responsibility", "derived")


def numbers(low: int, high: int | None) -> Report:
    told = Report("Shells hit a clinic. Sudia Army said 40 people died. Nordia Army said 12 had died.")
    act = told.event("hit", to=[CLINIC])
    one = told.claim("40 people died", by=FOE, issue="casualty_count")
    two = told.claim("12 had died", by=ARMY, issue="casualty_count")
    told.count("40 people", 40, 40, event=act.id, claim=one.id)
    told.count("12 had", low, high, event=act.id, claim=two.id)
    return told


def test_numbers_that_cannot_both_be_true_are_a_derived_dispute() -> None:
    (found,) = derived_disputes(numbers(12, 12).findings()).disputes
    assert (found.issue, found.basis) == ("casualty_count", "derived")


def test_at_least_twelve_does_not_dispute_forty() -> None:
    assert derived_disputes(numbers(12, None).findings()).disputes == ()


def test_other_uses_of_the_object_are_a_derived_dispute() -> None:
    words = "A school was hit. Nordia Army said it was used by fighters. The council said only families lived there."
    told = Report(words)
    told.event("hit", to=[actor("A school", kind="object", name="school")])
    told.claim("it was used by fighters", issue="target_use", by=ARMY)
    told.claim("only families lived there", issue="target_use", by=actor("The council"))
    assert [d.issue for d in derived_disputes(told.findings()).disputes] == ["target_use"]


def test_a_different_opinion_on_policy_is_no_dispute() -> None:
    told = Report("Nordia Army called the truce a success. Sudia Army called the truce a failure.")
    told.claim("the truce a success", issue="evaluation", by=ARMY)
    told.claim("the truce a failure", issue="evaluation", by=FOE)
    assert derived_disputes(told.findings()).disputes == ()
