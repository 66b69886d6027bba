"""What people decided, as it bears on what is weighed: rejected, edited, joined, kept apart, overridden, released."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product
from typing import Any

from counterclaim.records import EventId, IncidentId, Judgement
from counterclaim.store import Decision
from counterclaim.weigh import Override

__all__ = ["NOTHING", "Judged", "as_released", "judged"]

_RELEASE = {"release": "released", "withdraw": "withdrawn"}
_REVIEW = {"accept": "accepted", "edit": "edited", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class Judged:
    """The sum of all decisions that stand. Ids are those of documents, claims, events and incidents.

    `review` says of each what was last decided: accepted, edited or rejected. `rejected` holds besides the events of
    rejected incidents. `released` says of an incident: reviewed, released or withdrawn;
    `as_released` holds the event mentions of a released one as they stood then.
    """

    review: Mapping[str, str] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    edits: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    overrides: tuple[Override, ...] = ()
    grades: Mapping[str, str] = field(default_factory=dict)
    released: Mapping[str, str] = field(default_factory=dict)
    as_released: Mapping[str, frozenset[str]] = field(default_factory=dict)
    redacted: frozenset[str] = frozenset()


NOTHING = Judged()


def judged(standing: Sequence[Decision]) -> Judged:
    """The sum of the decisions, oldest first; of two that cannot both hold the later one does."""
    review: dict[str, str] = {}
    edits: dict[str, dict[str, Any]] = {}
    rejections: dict[str, frozenset[str]] = {}
    for decision in standing:
        if decision.action not in _REVIEW:
            continue
        for target in decision.target.split("|"):
            review[target] = _REVIEW[decision.action]
            rejections[target] = frozenset({target, *_flat(decision.patch.get("events", ()))})
            if decision.action == "edit":
                edits[target] = edits.get(target, {}) | _said(decision)
    return Judged(
        review=review,
        rejected=frozenset().union(*(rejections[t] for t, how in review.items() if how == "rejected")),
        edits=edits,
        judgements=tuple(_judgements(standing)),
        overrides=tuple(_overrides(standing)),
        grades={_source(d): d.patch["grade"] for d in standing if d.action == "grade_source"},
        released=_released(standing),
        as_released={
            d.target: events for d in standing if d.action == "release" and (events := as_released(d)) is not None
        },
        redacted=frozenset(d.target for d in standing if d.action == "redact"),
    )


def _said(decision: Decision) -> dict[str, Any]:
    return {key: value for key, value in decision.patch.items() if key != "second_reviewer"}


def _flat(lists: Iterable[Iterable[str]]) -> list[str]:
    return [item for each in lists for item in each]


def as_released(decision: Decision) -> frozenset[str] | None:
    """The event mentions that an incident had when this decision released it; None where they were not kept."""
    return frozenset(_flat(decision.patch["events"])) if "events" in decision.patch else None


def _source(decision: Decision) -> str:
    return decision.target.removeprefix("source:")


def _overrides(standing: Iterable[Decision]) -> Iterable[Override]:
    last: dict[str, Decision] = {d.target: d for d in standing if d.action == "override" and "#" in d.target}
    for target, decision in last.items():
        incident, _, issue = target.partition("#")
        status, value = decision.patch["status"], decision.patch.get("value")
        by, why = decision.reviewer, decision.rationale
        yield Override(IncidentId(incident), issue, status, value, by, why, decision.id)


def _released(standing: Iterable[Decision]) -> dict[str, str]:
    """The last release or withdrawal of each incident; one accepted before any of them is reviewed."""
    found: dict[str, str] = {}
    for decision in standing:
        if decision.action in _RELEASE:
            found[decision.target] = _RELEASE[decision.action]
        elif decision.action == "accept" and decision.target.startswith("inc:") and "#" not in decision.target:
            for target in decision.target.split("|"):
                found.setdefault(target, "reviewed")
    return found


@dataclass
class _Pairs:
    """Groups of events that people joined, and pairs that they kept apart, each with who said so last."""

    groups: list[set[str]] = field(default_factory=list)
    apart: dict[tuple[str, str], Decision] = field(default_factory=dict)
    by: dict[str, Decision] = field(default_factory=dict)  # event -> who joined it last

    def join(self, events: Sequence[str], decision: Decision) -> None:
        """All these are one; whoever was joined to one of them comes along, and no earlier difference holds."""
        held = [group for group in self.groups if group & set(events)]
        whole = set(events).union(*held)
        self.groups = [group for group in self.groups if group not in held] + [whole]
        self.apart = {pair: d for pair, d in self.apart.items() if not set(pair) <= whole}
        self.by |= dict.fromkeys(events, decision)

    def part(self, one: Sequence[str], other: Sequence[str], decision: Decision) -> None:
        """None of the first is one with any of the others; a group that holds both falls in two."""
        self.apart |= {(min(a, b), max(a, b)): decision for a, b in product(one, other)}
        leaving = set(one)
        cut: list[set[str]] = []
        for group in self.groups:
            both = group & leaving and group & set(other)
            cut += [group & leaving, group - leaving] if both else [group]
        self.groups = [group for group in cut if len(group) > 1]


def _judgements(standing: Iterable[Decision]) -> Iterable[Judgement]:
    pairs = _Pairs()
    for decision in standing:
        events = decision.target.split("|")
        if decision.action == "same":
            pairs.join(events, decision)
        elif decision.action == "merge":
            pairs.join(_flat(decision.patch["events"]), decision)
        elif decision.action == "different":
            for a, b in combinations(events, 2):
                pairs.part([a], [b], decision)
        elif decision.action == "split":
            pairs.part(decision.patch["apart"], decision.patch["rest"], decision)
    for group in sorted(map(sorted, pairs.groups)):
        for a, b in pairwise(group):
            yield _judgement(a, b, "same", pairs.by.get(b) or pairs.by[a])
    for (a, b), decision in sorted(pairs.apart.items(), key=lambda item: item[0]):
        yield _judgement(a, b, "different", decision)


def _judgement(a: str, b: str, verdict: str, decision: Decision) -> Judgement:
    reasons = (decision.rationale, decision.id)
    return Judgement(EventId(a), EventId(b), verdict, f"person:{decision.reviewer}", 1.0, reasons)
