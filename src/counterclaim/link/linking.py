"""Which event mentions are one incident: first within each report, then, each report's telling as a whole, across."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.link.block import pairs_across, pairs_within
from counterclaim.link.cluster import Clusters, Scorer, cluster
from counterclaim.link.incidents import incident_of, sort_key
from counterclaim.link.items import Item, items
from counterclaim.link.pooled import pooled
from counterclaim.link.score import QUESTION
from counterclaim.records import EventId, Findings, Judgement, Linked

__all__ = ["about", "attach", "in_reports", "link", "links", "questions", "tellers"]

_BY_RULE = "rule:link/2"
_MOST_QUESTIONS = 2000
_Pairs = set[tuple[int, int]]


def link(findings: Iterable[Findings], known: Iterable[Judgement] = (), keep: Container[str] = ()) -> Linked:
    """Incidents of all the documents, why each pair was linked, and the pairs left as questions.

    `known` are verdicts of people; "same" and "different" always win. `keep` are ids of incidents that exist: a report
    of an earlier day that comes later does not renumber them. The order of documents is no matter.
    A few seconds for ten thousand mentions.
    """
    kept = list(findings)
    order = sorted(items(kept), key=lambda item: item.order)
    people = tuple(known)
    within, told = in_reports(order, people)
    across, asked = _across(told, order, people)
    groups = [sorted(i for t in members for i in told[t]) for members in across.members.values()]
    opened = [[order[i] for i in g] for g in groups if _is_open(g, order, within)]
    origins = tellers(kept)
    incidents = sorted((incident_of(g, origins, keep) for g in opened), key=sort_key)
    made = (*links(within), *links(across), *asked)
    judgements = (*people, *sorted(made, key=lambda j: (j.left, j.right)))
    return Linked(tuple(incidents), judgements, {e: i.id for i in incidents for e in i.events})


def in_reports(order: Sequence[Item], people: Sequence[Judgement]) -> tuple[Clusters, list[list[int]]]:
    """Each report's mentions in groups, and what is left over alone; in order of the first mention."""
    scorer = Scorer(order, people)
    candidates = pairs_within(order)
    clusters = cluster(scorer, candidates, lambda item: item.opens or item.looks_back)
    attach(scorer, candidates, clusters)
    alone = [[i] for i in range(len(order)) if i not in clusters.of]
    return clusters, sorted([*clusters.members.values(), *alone])


def _across(
    told: Sequence[Sequence[int]], order: Sequence[Item], people: Sequence[Judgement]
) -> tuple[Clusters, tuple[Judgement, ...]]:
    """The groups of all reports in groups, and the questions left."""
    whole = [pooled([order[i] for i in group]) for group in told]
    events = {order[i].event.id: whole[t].event.id for t, group in enumerate(told) for i in group}
    scorer = Scorer(whole, [about(judgement, events) for judgement in people])
    candidates = pairs_across(whole)
    clusters = cluster(scorer, candidates, lambda item: item.opens)
    asked = tuple(questions(scorer, candidates, clusters))
    attach(scorer, candidates, clusters)
    return clusters, asked


def about(judgement: Judgement, events: Mapping[EventId, EventId]) -> Judgement:
    """The verdict as one about the mentions that stand for their groups."""
    left, right = judgement.left, judgement.right
    return replace(judgement, left=events.get(left, left), right=events.get(right, right))


def _is_open(group: Sequence[int], order: Sequence[Item], within: Clusters) -> bool:
    """True when a mention of the group tells the act, or a person joined mentions in it."""
    if any(order[i].opens for i in group):
        return True
    held = set(group)
    return any(a in held and b in held and v == "same" for (a, b), v in within.scorer.verdicts.items())


