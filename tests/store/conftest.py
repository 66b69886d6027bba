"""Gives each test a ledger of its own: in a file, and again on a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.store import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger may be made in a file."""
    return tmp_path / "war.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """Where a ledger may be made: each test that asks for it runs once for a file and once for a server."""
    wanted = "path" if request.param == "sqlite" else "on_postgresql"
    return str(request.getfixturevalue(wanted))


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """A new, empty ledger."""
    with Ledger.open(address) as made:
        yield made
