"""What is derived from findings: incidents, standing per issue, tolls, asks. Drop and rebuild at any time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.records.findings import Claim, Count, EventMention, Party, Place, When
from counterclaim.records.ids import ClaimId, EventId, IncidentId

STATUSES = (
    "not_raised", "conceded", "verified_by_body", "contested", "denied_only", "corroborated",
    "several_uncorroborated", "single_source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two event mentions: same, different or unsure; by whom, with which score and reasons."""

    left: EventId
    right: EventId
    verdict: str
    by: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Event mentions that are the same act."""

    id: IncidentId
    events: tuple[EventId, ...]
    documents: tuple[str, ...]
    type: str
    title: str  # neutral, built of quoted words
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: Place | None = None
    date: When | None = None
    protected: tuple[str, ...] = ()
    n_documents: int = 0
    n_origins: int = 0
    modality: str = "asserted"
    release_status: str = "draft"


@dataclass(frozen=True, slots=True)
class Linked:
    """Incidents, the judgements behind them, and the incident of each event mention that has one.

    Judgements are in order of ids; `of_event` lacks mentions that open no incident and fit none.
    """

    incidents: tuple[Incident, ...]
    judgements: tuple[Judgement, ...]
    of_event: Mapping[EventId, IncidentId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Voice:
    """One statement about one issue of an incident, by one origin; the unit the rules weigh.

    `value` is what the issue is said to be ("Israel Defense Forces", "used by Hamas"; "" for occurrence).
    `stance` is asserts, denies, disputes or accepts. `said_on` and `position` order statements of one origin.
    """

    claim: str  # the claim's id, or the event's when the outlet speaks in its own voice
    document: str
    sentence: tuple[int, int]
    text: str
    origin: str
    origin_name: str
    side: str | None
    issue: str
    stance: str
    value: str
    alleged: bool = False
    said_on: dt.date | None = None
    position: int = 0
    credible: bool = False
    is_party: bool = False  # the origin belongs to a belligerent of this incident
    verifies: bool = False  # a listed verifying body, quoted as having verified or found
    headline: bool = False
    value_key: str = ""  # by which values are compared; empty: the words say nothing that could differ


@dataclass(frozen=True, slots=True)
class Standing:
    """Status of one issue of one incident, with the rule and the voices behind it.

    Where a reviewer overrode it, `decision` is the id of that decision and `computed` what the rules say by themselves:
    status, rule and value.
    """

    incident: IncidentId
    issue: str
    status: str
    rule: str
    ruleset: str
    value: str | None
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...]
    flags: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    by_body: str | None = None
    decision: str | None = None
    computed: tuple[str, str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """What one authority says the number is, in order of time; `best` is None when only parties speak."""

    incident: IncidentId | None
    measure: str
    group: str
    low: int | None
    high: int | None
    best: int | None
    contested: bool
    by_authority: tuple[tuple[str, tuple[str, ...]], ...]  # authority -> count ids, by time


@dataclass(frozen=True, slots=True)
class Ask:
    """A demand or commitment and the answers to it."""

    id: str
    kind: str  # pause_or_ceasefire | release | aid_or_access | withdrawal | inquiry | meeting
    asker: str
    addressee: str | None
    object: str
    claims: tuple[ClaimId, ...]
    documents: tuple[str, ...]
    asked_on: dt.date | None
    answers: tuple[tuple[str, str, str], ...] = ()  # (accepted | rejected | promised | done, by, claim or event id)
    state: str = "open"


__all__ = [
    "STATUSES",
    "Ask",
    "Claim",
    "Count",
    "EventMention",
    "Incident",
    "Judgement",
    "Linked",
    "Standing",
    "Toll",
    "Voice",
]
