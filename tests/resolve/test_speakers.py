"""Who is behind the words that name a speaker, read from whole sentences."""

from __future__ import annotations

import pytest

from counterclaim.records import document
from counterclaim.run.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def claimants(engine: Engine, text: str) -> list[str | None]:
    return [c.claimant.name if c.claimant else None for c in engine.read(document(text)).claims]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("One mother, whom we call Umm Layla, said the road was shut.", ["Umm Layla"]),
        ("“It was dark,” a spokesman calling himself Uncle Bram said.", ["Uncle Bram"]),
        ("An unknown outfit, the Keepers of the Well, took responsibility.", ["Keepers of the Well"]),
        ("A lawyer for two of the prisoners, Petra Veng, said it rained.", ["Petra Veng"]),
        ("Two of the guards said the road was shut.", ["guards"]),
    ],
)
def test_a_description_yields_to_the_name_in_it_or_beside_it(engine: Engine, text: str, speakers: list[str]) -> None:
    assert claimants(engine, text) == speakers


def test_what_a_body_speaks_through_is_the_body(engine: Engine) -> None:
    text = "The Guard denies the charge. Its own bulletin for 14 March says that the road was shut."
    assert claimants(engine, text) == ["Guard", "Guard"]


def test_someone_who_belongs_to_a_body_is_named_after_it(engine: Engine) -> None:
    text = "NATO denied the charge. Its regional head said that it rained."
    assert claimants(engine, text) == ["NATO", "NATO’s regional head"]


def test_he_is_the_common_person_who_did_something_just_before(engine: Engine) -> None:
    assert claimants(engine, "The driver laughed off the question. “Who buys flour?” he said.")[-1] == "driver"


def test_it_is_the_body_that_spoke_though_no_list_has_it(engine: Engine) -> None:
    text = 'The northern monitoring mission denied the charge. "We have not been there," it said in a note.'
    assert claimants(engine, text)[-1] == "northern monitoring mission"


def test_a_month_is_no_person(engine: Engine) -> None:
    assert "Theresa May" not in claimants(engine, "He led them until May. “We signed,” he said.")
