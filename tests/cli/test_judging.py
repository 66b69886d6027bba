"""What a reviewer does on the command line, from finding an id to taking a release back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.test_cli import Done, run

SIGNED = ("--reviewer", "Ann", "--because", "checked against the recording")


@pytest.fixture
def ledger(tmp_path: Path, examples: Path) -> Path:
    path = tmp_path / "war.sqlite"
    assert run("read", examples / "al-shifa-3-november-2023", "--ledger", path, "--format", "none").returncode == 0
    assert run("brief", "--ledger", path).returncode == 0
    return path


def _judge(ledger: Path, *words: str) -> Done:
    return run("judge", *words, *SIGNED, "--ledger", ledger)


def _claim(ledger: Path, stance: str) -> tuple[str, str]:
    """A claim with this stance, and its document."""
    for name, has, document in _stances(ledger):
        if has == stance:
            return name, document
    raise AssertionError(stance)


def _stances(ledger: Path) -> list[tuple[str, str, str]]:
    """Each claim as exported: its id, its stance and its document."""
    lines = map(json.loads, run("export", "findings", "--ledger", ledger).stdout.splitlines())
    return [(claim["id"], claim["stance"], found["document"]["id"]) for found in lines for claim in found["claims"]]


def test_a_claim_is_edited_redacted_and_brought_back(ledger: Path) -> None:
    claim, document = _claim(ledger, "denies")
    assert claim in run("show", document, "--ids", "--ledger", ledger).stdout
    assert _judge(ledger, "edit", claim[:12], "--set", "stance=disputes").returncode == 0
    assert (claim, "disputes", document) in _stances(ledger)
    redacted = _judge(ledger, "redact", claim, "--name", "Una Holt")
    assert "█" in run("show", document, "--ledger", ledger).stdout
    assert "█" in run("export", "findings", "--ledger", ledger).stdout
    listed = run("decisions", "list", "--ledger", ledger).stdout
    assert "stance=disputes" in listed and "names=Una Holt" in listed and "because: checked" in listed
    assert _judge(ledger, "undo", redacted.stdout.strip()).returncode == 0
    assert "█" not in run("show", document, "--ledger", ledger).stdout
    assert "(undone)" in run("decisions", "list", "--ledger", ledger).stdout
    theirs = ("accept", claim, "--reviewer", "Ben", "--because", "as it stands")
    assert run("judge", *theirs, "--ledger", ledger).returncode == 0
    agreed = json.loads(run("agree", "Ann", "Ben", "--ledger", ledger, "--json").stdout)
    assert agreed["labels"]["claim kept"]["units"] == agreed["labels"]["claim issue"]["alpha"] == 1
    assert run("ledger", "verify", "--ledger", ledger).returncode == 0


def test_what_cannot_be_decided_is_told_with_a_remedy(ledger: Path) -> None:
    claim, _ = _claim(ledger, "denies")
    for words in (("edit", claim, "--set", "stance=lies"), ("release", claim), ("undo", "dec:nope")):
        refused = _judge(ledger, *words)
        assert refused.returncode != 0 and "Remedy" in refused.stderr
    assert json.loads(run("decisions", "list", "--json", "--ledger", ledger).stdout) == []


def test_an_incident_is_public_until_its_release_is_undone(ledger: Path, tmp_path: Path) -> None:
    incident = json.loads(run("export", "incidents", "--ledger", ledger).stdout.splitlines()[0])["id"]
    name = _judge(ledger, "release", incident).stdout.strip()
    asked = ("export", "--to", "csv", "--profile", "public", "--ledger", ledger, "--out")
    assert run(*asked, tmp_path / "one").returncode == 0
    assert json.loads(run("decisions", "show", name, "--json", "--ledger", ledger).stdout)["action"] == "release"
    assert _judge(ledger, "undo", name).returncode == 0
    refused = run(*asked, tmp_path / "two")
    assert refused.returncode == 4 and not (tmp_path / "two").exists()


def test_a_ledger_is_copied_restored_and_made_again(ledger: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "war.backup", tmp_path / "again.sqlite"
    assert run("ledger", "backup", copy, "--ledger", ledger).returncode == 0
    assert run("ledger", "restore", copy, "--ledger", again).returncode == 0
    before = run("export", "incidents", "--ledger", again).stdout
    assert run("ledger", "rebuild", "--ledger", again).returncode == 0
    assert run("export", "incidents", "--ledger", again).stdout == before != ""
    refused = run("ledger", "restore", copy, "--ledger", again)
    assert refused.returncode != 0 and "Remedy" in refused.stderr
