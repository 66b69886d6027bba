"""The commands with a ledger on a PostgreSQL server, each in a real process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = (
    "The Varran army said on Friday that rebels had shelled the port of Ostrel, killing at least 12 people. "
    "A spokesman for the rebels denied the accusation. The foreign minister called for an inquiry.\n"
)


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "counterclaim.cli.main", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_server_takes_the_place_of_a_file_in_every_command(tmp_path: Path, on_postgresql: str) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    done = run("read", tmp_path / "report.txt", "--ledger", on_postgresql, "--format", "none")
    assert done.returncode == 0, done.stderr
    assert "1 new document kept in postgresql://" in done.stderr
    assert "Ostrel" in run("brief", "--ledger", on_postgresql).stdout
    assert json.loads(run("search", "shelled", "--ledger", on_postgresql, "--json").stdout)
    assert json.loads(run("export", "findings", "--ledger", on_postgresql).stdout)["document"]["text"] == REPORT
    done = run("ledger", "verify", "--ledger", on_postgresql)
    assert (done.returncode, "is whole" in done.stdout) == (0, True), done.stderr


def test_a_reviewer_decides_and_a_copy_is_made_and_brought_back_on_a_server(tmp_path: Path, on_postgresql: str) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    at = ("--ledger", on_postgresql)
    assert run("read", tmp_path / "report.txt", *at, "--format", "none").returncode == 0
    assert run("brief", *at).returncode == 0
    before = run("export", "incidents", *at).stdout
    claim = json.loads(run("export", "findings", *at).stdout)["claims"][0]["id"]
    signed = ("--reviewer", "Ann", "--because", "as the recording has it", *at)
    made = run("judge", "reject", claim, *signed)
    assert made.returncode == 0, made.stderr
    assert claim not in run("export", "findings", *at).stdout
    assert run("judge", "undo", made.stdout.strip(), *signed).returncode == 0
    assert "(undone)" in run("decisions", "list", *at).stdout
    assert run("ledger", "rebuild", *at).returncode == 0
    assert run("export", "incidents", *at).stdout == before != ""
    copy, again = tmp_path / "war.backup", tmp_path / "again.sqlite"
    assert run("ledger", "backup", copy, *at).returncode == 0
    assert run("ledger", "restore", copy, "--ledger", again).returncode == 0
    assert run("decisions", "list", "--ledger", again).stdout == run("decisions", "list", *at).stdout
    assert run("ledger", "verify", "--ledger", again).returncode == run("ledger", "verify", *at).returncode == 0


@pytest.mark.parametrize("where", ["file", "server"])
def test_two_versions_of_a_report_are_listed_and_compared(
    tmp_path: Path, where: str, request: pytest.FixtureRequest
) -> None:
    ledger = tmp_path / "war.sqlite" if where == "file" else request.getfixturevalue("on_postgresql")
    later = REPORT.replace("at least 12 people", "at least 15 people")
    rows = [{"id": "r1", "publisher": "Varran Times", "text": text} for text in (REPORT, later)]
    (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("read", tmp_path / "reports.jsonl", "--ledger", ledger, "--format", "none").returncode == 0
    ((first, second),) = json.loads(run("ledger", "versions", "--ledger", ledger, "--json").stdout)
    shown = run("show", second, "--diff", "--ledger", ledger).stdout.splitlines()
    changed = [line for line in shown if line[:1] in ("+", "-") and "people" in line]
    assert [line[0] for line in changed] == ["-", "+"]
    assert "12 people" in changed[0] and "15 people" in changed[1]
    assert first != second


def test_a_server_that_does_not_answer_is_named_with_a_remedy() -> None:
    done = run("brief", "--ledger", "postgresql://ann@/war?host=/nowhere")
    assert done.returncode == 5
    assert "Remedy" in done.stderr
