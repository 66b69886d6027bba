"""Reading a YAML table of the codebook, with the file and line of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

import yaml

from counterclaim.errors import CodebookError

__all__ = ["line_of", "patterns", "table", "text_of", "words"]


def text_of(name: str) -> str:
    """The text of a shipped table."""
    return files("counterclaim.codebook").joinpath(name).read_text(encoding="utf-8")


def table(text: str, name: str, keys: Iterable[str]) -> Mapping[str, Any]:
    """The mapping written in YAML, with exactly these keys; CodebookError with file and line otherwise."""
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise CodebookError("is not YAML", where=f"{name}:{mark.line + 1 if mark else 1}") from error
    wanted = set(keys)
    if not isinstance(raw, dict):
        raise CodebookError("is not a table of keys", where=f"{name}:1")
    for key in raw.keys() - wanted:
        raise CodebookError(f"unknown key {key!r}", where=f"{name}:{line_of(text, str(key))}")
    for key in sorted(wanted - raw.keys()):
        raise CodebookError(f"key {key!r} is missing", where=f"{name}:1", remedy=f"add {key}")
    return raw


def line_of(text: str, words: str) -> int:
    """The first line that holds the words, counted from 1; 1 when none does."""
    return next((i for i, line in enumerate(text.splitlines(), start=1) if words in line), 1)


def words(raw: Mapping[str, Any], key: str, text: str, name: str) -> frozenset[str]:
    """The list of words under a key, in lower case."""
    value = raw[key]
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise CodebookError(f"{key!r} must be a list of words", where=f"{name}:{line_of(text, key)}")
    return frozenset(v.lower() for v in value)


def patterns(value: object, where: tuple[str, str, str]) -> re.Pattern[str]:
    """One pattern that matches where any of the list does. `where`: text, file name, key."""
    text, name, key = where
    if not isinstance(value, list) or not value:
        raise CodebookError(f"{key!r} must be a list of patterns", where=f"{name}:{line_of(text, key)}")
    for pattern in value:
        try:
            re.compile(str(pattern))
        except re.error as error:
            raise CodebookError(f"pattern is wrong: {error}", where=f"{name}:{line_of(text, str(pattern))}") from error
    return re.compile("|".join(f"(?:{p})" for p in value), re.IGNORECASE)
