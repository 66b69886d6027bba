"""Mentions into groups: a person's word first, then the best pairs, each group held together by its average."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.link.items import Item
from counterclaim.link.score import LINK_ACROSS, LINK_WITHIN, Score, score
from counterclaim.records import EventId, Judgement

__all__ = ["Clusters", "Scorer", "cluster"]

_REPRESENTATIVES = 8  # of each group, in order of founding, for the average: bounds the work in large groups


class Scorer:
    """Scores of pairs, each worked out once, with a person's verdicts before them."""

    def __init__(self, items: Sequence[Item], known: Iterable[Judgement] = ()) -> None:
        self.items = items
        self._scores: dict[tuple[int, int], Score] = {}
        index = {item.event.id: i for i, item in enumerate(items)}
        self.verdicts = dict(_verdicts(index, known))

    def score(self, a: int, b: int) -> Score:
        """The score of two mentions, by their index."""
        pair = (a, b) if a < b else (b, a)
        found = self._scores.get(pair)
        if found is None:
            found = self._scores[pair] = score(self.items[pair[0]], self.items[pair[1]])
        return found

    def threshold(self, a: int, b: int) -> float:
        """The score from which two mentions link by themselves."""
        return LINK_WITHIN if self.items[a].document == self.items[b].document else LINK_ACROSS


def _verdicts(index: Mapping[EventId, int], known: Iterable[Judgement]) -> list[tuple[tuple[int, int], str]]:
    """The verdict of a person on each pair; of several on one pair "different" wins over "same"."""
    found: dict[tuple[int, int], str] = {}
    for judgement in known:
        a, b = index.get(judgement.left), index.get(judgement.right)
        if a is None or b is None or a == b or judgement.verdict not in ("same", "different"):
            continue
        pair = (min(a, b), max(a, b))
        if found.get(pair) != "different":
            found[pair] = judgement.verdict
    return sorted(found.items())


@dataclass
class Clusters:
    """Groups of mentions by index; each group is sorted, so that its founder comes first."""

    scorer: Scorer
    members: dict[int, list[int]] = field(default_factory=dict)  # founder -> members
    of: dict[int, int] = field(default_factory=dict)  # member -> founder
    reports: dict[int, set[str]] = field(default_factory=dict)  # founder -> documents of its members

    def add(self, index: int) -> None:
        """Open a group of one."""
        self.members[index] = [index]
        self.of[index] = index
        self.reports[index] = {self.scorer.items[index].document}

    def merge(self, a: int, b: int) -> None:
        """Make one group of the groups of two mentions."""
        left, right = sorted((self.of[a], self.of[b]))
        if left == right:
            return
        moved = self.members.pop(right)
        self.members[left] = sorted(self.members[left] + moved)
        self.of.update(dict.fromkeys(moved, left))
        self.reports[left] |= self.reports.pop(right)

    def forbids(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """True when a person called some pair across the two groups different."""
        verdicts = self.scorer.verdicts
        if not verdicts:
            return False
        return any(verdicts.get((min(a, b), max(a, b))) == "different" for a in left for b in right)

    def agree(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """True when all pairs across two groups average above their thresholds and none is ruled out.

        No chain of weak links merges two groups of several reports: each new member must fit the others too. In one
        report a pair that fits is enough, if no other speaks against it.
        """
        margin = 0.0
        one = len(self.reports[left[0]] | self.reports[right[0]]) == 1
        for a in left[:_REPRESENTATIVES]:
            for b in right[:_REPRESENTATIVES]:
                found = self.scorer.score(a, b)
                if found.conflict:
                    return False
                margin += found.value - self.scorer.threshold(a, b)
        return (one or margin >= 0) and not self.forbids(left, right)


def cluster(
    scorer: Scorer,
    candidates: Iterable[tuple[int, int]],
    may: Callable[[Item], bool],
    held: Iterable[Sequence[int]] = (),
) -> Clusters:
    """Groups over the mentions that `may` be grouped; the result does not depend on the order of candidates.

    `held` are groups that exist: they only grow, or become one.
    """
    clusters = Clusters(scorer)
    for group in held:
        for index in group:
            clusters.add(index)
            clusters.merge(group[0], index)
    for index, item in enumerate(scorer.items):
        if index not in clusters.of and may(item):
            clusters.add(index)
    for (a, b), verdict in scorer.verdicts.items():
        if verdict == "same":
            for index in (a, b):
                if index not in clusters.of:
                    clusters.add(index)
            clusters.merge(a, b)
    for a, b in _best_first(scorer, candidates, clusters):
        left, right = clusters.of[a], clusters.of[b]
        if left != right and clusters.agree(clusters.members[left], clusters.members[right]):
            clusters.merge(a, b)
    return clusters


def _best_first(scorer: Scorer, candidates: Iterable[tuple[int, int]], clusters: Clusters) -> list[tuple[int, int]]:
    good = []
    for a, b in candidates:
        if a not in clusters.of or b not in clusters.of:
            continue
        found = scorer.score(a, b)
        if not found.conflict and found.value >= scorer.threshold(a, b):
            good.append((-found.value, a, b))
    return [(a, b) for _, a, b in sorted(good)]
