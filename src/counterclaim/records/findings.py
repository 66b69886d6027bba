"""What one document says: events, claims, disputes, counts, mentions. Plain frozen records, linked by id."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from counterclaim.records.documents import Document
from counterclaim.records.ids import ClaimId, EventId
from counterclaim.records.spans import Quoted, Span

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
MODALITIES = ("asserted", "alleged", "negated", "future", "hypothetical", "historical")
STANCES = (
    "asserts", "denies", "disputes", "accepts", "praises", "condemns", "demands", "commits", "threatens", "declines",
)  # fmt: skip
ISSUES = (
    "occurrence", "responsibility", "target_use", "civilian_harm", "casualty_count", "weapon", "intent",
    "legality", "evaluation", "request", "commitment", "meeting", "other",
)  # fmt: skip
FORMS = ("direct", "indirect", "mixed")
MEASURES = ("killed", "injured", "missing", "abducted", "detained", "displaced", "released")
GROUPS = (
    "total", "civilians", "combatants", "children", "women", "men", "health_workers", "aid_workers",
    "journalists", "officials",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted on. After `find` only the span (and `kind`) is set; `resolve` fills the rest.

    `name` is the canonical short name; `code` a PLOVER-like code ("ISR MIL"); `sector` a PLOVER sector;
    `kind` is "actor" or "object" (ambulances, a hospital, a bridge).
    """

    start: int
    end: int
    text: str
    kind: str = "actor"
    name: str | None = None
    id: str | None = None
    code: str | None = None
    sector: str | None = None
    organ: str | None = None  # id or name of the body that a person or branch speaks for

    @property
    def span(self) -> Span:
        """Where the party is named."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Weapon:
    """An instrument, as a term of the weapons codebook."""

    weapon: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where. After `find` only the span is set. Degrees WGS 84; `precision` as in the table of precisions:
    site, named_place, near_place, admin2, admin1, region, country."""

    start: int
    end: int
    text: str
    name: str | None = None
    id: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None
    near: bool = False  # the text says "near", "outside", "north of": never part of the JSON

    @property
    def span(self) -> Span:
        """Where the place is named."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class When:
    """A closed range of days. precision: day, days, week, month, year, vague; basis: explicit, relative, published."""

    earliest: dt.date | None
    latest: dt.date | None
    precision: str
    basis: str
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One mention of an act of conflict or politics."""

    id: EventId
    sentence: Span
    trigger: Quoted
    type: str
    modality: str = "asserted"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    instruments: tuple[Weapon, ...] = ()
    place: Place | None = None
    date: When | None = None
    protected: tuple[str, ...] = ()
    acled: tuple[str, str | None] | None = None  # event_type, sub_event_type
    incident: str | None = None
    why: str = ""  # the codebook entry and frame that found it


@dataclass(frozen=True, slots=True)
class Claim:
    """Content attributed to someone other than the writer. `claimant` None: "allegedly", "reportedly"."""

    id: ClaimId
    content: Quoted
    sentence: Span
    stance: str
    form: str
    issue: str
    claimant: Party | None = None
    cue: Quoted | None = None
    act: str = "speech"  # speech | attitude
    about: tuple[EventId, ...] = ()
    within: ClaimId | None = None
    relayed_by: tuple[str, ...] = ()
    why: str = ""  # frame and cue entry that found it
    continued: tuple[Quoted, ...] = ()  # further parts of the content, where cue or speaker stand inside it


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that denies, rejects or contradicts another claim, or an event as told."""

    source: ClaimId
    target: str  # a ClaimId or an EventId
    issue: str
    basis: str  # text | derived
    why: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many people, as a closed range of persons. "at least 12" is low 12, high None."""

    id: str
    start: int
    end: int
    text: str
    measure: str
    group: str
    low: int | None
    high: int | None
    approximate: bool = False
    scope: str = "incident"  # incident | cumulative
    authority: Party | None = None
    event: EventId | None = None
    claim: ClaimId | None = None
    vague: bool = False  # "several", "dozens": a word, not a figure

    def meets(self, other: Count) -> bool:
        """True when some single number would satisfy both."""
        low = max(self.low or 0, other.low or 0)
        highs = [h for h in (self.high, other.high) if h is not None]
        return not highs or low <= min(highs)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, title or pronoun for an actor, a place, or a date.

    `form` (actors): name, acronym, title, common, pronoun. `head` is the lower-case lemma of the head noun,
    `number` sing or plur, `apposed_to` the span of the noun phrase that this one explains or is explained by
    ("Ismail Haniyeh, the leader of Hamas"; "Israel Defense Forces (IDF)"). Only kind, span, name, id,
    country and coordinates are part of the JSON.
    """

    kind: str  # actor | place | date
    start: int
    end: int
    text: str
    name: str | None = None
    id: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    form: str = "name"
    head: str = ""
    number: str = "sing"
    core: Span | None = (
        None  # the proper name inside the phrase: "Hassan Nasrallah" of "Hezbollah leader Hassan Nasrallah"
    )
    subject: bool = False
    apposed_to: Span | None = None
    code: str | None = None
    sector: str | None = None
    near: bool = False
    organ: str | None = None
    admin1: str | None = None  # places
    precision: str | None = None  # places

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Failure:
    """Something could not be done; never a default value in its place."""

    stage: str
    component: str
    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one document."""

    document: Document
    events: tuple[EventMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    counts: tuple[Count, ...] = ()
    mentions: tuple[Mention, ...] = ()
    failures: tuple[Failure, ...] = ()
    sentences: tuple[Span, ...] = field(default=())
