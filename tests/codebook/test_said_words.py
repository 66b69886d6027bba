"""The table of words inside what is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import counterclaim
from counterclaim.codebook.said_words import load_said_words, read_said_words, says
from counterclaim.errors import CodebookError

SOURCE = Path(counterclaim.__file__).parent
USED = re.compile(r"\b(?:says|pattern)\(\s*\"(\w+)\"")


def test_every_heading_that_the_code_asks_for_is_in_the_table() -> None:
    asked = {
        h for folder in ("find", "weigh") for f in (SOURCE / folder).glob("*.py") for h in USED.findall(f.read_text())
    }
    assert asked and asked <= load_said_words().keys()


def test_a_pattern_that_is_no_pattern_names_file_and_line() -> None:
    with pytest.raises(CodebookError, match=r"mine\.yaml:3"):
        read_said_words("a:\n  - fine\n  - (broken\n", "mine.yaml")


def test_a_heading_without_words_is_refused() -> None:
    with pytest.raises(CodebookError, match="must be a list"):
        read_said_words("a: fine\n")


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("stance_bare_no", "“Not us.”"),
        ("stance_is_false", "the whole story is an invention"),
        ("stance_not_done", "not one of our drones took off"),
        ("stance_will_pay", "the raiders will pay for this"),
    ],
)
def test_words_are_found_under_their_heading(heading: str, text: str) -> None:
    assert says(heading, text)
