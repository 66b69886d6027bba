"""Measures against annotated documents: who says what, events, disputes, counts; with intervals over documents."""

from counterclaim.evaluate.attributions import evaluate_attributions
from counterclaim.evaluate.gold import GoldDocument, read_gold
from counterclaim.evaluate.measuring import evaluate_gold, evaluate_path
from counterclaim.evaluate.report import Report, Score, Tally
from counterclaim.evaluate.texts import documents_of

__all__ = [
    "GoldDocument",
    "Report",
    "Score",
    "Tally",
    "documents_of",
    "evaluate_attributions",
    "evaluate_gold",
    "evaluate_path",
    "read_gold",
]
