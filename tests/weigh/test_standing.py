"""Each rule by a case, and the algebra of the ruleset on random sets of statements."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codebook.rules import load_rules
from counterclaim.codebook.sides import read_sides
from counterclaim.records import IncidentId, Standing, Voice
from counterclaim.weigh import Override, airwars_like_grade, case_of, stand, strike_status_like

INCIDENT = IncidentId("inc:1")
SIDES = read_sides('[sides.red]\nmembers = []\nopposes = ["blue"]\n[sides.blue]\nmembers = []\n', "test")
MONDAY, TUESDAY = dt.date(2031, 5, 5), dt.date(2031, 5, 6)


def voice(origin: str, stance: str = "asserts", value: str = "", **more: Any) -> Voice:
    """One statement; the value is its own key."""
    row: dict[str, Any] = {
        "claim": f"clm:{origin}:{stance}:{value}",
        "document": "doc:1",
        "sentence": (0, 9),
        "text": "words",
        "side": None,
        "issue": "responsibility",
        "said_on": MONDAY,
    }
    return Voice(origin=origin, origin_name=origin.title(), stance=stance, value=value, value_key=value, **(row | more))


def status(*voices: Voice, issue: str = "responsibility") -> Standing:
    """The standing over these statements."""
    return stand(case_of(INCIDENT, issue, voices, SIDES))


def test_nothing_said_is_not_raised() -> None:
    assert (status().status, status().rule) == ("not_raised", "R1")


def test_a_party_that_accepts_its_act_concedes() -> None:
    found = status(voice("red", "accepts", "red"), voice("paper", value="red"))
    assert (found.status, found.rule, found.value) == ("conceded", "R2", "red")
    assert found.flags == ()


def test_a_concession_stands_beside_another_attribution_with_a_flag() -> None:
    found = status(voice("red", "accepts", "red"), voice("paper", value="blue"))
    assert found.rule == "R2"
    assert "dissenting_attribution" in found.flags


def test_two_groups_that_claim_one_act_contest_it() -> None:
    assert status(voice("red", "accepts", "red"), voice("blue", "accepts", "blue")).rule == "R4a"


def test_a_listed_body_verifies_when_no_one_speaks_against_it() -> None:
    found = status(voice("monitors", value="red", verifies=True))
    assert (found.rule, found.by_body) == ("R3", "Monitors")


def test_a_verified_act_that_is_denied_is_not_verified() -> None:
    found = status(voice("monitors", value="red", verifies=True), voice("red", "denies", is_party=True))
    assert found.rule == "R4b"


def test_two_culprits_contest() -> None:
    assert status(voice("paper", value="red"), voice("radio", value="blue")).rule == "R4a"


def test_a_culprit_and_the_same_with_an_ally_do_not_contest() -> None:
    assert status(voice("paper", value="red"), voice("radio", value="green + red")).rule == "R7"


def test_a_denial_by_a_party_contests() -> None:
    found = status(voice("paper", value="red"), voice("red", "denies", is_party=True))
    assert (found.status, found.rule) == ("contested", "R4b")
    assert "denied_or_disputed_by:Red" in found.flags


def test_a_denial_by_anyone_else_is_a_flag() -> None:
    found = status(voice("paper", value="red"), voice("passer-by", "denies"))
    assert found.rule == "R8"
    assert "denied_or_disputed_by:Passer-By" in found.flags


def test_a_dispute_by_a_credible_origin_contests() -> None:
    assert status(voice("paper", value="red"), voice("agency", "disputes", credible=True)).rule == "R4b"


def test_only_denials_are_denied_only() -> None:
    assert status(voice("red", "denies", is_party=True)).rule == "R5"


def test_two_credible_origins_corroborate_when_one_is_on_no_side() -> None:
    pair = [voice("paper", value="red", credible=True), voice("blue", value="red", credible=True, side="blue")]
    assert status(*pair).rule == "R6a"


def test_two_credible_origins_of_sides_do_not_corroborate() -> None:
    pair = [voice(origin, value="red", credible=True, side="blue") for origin in ("b1", "b2")]
    assert status(*pair).rule == "R7"


def test_opposing_sides_that_say_the_same_corroborate() -> None:
    assert status(voice("r", value="red", side="red"), voice("b", value="red", side="blue")).rule == "R6b"


def test_two_unvetted_origins_are_several() -> None:
    assert status(voice("paper", value="red"), voice("radio", value="red")).status == "several_uncorroborated"


def test_nine_copies_are_one_origin() -> None:
    copies = [voice("paper", value="red", document=f"doc:{n}", claim=f"clm:{n}") for n in range(9)]
    assert status(*copies).rule == "R8"


def test_only_the_latest_statement_of_an_origin_counts() -> None:
    found = status(voice("red", "denies", is_party=True), voice("red", "accepts", "red", said_on=TUESDAY))
    assert found.rule == "R2"
    assert "position_changed:Red" in found.flags
    assert found.claims_against == ()


def test_one_statement_may_both_deny_and_accuse() -> None:
    found = status(voice("red", "denies", is_party=True), voice("red", value="blue"), voice("paper", value="red"))
    assert found.rule == "R4a"
    assert not any(flag.startswith("position_changed") for flag in found.flags)


def test_repeating_a_position_is_no_change() -> None:
    found = status(voice("paper", value="red"), voice("paper", value="red", said_on=TUESDAY))
    assert found.flags == ()


def test_what_only_a_headline_says_is_flagged() -> None:
    assert status(voice("paper", value="red", headline=True)).flags == ("headline_only",)


def test_a_reviewer_overrides_and_the_computed_status_stays_visible() -> None:
    override = Override(INCIDENT, "responsibility", "conceded", "red", "ana", "seen the order")
    found = stand(case_of(INCIDENT, "responsibility", [voice("paper", value="red")], SIDES), (), override)
    assert (found.rule, found.status) == ("R0", "conceded")
    assert "single_source, R8" in found.flags[-1]


def test_every_rule_has_words() -> None:
    assert list(load_rules().rules) == ["R0", "R1", "R2", "R3", "R4a", "R4b", "R5", "R6a", "R6b", "R7", "R8"]
    assert all(rule.words for rule in load_rules().rules.values())


def _standings(harm: str, blame: str, *, rule: str = "R8", occurrence: str = "single_source") -> list[Standing]:
    rows = (("occurrence", occurrence, "R8"), ("responsibility", blame, rule), ("civilian_harm", harm, "R8"))
    return [Standing(INCIDENT, issue, status, r, "1", None, (), ()) for issue, status, r in rows]


@pytest.mark.parametrize(
    ("harm", "blame", "rule", "grade"),
    [
        ("conceded", "conceded", "R2", "confirmed"),
        ("single_source", "contested", "R4a", "contested"),
        ("single_source", "contested", "R4b", "weak"),
        ("not_raised", "conceded", "R2", "none_reported"),
    ],
)
def test_the_airwars_like_grade_does_not_take_a_plain_denial_for_a_contest(
    harm: str, blame: str, rule: str, grade: str
) -> None:
    assert airwars_like_grade(_standings(harm, blame, rule=rule)) == grade


def test_an_accepted_strike_is_declared() -> None:
    assert strike_status_like(_standings("not_raised", "conceded")) == "declared"


def test_an_occurrence_several_confirm_is_likely() -> None:
    assert strike_status_like(_standings("not_raised", "single_source", occurrence="corroborated")) == "likely"


VOICES = st.builds(
    voice,
    origin=st.sampled_from(["red", "blue", "paper", "radio", "monitors"]),
    stance=st.sampled_from(["asserts", "accepts", "denies", "disputes"]),
    value=st.sampled_from(["", "red", "blue", "green + red"]),
    said_on=st.sampled_from([None, MONDAY, TUESDAY]),
    side=st.sampled_from([None, "red", "blue"]),
    credible=st.booleans(),
    is_party=st.booleans(),
    verifies=st.booleans(),
    document=st.sampled_from(["doc:1", "doc:2"]),
)


@given(st.lists(VOICES, max_size=12), st.randoms(use_true_random=False))
def test_the_rules_are_total_and_ignore_order_and_duplicates(said: list[Voice], shuffle: random.Random) -> None:
    found = status(*said)
    assert found.status in {rule.status for rule in load_rules().rules.values()}
    again = [*said, *said[: len(said) // 2]]
    shuffle.shuffle(again)
    assert status(*again) == found


@given(st.lists(VOICES, max_size=12))
def test_nobody_concedes_without_accepting(said: list[Voice]) -> None:
    if status(*said).status == "conceded":
        assert any(v.stance == "accepts" for v in said)


@given(st.lists(VOICES, max_size=8), VOICES)
def test_a_statement_on_another_issue_changes_nothing(said: list[Voice], other: Voice) -> None:
    carried = dc.replace(other, issue="civilian_harm")
    assert status(*said, carried) == status(*said)
