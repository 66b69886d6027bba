"""The commands with a ledger on a PostgreSQL server, each in a real process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

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


def test_a_server_that_does_not_answer_is_named_with_a_remedy() -> None:
    done = run("brief", "--ledger", "postgresql://ann@/war?host=/nowhere")
    assert done.returncode == 5
    assert "Remedy" in done.stderr
