"""All that is weighed about the incidents of some documents, in one call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.codebook.rules import load_asks, load_rules
from counterclaim.codebook.sides import Sides, load_sides
from counterclaim.gazetteer.actors import ActorTable
from counterclaim.records import Ask, Findings, Incident, IncidentId, Linked, Standing, Toll, Voice
from counterclaim.weigh.asks import Reader, asks
from counterclaim.weigh.origins import Origins
from counterclaim.weigh.standing import Override, case_of, stand
from counterclaim.weigh.tolls import figures, tolls
from counterclaim.weigh.voices import voices

__all__ = ["Weighed", "weigh"]

_JUSTIFYING = ("target_use", "intent", "legality")


@dataclass(frozen=True, slots=True)
class Weighed:
    """Standing per incident and issue, tolls (running tolls have no incident), asks; and the incidents with origins."""

    standings: tuple[Standing, ...]
    tolls: tuple[Toll, ...]
    asks: tuple[Ask, ...]
    incidents: tuple[Incident, ...] = ()

    @property
    def series(self) -> tuple[Toll, ...]:
        """The running tolls, each of one authority."""
        return tuple(t for t in self.tolls if t.incident is None)


def weigh(
    findings: Sequence[Findings],
    linked: Linked,
    *,
    actors: ActorTable | None = None,
    sides: Sides | None = None,
    overrides: Iterable[Override] = (),
) -> Weighed:
    """Standings, tolls and asks of the incidents; the order of documents is no matter, and a copy counts once."""
    documents, origins = _sources(findings, actors, sides)
    weighed = _weighed(documents, linked, origins, overrides)
    return replace(weighed, asks=asks(documents, origins))


def weigh_some(
    findings: Sequence[Findings],
    linked: Linked,
    *,
    actors: ActorTable | None = None,
    sides: Sides | None = None,
    overrides: Iterable[Override] = (),
) -> Weighed:
    """Standings and tolls of the incidents of `linked` alone, whose `of_event` may know more; no running tolls or asks.

    `findings` must hold all documents of those incidents. Outlets are one where documents among these are copies.
    """
    documents, origins = _sources(findings, actors, sides)
    weighed = _weighed(documents, linked, origins, overrides)
    own = {i.id for i in linked.incidents}
    return replace(weighed, tolls=tuple(t for t in weighed.tolls if t.incident in own))


def weigh_overall(
    findings: Sequence[Findings], *, actors: ActorTable | None = None, sides: Sides | None = None
) -> tuple[tuple[Toll, ...], tuple[Ask, ...]]:
    """What spans all documents, whatever the incidents are: the running tolls and the asks."""
    documents, origins = _sources(findings, actors, sides)
    nothing = Linked((), ())
    return tolls(figures(documents, nothing, origins), (), origins), asks(documents, origins)


def spans_documents(
    findings: Sequence[Findings], *, actors: ActorTable | None = None, sides: Sides | None = None
) -> bool:
    """True when something in these documents may change what spans all documents: running tolls, asks, answers."""
    if any(count.scope != "incident" for found in findings for count in found.counts):
        return True
    origins, words = Origins(findings, actors, sides or load_sides()), load_asks()
    readers = (Reader(found, origins, words) for found in findings)
    return any(reader.asked() or any(True for _ in reader.answers()) for reader in readers)


def _sources(
    findings: Sequence[Findings], actors: ActorTable | None, sides: Sides | None
) -> tuple[Sequence[Findings], Origins]:
    """Each document once, and who speaks in them."""
    documents = list({f.document.id: f for f in findings}.values())
    return documents, Origins(documents, actors, sides or load_sides())


def _weighed(documents: Sequence[Findings], linked: Linked, origins: Origins, overrides: Iterable[Override]) -> Weighed:
    told = voices(documents, linked, origins)
    by_reviewer = {(o.incident, o.issue): o for o in overrides}
    standings: list[Standing] = []
    for incident in linked.incidents:
        standings += _standings(incident, told[incident.id], origins, by_reviewer)
    counted = {i.id: _n_origins(i, told[i.id]) for i in linked.incidents}
    return Weighed(
        standings=tuple(standings),
        tolls=tolls(figures(documents, linked, origins), linked.incidents, origins),
        asks=(),
        incidents=tuple(replace(i, n_origins=counted[i.id]) for i in linked.incidents),
    )


def _n_origins(incident: Incident, told: Iterable[Voice]) -> int:
    return len({v.origin for v in told if v.issue == "occurrence" and v.stance in ("asserts", "accepts")})


def _standings(
    incident: Incident, told: Sequence[Voice], origins: Origins, by_reviewer: dict[tuple[IncidentId, str], Override]
) -> list[Standing]:
    rules = load_rules()
    by_issue: dict[str, list[Voice]] = defaultdict(list)
    for voice in told:
        by_issue[voice.issue].append(voice)
    if incident.type in rules.acts_against:
        issues = [*rules.always, *(i for i in rules.where_raised if by_issue[i])]
    else:
        issues = ["occurrence"]
    opposing = _opposing(incident, origins)
    dated = ["date_from_publication"] if incident.date is not None and incident.date.basis == "published" else []
    made = []
    for issue in issues:
        case = case_of(incident.id, issue, by_issue[issue], origins.sides, opposing)
        flags = [*dated, *(_justifies(told) if issue == "responsibility" else ())]
        made.append(stand(case, flags, by_reviewer.get((incident.id, issue))))
    return made


def _opposing(incident: Incident, origins: Origins) -> list[tuple[str, str]]:
    """Sides, states and bodies that act and are acted on in this incident."""
    acting = origins.belligerents(replace(incident, recipients=()))
    hit = origins.belligerents(replace(incident, actors=()))
    return [(a, b) for a in sorted(acting - hit) for b in sorted(hit - acting)]


def _justifies(told: Sequence[Voice]) -> list[str]:
    """A party named as responsible that explains the act, without denying or accepting it: for a reviewer, no more."""
    blamed = {key for v in told if v.issue == "responsibility" for key in v.value_key.split(" + ") if key}
    spoken = {v.origin for v in told if v.issue == "responsibility" and v.stance != "asserts"}
    explains = [
        v
        for v in told
        if v.issue in _JUSTIFYING and v.stance == "asserts" and v.origin not in spoken and blamed & {v.side, v.origin}
    ]
    return ["implied_acceptance"] if explains else []
