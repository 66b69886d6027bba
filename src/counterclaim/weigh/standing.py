"""The status of one issue of one incident: the published rules in order, the first that matches.

Source: ours; the words of each rule stand in codebook/rules.yaml.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.codebook.rules import load_rules
from counterclaim.codebook.sides import Sides
from counterclaim.records import IncidentId, Standing, Voice

__all__ = ["Case", "Override", "case_of", "stand"]

_POSITIVE = frozenset({"asserts", "accepts"})


@dataclass(frozen=True, slots=True)
class Override:
    """A reviewer's status for one issue of one incident, with the reason."""

    incident: IncidentId
    issue: str
    status: str
    value: str | None
    by: str
    rationale: str
    decision: str | None = None  # id of the decision in the ledger


@dataclass(frozen=True, slots=True)
class Case:
    """One issue of one incident: the position of record of every origin, and those who changed theirs."""

    incident: IncidentId
    issue: str
    voices: tuple[Voice, ...]
    changed: tuple[str, ...]
    opposing: frozenset[tuple[str, str]]

    @property
    def in_favour(self) -> list[Voice]:
        """Statements that it is so."""
        return [v for v in self.voices if v.stance in _POSITIVE]

    @property
    def against(self) -> list[Voice]:
        """Denials and disputes."""
        return [v for v in self.voices if v.stance not in _POSITIVE]

    @property
    def accepting(self) -> list[Voice]:
        """Statements of a party about its own act."""
        return [v for v in self.voices if v.stance == "accepts"]


@dataclass(frozen=True, slots=True)
class _Outcome:
    rule: str
    value: str | None = None
    body: str | None = None


def case_of(
    incident: IncidentId, issue: str, voices: Iterable[Voice], sides: Sides, opposing: Iterable[tuple[str, str]] = ()
) -> Case:
    """The case of one issue: duplicates dropped, and of each origin only what it said last."""
    own = sorted({v for v in voices if v.issue == issue}, key=_order)
    kept: list[Voice] = []
    changed: list[str] = []
    for origin in sorted({v.origin for v in own}):
        said = [v for v in own if v.origin == origin]
        last = max(_day(v) for v in said)
        latest = [v for v in said if _day(v) == last]
        kept += latest
        if any(_changes(v, latest) for v in said if _day(v) != last):
            changed.append(said[0].origin_name)
    present = sorted({v.side for v in kept if v.side})
    pairs = {(a, b) for a in present for b in present if a < b and sides.oppose(a, b)}
    pairs |= {(min(a, b), max(a, b)) for a, b in opposing if a in present and b in present and a != b}
    return Case(incident, issue, tuple(sorted(kept, key=_order)), tuple(changed), frozenset(pairs))


def _order(voice: Voice) -> tuple[str, ...]:
    """A full order, so that the result never depends on the order of claims."""
    start = f"{voice.sentence[0]:09d}"
    return (str(_day(voice)), voice.document, start, voice.claim, voice.stance, voice.value, voice.origin, repr(voice))


def _day(voice: Voice) -> dt.date:
    return voice.said_on or dt.date.min


def _changes(earlier: Voice, latest: Sequence[Voice]) -> bool:
    """True when what an origin said before does not stand beside what it says last."""
    if earlier.issue == "responsibility":
        if earlier.stance not in _POSITIVE:  # who denied and now accuses another has not changed its word
            return any(v.stance == "accepts" for v in latest)
        if earlier.value_key not in (earlier.side, earlier.origin) and all(v.stance == "denies" for v in latest):
            return False  # who accused another and now denies has not either
    if earlier.stance in _POSITIVE and all(v.stance not in _POSITIVE for v in latest):
        return not any(
            _differ(v.value_key, earlier.value_key) for v in latest
        )  # it denies another account than its own
    return not any(
        (v.stance in _POSITIVE) == (earlier.stance in _POSITIVE) and not _differ(v.value_key, earlier.value_key)
        for v in latest
    )


def _differ(one: str, other: str) -> bool:
    """True when two values name something and share nothing."""
    return bool(one and other) and not set(one.split(" + ")) & set(other.split(" + "))


