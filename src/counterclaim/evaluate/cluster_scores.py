"""How well groups of mentions agree with annotated groups: B-cubed, MUC, and pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

__all__ = ["Agreement", "agreement"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall of each measure, 0..1; `mentions` is how many were grouped."""

    b_cubed: tuple[float, float]
    muc: tuple[float, float]
    pairs: tuple[float, float]
    mentions: int

    def measures(self) -> dict[str, tuple[float, float, float]]:
        """Precision, recall and F1 by measure, in per cent to one decimal."""
        named = {"B-cubed": self.b_cubed, "MUC": self.muc, "pairs": self.pairs}
        return {name: _percent(p, r) for name, (p, r) in named.items()}


def agreement(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """How the found group of each mention agrees with the annotated one; both in the order of mentions.

    Mentions alone in their group count in B-cubed (as in most published figures on this data) and cannot in the two
    others. Sources: Bagga and Baldwin 1998; Vilain et al. 1995.
    """
    both = Counter(zip(gold, found, strict=True))
    golds, founds = Counter(gold), Counter(found)
    size = len(gold)
    precise = sum(n * n / founds[f] for (_, f), n in both.items()) / size if size else 0.0
    recalled = sum(n * n / golds[g] for (g, _), n in both.items()) / size if size else 0.0
    right = sum(_pairs(n) for n in both.values())
    return Agreement(
        b_cubed=(precise, recalled),
        muc=(_links(founds, len(both)), _links(golds, len(both))),
        pairs=(_share(right, sum(map(_pairs, founds.values()))), _share(right, sum(map(_pairs, golds.values())))),
        mentions=size,
    )


def _links(groups: Counter[Hashable], parts: int) -> float:
    """Share of the links that hold each group together which the other side has too."""
    size = sum(groups.values())
    return _share(size - parts, size - len(groups))


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _share(right: int, asked: int) -> float:
    return right / asked if asked else 0.0


def _percent(p: float, r: float) -> tuple[float, float, float]:
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return round(100 * p, 1), round(100 * r, 1), round(100 * f1, 1)
