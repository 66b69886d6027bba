"""What is one incident, within a report and across reports."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import random
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.weigh.builders import DAY, NORDIA, SUDIA, Report, actor

from counterclaim.link import link
from counterclaim.records import Findings, Judgement, Linked, Mention, Span

MIREL = ("Mirel", 10.0, 10.0)
TOLVE = ("Tolve", 10.0, 12.0)
TEXT = "The Nordia Army shelled a clinic in Mirel. The shelling broke its roof. The Sudia Army shelled a school."


def shelling(*, published: dt.date = DAY, publisher: str = "Gazette", **more: object) -> Report:
    """One report of the shelling of a clinic; keywords change the act."""
    report = Report(TEXT, on=published, publisher=publisher)
    row: dict[str, object] = {
        "by": [actor("Nordia Army", **NORDIA)],
        "to": [actor("a clinic", kind="object", name="clinic")],
        "at": MIREL,
        "on": DAY,
    }
    report.event("shelled", **(row | more))  # type: ignore[arg-type]
    return report


def linked(*reports: Report, known: tuple[Judgement, ...] = ()) -> Linked:
    return link([r.findings() for r in reports], known)


def test_two_outlets_on_one_act_make_one_incident() -> None:
    found = linked(shelling(), shelling(publisher="Radio"))
    assert [i.n_documents for i in found.incidents] == [2]
    same = next(j for j in found.judgements if j.verdict == "same")
    assert {"same day", "same place: Mirel", "same word: shelled"} <= set(same.reasons)


def test_two_days_apart_are_two_incidents() -> None:
    later = DAY + dt.timedelta(days=3)
    assert len(linked(shelling(), shelling(published=later, on=later)).incidents) == 2


def test_far_places_are_two_incidents() -> None:
    assert len(linked(shelling(), shelling(publisher="Radio", at=TOLVE)).incidents) == 2


def test_other_actors_at_one_place_and_day_are_two_incidents() -> None:
    other = shelling(publisher="Radio", by=[actor("Sudia Army", **SUDIA)], to=[actor("a school", kind="object")])
    assert len(linked(shelling(), other).incidents) == 2


def test_a_mention_without_actor_joins_the_act_it_fits() -> None:
    assert len(linked(shelling(), shelling(publisher="Radio", by=())).incidents) == 1


def test_rival_accounts_of_one_act_are_one_incident_with_two_culprits() -> None:
    found = linked(shelling(), shelling(publisher="Radio", by=[actor("Sudia Army", **SUDIA)]))
    (incident,) = found.incidents
    assert {p.name for p in incident.actors} == {"Nordia Army", "Sudia Army"}


def test_rival_accounts_meet_in_the_name_of_what_was_hit() -> None:
    reports = []
    for who, foe, publisher in ((NORDIA, "Sudia", "Gazette"), (SUDIA, "Nordia", "Radio")):
        words = f"Shells hit the Hotel. {foe} blamed {who['name']} for the blast at the Aurel Hotel."
        report = Report(words, publisher=publisher)
        report.event("hit", by=[actor(who["name"], **who)], to=[actor("Hotel", kind="object", name="hotel")])
        report.event("blast", to=[actor("Aurel Hotel", kind="object")])
        reports.append(report)
    (incident,) = linked(*reports).incidents
    assert {p.name for p in incident.actors} == {"Nordia Army", "Sudia Army"}


def test_a_bare_mention_takes_up_the_act_before_it() -> None:
    report = shelling()
    report.event("shelling")
    assert len(linked(report).incidents) == 1


def test_a_back_reference_attaches_but_opens_nothing() -> None:
    assert linked(shelling(modality="historical")).incidents == ()
    report = shelling()
    report.event("shelling", to=[actor("clinic", kind="object", name="clinic")], modality="historical")
    (incident,) = linked(report).incidents
    assert len(incident.events) == 2


def test_planned_supposed_and_denied_acts_open_no_incident() -> None:
    for modality in ("future", "hypothetical", "negated"):
        assert linked(shelling(modality=modality)).incidents == ()


def test_a_persons_different_keeps_two_mentions_apart() -> None:
    reports = shelling(), shelling(publisher="Radio")
    left, right = sorted(e.id for r in reports for e in r.findings().events)
    verdict = Judgement(left, right, "different", "ana", 0.0, ("another street",))
    assert len(linked(*reports, known=(verdict,)).incidents) == 2


def test_a_persons_same_joins_what_the_rules_keep_apart() -> None:
    reports = shelling(), shelling(publisher="Radio", at=TOLVE)
    left, right = sorted(e.id for r in reports for e in r.findings().events)
    verdict = Judgement(left, right, "same", "ana", 0.0, ("misspelt place",))
    found = linked(*reports, known=(verdict,))
    assert len(found.incidents) == 1
    assert verdict in found.judgements


def test_weak_evidence_is_left_as_a_question() -> None:
    found = linked(shelling(), shelling(publisher="Radio", by=(), to=(), at=("Mirel district", 10.1, 10.1)))
    assert len(found.incidents) == 2
    assert [j.verdict for j in found.judgements] == ["unsure"]


def test_no_chain_of_near_places_merges_the_ends() -> None:
    places = [("A", 10.0, 10.0), ("B", 10.0, 10.2), ("C", 10.0, 10.4)]
    found = linked(*(shelling(publisher=p[0], at=p) for p in places))
    assert len(found.incidents) >= 2


def test_meetings_with_other_parties_are_two() -> None:
    report = Report("Alben met Tovar. Alben met Osk later. The meeting of Alben and Tovar ended.")
    alben, tovar, osk = (actor(n, id="person:" + n) for n in ("Alben", "Tovar", "Osk"))
    report.event("met", "CONSULT", by=[alben, tovar])
    report.event("met", "CONSULT", by=[alben, osk], after=10)
    report.event("meeting", "CONSULT", by=[alben, tovar])
    found = linked(report)
    assert sorted(len(i.events) for i in found.incidents) == [1, 2]


def test_said_things_come_after_done_things() -> None:
    report = shelling()
    report.event("broke", "ACCUSE", by=[actor("Sudia Army", **SUDIA)])
    assert [i.type for i in linked(report).incidents] == ["ASSAULT", "ACCUSE"]


def test_an_incident_takes_its_id_from_the_first_report() -> None:
    first = linked(shelling()).incidents[0].id
    later = shelling(published=DAY + dt.timedelta(days=1), publisher="Radio")
    assert linked(later, shelling()).incidents[0].id == first


def test_an_earlier_report_that_comes_later_does_not_renumber_an_incident() -> None:
    before = linked(shelling()).incidents[0].id
    early = shelling(published=DAY - dt.timedelta(days=1), publisher="Radio")
    both = [shelling().findings(), early.findings()]
    assert link(both).incidents[0].id != before
    (kept,) = link(both, keep={before}).incidents
    assert kept.id == before and kept.n_documents == 2


def test_of_two_incidents_that_become_one_the_first_keeps_its_id() -> None:
    reports = [shelling(), shelling(publisher="Radio", at=TOLVE)]
    one, other = linked(*reports).incidents
    events = [r.findings().events[0].id for r in reports]
    same = Judgement(events[0], events[1], "same", "reviewer", 1.0, ())
    (joined,) = link([r.findings() for r in reports], [same], keep={one.id, other.id}).incidents
    assert joined.id in (one.id, other.id)


def _told_in_passing(between: str) -> Findings:
    """A report that gives the place of its act only in the sentence before."""
    first, second = "Vans stood near Mirel Hospital.", "The Nordia Army, accused of attacking them, says nothing."
    report = Report(first + between + second, publisher="Radio")
    start, begin = first.index("Mirel Hospital"), len(first + between)
    act = report.event("attacking", by=[actor("The Nordia Army", **NORDIA)], modality="alleged")
    where = Mention(
        "place", start, start + 14, "Mirel Hospital", "Mirel Hospital", "place:Mirel Hospital", "NRD", 10, 10
    )
    sentences = (Span(0, len(first)), Span(begin, begin + len(second)))
    return dc.replace(
        report.findings(),
        events=(dc.replace(act, sentence=sentences[1]),),
        mentions=(dc.replace(where, near=True, precision="near_place"),),
        sentences=sentences,
    )


def _at_the_hospital() -> Findings:
    hit = [actor("a clinic", kind="object", name="vans")]
    return shelling(at=("Mirel Hospital", 10.0, 10.0), to=hit).findings()


def test_an_act_is_placed_at_the_site_of_the_sentence_before() -> None:
    assert len(link([_at_the_hospital(), _told_in_passing(" ")]).incidents) == 1


def test_the_site_of_another_paragraph_places_nothing() -> None:
    assert len(link([_at_the_hospital(), _told_in_passing("\n\n")]).incidents) == 2


def test_nobody_is_taken_to_act_on_himself() -> None:
    army = actor("Nordia Army", **NORDIA)
    itself = shelling(publisher="Radio", to=[army])
    assert len(linked(shelling(), itself).incidents) == 1


def test_a_missing_date_falls_back_to_publication_and_says_so() -> None:
    (incident,) = linked(shelling()).incidents
    assert incident.date is not None and incident.date.basis == "explicit"
    report = Report(TEXT)
    report.event("shelled", by=[actor("Nordia Army", **NORDIA)])
    (undated,) = linked(report).incidents
    assert undated.date is not None and undated.date.basis == "published"


def _corpus(size: int) -> list[Findings]:
    chance = random.Random(7)
    made = []
    for n in range(size):  # documents differ, so that none is taken for another given twice
        on = dt.date(2031, 1, 1) + dt.timedelta(days=chance.randrange(120))
        at = (f"P{chance.randrange(300)}", 10 + chance.random() * 5, 10 + chance.random() * 5)
        report = Report(f"{TEXT} Report {n}.", on=on, publisher=f"Outlet {n % 40}")
        for trigger in ("shelled", "shelling"):
            hit = [actor("a clinic", kind="object")]
            report.event(trigger, by=[actor("Nordia Army", **NORDIA)], to=hit, at=at, on=on)
        made.append(report.findings())
    return made


def test_ten_thousand_mentions_link_in_seconds() -> None:
    corpus = _corpus(5000)
    start = time.process_time()
    link(corpus)
    assert time.process_time() - start < 20


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(_corpus(24)))
def test_the_order_of_documents_is_no_matter(corpus: list[Findings]) -> None:
    found = link(corpus)
    again = link([*reversed(corpus), corpus[0]])
    assert again == found
