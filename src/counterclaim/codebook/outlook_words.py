"""Words that decide how a text holds an act: doubt, denial, plan, possibility, time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

import yaml

from counterclaim.errors import CodebookError

__all__ = ["load_outlook_words", "words"]


@lru_cache(maxsize=1)
def load_outlook_words() -> Mapping[str, frozenset[str]]:
    """The lists of outlook_words.yaml by name; CodebookError when one is not a list of words."""
    table = resources.files("counterclaim.codebook") / "outlook_words.yaml"
    text = table.read_text(encoding="utf-8")
    loaded: Mapping[str, object] = yaml.safe_load(text)
    found = {}
    for name, values in loaded.items():
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            line = next((n for n, row in enumerate(text.splitlines(), start=1) if row.startswith(f"{name}:")), 1)
            raise CodebookError(
                f"{name!r} is not a list of words", where=f"{table.name}:{line}", remedy="quote each word"
            )
        found[name] = frozenset(values)
    return found


def words(name: str) -> frozenset[str]:
    """The words of one list."""
    return load_outlook_words()[name]
