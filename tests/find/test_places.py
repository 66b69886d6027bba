"""Which words name a place, and which place an act happened at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.find.places import place_for, place_mentions
from counterclaim.gazetteer.places import PlaceTable, load_places
from counterclaim.parse import ParsedDocument, load_pipeline, parse
from counterclaim.records import Mention, Span
from counterclaim.records.documents import document

Parse = Callable[[str], ParsedDocument]


@pytest.fixture(scope="module")
def table() -> PlaceTable:
    return load_places()


@pytest.fixture(scope="module")
def read() -> Parse:
    nlp = load_pipeline()
    return lambda text: next(parse(nlp, [document(text)]))


def _found(read: Parse, table: PlaceTable, text: str) -> tuple[Mention, ...]:
    return place_mentions(read(text), table)


def _names(read: Parse, table: PlaceTable, text: str) -> list[str]:
    return [m.text for m in _found(read, table, text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trucks left El Obeid for North Kordofan.", ["El Obeid", "North Kordofan"]),
        ("They met in Springfield, Ill., in spring.", ["Springfield", "Ill."]),
        ("Two people were hurt in Alexandria, Louisiana.", ["Alexandria", "Louisiana"]),
        ("The patrol reached the Al-Shifa hospital in Gaza City.", ["Al-Shifa hospital", "Gaza City"]),
        ("Shells landed in the Kharkiv region.", ["Kharkiv region"]),
        ("The ferry left Tartus for Latakia.", ["Tartus", "Latakia"]),
        ("Shells fell on the towns of Zaporizhia and Kharkiv.", ["Zaporizhia", "Kharkiv"]),
        ("A drone hit the Deir Ezzor train station.", ["Deir Ezzor train station"]),
        ("He works in Quillfeather.", []),
        ("The attack was in Al Noor Mosque.", ["Al Noor Mosque"]),
    ],
)
def test_places_are_found_whole(read: Parse, table: PlaceTable, text: str, names: list[str]) -> None:
    assert _names(read, table, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton gave a speech.",
        "The Syrian army said nothing.",
        "He may march in May.",
        "Most people liked Reading aloud.",
        "President Lincoln signed it.",
        "Fighters of the Islamic State of Iraq and the Levant withdrew.",
    ],
)
def test_persons_peoples_and_common_words_are_no_places(read: Parse, table: PlaceTable, text: str) -> None:
    assert _names(read, table, text) == []


def test_an_unlisted_facility_is_found_by_its_grammar(read: Parse, table: PlaceTable) -> None:
    found = _found(read, table, "A drone hit the Tarsun refugee camp near Nyala.")
    assert [(m.text, m.form) for m in found] == [("Tarsun refugee camp", "facility"), ("Nyala", "name")]


@pytest.mark.parametrize(
    "text", ["A mine went off near Mosul.", "It fell north of Mosul.", "They camped on the outskirts of Mosul."]
)
def test_near_is_kept(read: Parse, table: PlaceTable, text: str) -> None:
    assert _found(read, table, text)[-1].near


def test_in_is_not_near(read: Parse, table: PlaceTable) -> None:
    assert not _found(read, table, "A mine went off in Mosul.")[0].near


def test_names_that_share_a_unit_keep_it(read: Parse, table: PlaceTable) -> None:
    found = _found(read, table, "Shelling was heard in the Sumy and Chernihiv regions.")
    assert [(m.text, m.head) for m in found] == [("Sumy", "region"), ("Chernihiv", "region")]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Rebels attacked a convoy in Goma, officials in Kinshasa said.", "attacked", "Goma"),
        ("The air force bombed Idlib after talks in Geneva.", "bombed", "Idlib"),
        ("Officials in Ankara said a strike hit a depot near Kirkuk.", "strike", "Kirkuk"),
        ("Two people were killed in El Fasher, North Darfur.", "killed", "El Fasher"),
        ("The minister spoke.", "spoke", None),
    ],
)
def test_the_place_of_an_act_is_the_one_tied_to_it(
    read: Parse, table: PlaceTable, text: str, trigger: str, place: str | None
) -> None:
    parsed = read(text)
    start = text.index(trigger)
    found = place_for(parsed, Span(start, start + len(trigger)), place_mentions(parsed, table))
    assert (found.text if found else None) == place
