"""Files of findings, read back by another program."""

from __future__ import annotations

import io
import json
from typing import Any

import pandas as pd

from counterclaim.export.findings import COLUMNS, csv_tables, jsonl
from counterclaim.records import Findings, document
from counterclaim.records.contract import from_json, problems


def frame(text: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)


def test_json_lines_read_back_as_the_same_findings(dossier: Any) -> None:
    lines = jsonl(dossier.findings).splitlines()
    assert [from_json(json.loads(line)) for line in lines] == list(dossier.findings)
    assert [p for line in lines for p in problems(json.loads(line))] == []


def test_each_kind_of_record_is_a_table_with_fixed_columns(dossier: Any) -> None:
    tables = csv_tables(dossier.findings)
    assert list(tables) == list(COLUMNS)
    for name, text in tables.items():
        assert list(frame(text).columns) == list(COLUMNS[name])


def test_a_claim_comes_with_its_document_and_its_sentence(dossier: Any) -> None:
    rows = frame(csv_tables(dossier.findings)["claims"])
    assert list(rows["claimant"]) == ["Blue Guard", "Red Council", "Red Council"]
    assert rows["sentence"][0] == "The Blue Guard said the depot was used to store rockets."
    assert (rows["sentence_number"][0], rows["document_id"][0]) == ("2", dossier.findings[0].document.id)


def test_a_count_without_an_upper_end_has_an_empty_cell(dossier: Any) -> None:
    rows = frame(csv_tables(dossier.findings)["counts"])
    assert list(zip(rows["low"], rows["high"], strict=True)) == [("12", ""), ("15", "15")]


def test_quotes_commas_and_line_ends_survive() -> None:
    title = 'One, "two"\nthree'
    rows = frame(csv_tables([Findings(document=document("x", title=title))])["documents"])
    assert rows["title"][0] == title


def test_a_lone_surrogate_does_not_stop_an_export() -> None:
    odd = [Findings(document=document("x", title="odd \udc80 byte"))]
    assert "".join(csv_tables(odd).values()).encode("utf-8")
    assert jsonl(odd).encode("utf-8")


def test_the_same_findings_give_the_same_bytes(dossier: Any) -> None:
    assert csv_tables(dossier.findings) == csv_tables(dossier.findings)
