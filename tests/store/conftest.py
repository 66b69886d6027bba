"""Makes the builders beside the tests importable, and gives each test a ledger of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from counterclaim.store import Ledger  # noqa: E402


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger may be made."""
    return tmp_path / "war.sqlite"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """A new, empty ledger in a real file."""
    with Ledger.open(path) as made:
        yield made
