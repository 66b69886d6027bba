"""Ledgers that cannot be opened or written, were tampered with, or lost their writer in mid-sentence."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psycopg
import pytest
from tests.store.builders import derived, failed, findings, tamper

from counterclaim.errors import SchemaVersionError, StoreError, WriteError
from counterclaim.store import Ledger

ROOT = Path(__file__).resolve().parents[2]


def _child(code: str, *args: object) -> subprocess.Popen[str]:
    """A real second program with the builders at hand."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, args)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


ADD_FOREVER = """
    import sys
    from counterclaim.store import Ledger
    from tests.store.builders import derived, findings
    with Ledger.open(sys.argv[1]) as ledger:
        for number in range(int(sys.argv[2]), int(sys.argv[3])):
            ledger.add(findings(number))
            print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 40])
def test_a_writer_killed_at_any_moment_leaves_only_whole_documents(address: str, after: int) -> None:
    child = _child(ADD_FOREVER, address, 0, 100_000)
    assert child.stdout is not None
    for _ in range(after):
        child.stdout.readline()
    time.sleep(0.003 * after)
    child.send_signal(signal.SIGKILL)
    told = [int(line) for line in child.stdout.read().split()]
    child.communicate()
    with Ledger.open(address) as ledger:
        assert ledger.verify() == []
        kept = list(ledger.all_findings())
        assert kept == [findings(number) for number in range(len(kept))]
        assert len(kept) >= (max(told) + 1 if told else after)
        assert ledger.add(findings(len(kept)))


DO_ALL = """
    import sys
    from counterclaim.store import Ledger
    from tests.store.builders import derived, findings
    with Ledger.open(sys.argv[1]) as ledger:
        for number in range(1, 10_000):
            made = findings(number)
            ledger.add(made)
            print("added", made.document.id, flush=True)
            ledger.replace_derived(*derived(findings(1), made))
            print("decided", ledger.decide("accept", made.claims[0].id, "seen", "Ann").id, flush=True)
            ledger.add_problem(f"in/{number}.txt", "ReadError", "there is no text in it.")
            print("failed", f"in/{number}.txt", flush=True)
            if number % 3 == 0:
                ledger.rebuild_rows()
            if number % 4 == 0:
                ledger.add(made, replace=True)
            if number % 5 == 0:
                ledger.backup(sys.argv[2], replace=True)
"""


@pytest.mark.parametrize("after", [4, 9, 17, 31])
def test_whatever_a_killed_program_was_doing_all_it_had_done_is_kept_and_nothing_half(
    address: str, tmp_path: Path, after: int
) -> None:
    child = _child(DO_ALL, address, tmp_path / "war.backup")
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(after)]
    time.sleep(0.007 * (after % 5))
    child.send_signal(signal.SIGKILL)
    told += child.stdout.readlines()
    child.communicate()
    done = [line.split() for line in told if line.endswith("\n")]
    assert len(done) >= after
    with Ledger.open(address) as ledger:
        assert ledger.verify() == []
        added = [document.id for document in ledger.documents()]
        held: dict[str, set[str | None]] = {
            "added": {*added},
            "decided": {decision.id for decision in ledger.decisions()},
            "failed": {failure.path for failure in ledger.failures()},
        }
        assert [(kind, name) for kind, name in done if name not in held[kind]] == []
        assert added == [findings(number).document.id for number in range(1, len(added) + 1)]
    if (tmp_path / "war.backup").exists():
        with Ledger.open(tmp_path / "war.backup", create=False) as copy:
            assert copy.verify() == []
            assert all(document.id in added for document in copy.documents())


def test_a_server_killed_in_the_midst_of_writing_keeps_all_that_it_confirmed(on_postgresql: str) -> None:
    at = f"{on_postgresql}%20-csynchronous_commit%3Don"  # the rest of the tests save the time
    Ledger.open(at).close()
    child = _child(ADD_FOREVER, at, 0, 100_000)
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(20)]
    with psycopg.connect(on_postgresql) as raw:
        others = "backend_type = 'client backend' AND pid <> pg_backend_pid()"
        servers = raw.execute(f"SELECT pid FROM pg_stat_activity WHERE {others}".encode()).fetchall()
    for (server,) in servers:
        os.kill(server, signal.SIGKILL)  # the server drops all connections and recovers from its log
    told += child.stdout.readlines()
    assert "StoreError" in child.communicate()[1] and child.returncode == 1
    _until_it_answers(on_postgresql)
    with Ledger.open(at) as ledger:
        assert ledger.verify() == []
        kept = list(ledger.all_findings())
        assert kept == [findings(number) for number in range(len(kept))]
        assert len(kept) > int(told[-1])


def _until_it_answers(at: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(at).close()
            return
        time.sleep(0.1)


def test_a_program_killed_while_it_makes_a_ledger_leaves_one_that_opens(address: str) -> None:
    for delay in (0.3, 0.5):
        child = _child(ADD_FOREVER, address, 0, 100_000)
        time.sleep(delay)
        child.kill()
        child.communicate()
        with Ledger.open(address) as ledger:
            assert ledger.verify() == []


def test_one_may_read_while_another_writes(address: str) -> None:
    Ledger.open(address).close()
    child = _child(ADD_FOREVER, address, 0, 40)
    seen = []
    with Ledger.open(address) as ledger:
        while child.poll() is None:
            kept = list(ledger.all_findings())
            assert kept == [findings(number) for number in range(len(kept))]
            assert len(ledger.search("clinic", limit=500)) >= len(kept)
            seen.append(len(kept))
        assert child.communicate()[1] == ""
        assert ledger.info()["documents"] == 40
    assert seen == sorted(seen)


READ_UNTIL = """
    import sys
    from counterclaim.store import Ledger
    from tests.store.builders import findings
    made = [findings(number) for number in range(int(sys.argv[2]))]
    seen = 0
    with Ledger.open(sys.argv[1]) as ledger:
        while seen < len(made):
            kept = list(ledger.all_findings())
            assert len(kept) >= seen and kept == made[: len(kept)]
            assert ledger.info()["claims"] % 2 == 0
            seen = len(kept)
