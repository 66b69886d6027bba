"""Long texts are cut where a reader would pause."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.parse import parse
from counterclaim.parse.pipeline import windows
from counterclaim.records import document
from counterclaim.run.engine import Engine


@given(text=st.text(alphabet="ab .\n", max_size=300), size=st.integers(2, 40))
def test_windows_cover_the_text_in_order_and_none_is_too_long(text: str, size: int) -> None:
    cuts = windows(text, size)
    assert "".join(text[a:b] for a, b in cuts) == text
    assert all(0 < b - a <= size for a, b in cuts)


def test_a_line_end_is_a_better_cut_than_a_later_space() -> None:
    assert windows("He left\nthe port at dawn", 14)[0] == (0, 8)
    assert windows("He left. The port is shut", 17)[0] == (0, 13) or windows("He left. The port", 14)[0] == (0, 9)


def test_a_heading_does_not_run_into_the_text(engine: Engine) -> None:
    (parsed,) = parse(engine.nlp, [document("Port shelled\n\nThe army said it had left.")])
    assert [sent.text.strip() for sent in parsed.doc.sents] == ["Port shelled", "The army said it had left."]
    assert parsed.doc.text == parsed.document.text


def test_a_dateline_is_a_sentence_of_its_own(engine: Engine) -> None:
    (parsed,) = parse(engine.nlp, [document("PORT HALE, May 4 (ANB) - The army left the port.")])
    assert [sent.text.strip() for sent in parsed.doc.sents][-1] == "The army left the port."


def test_not_stands_below_its_verb_even_behind_a_parenthesis(engine: Engine) -> None:
    (parsed,) = parse(engine.nlp, [document("The army had not, as of yesterday, announced any plans to leave.")])
    (word,) = [t for t in parsed.doc if t.lower_ == "not"]
    assert word.dep_ == "neg"
    assert word.head.text == "announced"
