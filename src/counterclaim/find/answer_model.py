"""How likely one claim disputes another: a logistic regression over the signs of the pair.

Trained by training/train_answers.py; the weights and what they are worth are described in weights/ANSWERS_CARD.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources

from counterclaim.codebook.weights import read_weights

__all__ = ["chance_of", "load_answer_weights"]

_BIAS = "(bias)"


def chance_of(signs: Iterable[str]) -> float:
    """The chance (0..1) that a pair with these signs is a dispute; signs without a weight count nothing."""
    weights = load_answer_weights()
    score = weights[_BIAS] + sum(weights.get(sign, 0.0) for sign in signs)
    return 1 / (1 + math.exp(-score))


@lru_cache(maxsize=1)
def load_answer_weights() -> Mapping[str, float]:
    """The weight of each sign, and of "(bias)"; CodebookError names a wrong line."""
    return read_weights(resources.files("counterclaim.find") / "weights" / "answers.tsv")
