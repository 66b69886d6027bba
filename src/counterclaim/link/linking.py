"""Which event mentions are one incident, within a document and across documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.link.block import pairs
from counterclaim.link.cluster import Clusters, Scorer, cluster
from counterclaim.link.incidents import incident_of, sort_key
from counterclaim.link.items import Item, items
from counterclaim.link.score import QUESTION
from counterclaim.records import EventId, Findings, Judgement, Linked

__all__ = ["link"]

_BY_RULE = "rule:link/1"
_MOST_QUESTIONS = 2000


def link(findings: Iterable[Findings], known: Iterable[Judgement] = ()) -> Linked:
    """Incidents of all the documents, why each pair was linked, and the pairs left as questions.

    `known` are verdicts of people; "same" and "different" always win. The order of documents is no matter.
    A few seconds for ten thousand mentions.
    """
    kept = list(findings)
    order = sorted(items(kept), key=lambda item: item.order)
    people = tuple(known)
    scorer = Scorer(order, people)
    candidates = pairs(order)
    clusters = cluster(scorer, candidates)
    questions = tuple(_questions(scorer, candidates, clusters))
    _attach(scorer, candidates, clusters)
    groups = [[order[i] for i in members] for members in clusters.members.values()]
    groups = [g for g in groups if any(item.opens for item in g) or _by_people(g, scorer, order)]
    origins = _origins(kept)
    incidents = sorted((incident_of(g, origins) for g in groups), key=sort_key)
    judgements = (*people, *sorted((*_links(scorer, clusters), *questions), key=lambda j: (j.left, j.right)))
    return Linked(tuple(incidents), judgements, {e: i.id for i in incidents for e in i.events})


def _by_people(group: Sequence[Item], scorer: Scorer, order: Sequence[Item]) -> bool:
    """True when a person joined these mentions, though none of them opens an incident by itself."""
    ids = {item.event.id for item in group}
    return any(order[a].event.id in ids for (a, _), verdict in scorer.verdicts.items() if verdict == "same")


def _attach(scorer: Scorer, candidates: Iterable[tuple[int, int]], clusters: Clusters) -> None:
    """Put denials and back-references to the incident they fit best; they open none."""
    partners: dict[int, set[int]] = {}
    for a, b in candidates:
        for loose, held in ((a, b), (b, a)):
            if loose not in clusters.of and held in clusters.of:
                partners.setdefault(loose, set()).add(clusters.of[held])
    for loose in sorted(partners):
        fits = [f for f in sorted(partners[loose]) if clusters.agree([loose], clusters.members[f])]
        if fits:
            best = max(fits, key=lambda f: (_mean(scorer, loose, clusters.members[f]), -f))
            clusters.members[best] = sorted([*clusters.members[best], loose])
            clusters.of[loose] = best


def _mean(scorer: Scorer, loose: int, members: Sequence[int]) -> float:
    values = [scorer.score(loose, m).value for m in members[:8]]
    return round(sum(values) / len(values), 3)


def _links(scorer: Scorer, clusters: Clusters) -> Iterator[Judgement]:
    """One judgement for each member that joined a group: with whom it fits best, and why."""
    for members in clusters.members.values():
        for place, member in enumerate(members[1:], start=1):
            before = members[:place][-12:]
            other = max(before, key=lambda m: (scorer.score(m, member).value, -m))
            pair = (min(other, member), max(other, member))
            if scorer.verdicts.get(pair) is None:
                yield _judgement(scorer, pair, "same")


def _questions(
    scorer: Scorer, candidates: Iterable[tuple[int, int]], clusters: Clusters
) -> Iterator[Judgement]:
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


def _origins(findings: Iterable[Findings]) -> dict[EventId, str]:
    """Who tells each act: the named speaker it is quoted from, else the agency credited, else the outlet."""
    told: dict[EventId, str] = {}
    for found in findings:
        document = found.document
        outlet = document.wire_credit or document.publisher or document.id
        told.update(dict.fromkeys((e.id for e in found.events), outlet))
        for claim in sorted(found.claims, key=lambda c: (c.content.start - c.content.end, c.id)):
            if claim.claimant is not None:  # longest content first: the innermost speaker is written last
                who = claim.claimant.organ or claim.claimant.id or claim.claimant.name or claim.claimant.text
                inside = (e for e in found.events if claim.content.span.holds(e.trigger.span))
                told.update(dict.fromkeys((e.id for e in inside), who))
    return told
