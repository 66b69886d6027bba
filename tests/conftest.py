"""What several tests share: one engine and one database server for the session, and the evaluation data beside us."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.run.engine import Engine

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # the helpers beside the tests are imported as `tests.…`


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The real engine, loaded once."""
    return Engine()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data beside the checkout; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("COUNTERCLAIM_SHARED") or ROOT.parent / "shared")
    if not (folder / "data").is_dir():
        pytest.skip("the evaluation data is not here")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """The example dossiers of the repository."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a real PostgreSQL server, started once; tests that need it are skipped where none is installed."""
    from tests import postgresql

    programs = postgresql.programs()
    if programs is None:
        pytest.skip(postgresql.MISSING)
    with postgresql.server(programs) as at:
        yield at


@pytest.fixture
def on_postgresql(server: str) -> Iterator[str]:
    """The address of an empty schema on the server, for one test."""
    from tests import postgresql

    with postgresql.schema(server) as at:
        yield at
