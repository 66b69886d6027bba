"""The dossier that all exports are tested on."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from counterclaim.export.cases import HoldingsInMemory, case_of


@pytest.fixture
def dossier() -> Any:
    """Hand-made records of two short reports (dossier.py beside this file)."""
    spec = importlib.util.spec_from_file_location("export_dossier", Path(__file__).with_name("dossier.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Dossier()


@pytest.fixture
def holdings(dossier: Any) -> HoldingsInMemory:
    """The dossier as what an export is made from."""
    return holdings_of(dossier)


def holdings_of(d: Any) -> HoldingsInMemory:
    """A dossier's records as cases."""
    cases = tuple(
        case_of(
            i,
            [s for s in d.standings if s.incident == i.id],
            [t for t in d.tolls if t.incident == i.id],
            d.findings,
        )
        for i in d.incidents
    )
    return HoldingsInMemory(cases, d.findings, d.asks)