def attach(scorer: Scorer, candidates: Iterable[tuple[int, int]], clusters: Clusters) -> None:
    """Put denials and back-references to the incident they fit best; they open none."""
    partners: dict[int, set[int]] = {}
    for a, b in candidates:
        for loose, held in ((a, b), (b, a)):
            if loose not in clusters.of and held in clusters.of:
                partners.setdefault(loose, set()).add(clusters.of[held])
    for loose in sorted(partners):
        fits = [f for f in sorted(partners[loose]) if _fits(scorer, loose, clusters, f)]
        if fits:
            best = max(fits, key=lambda f: (_mean(scorer, loose, clusters.members[f]), -f))
            clusters.members[best] = sorted([*clusters.members[best], loose])
            clusters.of[loose] = best


def _fits(scorer: Scorer, loose: int, clusters: Clusters, founder: int) -> bool:
    """True when one member fits well, most are no worse than a question, and none is ruled out."""
    members = clusters.members[founder]
    found = [(scorer.score(loose, m), scorer.threshold(loose, m)) for m in members[:8]]
    if any(s.conflict for s, _ in found) or clusters.forbids([loose], members):
        return False
    return any(s.value >= bar for s, bar in found) and _mean(scorer, loose, members) >= min(QUESTION, found[0][1])


def _mean(scorer: Scorer, loose: int, members: Sequence[int]) -> float:
    values = [scorer.score(loose, m).value for m in members[:8]]
    return round(sum(values) / len(values), 3)


def links(clusters: Clusters, joined: Container[int] | None = None) -> Iterator[Judgement]:
    """One judgement for each member that joined a group: with whom it fits best, and why; of `joined` alone, if given.

    A member that joined stands beside those before it; where it came first, beside those after it.
    """
    scorer = clusters.scorer
    for members in clusters.members.values():
        for place, member in enumerate(members):
            if (place == 0) if joined is None else (member not in joined):
                continue
            before = members[max(0, place - 12) : place] or members[1:13]
            if not before:
                continue
            other = max(before, key=lambda m: (scorer.score(m, member).value, -m))
            pair = (min(other, member), max(other, member))
            if scorer.verdicts.get(pair) is None:
                yield _judgement(scorer, pair, "same")


def questions(scorer: Scorer, candidates: _Pairs, clusters: Clusters) -> Iterator[Judgement]:
    """The best pair between each two groups that may be one: above the lower bar, not linked, nothing ruling it out."""
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for a, b in sorted(candidates):
        left, right = clusters.of.get(a), clusters.of.get(b)
        if left is None or right is None or left == right or (a, b) in scorer.verdicts:
            continue
        found = scorer.score(a, b)
        if found.conflict or found.value < QUESTION:
            continue
        key = (min(left, right), max(left, right))
        if key not in best or found.value > best[key][0]:
            best[key] = (found.value, a, b)
    ranked = sorted(best.values(), key=lambda row: (-row[0], row[1], row[2]))[:_MOST_QUESTIONS]
    for _, a, b in ranked:
        yield _judgement(scorer, (a, b), "unsure")


def _judgement(scorer: Scorer, pair: tuple[int, int], verdict: str) -> Judgement:
    found = scorer.score(*pair)
    left, right = (scorer.items[i].event.id for i in pair)
    return Judgement(left, right, verdict, _BY_RULE, found.value, found.reasons)


def tellers(findings: Iterable[Findings]) -> dict[EventId, str]:
    """Who tells each act: the named speaker it is quoted from, else the agency credited, else the outlet."""
    told: dict[EventId, str] = {}
    for found in findings:
        document = found.document
        outlet = document.wire_credit or document.publisher or document.id
        events = sorted(found.events, key=lambda e: e.trigger.start)
        starts = [e.trigger.start for e in events]
        told.update(dict.fromkeys((e.id for e in events), outlet))
        for claim in sorted(found.claims, key=lambda c: (c.content.start - c.content.end, c.id)):
            if claim.claimant is not None:  # longest content first: the innermost speaker is written last
                who = claim.claimant.organ or claim.claimant.id or claim.claimant.name or claim.claimant.text
                start, end = claim.content.start, claim.content.end
                near = events[bisect_left(starts, start) : bisect_left(starts, end)]
                inside = (e for e in near if e.trigger.end <= end)
                told.update(dict.fromkeys((e.id for e in inside), who))
    return told
