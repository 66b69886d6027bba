"""Copies of a ledger, and a ledger made again from its documents and decisions."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.builders import derived, findings, tamper

from counterclaim.errors import StoreError, WriteError
from counterclaim.store import Ledger


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger with documents, a failure, a decision, and all that is derived."""
    for number in (1, 2, 3):
        ledger.add(findings(number))
    ledger.add_problem("in/broken.txt", "ReadError", "there is no text in it.")
    ledger.replace_derived(*derived(findings(1), findings(2)))
    ledger.decide("accept", "inc:1", "seen", "Ann")
    return ledger


def _found(ledger: Ledger) -> list[tuple[str, int, tuple[str, ...]]]:
    return sorted((hit.document, hit.sentence_number, hit.claim_ids) for hit in ledger.search("clinic"))


def test_a_backup_is_a_ledger_that_holds_the_same(full: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "war.backup"
    assert full.backup(file) == []
    assert [p.name for p in tmp_path.iterdir() if "backup" in p.name] == ["war.backup"]
    with Ledger.open(file) as copy:
        assert list(copy.all_findings()) == list(full.all_findings())
        assert copy.decisions() == full.decisions()
        assert copy.failures() == full.failures()
        assert copy.dump() == full.dump()
        assert _found(copy) == _found(full)  # the order of hits is each database's own


def test_a_backup_comes_back_into_either_database_and_can_be_written_to(
    full: Ledger, tmp_path: Path, on_postgresql: str
) -> None:
    full.backup(tmp_path / "war.backup")
    for number, at in enumerate((str(tmp_path / "again.sqlite"), on_postgresql)):
        if at == str(full.address) or (number and "postgresql" in str(full.address)):
            continue
        with Ledger.open(at) as again:
            assert again.restore(tmp_path / "war.backup") == []
            assert again.dump() == full.dump()
            assert again.add(findings(4))
            again.decide("accept", findings(4).claims[0].id, "seen", "Ben")
            assert again.verify() == []


def test_a_backup_takes_no_file_s_place_and_a_restore_no_ledger_s(full: Ledger, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("notes", encoding="utf-8")
    with pytest.raises(StoreError, match="Remedy"):
        full.backup(tmp_path / "mine.txt")
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "notes"
    assert full.backup(tmp_path / "mine.txt", replace=True) == []
    with pytest.raises(WriteError, match="Remedy"):
        full.restore(tmp_path / "mine.txt")
    assert full.verify() == []


def test_a_backup_of_a_changed_ledger_says_so(full: Ledger, address: str, tmp_path: Path) -> None:
    tamper(address, "UPDATE documents SET title = 'Another' WHERE number = 2")
    assert any(findings(2).document.id in line for line in full.backup(tmp_path / "war.backup"))


def test_what_was_made_from_documents_is_made_again_byte_for_byte(full: Ledger, address: str) -> None:
    before = full.dump()
    tamper(address, "DELETE FROM mentions", "UPDATE claims SET stance = 'accepts'", "DELETE FROM voices")
    assert full.verify() != []
    assert full.rebuild_rows() == 3
    full.replace_derived(*derived(findings(1), findings(2)))
    assert full.dump() == before
    assert full.verify() == []
    assert len(full.search("clinic")) == 6
