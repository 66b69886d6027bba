"""What sort of thing a common noun names: people, forces, vehicles, diseases."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from counterclaim.codebook.rows import rows

__all__ = ["load_noun_classes"]


@lru_cache(maxsize=1)
def load_noun_classes() -> Mapping[str, frozenset[str]]:
    """For each noun (lower-case lemma) the classes it belongs to."""
    found: dict[str, set[str]] = {}
    for row in rows(resources.files("counterclaim.codebook") / "noun_classes.tsv", columns=2):
        for noun in row.cells[1].split():
            found.setdefault(noun, set()).add(row.cells[0])
    return {noun: frozenset(classes) for noun, classes in found.items()}
