"""The table of places: what a name may mean, and rows that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.errors import CodebookError
from counterclaim.gazetteer.build import kept_names
from counterclaim.gazetteer.places import PlaceTable, load_places

HEADER = "id\tname\tcountry\tlatitude\tlongitude\n"


@pytest.fixture(scope="module")
def table() -> PlaceTable:
    return load_places()


def _own(folder: Path, row: str, header: str = HEADER) -> Path:
    path = folder / "places.tsv"
    path.write_text(header + row + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "country"),
    [("U.S.", "USA"), ("Britain", "GBR"), ("Syria", "SYR"), ("DRC", "COD"), ("Palestine", "PSE"), ("Türkiye", "TUR")],
)
def test_a_country_is_found_by_its_usual_names(table: PlaceTable, name: str, country: str) -> None:
    best = table.lookup(name)[0]
    assert (best.country, best.precision) == (country, "country")


def test_the_table_holds_the_places_of_wars(table: PlaceTable) -> None:
    kinds = [entry.kind for entry in table.by_id.values()]
    regions = sum(kind in ("region", "admin1", "admin2", "sea", "continent") for kind in kinds)
    assert regions >= 250
    assert len(kinds) - regions - kinds.count("country") >= 650
    assert table.size > 230_000


def test_gaza_lies_in_palestine_and_crimea_in_ukraine(table: PlaceTable) -> None:
    assert table.lookup("Gaza Strip")[0].country == "PSE"
    assert table.lookup("Ramallah")[0].country == "PSE"
    assert table.lookup("Crimea")[0].country == "UKR"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Fashir", "El Fasher"),
        ("Al-Shifa hospital", "Shifa Hospital"),
        ("Zaporizhzhia nuclear plant", "ZNPP"),
        ("Donetsk region", "Donetsk Oblast"),
        ("Kiev", "Kyiv"),
    ],
)
def test_spellings_of_one_place_meet(table: PlaceTable, one: str, other: str) -> None:
    assert table.lookup(one)[0].id == table.lookup(other)[0].id


def test_larger_places_of_a_name_come_first(table: PlaceTable) -> None:
    people = [entry.population for entry in table.lookup("Springfield")]
    assert people == sorted(people, reverse=True)
    assert len(people) > 5


def test_a_bare_name_is_the_town_and_with_its_unit_the_province(table: PlaceTable) -> None:
    assert table.lookup("Kherson")[0].kind == "city"
    assert table.lookup("Kherson province")[0].precision == "admin1"


def test_short_forms_stand_for_states_only_when_asked(table: PlaceTable) -> None:
    state = table.short_form("Ill.")
    assert state is not None
    assert state.name == "Illinois"
    assert not table.knows("Ill.")


def test_an_american_county_lies_in_its_states(table: PlaceTable) -> None:
    assert "Louisiana" in {entry.admin1 for entry in table.lookup("Rapides Parish")}


def test_the_longest_known_name_wins(table: PlaceTable) -> None:
    assert table.longest(["Khan", "Younis", "was", "quiet"]) == 2
    assert table.longest(["quiet", "streets"]) == 0


def test_a_projects_own_place_beats_ours(tmp_path: Path) -> None:
    table = load_places(_own(tmp_path, "place:mine\tAl-Shifa Hospital\tJOR\t31.9\t35.9"))
    assert [entry.id for entry in table.lookup("al-Shifa Hospital")] == ["place:mine"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("x\tMill Bridge\tGBR\tnorth\t1.0", "decimal degrees"),
        ("x\tMill Bridge\tGBR\t91\t1.0", "not on Earth"),
        ("x\tMill Bridge\tGBX\t51\t1.0", "country code"),
        ("x\t\tGBR\t51\t1.0", "name is empty"),
        ("x\tMill Bridge\tGBR\t51\t1.0\tmore", "6 cells"),
        ("x\tMill Bridge\tGBR\t51\t1.0\nx\tMill Dam\tGBR\t51\t1.0", "already used in line 2"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(tmp_path: Path, row: str, says: str) -> None:
    path = _own(tmp_path, row)
    with pytest.raises(CodebookError, match=says) as caught:
        load_places(path)
    assert f"{path}:" in caught.value.where


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = _own(tmp_path, "x\tMill Bridge", header="id\tname\n")
    with pytest.raises(CodebookError, match="columns missing: country"):
        load_places(path)


def test_names_in_other_scripts_and_codes_are_left_out() -> None:
    assert kept_names("Odesa", ["Одеса", "ODS", "Odessa", "audisa", "Od"], 900_000) == {"odesa", "odessa"}


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Zaporizhia", "Zaporizhzhya"),
        ("Deir Ezzor", "Deir ez-Zor"),
        ("Edlib", "Idlib"),
        ("Jisr al-Shoghour", "Jisr al-Shughur"),
        ("Dayr Hafer", "Dayr Ḩāfir"),
    ],
)
def test_another_spelling_of_a_known_place_is_a_second_chance(table: PlaceTable, written: str, known: str) -> None:
    assert table.lookup(written) == ()
    assert table.spelt_like(written)[0].name == known


@pytest.mark.parametrize("name", ["Kharkiv", "kharkof", "Springfeld", "Quillfeather", "Ali", "the", ""])
def test_no_second_chance_for_known_names_common_words_and_other_countries(table: PlaceTable, name: str) -> None:
    assert table.spelt_like(name) == ()
