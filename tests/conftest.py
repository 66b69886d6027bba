"""What several tests share: one engine for the whole session, and the shared evaluation data where it lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from counterclaim.run.engine import Engine

ROOT = Path(__file__).resolve().parents[1]


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
