"""A run that dies half-way, and a disk that fills: what is kept, what is said, and that going on ends the same."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "counterclaim.cli.main"]


def _reports(folder: Path, count: int) -> Path:
    path = folder / "many.jsonl"
    rows = (
        {
            "id": f"d{n}",
            "publisher": f"Outlet {n % 7}",
            "published_on": "2023-11-04",
            "text": f"Rebels shelled the port of Ostrel on Friday, the Varran army said, killing {n + 2} people. "
            "A spokesman for the rebels denied it. The foreign minister called for an inquiry.",
        }
        for n in range(count)
    )
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def _read(reports: Path, ledger: Path) -> list[str]:
    return [*COMMAND, "read", str(reports), "--ledger", str(ledger), "--format", "none"]


def _incidents(ledger: Path) -> str:
    command = [*COMMAND, "export", "incidents", "--ledger", str(ledger)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _kept(ledger: Path) -> int:
    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as book:
            return int(book.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0


@pytest.mark.slow
def test_a_killed_run_that_goes_on_ends_like_one_that_was_never_killed(tmp_path: Path) -> None:
    reports = _reports(tmp_path, 80)
    child = subprocess.Popen(_read(reports, tmp_path / "killed.sqlite"), stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _kept(tmp_path / "killed.sqlite") < 3:
        time.sleep(0.02)
    child.send_signal(signal.SIGKILL)
    child.wait(timeout=30)
    assert 3 <= _kept(tmp_path / "killed.sqlite") < 80
    again = subprocess.run(_read(reports, tmp_path / "killed.sqlite"), capture_output=True, text=True, check=True)
    assert "80 in all" in again.stderr
    subprocess.run(_read(reports, tmp_path / "whole.sqlite"), capture_output=True, check=True)
    assert _incidents(tmp_path / "killed.sqlite") == _incidents(tmp_path / "whole.sqlite")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte; skipped where it may not be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


@pytest.mark.slow
def test_a_full_disk_is_said_and_what_was_committed_is_kept(tmp_path: Path, small_disk: Path) -> None:
    reports, ledger = _reports(tmp_path, 200), small_disk / "small.sqlite"
    done = subprocess.run(_read(reports, ledger), capture_output=True, text=True, check=False)
    assert done.returncode == 5, done.stderr
    assert "full" in done.stderr
    assert "Remedy" in done.stderr
    assert _kept(ledger) < 200
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    verified = subprocess.run([*COMMAND, "ledger", "verify", "--ledger", str(ledger)], capture_output=True, check=False)
    assert verified.returncode == 0, verified.stderr
    subprocess.run(_read(reports, ledger), capture_output=True, check=True)
    assert _kept(ledger) == 200
