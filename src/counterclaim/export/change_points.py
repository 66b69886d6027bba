"""Weeks from which a series lies on another level than before.

The series is cut into the levels that fit its ranks best, each cut costing a penalty. Ranks, so that one extreme week
is no level. Source: B. Jackson and others, "An algorithm for optimal partitioning of data on an interval", IEEE Signal
Processing Letters 12 (2005); the penalty is ours, set on random series (docs/how-to/trends.md).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

__all__ = ["LEAST", "change_points"]

LEAST = 4  # weeks that a level lasts
_PENALTY = 3.0  # times the variance of the ranks and the logarithm of the number of weeks


def change_points(series: Sequence[float]) -> list[int]:
    """Indices at which a new level begins, in order; empty for a series shorter than twice `LEAST`. Cost: n squared."""
    n = len(series)
    if n < 2 * LEAST:
        return []
    ranks = _ranks(series)
    sums = [0.0, *accumulate(ranks)]
    squares = [0.0, *accumulate(r * r for r in ranks)]

    def spread(start: int, end: int) -> float:
        """Squared distances of the ranks from their mean."""
        return squares[end] - squares[start] - (sums[end] - sums[start]) ** 2 / (end - start)

    penalty = _PENALTY * spread(0, n) / n * math.log(n)
    best, cut = [-penalty, *[math.inf] * n], [0] * (n + 1)
    for end in range(LEAST, n + 1):
        for start in (0, *range(LEAST, end - LEAST + 1)):
            cost = best[start] + penalty + spread(start, end)
            if cost < best[end] - 1e-9:
                best[end], cut[end] = cost, start
    return sorted(_cuts(cut, n)) if penalty > 0 else []


def _cuts(cut: Sequence[int], end: int) -> list[int]:
    found = []
    while cut[end]:
        end = cut[end]
        found.append(end)
    return found


def _ranks(series: Sequence[float]) -> list[float]:
    """Ranks from 1, equal values sharing their mean rank."""
    order = sorted(range(len(series)), key=lambda i: series[i])
    ranks = [0.0] * len(series)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and series[order[end]] == series[order[start]]:
            end += 1
        for index in order[start:end]:
            ranks[index] = (start + end + 1) / 2
        start = end
    return ranks
