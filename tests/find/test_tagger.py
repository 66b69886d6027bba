"""The learned tagger by itself, and how its tags and the frames make one list of claims."""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Iterator

import pytest
from spacy.language import Language

from counterclaim.codebook.reporting_cues import load_cues
from counterclaim.find.claims import claims, read
from counterclaim.find.claims_by_tagger import combined
from counterclaim.find.claims_reading import Candidate, Extent, Reading
from counterclaim.find.tagger import OURS, POLNEAR, Tagged, Tagger, load_tagger
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import Claim, document

TEXT = 'The mayor said that the mill burned. "We saw soldiers," a miller added. The road is long.'
LONG = '"The mill burned. Nobody was there. The river rose," the mayor said. "We are poor."'


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


@pytest.fixture(scope="module")
def reading(nlp: Language) -> Reading:
    return read(next(iter(parse(nlp, [document(TEXT)]))))


def at(words: str) -> Extent:
    start = TEXT.index(words)
    return start, start + len(words)


def tag(cue: str, content: str, speaker: str | None, chance: float, *, stance: str = "asserts") -> Tagged:
    who = at(speaker) if speaker else None
    return Tagged(at(cue), who, at(content), (at(content),), stance, 0.9, "other", 0.9, chance)


def frame(cue: str, content: str, speaker: str, why: str) -> Candidate:
    meaning = next(iter(load_cues().of("verb", "say")))
    return Candidate(at(speaker), at(cue), at(content), meaning, why, 2, 1)


SAID = frame("said", "the mill burned", "The mayor", "that:say")
QUOTED = frame("added", '"We saw soldiers,"', "a miller", "quote:add")


def both(
    reading: Reading, frames: list[Candidate], tags: list[Tagged], sure: float = 0.4, *, whole: bool = False
) -> list[tuple[str, str]]:
    found: Iterator[Candidate] = combined(reading, frames, tags, sure, whole=whole)
    return [(reading.text[slice(*c.content)], c.why) for c in found]


def test_what_both_find_is_told_in_the_taggers_words_with_the_meaning_of_the_frame(reading: Reading) -> None:
    found = both(reading, [SAID], [tag("said", "that the mill burned", "The mayor", 0.8)])
    assert found == [("the mill burned", "that:say, tagger 0.80")]


def test_a_frame_that_the_tagger_sees_no_cue_for_is_dropped(reading: Reading) -> None:
    assert both(reading, [SAID], []) == []
    assert both(reading, [SAID], [tag("said", "the mill burned", None, 0.2)]) == [("the mill burned", "that:say")]


def test_a_denial_or_an_admission_that_a_frame_finds_needs_no_second_witness(reading: Reading) -> None:
    deny = next(iter(load_cues().of("verb", "deny")))
    denied = dc.replace(SAID, meaning=deny, why="obj:deny")
    assert both(reading, [denied], []) == [("the mill burned", "obj:deny")]


def test_a_tag_below_the_dial_is_not_believed_alone(reading: Reading) -> None:
    tags = [tag("said", "the mill burned", "The mayor", 0.5)]
    assert both(reading, [], tags, sure=0.4) == [("the mill burned", "tagger 0.50")]
    assert both(reading, [], tags, sure=0.6) == []


def test_quotations_are_told_by_their_marks_unless_whole_ones_are_asked_for(reading: Reading) -> None:
    tags = [tag("added", "We saw soldiers", "a miller", 0.9)]
    assert both(reading, [QUOTED], tags) == [('"We saw soldiers,"', "quote:add")]
    assert both(reading, [QUOTED], tags, whole=True) == [("We saw soldiers", "tagger 0.90")]
    assert both(reading, [QUOTED], [], whole=True) == [('"We saw soldiers,"', "quote:add")]


def test_with_whole_quotations_frames_of_speech_need_the_tagger(reading: Reading) -> None:
    assert both(reading, [SAID], [tag("said", "the mill burned", None, 0.2)], whole=True) == []


def test_the_tagger_finds_cue_speaker_and_content_with_places_in_the_text(tagger: Tagger) -> None:
    (said, *_) = tagger.tag(TEXT, 0.5)
    assert said.speaker is not None
    assert [TEXT[slice(*e)] for e in (said.speaker, said.cue)] == ["The mayor", "said"]
    assert "the mill burned" in TEXT[slice(*said.content)]
    assert 0.5 <= said.chance <= 1


def test_near_asks_only_the_lines_that_hold_a_position(tagger: Tagger) -> None:
    text = "The mayor said that the mill burned.\nThe envoy said that the dam broke."
    assert len(tagger.tag(text, 0.5)) == 2
    assert [text[slice(*t.cue)] for t in tagger.tag(text, 0.5, [text.index("envoy")])] == ["said"]
    assert tagger.tag(text, 0.5, []) == []


def test_the_style_of_annotation_changes_how_sure_it_is_of_a_whole_quotation(tagger: Tagger) -> None:
    (whole,) = tagger.tag(LONG, 0.3, style=POLNEAR)
    (ours,) = tagger.tag(LONG, 0.3, style=OURS)
    assert whole.chance > ours.chance


def test_lines_longer_than_the_model_reads_lose_nothing_before_or_after(tagger: Tagger) -> None:
    filler = "Rain fell over the hills and the river rose by noon. " * 60
    text = f"The mayor said that the mill burned. {filler}The envoy said that the dam broke."
    found = [text[slice(*t.speaker)] for t in tagger.tag(text, 0.2) if t.speaker]
    assert found[0] == "The mayor"
    assert found[-1] == "The envoy"


def test_a_text_without_words_has_no_tags(tagger: Tagger) -> None:
    assert tagger.tag("", 0.1) == []
    assert tagger.tag(" \n\n ", 0.1) == []


def found_in(nlp: Language, text: str, tagger: Tagger | None = None, *, whole: bool = False) -> tuple[Claim, ...]:
    return claims(next(iter(parse(nlp, [document(text)]))), tagger, whole=whole)


def test_a_quotation_is_a_claim_a_sentence_or_one_with_its_continuation(nlp: Language) -> None:
    assert len(found_in(nlp, LONG)) == 4
    (one,) = found_in(nlp, LONG, whole=True)
    assert one.content.text == '"The mill burned. Nobody was there. The river rose,"'
    assert [part.text for part in one.continued] == ['"We are poor."']
    assert one.claimant is not None
    assert one.claimant.text == "the mayor"


def test_continued_parts_are_the_exact_words(nlp: Language, tagger: Tagger) -> None:
    for claim in found_in(nlp, LONG, tagger, whole=True):
        for part in (claim.content, *claim.continued):
            assert LONG[part.start : part.end] == part.text


def test_a_quotation_signed_below_with_a_dash_is_its_signers(nlp: Language) -> None:
    (claim,) = found_in(nlp, "“The dam will hold.” — Ada Brook, engineer")
    assert claim.claimant is not None
    assert claim.claimant.text.startswith("Ada Brook")


@pytest.mark.parametrize("least", [0.01, 0.05, 0.2])
def test_no_span_begins_or_ends_inside_a_word(tagger: Tagger, least: float) -> None:
    text = (
        "The Parliament of Utopia voted on a resolution to expel Sylvanian troops from the country.\n"
        "Radyonur mistranslated the communique, the Vlasicites grumbled."
    )
    words = [(m.start(), m.end()) for m in re.finditer(r"\w+", text)]
    for tagged in tagger.tag(text, least):
        for start, end in (tagged.cue, *tagged.parts, *([tagged.speaker] if tagged.speaker else [])):
            assert not any(first < at < last for first, last in words for at in (start, end))
