"""A few new reports put to incidents that exist: old groups only grow or become one, and nothing else is compared."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.link.block import pairs_across
from counterclaim.link.cluster import Scorer, cluster
from counterclaim.link.incidents import incident_of
from counterclaim.link.items import Item, items
from counterclaim.link.linking import about, attach, in_reports, links, questions, tellers
from counterclaim.link.pooled import pooled
from counterclaim.records import EventId, Findings, Incident, IncidentId, Judgement, Near

__all__ = ["Grown", "grow", "neighbourhoods"]

_DAYS_BESIDE = 2
_MOST_DAYS = 10  # as in blocking: a vaguer date is compared with nothing by day
_BOX = 0.5  # degrees to each side: two cells of blocking
_COARSE = frozenset({"country", "region", "admin1", "admin2", None})


@dataclass(frozen=True, slots=True)
class Grown:
    """What new reports changed: incidents that are new or grew, ids that are no more, and the reasons for both.

    `of_event` holds all mentions of the documents given, as `Linked.of_event`.
    """

    incidents: tuple[Incident, ...]
    gone: tuple[IncidentId, ...]
    judgements: tuple[Judgement, ...]
    of_event: Mapping[EventId, IncidentId] = field(default_factory=dict)


def neighbourhoods(findings: Iterable[Findings]) -> list[Near]:
    """Where to look for mentions that may be the same as those of these reports: one for each act that they tell."""
    order = sorted(items(findings), key=lambda item: item.order)
    _, told = in_reports(order, ())
    found = [_near(pooled([order[i] for i in group]), [order[i] for i in group]) for group in told]
    return list(dict.fromkeys(near for near in found if near is not None))


def _near(item: Item, group: Sequence[Item]) -> Near | None:
    parties = [p for i in group for p in (*i.event.actors, *i.event.recipients)]
    things = {w.name for w in item.recipients if w.is_named_object}
    vague = {w.name for w in (*item.actors, *item.recipients) if w.vague}
    names = sorted({p.name or p.text for p in parties if (p.name or p.text).lower() not in vague})
    place = item.place
    at = (place.latitude, place.longitude) if place is not None and place.precision not in _COARSE else (None, None)
    first = last = None
    if item.earliest and item.latest and (item.latest - item.earliest).days <= _MOST_DAYS:
        beside = dt.timedelta(days=_DAYS_BESIDE)
        first, last = item.earliest - beside, item.latest + beside
    if first is None and not things:
        return None
    return Near(
        type=item.event.type,
        first_day=first,
        last_day=last,
        latitude=at[0],
        longitude=at[1],
        degrees=_BOX,
        place_id=place.id if place else None,
        names=tuple(names),
        things=tuple(sorted({p.name or p.text for p in parties if p.kind == "object"} if things else ())),
    )


def grow(
    old: Sequence[Findings],
    new: Sequence[Findings],
    of_event: Mapping[EventId, IncidentId],
    whole: Iterable[IncidentId],
    known: Iterable[Judgement] = (),
) -> Grown:
    """What the new reports change. `old` are the reports that may tell the same, with the incident of each mention.

    `whole` are the incidents all of whose reports are among `old`: only those can change. Their ids stay; of two that
    become one the id of the first mention stays. The work is that of the reports given, not of the ledger.
    """
    ground = _Ground(old, new, of_event, frozenset(whole))
    scorer = Scorer(ground.whole, [about(j, ground.stands_for) for j in known])
    fresh = ground.fresh
    candidates = {(a, b) for a, b in pairs_across(ground.whole) if (a in fresh) or (b in fresh)}
    candidates = {pair for pair in candidates if not ground.shut.intersection(pair)}
    clusters = cluster(scorer, candidates, lambda item: item.opens, ground.held)
    asked = tuple(questions(scorer, candidates, clusters))
    before = dict(clusters.of)
    attach(scorer, candidates, clusters)
    joined = fresh | {t for t in clusters.of if t not in before}
    changed = [members for members in clusters.members.values() if joined.intersection(members)]
    incidents = tuple(sorted(ground.incidents(changed), key=lambda i: i.id))
    made = (*links(ground.within), *links(clusters, joined), *asked)
    now = {e: i.id for i in incidents for e in i.events}
    was = {of_event[e] for e in now if e in of_event}
    return Grown(
        incidents=incidents,
        gone=tuple(sorted(was - {i.id for i in incidents})),
        judgements=tuple(sorted(made, key=lambda j: (j.left, j.right))),
        of_event={**{e: i for e, i in of_event.items() if e not in now}, **now},
    )


class _Ground:
    """The tellings of all reports given: the new ones grouped anew, the old ones as their incidents have them."""

    def __init__(
        self,
        old: Sequence[Findings],
        new: Sequence[Findings],
        of_event: Mapping[EventId, IncidentId],
        whole: frozenset[IncidentId],
    ) -> None:
        names = {f.document.id for f in new}
        self._keep = whole
        self._origins = tellers([*old, *new])
        order = sorted(items([*(f for f in old if f.document.id not in names), *new]), key=lambda item: item.order)
        come = [item for item in order if item.document in names]
        self.within, groups = in_reports(come, ())
        told = [[come[i] for i in group] for group in groups]
        told += _as_they_stand([item for item in order if item.document not in names], of_event)
        self._told = sorted(told, key=lambda group: group[0].order)
        self.whole = [pooled(group) for group in self._told]
        self.fresh = frozenset(t for t, group in enumerate(self._told) if group[0].document in names)
        self.stands_for = {i.event.id: self.whole[t].event.id for t, group in enumerate(self._told) for i in group}
        self.held: list[list[int]] = []
        self.shut: set[int] = set()  # tellings of incidents that are not here as a whole
        self._hold(of_event)

    def _hold(self, of_event: Mapping[EventId, IncidentId]) -> None:
        by: dict[IncidentId, list[int]] = defaultdict(list)
        for t, group in enumerate(self._told):
            incident = of_event.get(group[0].event.id) if t not in self.fresh else None
            if incident is not None:
                by[incident].append(t)
        for incident, tellings in by.items():
            if incident in self._keep:
                self.held.append(tellings)
            else:
                self.shut.update(tellings)

    def incidents(self, groups: Iterable[Sequence[int]]) -> Iterator[Incident]:
        """The incident of each group of tellings."""
        for group in groups:
            members = sorted((item for t in group for item in self._told[t]), key=lambda item: item.order)
            yield incident_of(members, self._origins, self._keep)


def _as_they_stand(order: Sequence[Item], of_event: Mapping[EventId, IncidentId]) -> list[list[Item]]:
    """What each old report tells of each incident; mentions of no incident alone."""
    told: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in order:
        told[item.document, of_event.get(item.event.id, item.event.id)].append(item)
    return list(told.values())
