"""Our spells in office against a second source."""

from __future__ import annotations

import pytest

from counterclaim.gazetteer.actor_records import Office
from counterclaim.gazetteer.build_check import Printed, compare


def _printed(since: str, last_seen: str = "2020-01-01") -> dict[str, list[Printed]]:
    return {"XVA": [Printed(frozenset({"ana", "dorrin"}), since, "2016-01-01", last_seen)]}


def _says(since: str, until: str, printed: dict[str, list[Printed]], title: str = "president") -> str:
    (verdict,) = compare([Office("Ana Dorrin", (), "XVA", "", title, since, until)], printed)
    return verdict.says


@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        ("2016-05-02", "", "same start"),
        ("2016-05", "", "same start"),
        ("2016", "2019-12", "same start"),
        ("2016-06-01", "", "another start"),
        ("2016-05-02", "2017-01-01", "seen after its end"),
        ("2009-05-02", "2013-01-01", "not there"),
    ],
)
def test_a_spell_is_compared_as_far_as_its_dates_go(since: str, until: str, says: str) -> None:
    assert _says(since, until, _printed("2016-05-02")) == says


def test_only_heads_are_in_the_second_source() -> None:
    assert _says("2016-05-02", "", _printed("2016-05-02"), "spokesperson") == "not there"


def test_a_spell_without_a_known_start_cannot_be_checked() -> None:
    assert _says("", "", _printed("2016-05-02")) == "not there"
