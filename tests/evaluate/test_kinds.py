"""Annotations in one file, each told by its shape: phrases, toponyms, events between two parties."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.errors import ConfigError
from counterclaim.evaluate import documents_of, evaluate_path
from counterclaim.evaluate.kinds import kind_of
from counterclaim.evaluate.toponyms import kilometres
from counterclaim.records import EventMention, Findings, Mention, Party, document, event_id, quoted
from counterclaim.records.spans import Span

SENTENCE = "Norland shelled Sudland on Monday."
ARTICLE = "Rain fell in Aville and in Beville."


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _phrases(folder: Path, *lines: str) -> Path:
    return _write(folder / "phrases.tsv", "\n".join(("phrase\tcountry\tsector\ton", *lines)) + "\n")


def _pairs(folder: Path, root: str) -> Path:
    header = "sentence_id\tsentence\tsource\ttarget\tgold_root"
    return _write(folder / "pairs.tsv", f"{header}\n7\t{SENTENCE}\tNorland\tSudland\t{root}\n")


def _xml(folder: Path, start: str = "13") -> Path:
    near, far = ("1.0", "2.0"), ("50.0", "60.0")
    names = [(start, "19", *near), ("27", "34", *far)]
    tops = "".join(
        f"<toponym><start>{s}</start><end>{e}</end><gaztag><lat>{a}</lat><lon>{o}</lon></gaztag></toponym>"
        for s, e, a, o in names
    )
    body = f'<article docid="a1"><text>{ARTICLE}</text><toponyms>{tops}</toponyms></article>'
    return _write(folder / "places.xml", f"<articles>{body}</articles>")


def _shelling(root: str = "ASSAULT") -> Findings:
    doc = document(SENTENCE, external_id="7")
    trigger = quoted(SENTENCE, 8, 15)
    by, to = (Party(0, 7, "Norland"),), (Party(16, 23, "Sudland"),)
    where = event_id(doc.id, 8, 15, root, "")
    event = EventMention(where, Span(0, len(SENTENCE)), trigger, root, actors=by, recipients=to)
    return Findings(doc, (event,), (), (), ())


def _weather() -> Findings:
    doc = document(ARTICLE, external_id="a1")
    right = Mention("place", 13, 19, "Aville", latitude=1.1, longitude=2.1)
    wrong = Mention("place", 27, 34, "Beville", latitude=0.0, longitude=0.0)
    other = Mention("place", 0, 4, "Rain", latitude=0.0, longitude=0.0)
    return Findings(doc, (), (), (), (), mentions=(right, wrong, other))


def test_each_kind_is_told_by_its_shape(tmp_path: Path) -> None:
    assert kind_of(tmp_path) is None
    assert kind_of(_write(tmp_path / "who.jsonl", "{}\n")) is None
    kinds = {kind_of(path) for path in (_phrases(tmp_path), _pairs(tmp_path, "AID"), _xml(tmp_path))}
    assert None not in kinds
    assert len(kinds) == 3


def test_phrases_are_right_by_country_and_sector(tmp_path: Path) -> None:
    gold = _phrases(tmp_path, "the Norwegian army\tNOR\tMIL", "a Danish judge\tSWE\tJUD", "a teapot", "Kosovo\tXKX")
    got = evaluate_path(gold, []).to_dict()
    assert got["country"] == {"share": 66.7, "n": 3}
    assert got["sector"] == {"share": 100.0, "n": 2}
    assert got["nothing where nothing is asked"] == {"share": 100.0, "n": 1}


def test_the_day_of_a_phrase_counts(tmp_path: Path) -> None:
    in_office, later = "Angela Merkel\tDEU\tGOV\t2019-01-01", "Angela Merkel\tDEU\tELI\t4 May 2023"
    assert evaluate_path(_phrases(tmp_path, in_office, later), []).to_dict()["sector"]["share"] == 100.0


def test_a_day_that_is_none_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"phrases\.tsv:2.*no day"):
        evaluate_path(_phrases(tmp_path, "the Norwegian army\tNOR\tMIL\tteatime"), [])


def test_toponyms_are_right_within_a_hundred_miles(tmp_path: Path) -> None:
    gold = _xml(tmp_path)
    (text,) = documents_of(gold)
    assert (text.external_id, text.text) == ("a1", ARTICLE)
    got = evaluate_path(gold, [_weather()]).to_dict()
    shares = {name: got[name]["share"] for name in ("recognised", "right", "right of recognised", "precision")}
    assert shares == {"recognised": 100.0, "right": 50.0, "right of recognised": 50.0, "precision": 66.7}


def test_a_toponym_without_numbers_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="article a1"):
        evaluate_path(_xml(tmp_path, start="here"), [])


def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() -> None:
    assert kilometres((10.0, 20.0), (11.0, 20.0)) == pytest.approx(111.2, abs=0.1)


def test_the_type_between_two_parties_is_measured(tmp_path: Path) -> None:
    (text,) = documents_of(_pairs(tmp_path, "ASSAULT"))
    assert (text.external_id, text.text) == ("7", SENTENCE)
    got = evaluate_path(_pairs(tmp_path, "ASSAULT"), [_shelling()]).to_dict()
    assert {got[name]["share"] for name in ("type", "quad", "type of any event", "both parties")} == {100.0}
    assert got["no event"]["share"] == 0.0


def test_the_quad_may_be_right_where_the_type_is_wrong(tmp_path: Path) -> None:
    got = evaluate_path(_pairs(tmp_path, "COERCE"), [_shelling()]).to_dict()
    assert (got["type"]["share"], got["quad"]["share"]) == (0.0, 100.0)


def test_yielding_is_conceding_or_retreating(tmp_path: Path) -> None:
    got = evaluate_path(_pairs(tmp_path, "YIELD"), [_shelling("RETREAT")]).to_dict()
    assert (got["type"]["share"], got["quad"]["share"]) == (100.0, 100.0)


def test_a_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"phrases\.tsv:2.*5 cells under 4"):
        evaluate_path(_phrases(tmp_path, "a\tNOR\tMIL\t\tmore"), [])
