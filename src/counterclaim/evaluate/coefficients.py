"""Agreement of coders beyond chance, for names without order.

Sources: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; Cohen 1960, A coefficient of agreement for
nominal scales.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

__all__ = ["alpha", "kappa"]


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's α for nominal values: 1 full agreement, 0 as by chance, below 0 worse.

    Each unit holds the values that coders gave it, missing ones left out; units with fewer than two do not count.
    None without any such unit; 1 when all values are the same, for nothing disagrees.
    """
    counted = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[str] = Counter()
    observed = 0.0
    for values in counted:
        size = values.total()
        totals.update(values)
        observed += (size * size - sum(n * n for n in values.values())) / (size - 1)
    whole = totals.total()
    if not whole:
        return None
    expected = (whole * whole - sum(n * n for n in totals.values())) / (whole - 1)
    return 1 - observed / expected if expected else 1.0


def kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's κ of two coders: 1 full agreement, 0 as by chance, below 0 worse.

    None without a pair; 1 when both gave one and the same value throughout.
    """
    given = list(pairs)
    if not given:
        return None
    n = len(given)
    first, second = Counter(a for a, _ in given), Counter(b for _, b in given)
    observed = sum(a == b for a, b in given) / n
    chance = sum(first[value] * second[value] for value in first) / (n * n)
    return (observed - chance) / (1 - chance) if chance < 1 else 1.0
