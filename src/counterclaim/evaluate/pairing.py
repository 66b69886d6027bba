"""Which annotated item a found item stands for: one to one, the best pairs first."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["best_first", "macro_f1"]

Rank = tuple[float, ...]


def best_first(candidates: Iterable[tuple[Rank, int, int]]) -> dict[int, int]:
    """Gold index → found index, from (rank, gold index, found index).

    The highest rank is paired first; ties go to the earlier gold item, then to the earlier found item.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, gold, found in sorted(candidates, key=lambda c: (tuple(-part for part in c[0]), c[1], c[2])):
        if gold not in pairs and found not in taken:
            pairs[gold] = found
            taken.add(found)
    return pairs


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Mean F1 over the labels that occur in (gold, found) pairs, 0..1; None without a pair."""
    all_pairs = list(pairs)
    labels = sorted({label for pair in all_pairs for label in pair})
    return sum(_f1(label, all_pairs) for label in labels) / len(labels) if labels else None


def _f1(label: str, pairs: list[tuple[str, str]]) -> float:
    right = sum(gold == found == label for gold, found in pairs)
    wrong = sum((gold == label) != (found == label) for gold, found in pairs)
    return 2 * right / (2 * right + wrong)
