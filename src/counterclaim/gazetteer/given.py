"""Given names: a word by which a name is known to be a person's."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from counterclaim.gazetteer.names import fold

__all__ = ["given_names"]


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common given names of the world, folded."""
    text = (files("counterclaim.gazetteer") / "given_names.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(word) for line in lines for word in line.split())
