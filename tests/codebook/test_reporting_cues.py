"""The cue table: what its rows mean, and how a wrong row is refused."""

from __future__ import annotations

import pytest

from counterclaim.codebook.reporting_cues import load_cues, read_cues
from counterclaim.errors import CodebookError

HEADER = "stance\tcontent\tact\tdoer\tpos\tframes\tcues\n"
ROW = "asserts\tneutral\tspeech\tno\tverb\tthat quote\tsay claim_responsibility\n"


def test_the_table_holds_more_than_three_hundred_cues() -> None:
    assert len({cue.name for cue in load_cues()}) > 300


@pytest.mark.parametrize(
    ("pos", "lemma", "stance"),
    [
        ("verb", "deny", "denies"),
        ("verb", "refute", "disputes"),
        ("verb", "praise", "praises"),
        ("noun", "call", "demands"),
    ],
)
def test_a_cue_carries_its_stance(pos: str, lemma: str, stance: str) -> None:
    assert stance in {cue.stance for cue in load_cues().of(pos, lemma)}


def test_to_think_is_an_attitude_and_to_say_is_speech() -> None:
    cues = load_cues()
    assert {c.act for c in cues.of("verb", "think") if not c.rest} == {"attitude"}
    assert {c.act for c in cues.of("verb", "say")} == {"speech"}


def test_a_cue_of_two_words_is_read_as_one() -> None:
    cue = read_cues(HEADER + ROW, "cues.tsv").of("verb", "claim")[0]
    assert (cue.name, cue.rest) == ("claim responsibility", ("responsibility",))


@pytest.mark.parametrize(
    "row",
    [
        ROW.replace("asserts", "mumbles"),
        ROW.replace("neutral", "likely"),
        ROW.replace("that quote", "sideways"),
        ROW.replace("\tverb", ""),
        ROW.replace("say claim_responsibility", "say say"),
    ],
)
def test_a_wrong_row_is_refused_by_file_and_line(row: str) -> None:
    with pytest.raises(CodebookError) as caught:
        read_cues(HEADER + ROW + row, "cues.tsv")
    assert caught.value.where == "cues.tsv:3"
