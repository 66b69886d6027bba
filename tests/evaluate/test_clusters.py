"""Groups of mentions against annotated chains."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.errors import ConfigError
from counterclaim.evaluate import evaluate_path
from counterclaim.evaluate.cluster_scores import agreement
from counterclaim.evaluate.clusters import accepts

SENTENCES = {
    "1_1ecb": "The Nordia army shelled a clinic in Mirel .",
    "1_2ecb": "Mirel : Nordia army shelled the clinic .",
    "2_1ecb": "A museum opened a garden in Tolve .",
}
MENTIONS = [("1_1ecb", 3, "shelled", "A"), ("1_2ecb", 4, "shelled", "A"), ("2_1ecb", 2, "opened", "B")]


def _files(folder: Path) -> Path:
    lines = [f"{d}\t0\t{n}\t{w}\t-" for d, text in SENTENCES.items() for n, w in enumerate(text.split())]
    (folder / "X_corpus.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [
        {"coref_chain": c, "doc_id": d, "sent_id": 0, "tokens_number": [n], "tokens_str": w} for d, n, w, c in MENTIONS
    ]
    gold = folder / "X_Event_gold_mentions.json"
    gold.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return gold


def test_b_cubed_of_the_textbook_example() -> None:
    found = agreement([1, 1, 1, 2, 2], ["a", "a", "b", "b", "b"])
    assert found.b_cubed == pytest.approx((0.7333, 0.7333), abs=1e-3)
    assert found.pairs == (0.5, 0.5)
    assert found.muc == pytest.approx((2 / 3, 2 / 3))


def test_mentions_alone_count_in_b_cubed_only() -> None:
    found = agreement([1, 2], [1, 2])
    assert (found.b_cubed, found.muc, found.pairs) == ((1.0, 1.0), (0.0, 0.0), (0.0, 0.0))


def test_given_mentions_are_grouped_and_measured_by_setting(tmp_path: Path) -> None:
    gold = _files(tmp_path)
    assert accepts(gold)
    found = evaluate_path(gold, []).to_dict()
    assert found["across documents, story given"]["B-cubed"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert found["within documents"]["mentions"] == found["topic 1, story given"]["mentions"] + 1 == 3


def test_mentions_without_their_corpus_name_the_remedy(tmp_path: Path) -> None:
    gold = _files(tmp_path)
    (tmp_path / "X_corpus.txt").unlink()
    with pytest.raises(ConfigError, match="no corpus beside"):
        evaluate_path(gold, [])
