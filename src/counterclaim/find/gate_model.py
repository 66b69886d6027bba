"""How much a text speaks of conflict or politics: a logistic regression over its words in small letters.

Names stay out, so that no war and no country counts for or against. Trained by training/train_gate.py; the weights and
what they are worth are described in weights/GATE_CARD.md.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from counterclaim.codebook.weights import read_weights

__all__ = ["conflict_score", "load_gate_weights"]

_WORD = re.compile(r"[A-Za-z][a-z]+(?:-[a-z]+)*")
_BIAS = "(bias)"


def conflict_score(text: str) -> float:
    """Log-odds that a text is about armed or political conflict; about -3 for a crash, 5 for a battle."""
    weights = load_gate_weights()
    counts = Counter(w for w in _WORD.findall(text) if w in weights and len(w) > 2)
    values = {w: math.log1p(n) for w, n in counts.items()}
    length = math.sqrt(sum(v * v for v in values.values()))
    bias = weights[_BIAS]
    return bias + sum(weights[w] * v for w, v in values.items()) / length if length else bias


@lru_cache(maxsize=1)
def load_gate_weights() -> Mapping[str, float]:
    """The weight of each word, and of "(bias)"; CodebookError names a wrong line."""
    return read_weights(resources.files("counterclaim.find") / "weights" / "gate.tsv")
