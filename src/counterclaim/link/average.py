"""Groups of average link over a sparse graph: two groups merge while the pairs across them are likely on average."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

__all__ = ["average_link"]


def average_link(size: int, pairs: Mapping[tuple[int, int], float], bar: float) -> list[list[int]]:
    """Groups of the numbers below `size`, each sorted; `pairs` (left < right) gives the chance 0..1, absent is 0.

    Two groups merge, the likeliest first, while the mean over all pairs across them reaches `bar`: no chain of weak
    links merges. Ties go to the lower numbers. Source: UPGMA, Sokal and Michener 1958.
    """
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    for (a, b), chance in pairs.items():
        sums[a][b] = sums[b][a] = chance
    heap = [(-chance, a, b) for (a, b), chance in pairs.items() if chance >= bar]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or _mean(sums, members, a, b) != -negative:
            continue  # an older mean of groups that have grown since
        _merge(sums, members, a, b)
        for other in sums[a]:
            mean = _mean(sums, members, a, other)
            if mean >= bar:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return sorted(sorted(group) for group in members.values())


def _mean(sums: list[dict[int, float]], members: Mapping[int, list[int]], a: int, b: int) -> float:
    return sums[a].get(b, 0.0) / (len(members[a]) * len(members[b]))


def _merge(sums: list[dict[int, float]], members: dict[int, list[int]], a: int, b: int) -> None:
    """The group of b becomes part of that of a."""
    members[a] += members.pop(b)
    for other, value in sums[b].items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
    sums[b] = {}
