"""From gold and findings to a report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from counterclaim.evaluate.attributions import evaluate_attributions
from counterclaim.evaluate.counted import nothing_found, score_document
from counterclaim.evaluate.gold import read_gold
from counterclaim.evaluate.kinds import kind_of
from counterclaim.evaluate.report import Report, report_of
from counterclaim.records import Findings

__all__ = ["evaluate_gold", "evaluate_path"]


def evaluate_path(gold: Path, findings: Iterable[Findings]) -> Report:
    """The report for a folder of annotated documents, a file of another known kind, or attributions in JSON Lines."""
    kind = kind_of(gold)
    if kind is not None:
        return kind.report(gold, findings)
    return evaluate_gold(gold, findings) if gold.is_dir() else evaluate_attributions(gold, findings)


def evaluate_gold(gold: Path, findings: Iterable[Findings]) -> Report:
    """How findings compare with every .json document of a folder, joined on `external_id`.

    Figures are micro precision, recall and F1 over all documents; a document without findings counts as one in which
    nothing was found, and is named in the report. ConfigError when a gold file cannot be used.
    """
    found = {f.document.external_id or f.document.id: f for f in findings}
    documents = read_gold(gold)
    scores = [score_document(g, found[g.id]) if g.id in found else nothing_found(g) for g in documents]
    return report_of(scores, missing=tuple(g.id for g in documents if g.id not in found))
