"""From names to places, by the company they keep."""

from __future__ import annotations

import pytest

from counterclaim.gazetteer.places import PlaceTable, load_places
from counterclaim.records import EventMention, Findings, Mention, Place, Quoted, Span
from counterclaim.records.documents import document
from counterclaim.records.ids import EventId
from counterclaim.resolve.places import candidates, resolve_places


@pytest.fixture(scope="module")
def table() -> PlaceTable:
    return load_places()


def _findings(text: str, names: list[str], near: str = "", facility: str = "") -> Findings:
    mentions, at = [], 0
    for name in names:
        at = text.index(name, at)
        form = "facility" if name == facility else "name"
        mentions.append(Mention("place", at, at + len(name), name, form=form, near=name == near))
        at += len(name)
    first = mentions[0]
    place = Place(first.start, first.end, first.text, near=first.near)
    trigger = Quoted(0, 3, text[:3])
    event = EventMention(EventId("evt:1"), Span(0, len(text)), trigger, "ASSAULT", place=place)
    return Findings(document(text), events=(event,), mentions=tuple(mentions))


def _countries(findings: Findings, table: PlaceTable) -> dict[str, str | None]:
    return {m.text: m.country for m in resolve_places(findings, table).mentions}


@pytest.mark.parametrize(
    ("phrase", "countries", "place_id"),
    [
        ("Gaza", (), "region:gaza-strip"),
        ("Gaza City", (), "place:gaza-city"),
        ("Al-Shifa Hospital", (), "place:al-shifa-hospital"),
        ("Rafah", ("PSE",), "place:rafah"),
        ("Georgia", ("RUS",), "country:GEO"),
        ("Georgia", ("USA",), "region:us-georgia"),
    ],
)
def test_the_likeliest_place_comes_first(
    table: PlaceTable, phrase: str, countries: tuple[str, ...], place_id: str
) -> None:
    assert candidates(phrase, table, countries)[0].entry.id == place_id


def test_the_state_named_with_a_town_decides(table: PlaceTable) -> None:
    assert candidates("Alexandria, Louisiana", table)[0].entry.admin1 == "Louisiana"
    assert candidates("Springfield, Ill.", table)[0].entry.admin1 == "Illinois"
    assert candidates("Rafah, Egypt", table)[0].entry.country == "EGY"


def test_every_candidate_says_why(table: PlaceTable) -> None:
    found = candidates("Tripoli", table, ("LBN",))
    assert found[0].entry.country == "LBN"
    assert "LBN is named beside it" in found[0].reason
    assert all(0 <= c.score <= 1 and c.reason for c in found)


def test_other_places_of_the_text_decide_between_namesakes(table: PlaceTable) -> None:
    lebanon = _findings("Shots in Tripoli, then in Sidon and Beirut.", ["Tripoli", "Sidon", "Beirut"])
    libya = _findings("Shots in Tripoli, then in Misrata and Benghazi.", ["Tripoli", "Misrata", "Benghazi"])
    assert _countries(lebanon, table)["Tripoli"] == "LBN"
    assert _countries(libya, table)["Tripoli"] == "LBY"


def test_a_small_place_with_nothing_beside_it_stays_unnamed(table: PlaceTable) -> None:
    found = resolve_places(_findings("The Tor system came to Tor.", ["Tor"]), table)
    assert found.mentions == ()
    assert found.events[0].place is None


def test_an_event_gets_its_place_with_precision(table: PlaceTable) -> None:
    place = resolve_places(_findings("Gunfire at Al-Shifa Hospital.", ["Al-Shifa Hospital"]), table).events[0].place
    assert place is not None
    assert (place.name, place.country, place.precision) == ("Al-Shifa Hospital", "PSE", "named_place")


def test_near_a_town_is_less_precise(table: PlaceTable) -> None:
    place = resolve_places(_findings("A mine near Mosul.", ["Mosul"], near="Mosul"), table).events[0].place
    assert place is not None
    assert place.precision == "near_place"


def test_an_unlisted_facility_lies_at_its_town(table: PlaceTable) -> None:
    text = "Fire at the Tarsun refugee camp near Nyala, South Darfur."
    found = _findings(text, ["Tarsun refugee camp", "Nyala", "South Darfur"], facility="Tarsun refugee camp")
    place = resolve_places(found, table).events[0].place
    assert place is not None
    assert (place.name, place.country) == ("Tarsun refugee camp", "SDN")
    assert place.latitude == pytest.approx(12.05, abs=0.1)


def test_a_country_is_not_a_town_of_the_same_name(table: PlaceTable) -> None:
    text = "Ohio and Texas traded with Lebanon, said Boston and Washington."
    found = _findings(text, ["Ohio", "Texas", "Lebanon", "Boston", "Washington"])
    assert _countries(found, table)["Lebanon"] == "LBN"


def test_another_spelling_counts_in_a_country_that_the_text_speaks_of(table: PlaceTable) -> None:
    spoken_of = _countries(_findings("Shells fell on Zaporizhia in Ukraine.", ["Zaporizhia", "Ukraine"]), table)
    assert spoken_of["Zaporizhia"] == "UKR"
    elsewhere = _countries(_findings("He moved to Zaporizhia from Peru.", ["Zaporizhia", "Peru"]), table)
    assert elsewhere.get("Zaporizhia") is None


def test_a_phrase_alone_may_be_spelt_otherwise(table: PlaceTable) -> None:
    assert candidates("Edlib", table)[0].entry.name == "Idlib"