"""


def test_many_programs_may_read_while_one_writes(address: str) -> None:
    Ledger.open(address).close()
    readers = [_child(READ_UNTIL, address, 30) for _ in range(3)]
    writer = _child(ADD_FOREVER, address, 0, 30)
    assert [child.communicate()[1] for child in (writer, *readers)] == ["", "", "", ""]
    assert [child.returncode for child in (writer, *readers)] == [0, 0, 0, 0]


def test_several_programs_may_write_at_once(address: str) -> None:
    children = [_child(ADD_FOREVER, address, start, start + 25) for start in (0, 25, 20)]
    assert [child.communicate()[1] for child in children] == ["", "", ""]
    with Ledger.open(address) as ledger:
        assert ledger.info()["documents"] == 50
        assert ledger.verify() == []


FILL_UP = """
    import resource, signal, sys
    from counterclaim.errors import WriteError
    from counterclaim.store import Ledger
    from tests.store.builders import derived, findings
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with Ledger.open(sys.argv[1]) as ledger:
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
        try:
            for number in range(10_000):
                ledger.add(findings(number))
        except WriteError as error:
            print(number)
            print(error)
"""


def test_a_full_disk_is_a_write_error_with_a_remedy_and_loses_nothing(path: Path) -> None:
    out, problems = _child(FILL_UP, path).communicate()
    assert problems == ""
    number, message = out.splitlines()
    assert "disk" in message
    assert "Remedy" in message
    with Ledger.open(path) as ledger:
        assert list(ledger.all_findings()) == [findings(n) for n in range(int(number))]
        assert ledger.verify() == []


def test_a_database_that_may_not_grow_is_called_full(path: Path) -> None:
    ledger = Ledger.open(path)
    with pytest.raises(WriteError, match=r"disk is full.*Remedy: free some space"), ledger._engine.connect() as held:
        held.exec_driver_sql("PRAGMA max_page_count = 1")
        held.close()
        for number in range(500):
            ledger.add(findings(number))
    assert ledger.verify() == []


def test_a_ledger_of_a_newer_program_is_refused_by_name(ledger: Ledger, address: str) -> None:
    ledger.close()
    newer = "UPDATE ledger_meta SET value = '9.9.0' WHERE key = 'app_version'"
    tamper(address, "UPDATE alembic_version SET version_num = '7'", newer)
    with pytest.raises(SchemaVersionError, match=r"schema 7, written by version 9\.9\.0.*Remedy: install"):
        Ledger.open(address)


def test_a_text_file_is_no_ledger(path: Path) -> None:
    path.write_text("Northland shelled a clinic.", encoding="utf-8")
    with pytest.raises(StoreError, match=r"is not a ledger.*Remedy"):
        Ledger.open(path)
    assert path.read_text("utf-8") == "Northland shelled a clinic."


def test_a_database_of_another_kind_is_no_ledger(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE birds (name TEXT)")
    raw.close()
    with pytest.raises(StoreError, match=r"is not a ledger.*Remedy"):
        Ledger.open(path)


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.verify() == []


def test_a_missing_ledger_is_not_made_for_a_reader(path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no ledger here.*Remedy"):
        Ledger.open(path, create=False)
    assert not path.exists()


def test_a_folder_and_a_path_in_no_folder_are_errors_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"this is a folder.*Remedy"):
        Ledger.open(tmp_path)
    with pytest.raises(WriteError, match=r"its folder does not exist.*Remedy"):
        Ledger.open(tmp_path / "nowhere" / "war.sqlite")


def test_an_address_names_a_file_and_other_databases_are_refused(path: Path) -> None:
    with Ledger.open(f"sqlite:///{path}") as ledger:
        assert ledger.address.file == path
    with pytest.raises(StoreError, match=r"mysql is not supported.*Remedy"):
        Ledger.open("mysql://localhost/war")


def test_a_folder_that_may_not_be_written_is_an_error_but_a_ledger_in_it_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    with Ledger.open(folder / "war.sqlite") as ledger:
        ledger.add(findings(1))
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    (folder / "war.sqlite").chmod(stat.S_IRUSR)
    if os.access(folder, os.W_OK):
        pytest.skip("nothing is forbidden to this user")
    try:
        with Ledger.open(folder / "war.sqlite") as ledger:
            assert ledger.findings("report-1") == findings(1)
            with pytest.raises(WriteError, match="Remedy"):
                ledger.add(findings(2))
        with pytest.raises(WriteError, match="Remedy"):
            Ledger.open(folder / "other.sqlite")
    finally:
        folder.chmod(stat.S_IRWXU)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE documents SET text = replace(text, '12', '92') WHERE number = 2", "its text was changed"),
        ("UPDATE documents SET publisher = 'Other' WHERE number = 2", "metadata were changed"),
        ("UPDATE documents SET findings = replace(findings, 'denies', 'accept') WHERE number = 2", "findings or"),
        ("UPDATE claims SET stance = 'accepts' WHERE stance = 'denies' AND document = '{}'", "claims: clm:"),
        ("UPDATE counts SET low = 13 WHERE document = '{}'", "counts: "),
        ("DELETE FROM disputes WHERE document = '{}'", "disputes: "),
        ("DELETE FROM events WHERE document = '{}'", "events: evt:"),
        ("UPDATE sentences SET text = 'x' WHERE number = 1 AND document = '{}'", "sentences: 1"),
        (
            "UPDATE documents SET added_at = '2031-05-06T00:00:00.000000+00:00' WHERE number = 2",
            "was added was changed",
        ),
        ("UPDATE documents SET n_failures = 1 WHERE number = 2", "number of failures"),
    ],
)
def test_a_change_past_the_program_is_found_and_the_document_named(
    ledger: Ledger, address: str, change: str, words: str
) -> None:
    for number in (1, 2, 3):
        ledger.add(findings(number))
    name = findings(2).document.id
    tamper(address, change.format(name))
    lines = ledger.verify()
    assert any(name in line and words in line for line in lines), lines
    assert not any(findings(1).document.id in line for line in lines)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_document_taken_out_is_missed(ledger: Ledger, address: str, number: int) -> None:
    for each in (1, 2, 3):
        ledger.add(findings(each))
    tamper(address, f"DELETE FROM documents WHERE number = {number}")
    assert any(
        line.startswith("documents: ") and ("is missing" in line or "says 3" in line) for line in ledger.verify()
    )


def test_a_changed_failure_is_found(ledger: Ledger, address: str) -> None:
    ledger.add(failed(1))
    tamper(address, "UPDATE failures SET message = 'nothing'")
    assert any(line.startswith("failures: fail:") for line in ledger.verify())


def test_a_standing_changed_past_the_program_is_found(ledger: Ledger, address: str) -> None:
    ledger.add(findings(1))
    ledger.replace_derived(*derived(findings(1)))
    assert ledger.verify() == []
    tamper(address, "UPDATE standings SET record = replace(record, 'contested', 'conceded')")
    assert any("standings" in line and "changed" in line for line in ledger.verify())
    assert not ledger.derived_is_current()


def test_a_damaged_file_is_told_with_a_remedy(path: Path) -> None:
    ledger = Ledger.open(path)
    for number in range(30):
        ledger.add(findings(number))
    ledger.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + os.urandom(len(whole) - 8192))
    with pytest.raises(StoreError, match="Remedy"), Ledger.open(path) as broken:
        assert broken.verify() == []
        list(broken.all_findings())
