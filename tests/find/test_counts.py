"""How many people, and what befell them, from sentences of our own."""

from __future__ import annotations

from functools import lru_cache

import pytest

from counterclaim.find.counts import counts
from counterclaim.parse import ParsedDocument, load_pipeline, parse
from counterclaim.records import Claim, Count, EventMention, Party, Span, claim_id, document, event_id, quoted


@lru_cache(maxsize=1)
def pipeline():  # type: ignore[no-untyped-def]
    return load_pipeline()


def parsed(text: str) -> ParsedDocument:
    (only,) = parse(pipeline(), [document(text)])
    return only


def found(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(c.measure, c.low, c.high) for c in counts(parsed(text), (), ())]


def only(text: str) -> Count:
    (count,) = counts(parsed(text), (), ())
    return count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 12 people were killed.", ("killed", 12, None)),
        ("The shelling hit the market, killing 12.", ("killed", 12, 12)),
        ("The death toll rose to 34.", ("killed", 34, 34)),
        ("More than 20 people were injured.", ("injured", 21, None)),
        ("Up to 20 people died.", ("killed", None, 20)),
        ("Fewer than ten people were injured.", ("injured", None, 9)),
        ("Dozens of people were injured.", ("injured", 24, None)),
        ("Scores of villagers were killed.", ("killed", 40, None)),
        ("Hundreds of people were displaced.", ("displaced", 200, None)),
        ("Tens of thousands of residents fled their homes.", ("displaced", 20000, None)),
        ("Several people were hurt.", ("injured", None, None)),
        ("Half a dozen soldiers were wounded.", ("injured", 6, 6)),
        ("A soldier was killed.", ("killed", 1, 1)),
        ("Between 10 and 15 fighters were killed.", ("killed", 10, 15)),
        ("The raid left 10-15 militants dead.", ("killed", 10, 15)),
        ("The gunmen abducted 20 schoolgirls.", ("abducted", 20, 20)),
        ("The rebels took 12 people hostage.", ("abducted", 12, 12)),
        ("Police arrested fifteen people.", ("detained", 15, 15)),
        ("Six soldiers were taken prisoner.", ("detained", 6, 6)),
        ("The group released five hostages.", ("released", 5, 5)),
        ("Three hundred detainees were freed.", ("released", 300, 300)),
        ("Another 45 people are missing.", ("missing", 45, 45)),
        ("The attack claimed 14 lives.", ("killed", 14, 14)),
        ("Two guards were shot dead.", ("killed", 2, 2)),
        ("Nobody was hurt.", ("injured", 0, 0)),
        ("The strike killed 1,234 people.", ("killed", 1234, 1234)),
        ("Rescuers pulled 11 bodies from the rubble.", ("killed", 11, 11)),
    ],
)
def test_a_number_of_people_is_read_with_its_bounds(text: str, expected: tuple[str, int | None, int | None]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A 34-year-old engineer spoke to reporters.",
        "The army destroyed 12 tanks.",
        "The army captured three villages.",
        "The group fired 40 rockets.",
        "He was sentenced to 12 years.",
        "In 2014 the two sides signed a plan.",
        "The aid is worth $30 million.",
        "About 30% of the bridge was destroyed.",
        "The village lies 12 km from the border.",
        "Two gunmen opened fire.",
        "The strike killed Ana Brel, 42, at home.",
    ],
)
def test_ages_weapons_money_distances_shares_and_years_are_no_counts(text: str) -> None:
    assert found(text) == []


def test_no_casualties_is_nobody_killed_and_nobody_injured() -> None:
    assert sorted(found("No casualties were reported.")) == [("injured", 0, 0), ("killed", 0, 0)]


def test_no_one_killed_or_injured_is_zero_of_both() -> None:
    assert sorted(found("No one was killed or injured.")) == [("injured", 0, 0), ("killed", 0, 0)]


def test_one_number_for_killed_and_wounded_together_counts_neither() -> None:
    assert found("The bombing killed or wounded 30 people.") == []


def test_killed_and_injured_each_keep_their_number() -> None:
    assert found("Twelve people were killed and 30 injured.") == [("killed", 12, 12), ("injured", 30, 30)]


def test_a_revised_toll_is_the_later_figure() -> None:
    assert found("Officials revised the death toll down from 40 to 30.") == [("killed", 30, 30)]


def test_a_part_of_a_count_is_a_count_of_its_own_group() -> None:
    total, part = counts(parsed("The strike killed 12 people, including three children."), (), ())
    assert (total.group, total.low) == ("total", 12)
    assert (part.measure, part.group, part.low) == ("killed", "children", 3)


def test_about_thirty_is_thirty_and_approximate() -> None:
    count = only("About 30 fighters were killed.")
    assert (count.low, count.high, count.approximate, count.group) == (30, 30, True, "combatants")


def test_a_word_for_many_is_vague() -> None:
    assert only("Dozens of people were killed.").vague
    assert not only("At least 24 people were killed.").vague


def test_a_toll_since_the_start_of_a_war_is_cumulative() -> None:
    assert only("Some 1,200 people have been killed since the start of the war.").scope == "cumulative"
    assert only("A strike on the market killed 12 people.").scope == "incident"


def test_according_to_names_the_authority() -> None:
    count = only("According to the health ministry, 12 people were killed.")
    assert count.authority is not None
    assert count.authority.text == "the health ministry"


def test_the_claimant_of_the_claim_around_it_is_the_authority() -> None:
    document_ = parsed("The governor said the strike killed 12 people.")
    text, doc = document_.document.text, document_.document
    start, end = text.index("the strike"), len(text) - 1
    claim = Claim(
        claim_id(doc.id, start, end, 13, "asserts"), quoted(text, start, end), Span(0, len(text)), "asserts",
        "indirect", "casualty_count", claimant=Party(0, 12, "The governor"),
    )  # fmt: skip
    (count,) = counts(document_, (), (claim,))
    assert (count.claim, count.authority) == (claim.id, claim.claimant)


def test_a_count_belongs_to_the_nearest_fitting_act() -> None:
    document_ = parsed("Envoys met in Arlen after a raid killed 12 people.")
    text, doc = document_.document.text, document_.document

    def event(word: str, kind: str) -> EventMention:
        start = text.index(word)
        return EventMention(event_id(doc.id, start, start + len(word), kind, ""), Span(0, len(text)),
                            quoted(text, start, start + len(word)), kind)  # fmt: skip

    met, raid = event("met", "CONSULT"), event("raid", "ASSAULT")
    (count,) = counts(document_, (met, raid), ())
    assert count.event == raid.id


def test_every_count_quotes_its_text() -> None:
    text = "At least 12 people were killed and 30 injured.\nThe toll stands at 56, officials said."
    for count in counts(parsed(text), (), ()):
        assert text[count.start : count.end] == count.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031 Arlen protests: two people were killed.", [("killed", 2, 2)]),
        ("A roadside bomb kills 4, wounds 12.", [("killed", 4, 4), ("injured", 12, 12)]),
        ("Hundreds of people are reported to have been killed.", [("killed", 200, None)]),
        ("Seven Farmers' League militants were killed.", [("killed", 7, 7)]),
        ("Among the killed were 11 officers.", [("killed", 11, 11)]),
        ("Two guards, aged 19 and 22, were killed.", [("killed", 2, 2)]),
    ],
)
def test_headlines_lists_and_reports_of_deaths_are_read(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected
