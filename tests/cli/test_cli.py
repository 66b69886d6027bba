"""The commands as a person types them, each in a real process."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterclaim.records.schema import problems
from counterclaim.store import Ledger

REPORT = (
    "The Varran army said on Friday that rebels had shelled the port of Ostrel, killing at least 12 people. "
    "A spokesman for the rebels denied the accusation. The foreign minister called for an inquiry.\n"
)
Done = subprocess.CompletedProcess[str]


def run(*words: str | Path, stdin: str | None = None, cwd: Path | None = None) -> Done:
    command = [sys.executable, "-m", "counterclaim.cli.main", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    path = tmp_path_factory.mktemp("cli") / "war.sqlite"
    done = run("read", examples / "al-shifa-3-november-2023", "--ledger", path, "--format", "none")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    return path


def test_jsonl_on_standard_output_is_data_only_and_keeps_the_contract(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    done = run("read", tmp_path / "report.txt", "--format", "jsonl", "--published-on", "2023-11-03")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 1
    assert problems(rows[0]) == []
    assert rows[0]["document"]["text"] == REPORT
    assert rows[0]["document"]["published_on"] == "2023-11-03"


def test_standard_input_is_read_as_json_lines_and_ids_come_back() -> None:
    rows = "\n".join(json.dumps({"id": f"d{n}", "text": REPORT}) for n in range(2))
    done = run("read", "-", "--format", "jsonl", stdin=rows)
    assert [json.loads(line)["document"]["external_id"] for line in done.stdout.splitlines()] == ["d0", "d1"]


def test_reading_twice_changes_nothing(ledger: Path, examples: Path) -> None:
    before = json.loads(run("ledger", "info", "--ledger", ledger, "--json").stdout)
    again = run("read", examples / "al-shifa-3-november-2023", "--ledger", ledger, "--format", "none")
    after = json.loads(run("ledger", "info", "--ledger", ledger, "--json").stdout)
    assert again.returncode == 0
    assert "0 new documents" in again.stderr
    assert _numbers(before) == _numbers(after)


def _numbers(facts: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if isinstance(value, int)}


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_the_brief_shows_the_dispute_in_every_format(ledger: Path, form: str) -> None:
    done = run("brief", "--ledger", ledger, "--format", form)
    assert done.returncode == 0, done.stderr
    assert "contested" in done.stdout.lower()
    assert "\x1b[" not in done.stdout


def test_one_incident_can_be_asked_for(ledger: Path) -> None:
    incidents = [json.loads(row) for row in run("export", "incidents", "--ledger", ledger).stdout.splitlines()]
    done = run("brief", incidents[0]["id"], "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    missing = run("brief", "inc:nothing", "--ledger", ledger)
    assert missing.returncode != 0
    assert "inc:nothing" in missing.stderr


def test_show_marks_claims_and_events_and_says_why(ledger: Path) -> None:
    findings = json.loads(run("export", "findings", "--ledger", ledger).stdout.splitlines()[0])
    done = run("show", findings["document"]["id"], "--ledger", ledger, "--why")
    assert done.returncode == 0, done.stderr
    assert "claim  " in done.stdout
    assert "event  " in done.stdout
    told = " ".join(done.stdout.split())
    assert "; stance: " in told
    assert "; issue: " in told
    assert "(text: " in told  # why a dispute is linked
    plain = run("show", findings["document"]["id"], "--ledger", ledger)
    assert "; stance: " not in plain.stdout


def test_search_finds_sentences_with_their_claims(ledger: Path) -> None:
    hits = json.loads(run("search", "ambulances", "--ledger", ledger, "--json").stdout)
    assert hits
    assert run("search", 'odd"words* NEAR(', "--ledger", ledger).returncode == 0


def test_export_writes_tables_that_can_be_read(ledger: Path, tmp_path: Path) -> None:
    assert run("export", "findings", "--ledger", ledger, "--format", "csv", "--out", tmp_path / "t").returncode == 0
    assert {p.name for p in (tmp_path / "t").iterdir()} >= {"claims.csv", "events.csv"}
    assert run("export", "incidents", "--ledger", ledger, "--format", "csv").stdout.count("\n") > 1


def test_an_export_is_a_folder_with_digests_and_a_read_me(ledger: Path, tmp_path: Path) -> None:
    done = run("export", "--to", "acled", "--out", tmp_path / "x", "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    assert {p.name for p in (tmp_path / "x").iterdir()} == {
        "acled-like.csv", "README.md", "datapackage.json", "SHA256SUMS"
    }  # fmt: skip
    assert "left out: an act that ACLED has no type for" in done.stderr
    missing = run("export", "--to", "acled", "--ledger", ledger)
    assert missing.returncode != 0 and "--out" in missing.stderr


def test_nothing_is_public_until_a_person_releases_it(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with sqlite3.connect(ledger) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    asked = ("export", "--to", "csv", "--profile", "public", "--ledger", copy, "--out", tmp_path / "public")
    refused = run(*asked)
    assert refused.returncode == 4 and "no incident of this ledger is released" in refused.stderr
    assert not (tmp_path / "public").exists()
    incident = json.loads(run("export", "incidents", "--ledger", copy).stdout.splitlines()[0])["id"]
    with Ledger.open(copy) as book:
        book.decide("release", incident, "read and checked", "A. Reviewer")
    done = run(*asked)
    assert done.returncode == 0, done.stderr
    rows = (tmp_path / "public" / "incidents.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 2 and rows[1].startswith(incident)


def test_a_brief_can_be_a_word_document(ledger: Path, tmp_path: Path) -> None:
    refused = run("brief", "--ledger", ledger, "--format", "docx")
    assert refused.returncode != 0 and "--out" in refused.stderr
    assert run("brief", "--ledger", ledger, "--format", "docx", "--out", tmp_path / "b.docx").returncode == 0
    assert (tmp_path / "b.docx").read_bytes().startswith(b"PK")


def test_trends_as_csv_and_as_a_picture(ledger: Path, tmp_path: Path) -> None:
    done = run("trends", "--ledger", ledger, "--format", "csv", "--plot", tmp_path / "t.svg")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("a,b,week_of,verbal_cooperation_incidents,")
    assert "Hamas" in done.stdout and "2023-10-30" in done.stdout
    assert (tmp_path / "t.svg").read_text(encoding="utf-8").startswith("<svg ")
    refused = run("trends", "--ledger", ledger, "--plot", tmp_path / "t.bmp")
    assert refused.returncode != 0 and ".svg" in refused.stderr


def test_compare_tells_what_only_one_side_has_and_which_rows_are_wrong(ledger: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.csv"
    rows = ["event_id_cnty,event_date,event_type,location", "X1,2020-01-01,Battles,Nowhere", "X2,soon,Battles,Nowhere"]
    theirs.write_text("\n".join(rows), encoding="utf-8")
    done = run("compare", ledger, theirs, "--json")
    assert done.returncode == 4, done.stderr
    found = json.loads(done.stdout)
    assert {row["found_in"] for row in found["rows"]} == {"ours", "theirs"}
    assert "theirs.csv:3" in done.stderr and "only theirs: 1" in done.stderr


def test_verify_finds_a_changed_byte(ledger: Path, tmp_path: Path) -> None:
    assert run("ledger", "verify", "--ledger", ledger).returncode == 0
    copy = tmp_path / "copy.sqlite"
    with sqlite3.connect(ledger) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("UPDATE documents SET text = replace(text, 'ambulances', 'ambulancez')")
    done = run("ledger", "verify", "--ledger", copy)
    assert done.returncode == 5
    assert "doc:" in done.stderr


def test_resolve_gives_candidates_with_reasons() -> None:
    actors = json.loads(run("resolve", "actor", "the IDF", "--on", "2023-11-03", "--json").stdout)
    assert actors[0]["name"] == "Israel Defense Forces"
    places = json.loads(run("resolve", "place", "Al-Shifa hospital", "--json").stdout)
    assert places[0]["country"] == "PSE"
    days = json.loads(run("resolve", "date", "last Friday", "--on", "2023-11-07", "--json").stdout)
    assert days[0]["earliest"] == "2023-11-03"
    assert run("resolve", "actor", "x", "--on", "3rd of May").returncode == 2


def test_doctor_says_which_pipeline_is_used() -> None:
    done = run("doctor", "--json")
    assert done.returncode == 0
    assert any(row["what"] == "language pipeline" and row["ok"] for row in json.loads(done.stdout))


def test_version_and_a_missing_ledger() -> None:
    assert run("--version").stdout.startswith("counterclaim ")
    done = run("brief", "--ledger", "nowhere.sqlite")
    assert done.returncode == 5
    assert "counterclaim read" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x00\x01\x02\x7fELF" * 50, "binary"),
        ("broken.jsonl", b'{"id": "a", "text": "The army said it left."}\n{"id": "b", "text": \n', "broken.jsonl:2"),
        ("odd.jsonl", b'{"id": "a", "published_on": "2023-02-30", "text": "The army left."}\n', "2023-02-30"),
        (
            "other.txt",
            ("Die Armee teilte am Freitag mit, dass ihre Soldaten den Hafen verlassen haben. " * 5).encode(),
            "German",
        ),
    ],
)
def test_bad_input_is_named_and_the_others_are_kept(tmp_path: Path, name: str, content: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    done = run("read", tmp_path, "--format", "jsonl")
    kept = [json.loads(line)["document"]["path"] for line in done.stdout.splitlines()]
    assert any(path.endswith("good.txt") for path in kept)
    assert word in done.stderr
    assert done.returncode == (0 if name == "odd.jsonl" else 4)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("read", "r.txt", "--published-on", "2023-02-30"), 2, "2023-02-30"),
        (("read", "missing.txt"), 4, "no such file"),
        (("read", "r.txt", "--actors", "odd.tsv"), 3, "odd.tsv:2"),
        (("read", "r.txt", "--ledger", "r.txt"), 5, "not a ledger"),
        (("show", "al-shifa", "--ledger", "war.sqlite"), 5, "Remedy"),
        (("export", "findings", "--ledger", "war.sqlite", "--out", "no/such/file.jsonl"), 2, "no/such/file.jsonl"),
    ],
)
def test_a_wrong_command_ends_with_its_code_and_names_what_is_wrong(
    ledger: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "r.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "odd.tsv").write_text("id\tname\nodd-1\t\n", encoding="utf-8")
    (tmp_path / "war.sqlite").write_bytes(ledger.read_bytes())
    done = run(*words, cwd=tmp_path)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stdout == ""


def test_other_encodings_are_read_with_a_word_about_it(tmp_path: Path) -> None:
    (tmp_path / "western.txt").write_bytes(("“Never”, the general said. " + REPORT).encode("cp1252"))
    (tmp_path / "wide.txt").write_bytes(REPORT.encode("utf-16"))
    done = run("read", tmp_path, "--format", "jsonl")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2
    assert "western.txt: it is not UTF-8" in done.stderr


def test_a_ledger_keeps_the_tables_that_it_was_read_with(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "r.txt").write_text(REPORT, encoding="utf-8")
    (folder / "actors.tsv").write_text("id\tname\tcountry\tsector\nxva-mil\tVarran army\tXVA\tMIL\n", encoding="utf-8")
    first = run("read", folder, "--ledger", tmp_path / "l.sqlite", "--format", "none")
    assert first.returncode == 0, first.stderr
    (folder / "actors.tsv").unlink()
    assert "actors, 2 lines" in run("ledger", "info", "--ledger", tmp_path / "l.sqlite").stdout
    later = tmp_path / "later.txt"
    later.write_text("The Varran army denied it.", encoding="utf-8")
    assert run("read", later, "--ledger", tmp_path / "l.sqlite", "--format", "none").returncode == 0
    rows = run("export", "findings", "--ledger", tmp_path / "l.sqlite").stdout.splitlines()
    assert all(row.count('"xva-mil"') for row in rows)


def test_a_ledger_without_documents_says_what_to_do_next(tmp_path: Path) -> None:
    run("read", tmp_path / "missing.txt", "--ledger", tmp_path / "l.sqlite", "--format", "none")
    done = run("brief", "--ledger", tmp_path / "l.sqlite")
    assert done.returncode == 0
    assert "counterclaim read" in done.stderr


def test_a_ledger_of_a_newer_schema_is_refused(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "newer.sqlite"
    with sqlite3.connect(ledger) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("UPDATE alembic_version SET version_num = '9999'")
    done = run("brief", "--ledger", copy)
    assert done.returncode == 5
    assert "newer" in done.stderr


def test_an_unwritable_ledger_is_said_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(REPORT, encoding="utf-8")
    done = run("read", tmp_path / "r.txt", "--ledger", tmp_path / "no" / "such" / "folder.sqlite")
    assert done.returncode == 5
    assert "Remedy" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_leaves_a_whole_ledger(tmp_path: Path, how: signal.Signals) -> None:
    rows = [json.dumps({"id": f"d{n}", "text": f"Report {n}. " + REPORT * 3}) for n in range(300)]
    (tmp_path / "many.jsonl").write_text("\n".join(rows), encoding="utf-8")
    ledger = tmp_path / "l.sqlite"
    command = [sys.executable, "-m", "counterclaim.cli.main", "read", tmp_path / "many.jsonl", "--ledger", ledger]
    child = subprocess.Popen([*map(str, command), "--format", "none"], stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _documents(ledger) < 5:
        time.sleep(0.05)
    os.kill(child.pid, how)
    _, said = child.communicate(timeout=60)
    kept = _documents(ledger)
    assert 5 <= kept < 300
    if how is signal.SIGINT:
        assert child.returncode == 130
        assert "run the same command" in said
    assert run("ledger", "verify", "--ledger", ledger).returncode == 0
    assert "contested" in run("brief", "--ledger", ledger).stdout or kept


def _documents(ledger: Path) -> int:
    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as book:
            return int(book.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0
