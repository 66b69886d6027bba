"""Places taken from public gazetteers; every file here is made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import CodebookError, ConfigError
from counterclaim.gazetteer.importing import Imported, import_places, source_of
from counterclaim.gazetteer.importing.files import features
from counterclaim.gazetteer.importing.outlines import middle
from counterclaim.gazetteer.places import PlaceTable, load_places

POINT = {"type": "Point", "coordinates": [36.5, 34.5]}
SQUARE = [[10.0, 20.0], [12.0, 20.0], [12.0, 22.0], [10.0, 22.0], [10.0, 20.0]]


def _geonames(number: int, name: str, code: str = "PPL", other: str = "", people: int = 500) -> str:
    feature_class = "P" if code.startswith("PPL") else "A" if code.startswith("ADM") else "S"
    cells = [number, name, name, other, "34.5", "36.5", feature_class, code, "SY", "", "01", "", "", "", people]
    return "\t".join(map(str, [*cells, "", "500", "Asia/Damascus", "2020-01-01"]))


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _geojson(path: Path, *items: dict[str, Any]) -> Path:
    return _write(path, json.dumps({"type": "FeatureCollection", "features": list(items)}, indent=1))


def _feature(geometry: dict[str, Any], **tags: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": tags, "geometry": geometry}


def _take(path: Path, country: str = "") -> tuple[Imported, PlaceTable]:
    to = path.with_name("places.tsv")
    return import_places(path, to, country), load_places(to)


def _lines(path: Path) -> list[str]:
    return path.with_name("places.tsv").read_text(encoding="utf-8").split("\n")


def test_a_geonames_dump_is_taken_row_by_row(tmp_path: Path) -> None:
    rows = [
        _geonames(1, "Quorvale", other="Qorvale,قرفل,QRV"),
        _geonames(2, "Quorvale Hospital", "HSP"),
        _geonames(3, "Old Quorvale", "PPLH"),
        _geonames(4, "Quorvale Governorate", "ADM1"),
        _geonames(1, "Quorvale"),
    ]
    done, table = _take(_write(tmp_path / "SY.txt", "\n".join(rows) + "\n"))
    assert done.taken == 3
    assert done.left == {"of a kind that reports do not name": 1, "the same place again": 1}
    town = table.lookup("Qorvale")[0]
    assert (town.id, town.country, town.kind, town.own) == ("geonames:1", "SYR", "village", False)
    assert table.lookup("Quorvale Hospital")[0].kind == "hospital"
    assert table.lookup("Quorvale Governorate")[0].precision == "admin1"


def test_the_header_names_whose_data_they_are(tmp_path: Path) -> None:
    path = _write(tmp_path / "SY.txt", _geonames(1, "Quorvale"))
    done, _ = _take(path)
    assert "GeoNames" in _lines(path)[0]
    assert _lines(path)[0] == f"# {done.source.attribution}"
    assert "SY.txt" in _lines(path)[1]


def test_a_broken_row_is_left_with_its_line(tmp_path: Path) -> None:
    rows = [_geonames(1, "Quorvale"), "2\tMiremont\tcut off", _geonames(3, "Pellbrook").replace("34.5", "north")]
    done, _ = _take(_write(tmp_path / "SY.txt", "\n".join(rows)))
    assert done.taken == 1
    assert sum(done.left.values()) == 2
    assert {where.rsplit(":", 1)[1] for first in done.examples.values() for where in first} == {"2", "3"}


def test_open_street_map_features_are_taken_with_their_kind(tmp_path: Path) -> None:
    path = _geojson(
        tmp_path / "export.geojson",
        _feature(POINT, **{"@id": "node/7", "amenity": "hospital", "name": "مشفى", "name:en": "Miremont Hospital"}),
        _feature(
            {"type": "Polygon", "coordinates": [SQUARE]}, amenity="place_of_worship", religion="muslim", name="Darrowel"
        ),
        _feature(POINT, highway="bus_stop", name="Market Stop"),
        _feature(POINT, place="village"),
        _feature(POINT, place="village", name="قرية"),
    )
    done, table = _take(path, "SYR")
    assert done.taken == 2
    assert set(done.left) == {"of a kind that reports do not name", "no name", "no name in Latin letters"}
    hospital = table.lookup("Miremont Hospital")[0]
    assert (hospital.id, hospital.kind, hospital.precision) == ("osm:node/7", "hospital", "site")
    mosque = table.lookup("Darrowel")[0]
    assert (mosque.kind, mosque.latitude, mosque.longitude) == ("mosque", 21.0, 11.0)
    assert "ODbL" in _lines(path)[0]


def test_a_table_of_open_street_map_is_taken(tmp_path: Path) -> None:
    text = "@id;@type;@lat;@lon;name;place\n5;node;34.5;36.5;Pellbrook;town\n6;node;;;Nowhere;town\n"
    done, table = _take(_write(tmp_path / "export.csv", text), "SYR")
    assert (done.taken, done.left) == (1, {"not readable: no degrees": 1})
    assert table.lookup("Pellbrook")[0].id == "osm:node/5"


def test_without_a_country_osm_rows_are_left_with_the_remedy(tmp_path: Path) -> None:
    path = _geojson(tmp_path / "export.geojson", _feature(POINT, place="town", name="Pellbrook"))
    with pytest.raises(CodebookError, match="--country"):
        import_places(path, tmp_path / "places.tsv")
    assert not list(tmp_path.glob("places.tsv*"))


def test_boundaries_are_taken_at_their_level(tmp_path: Path) -> None:
    text = (
        "ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,center_lat,center_lon\n"
        "#adm0+code,#adm1+name,#adm1+code,#adm2+name,#adm2+code,#geo+lat,#geo+lon\n"
        "SY,Quorland,SY91,Pellbrook District,SY9101,34.5,36.5\n"
        "SY,Quorland,SY91,,,34.6,36.6\n"
    )
    path = _write(tmp_path / "syr_adm.csv", text)
    done, table = _take(path)
    assert done.kinds == {"admin2": 1, "admin1": 1}
    district = table.lookup("Pellbrook District")[0]
    assert (district.id, district.admin1, district.precision) == ("pcode:SY9101", "Quorland", "admin2")
    assert "HDX" in _lines(path)[0]


def test_outlines_of_boundaries_give_their_middle(tmp_path: Path) -> None:
    outline = {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[0, 0], [0.1, 0], [0.1, 0.1], [0, 0]]]]}
    path = _geojson(tmp_path / "adm1.geojson", _feature(outline, adm1_name="Quorland", adm1_pcode="SY91"))
    _, table = _take(path)
    unit = table.lookup("Quorland")[0]
    assert (unit.latitude, unit.longitude, unit.country) == (21.0, 11.0, "SYR")


def test_what_has_no_area_lies_at_the_mean_of_its_points() -> None:
    assert middle({"type": "LineString", "coordinates": [[0, 0], [2, 4]]}) == (2.0, 1.0)
    assert middle({"type": "Point", "coordinates": []}) is None
    assert middle({}) is None


def test_places_that_do_not_win_stand_behind_ours_of_the_name(tmp_path: Path) -> None:
    ours = load_places().lookup("Al-Shifa Hospital")[0]
    path = _write(tmp_path / "SY.txt", _geonames(1, "Al-Shifa Hospital", "HSP"))
    _, table = _take(path)
    found = table.lookup("Al-Shifa Hospital")
    assert [e.id for e in found] == [ours.id, "geonames:1"]
    assert not table.is_authored("Quorvale")


def test_a_named_place_may_be_made_to_win(tmp_path: Path) -> None:
    path = _write(tmp_path / "SY.txt", _geonames(1, "Al-Shifa Hospital", "HSP"))
    _take(path)
    table = tmp_path / "places.tsv"
    table.write_text(table.read_text("utf-8").replace("\tn\tGeoNames", "\ty\tGeoNames"), encoding="utf-8")
    assert [e.id for e in load_places(table).lookup("Al-Shifa Hospital")] == ["geonames:1"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("notes.txt", b"Dear reader\n", "shape that is not known"),
        ("SY.zip", b"PK\x03\x04rest", "unpack it first"),
        ("empty.csv", b"", "shape that is not known"),
        ("data.json", b'{"a": 1}', "shape that is not known"),
    ],
)
def test_a_file_of_no_known_shape_is_refused(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CodebookError, match=says) as caught:
        source_of(path)
    assert str(path) in caught.value.where
    assert caught.value.remedy


def test_an_unknown_country_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="alpha-3"):
        import_places(_write(tmp_path / "SY.txt", _geonames(1, "Quorvale")), tmp_path / "places.tsv", "Syria")


def test_large_features_are_read_one_at_a_time(tmp_path: Path) -> None:
    long = [[i / 1000, 1.0 + (i % 2) / 10] for i in range(20_000)]
    path = _geojson(
        tmp_path / "big.geojson", *(_feature({"type": "LineString", "coordinates": long}, n=n) for n in range(3))
    )
    ticks: list[int] = []
    found = [feature["properties"]["n"] for _, feature in features(path, ticks.append)]
    assert found == [0, 1, 2]
    assert ticks[-1] == path.stat().st_size
    assert len(ticks) > 10


def test_features_one_a_line_are_read_too(tmp_path: Path) -> None:
    lines = [json.dumps(_feature(POINT, name=f"Tövn {n}"), ensure_ascii=False) for n in range(3)]
    found = list(features(_write(tmp_path / "list.geojsonl", "\n".join(lines)), lambda _: None))
    assert [where.rsplit(":", 1)[1] for where, _ in found] == ["1", "2", "3"]


def test_json_that_breaks_off_is_named_with_its_line(tmp_path: Path) -> None:
    path = _geojson(tmp_path / "cut.geojson", _feature(POINT, place="town", name="A"), _feature(POINT, name="B"))
    path.write_text(path.read_text("utf-8")[:-60], encoding="utf-8")
    with pytest.raises(CodebookError, match="not JSON") as caught:
        list(features(path, lambda _: None))
    assert int(caught.value.where.rsplit(":", 1)[1]) > 10
