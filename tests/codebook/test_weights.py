"""Tables of weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.codebook.weights import read_weights
from counterclaim.errors import CodebookError


def test_names_and_numbers_are_read_and_comments_are_not(tmp_path: Path) -> None:
    table = tmp_path / "small.tsv"
    table.write_text("# name\tweight\n(bias)\t-1.5\nno word: with a colon\t2\n", encoding="utf-8")
    assert read_weights(table) == {"(bias)": -1.5, "no word: with a colon": 2.0}


@pytest.mark.parametrize("line", ["word\theavy", "word", "word\t1\t2"])
def test_a_wrong_line_is_named(line: str, tmp_path: Path) -> None:
    table = tmp_path / "small.tsv"
    table.write_text(f"(bias)\t1\n{line}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"small\.tsv:2"):
        read_weights(table)
