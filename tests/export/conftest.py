"""The dossier that all exports are tested on."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def dossier() -> Any:
    """Hand-made records of two short reports (dossier.py beside this file)."""
    spec = importlib.util.spec_from_file_location("export_dossier", Path(__file__).with_name("dossier.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Dossier()
