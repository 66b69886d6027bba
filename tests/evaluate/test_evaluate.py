"""Evaluation on small annotations of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.errors import ConfigError
from counterclaim.evaluate import Tally, documents_of, evaluate_attributions, evaluate_gold, evaluate_path
from counterclaim.evaluate.attributions import Attribution, score_attributions
from counterclaim.evaluate.names import names_in_common, same_name
from counterclaim.evaluate.pairing import best_first, macro_f1
from counterclaim.evaluate.report import Score, report_of
from counterclaim.records import (
    Claim,
    Count,
    Dispute,
    EventMention,
    Findings,
    Party,
    claim_id,
    document,
    event_id,
    quoted,
)
from counterclaim.records.spans import Span

TEXT = "The army shelled the port, the mayor said. The army denied it. At least 12 people were killed."
FIRST, SECOND, THIRD = (
    "The army shelled the port, the mayor said.",
    "The army denied it.",
    "At least 12 people were killed.",
)
GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def _gold(folder: Path) -> Path:
    event = {"id": "e1", "sentence": FIRST, "trigger": "shelled", "type": "ASSAULT", "actors": ["army"],
             "recipients": ["port"], "place": None, "date": None, "modality": "asserted"}  # fmt: skip
    said = {"id": "c1", "claimant": "mayor", "content": "The army shelled the port", "sentence": FIRST,
            "stance": "asserts", "form": "indirect", "issue": "occurrence"}  # fmt: skip
    denied = {"id": "c2", "claimant": "army", "content": "it", "sentence": SECOND, "stance": "denies",
              "form": "indirect", "issue": "responsibility"}  # fmt: skip
    count = {"span": "At least 12 people", "sentence": THIRD, "measure": "killed", "low": 12, "high": None}
    data = {"doc_id": "port", "events": [event], "claims": [said, denied], "counts": [count],
            "disputes": [{"from": "c2", "to": "c1"}]}  # fmt: skip
    (folder / "port.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "port.txt").write_text(TEXT, encoding="utf-8")
    return folder


def _party(words: str, name: str, after: int = 0) -> Party:
    start = TEXT.index(words, after)
    return Party(start, start + len(words), words, name=name)


def _claim(content: str, stance: str, claimant: Party | None, issue: str) -> Claim:
    doc = document(TEXT, external_id="port")
    start = TEXT.index(content)
    q = quoted(TEXT, start, start + len(content))
    where = claim_id(doc.id, q.start, q.end, -1, stance)
    return Claim(where, q, Span(0, len(TEXT)), stance, "indirect", issue, claimant)


def _findings(stance: str = "denies") -> Findings:
    doc = document(TEXT, external_id="port")
    said = _claim("The army shelled the port", "asserts", _party("the mayor", "mayor"), "occurrence")
    denied = _claim("it.", stance, _party("The army", "Army", 30), "responsibility")
    trigger = quoted(TEXT, 9, 16)
    event = EventMention(event_id(doc.id, 9, 16, "ASSAULT", ""), Span(0, len(FIRST)), trigger, "ASSAULT",
                         actors=(_party("The army", "the army"),))  # fmt: skip
    at = TEXT.index("12 people")
    count = Count("cnt:1", at, at + 9, "12 people", "killed", "total", 12, None)
    dispute = Dispute(denied.id, said.id, "responsibility", "text", "denies it")
    return Findings(doc, (event,), (said, denied), (dispute,), (count,))


def test_findings_like_the_annotation_have_full_marks(tmp_path: Path) -> None:
    got = evaluate_gold(_gold(tmp_path), [_findings()]).to_dict()
    full = ("events", "actors", "claims content", "claims joint", "disputes", "counts")
    assert {name: got[name]["f1"] for name in full} == dict.fromkeys(full, 100.0)
    assert got["recipients"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "found": 0, "f1_95": None}
    assert got["stance"] == {"share": 100.0, "n": 2, "macro_f1": 100.0}
    assert got["date"] == {"share": None, "n": 0}


def test_a_wrong_stance_lowers_stance_alone(tmp_path: Path) -> None:
    got = evaluate_gold(_gold(tmp_path), [_findings("asserts")]).to_dict()
    assert got["claims content"]["f1"] == 100.0
    assert got["stance"] == {"share": 50.0, "n": 2, "macro_f1": 33.3}


def test_a_document_without_findings_counts_as_missed_and_is_named(tmp_path: Path) -> None:
    report = evaluate_gold(_gold(tmp_path), [])
    assert report.missing == ("port",)
    assert report.to_dict()["claims content"] | {"f1_95": 0} == {
        "p": 0.0, "r": 0.0, "f1": 0.0, "gold": 2, "found": 0, "f1_95": 0,
    }  # fmt: skip
    assert ("documents without findings", "port") in report.rows()


def test_texts_are_found_beside_the_annotation(tmp_path: Path) -> None:
    (found,) = documents_of(_gold(tmp_path))
    assert (found.external_id, found.text) == ("port", TEXT)


def test_texts_are_found_in_the_folder_docs(tmp_path: Path) -> None:
    gold, docs = tmp_path / "gold", tmp_path / "docs"
    gold.mkdir()
    docs.mkdir()
    (_gold(gold) / "port.txt").unlink()
    (docs / "port.json").write_text(json.dumps({"id": "port", "text": TEXT, "published": "2019-03"}), encoding="utf-8")
    (found,) = documents_of(gold)
    assert found.published_until is not None and found.published_until.isoformat() == "2019-03-31"


def test_an_annotation_without_its_text_is_refused(tmp_path: Path) -> None:
    (_gold(tmp_path) / "port.txt").unlink()
    with pytest.raises(ConfigError, match="port"):
        documents_of(tmp_path, tmp_path)


def test_a_broken_annotation_is_named(tmp_path: Path) -> None:
    (_gold(tmp_path) / "worse.json").write_text('{"events": []}', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"worse\.json.*doc_id"):
        evaluate_gold(tmp_path, [])


def test_short_and_long_names_of_one_body_are_one_name() -> None:
    assert same_name("Israel Defense Forces", "the IDF")
    assert same_name("President Ana Dorrin", "Dorrin")
    assert same_name("the army's", "Army")
    assert not same_name("army", "navy")
    assert not same_name("", "")
    assert names_in_common(["army", "army"], ["Army", None]) == 1


def test_the_best_pair_comes_first_and_each_is_used_once() -> None:
    assert best_first([((0.5,), 0, 0), ((0.9,), 1, 0), ((0.5,), 0, 1)]) == {1: 0, 0: 1}
    assert best_first([((0.5,), 1, 1), ((0.5,), 0, 1)]) == {0: 1}


def test_macro_f1_is_the_mean_over_labels() -> None:
    assert macro_f1([]) is None
    assert macro_f1([("a", "a"), ("b", "a")]) == pytest.approx((2 / 3 + 0) / 2)


def test_intervals_hold_the_value_and_are_the_same_each_time() -> None:
    scores = [Score({"events": Tally(hits, 10, 10)}) for hits in (2, 5, 6, 9)]
    first, again = report_of(scores), report_of(scores)
    low, high = first.intervals["events"]
    assert low < first.tallies["events"].f1 < high
    assert first == again


def test_a_source_and_half_of_the_content_are_a_partial_match() -> None:
    text = "“No shots were fired,” the colonel said on Monday."
    content = frozenset(range(1, 20))
    gold = [Attribution(frozenset(range(23, 34)), frozenset(range(35, 39)), content)]
    found = [Attribution(frozenset(range(27, 34)), frozenset(range(35, 39)), frozenset(range(1, 14)))]
    tallies = score_attributions(text, gold, found).tallies
    assert tallies["joint partial"] == Tally(1, 1, 1)
    assert tallies["joint exact"] == Tally(0, 1, 1)


def test_punctuation_at_the_ends_of_a_span_is_no_difference(tmp_path: Path) -> None:
    text = "The army denied it."
    gold = tmp_path / "gold.jsonl"
    spans = {"source": [0, 8], "cue": [[9, 15]], "content": [[16, 19]]}
    gold.write_text(json.dumps({"doc_id": "d", "text": text, "attributions": [spans]}) + "\n", encoding="utf-8")
    doc = document(text, external_id="d")
    claim = Claim(claim_id(doc.id, 16, 18, 9, "denies"), quoted(text, 16, 18), Span(0, 19), "denies", "indirect",
                  "other", Party(0, 8, "The army"), quoted(text, 9, 15))  # fmt: skip
    report = evaluate_path(gold, [Findings(doc, claims=(claim,))])
    assert report.tallies["joint exact"] == Tally(1, 1, 1)
    assert report.shares["joint partial recall, indirect"] == (1, 1)
    assert evaluate_attributions(gold, []).missing == ("d",)


def test_a_line_that_is_no_annotation_is_named(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"doc_id": "d"}\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"gold\.jsonl:1"):
        evaluate_attributions(gold, [])


def test_our_golden_documents_can_be_read() -> None:
    assert {d.external_id for d in documents_of(GOLDEN)} == {p.stem for p in GOLDEN.glob("*.json")}
