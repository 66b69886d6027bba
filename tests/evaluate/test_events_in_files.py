"""Sub-events of snippets, and incident templates of documents in capitals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.errors import ConfigError
from counterclaim.evaluate import documents_of, evaluate_path
from counterclaim.evaluate.capitals import in_capitals, with_small_letters
from counterclaim.evaluate.kinds import kind_of
from counterclaim.records import EventMention, Findings, Party, document, event_id, quoted
from counterclaim.records.spans import Span

SNIPPET = "Rebels clashed with soldiers near Orlo."
TELEX = 'BOGOTA, 3 MAY 89 -- REBELS OF THE "RED COLUMN" ATTACKED A FARM IN PERU. THE CABINET FELL.'


def _clash(text: str, name: str, sub: str | None) -> Findings:
    doc = document(text, external_id=name)
    acled = ("Battles", sub) if sub else None
    event = EventMention(event_id(doc.id, 7, 14, "ASSAULT", ""), Span(0, len(text)), quoted(text, 7, 14), "ASSAULT")
    event = EventMention(event.id, event.sentence, event.trigger, "ASSAULT", acled=acled)
    return Findings(document=doc, events=(event,))


@pytest.mark.parametrize("header", ["id\tEventSnippet\tSubType", "id\tsnippet\tsub_event"])
def test_a_table_of_snippets_is_told_by_its_header(tmp_path: Path, header: str) -> None:
    path = tmp_path / "snippets.tsv"
    path.write_text(f"{header}\n1\t{SNIPPET}\tArmed clash\n2\tIt rained.\tWEATHER\n", encoding="utf-8")
    assert kind_of(path) is not None
    assert [d.external_id for d in documents_of(path)] == ["1", "2"]
    report = evaluate_path(path, [_clash(SNIPPET, "1", "Armed clash")]).to_dict()
    assert report["sub-event"]["share"] == 100.0
    assert report["documents"] == 1  # a label that ACLED lacks asks nothing
    assert report["sub-event, Armed clash"] == {"share": 100.0, "n": 1}


def test_a_missing_sub_type_is_wrong_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "snippets.tsv"
    path.write_text(f"id\tEventSnippet\tSubType\n1\t{SNIPPET}\tARMED_CLASH\n", encoding="utf-8")
    report = evaluate_path(path, [_clash(SNIPPET, "1", None)]).to_dict()
    assert report["sub-event"]["share"] == 0.0
    assert report["no sub-event"]["share"] == 100.0


def test_snippets_without_a_known_label_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "snippets.tsv"
    path.write_text("id\tsnippet\tsub_event\n1\tIt rained.\tWEATHER\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="no snippet"):
        evaluate_path(path, [])


def _templates(folder: Path, organisation: str) -> Path:
    path = folder / "incidents.jsonl"
    template = {"INCIDENT: TYPE": ["ATTACK"], "PERP: ORGANIZATION ID": [f'"{organisation}"']}
    path.write_text(json.dumps({"id": "m1", "text": TELEX, "templates": [template]}) + "\n", encoding="utf-8")
    return path


def test_an_incident_and_its_perpetrator_are_counted(tmp_path: Path) -> None:
    path = _templates(tmp_path, "RED COLUMN")
    (doc,) = documents_of(path)
    at, by = doc.text.index("attacked"), doc.text.lower().index("red column")
    event = EventMention(
        event_id(doc.id, at, at + 8, "ASSAULT", ""),
        Span(0, len(doc.text)),
        quoted(doc.text, at, at + 8),
        "ASSAULT",
        actors=(Party(by, by + 10, doc.text[by : by + 10]),),
    )
    report = evaluate_path(path, [Findings(document=doc, events=(event,))]).to_dict()
    assert report["incident"]["share"] == report["perpetrator"]["share"] == 100.0
    other = _templates(tmp_path, "BLUE FRONT")
    assert evaluate_path(other, [Findings(document=doc, events=(event,))]).to_dict()["perpetrator"]["share"] == 0.0


def test_capitals_become_small_letters_and_names_stay() -> None:
    assert in_capitals(TELEX) and not in_capitals("The ELN left.")
    text = with_small_letters(TELEX)
    assert len(text) == len(TELEX)
    assert "Bogota" in text and "Peru" in text and "attacked a farm" in text
    assert ". The cabinet fell" in text


def test_a_line_that_is_no_document_is_named(tmp_path: Path) -> None:
    path = _templates(tmp_path, "RED COLUMN")
    path.write_text(path.read_text(encoding="utf-8") + '{"id": "m2"}\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"incidents\.jsonl:2"):
        evaluate_path(path, [])
