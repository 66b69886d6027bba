"""The example dossiers: illustrations on their face, complete, and readable with the tables that lie beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.gazetteer.actors import load_actors
from counterclaim.gazetteer.places import load_places

DOSSIERS = ("al-shifa-3-november-2023", "varrenia-hotel-strike")
VARRENIA = "varrenia-hotel-strike"


def _rows(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "documents.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_report_says_that_it_is_an_illustration(examples: Path, name: str) -> None:
    rows = _rows(examples / name)
    assert all(row["publisher"].startswith("Illustration: ") for row in rows)
    assert "illustration" in (examples / name / "README.md").read_text(encoding="utf-8").split("\n")[0]


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_report_has_its_own_id_and_a_day(examples: Path, name: str) -> None:
    rows = _rows(examples / name)
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(set(row) == {"id", "title", "publisher", "published_on", "url", "text"} for row in rows)
    assert all(row["published_on"] and row["text"].strip() for row in rows)


@pytest.mark.parametrize("name", DOSSIERS)
def test_the_readme_names_every_report(examples: Path, name: str) -> None:
    page = (examples / name / "README.md").read_text(encoding="utf-8")
    assert all(f"`{row['id']}`" in page for row in _rows(examples / name))


def test_only_the_three_reported_words_are_quoted_of_real_people(examples: Path) -> None:
    import re

    quoted = {q for row in _rows(examples / DOSSIERS[0]) for q in re.findall("“([^”]*)”", row["text"])}
    assert {q.strip(".,") for q in quoted} == {"glorious", "lengthy battle", "resistance axis"}


def test_the_first_report_is_the_golden_one(examples: Path) -> None:
    golden = Path(__file__).resolve().parents[1] / "golden" / "al-shifa.txt"
    assert _rows(examples / DOSSIERS[0])[0]["text"] == golden.read_text(encoding="utf-8")


def test_the_wire_copy_is_the_first_half_of_the_agency_report(examples: Path) -> None:
    agency, copy = (row["text"] for row in _rows(examples / VARRENIA)[:2])
    assert agency.startswith(copy[:-1])
    assert 0.4 <= len(copy) / len(agency) <= 0.6


def test_the_invented_country_has_actors_and_places(examples: Path) -> None:
    actors = load_actors(examples / VARRENIA / "actors.tsv")
    assert actors.phrase("the Varrenian army", None)[0].id == "xva-army"
    places = load_places(examples / VARRENIA / "places.tsv")
    assert [p.country for p in places.lookup("Port Selvane")] == ["XVA"]
