"""Words inside what is said that show its stance, its issue, and how one account answers another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import yaml

from counterclaim.codebook.tables import line_of, patterns, text_of
from counterclaim.errors import CodebookError

__all__ = ["load_said_words", "pattern", "read_said_words", "says"]

FILE = "said_words.yaml"


def pattern(heading: str) -> re.Pattern[str]:
    """What matches where any of the heading's words does, without regard to case; KeyError for no such heading."""
    return load_said_words()[heading]


def says(heading: str, text: str) -> bool:
    """True when words of the heading are found in the text."""
    return load_said_words()[heading].search(text) is not None


@lru_cache(maxsize=1)
def load_said_words() -> Mapping[str, re.Pattern[str]]:
    """The shipped table, by heading."""
    return read_said_words(text_of(FILE))


def read_said_words(text: str, name: str = FILE) -> Mapping[str, re.Pattern[str]]:
    """A table of patterns by heading, written in YAML; CodebookError with file and line for what is wrong."""
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise CodebookError("is not YAML", where=f"{name}:{mark.line + 1 if mark else 1}") from error
    if not isinstance(raw, dict):
        raise CodebookError("is not a table of headings", where=f"{name}:1")
    for heading in raw:
        if not re.fullmatch(r"[a-z_]+", str(heading)):
            where = f"{name}:{line_of(text, str(heading))}"
            raise CodebookError(f"{heading!r} is no heading", where=where, remedy="small letters and _ only")
    return {str(h): patterns(v, (text, name, str(h))) for h, v in raw.items()}
