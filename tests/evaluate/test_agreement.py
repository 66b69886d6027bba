"""Agreement of coders, against values worked out by hand and in the literature."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import ConfigError
from counterclaim.evaluate.agreement import agreement_of_folders
from counterclaim.evaluate.coefficients import alpha, kappa


def test_alpha_of_the_published_example_with_two_observers() -> None:
    # Krippendorff 2011, section A: of ten units five are 0-0, one is 1-1 and four differ; 1 - 19 * 4 / (14 * 6).
    units = [("0", "0")] * 5 + [("1", "1")] + [("0", "1")] * 4
    assert alpha(units) == pytest.approx(0.095, abs=0.0005)


def test_alpha_worked_out_by_hand() -> None:
    # Ordered pairs: 3 of a, 5 of b, 8 in all; 2 disagree; (64 - 9 - 25) / 7 are expected to.
    assert alpha([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]) == pytest.approx(1 - 2 / (30 / 7))


def test_alpha_leaves_out_units_with_one_value_and_takes_any_number_of_coders() -> None:
    rows = (
        ("1", "2", "3", "3", "2", "1", "4", "1", "2", "", "", ""),
        ("1", "2", "3", "3", "2", "2", "4", "1", "2", "5", "", "3"),
        ("", "3", "3", "3", "2", "3", "4", "2", "2", "5", "1", ""),
        ("1", "2", "3", "3", "2", "4", "4", "1", "2", "5", "1", ""),
    )  # Krippendorff 2011, section C
    units = [[row[i] for row in rows if row[i]] for i in range(12)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_kappa_of_fifty_applications_read_by_two_people() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx(0.4)  # observed 0.7, by chance 0.5


@pytest.mark.parametrize("measure", [alpha, kappa])
def test_full_agreement_is_one_and_nothing_to_compare_is_none(measure: Any) -> None:
    assert measure([("a", "a"), ("b", "b")]) == 1
    assert measure([("a", "a"), ("a", "a")]) == 1
    assert measure([]) is None


def _document(kind: str = "ASSAULT", stance: str = "denies", disputes: bool = True) -> dict[str, Any]:
    sentence = "Northland shelled a clinic in Port Alder, which its envoy denied."
    return {
        "doc_id": "one",
        "events": [
            {"id": "e1", "sentence": sentence, "trigger": "shelled", "type": kind, "actors": ["Northland"],
             "recipients": ["a clinic"], "modality": "asserted"}
        ],
        "claims": [
            {"id": "c1", "claimant": "its envoy", "content": "shelled a clinic in Port Alder", "sentence": sentence,
             "stance": stance, "form": "indirect", "issue": "occurrence"}
        ],
        "disputes": [{"from": "c1", "to": "e1"}] if disputes else [],
    }  # fmt: skip


def _folder(root: Path, name: str, *documents: dict[str, Any]) -> Path:
    folder = root / name
    folder.mkdir()
    for document in documents:
        (folder / f"{document['doc_id']}.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def test_two_coders_are_compared_on_what_both_marked(tmp_path: Path) -> None:
    ann = _folder(tmp_path, "ann", _document(), _document() | {"doc_id": "two"})
    ben = _folder(tmp_path, "ben", _document("COERCE", disputes=False), _document(stance="asserts") | {"doc_id": "two"})
    made = agreement_of_folders(ann, ben)
    assert made.documents == 2
    assert made.units["events"].f1 == made.units["claims"].f1 == 1
    assert (made.units["disputes"].hits, made.units["disputes"].gold, made.units["disputes"].found) == (1, 2, 1)
    assert sorted(made.labels["event type"]) == [("ASSAULT", "ASSAULT"), ("ASSAULT", "COERCE")]
    assert made.to_dict()["labels"]["claim issue"] == {"alpha": 1.0, "kappa": 1.0, "units": 2}
    assert made.to_dict()["labels"]["claim stance"]["alpha"] == 0.0


def test_a_unit_of_one_coder_alone_lowers_the_agreement_on_spans(tmp_path: Path) -> None:
    ann = _folder(tmp_path, "ann", _document())
    ben = _folder(tmp_path, "ben", _document() | {"claims": [], "disputes": []})
    made = agreement_of_folders(ann, ben)
    assert made.units["claims"].f1 == 0
    assert made.labels["claim stance"] == []
    assert ("claim stance", "–", "–", "0") in made.rows()


def test_folders_without_a_document_in_common_are_an_error(tmp_path: Path) -> None:
    ann, ben = _folder(tmp_path, "ann", _document()), _folder(tmp_path, "ben", _document() | {"doc_id": "other"})
    with pytest.raises(ConfigError, match="Remedy"):
        agreement_of_folders(ann, ben)