def _values(voices: Sequence[Voice]) -> bool:
    """True when two of the statements cannot both be true."""
    keys = sorted({v.value_key for v in voices if v.value_key})
    return any(_differ(a, b) for i, a in enumerate(keys) for b in keys[i + 1 :])


def _said(voices: Sequence[Voice]) -> str | None:
    """The value most origins name, of equals the first in the alphabet."""
    named = [v for v in voices if v.value]
    if not named:
        return None
    return min(named, key=lambda v: (-len({w.origin for w in named if w.value == v.value}), v.value)).value


def _not_raised(case: Case) -> _Outcome | None:
    return None if case.voices else _Outcome("R1")


def _conceded(case: Case) -> _Outcome | None:
    own = case.accepting
    return _Outcome("R2", _said(own)) if own and not _values(own) else None


def _verified(case: Case) -> _Outcome | None:
    bodies = [v for v in case.in_favour if v.verifies]
    if not bodies or case.against or _values(case.in_favour):
        return None
    return _Outcome("R3", _said(bodies) or _said(case.in_favour), sorted(v.origin_name for v in bodies)[0])


def _rival_values(case: Case) -> _Outcome | None:
    return _Outcome("R4a") if _values(case.in_favour) else None


def _denied_by_weight(case: Case) -> _Outcome | None:
    weighty = any(v.is_party or v.credible for v in case.against)
    return _Outcome("R4b", _said(case.in_favour)) if case.in_favour and weighty else None


def _denied_only(case: Case) -> _Outcome | None:
    return None if case.in_favour else _Outcome("R5")


def _corroborated(case: Case) -> _Outcome | None:
    credible = {v.origin: v for v in case.in_favour if v.credible}
    if len(credible) >= 2 and any(v.side is None for v in credible.values()):
        return _Outcome("R6a", _said(case.in_favour))
    return None


def _against_interest(case: Case) -> _Outcome | None:
    sides = {v.side for v in case.in_favour}
    if any(a in sides and b in sides for a, b in case.opposing):
        return _Outcome("R6b", _said(case.in_favour))
    return None


def _several(case: Case) -> _Outcome | None:
    return _Outcome("R7", _said(case.in_favour)) if len({v.origin for v in case.in_favour}) >= 2 else None


def _single(case: Case) -> _Outcome | None:
    return _Outcome("R8", _said(case.in_favour))


_RULES: tuple[Callable[[Case], _Outcome | None], ...] = (
    _not_raised, _conceded, _verified, _rival_values, _denied_by_weight, _denied_only, _corroborated,
    _against_interest, _several, _single,
)  # fmt: skip


def stand(case: Case, extra_flags: Iterable[str] = (), override: Override | None = None) -> Standing:
    """The standing of a case: status, rule, the claims for and against, and flags. Always exactly one rule matches."""
    outcome = next(found for rule in _RULES if (found := rule(case)) is not None)
    ruleset = load_rules()
    computed = Standing(
        incident=case.incident,
        issue=case.issue,
        status=ruleset.rules[outcome.rule].status,
        rule=outcome.rule,
        ruleset=ruleset.version,
        value=outcome.value,
        claims_for=tuple(dict.fromkeys(v.claim for v in case.in_favour)),
        claims_against=tuple(dict.fromkeys(v.claim for v in case.against)),
        flags=tuple(sorted({*_flags(case, outcome), *(extra_flags if case.voices else ())})),
        voices=case.voices,
        by_body=outcome.body,
    )
    if override is None:
        return computed
    note = f"by_reviewer:{override.by}: {override.rationale} (computed: {computed.status}, {computed.rule})"
    flags = (*computed.flags, note)
    own = (computed.status, computed.rule, computed.value)
    made = replace(computed, status=override.status, rule="R0", value=override.value, flags=flags)
    return replace(made, decision=override.decision, computed=own)


def _flags(case: Case, outcome: _Outcome) -> Iterable[str]:
    if case.in_favour:
        for name in sorted({v.origin_name for v in case.against}):
            yield f"denied_or_disputed_by:{name}"
        if all(v.headline for v in case.in_favour):
            yield "headline_only"
    for name in case.changed:
        yield f"position_changed:{name}"
    if outcome.rule == "R2" and _values(case.in_favour):
        yield "dissenting_attribution"
