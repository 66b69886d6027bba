"""The commands about the tables of actors and places."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from counterclaim.cli.main import app

ROW = "1\tQuorvale\tQuorvale\t\t34.5\t36.5\tP\tPPL\tSY\t\t01\t\t\t\t500\t\t500\tAsia/Damascus\t2020-01-01\n"


def _run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["gazetteer", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_import_says_what_was_taken_and_from_whom(tmp_path: Path) -> None:
    (tmp_path / "SY.txt").write_text(ROW + ROW, encoding="utf-8")
    code, out, _ = _run("import", str(tmp_path / "SY.txt"), "--to", str(tmp_path / "places.tsv"))
    assert code == 0
    assert "1 places taken" in out and "left 1: the same place again" in out and "CC BY 4.0" in out


def test_import_does_not_write_over_a_table_unasked(tmp_path: Path) -> None:
    (tmp_path / "SY.txt").write_text(ROW, encoding="utf-8")
    table = tmp_path / "places.tsv"
    table.write_text("mine", encoding="utf-8")
    code, _, err = _run("import", str(tmp_path / "SY.txt"), "--to", str(table))
    assert code == 2 and "--replace" in err
    assert table.read_text(encoding="utf-8") == "mine"
    code, out, _ = _run("import", str(tmp_path / "SY.txt"), "--to", str(table), "--replace", "--json")
    assert code == 0 and json.loads(out)["taken"] == 1


def test_show_gives_the_rows_of_a_name() -> None:
    code, out, _ = _run("show", "Angela Merkel", "--json")
    found = json.loads(out)
    assert code == 0 and found["offices"][0]["title"] == "chancellor"
    assert json.loads(_run("show", "NATO", "--json")[1])["actors"][0]["id"] == "nato"
    assert json.loads(_run("show", "Kharkiv", "--json")[1])["places"][0]["country"] == "UKR"


def test_show_of_an_unknown_name_says_so() -> None:
    code, out, err = _run("show", "Quorvale upon Pell")
    assert code == 0 and not out and "no row bears the name" in err


def test_info_counts_the_tables_and_names_their_source() -> None:
    found = json.loads(_run("info", "--json")[1])
    assert found["populated places"] > 200_000
    assert "GeoNames" in found["attribution"]
