"""The tables of the ledger. Findings are kept whole with their document; the other tables are there to be asked."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _document() -> Column[str]:
    return Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True)


def _incident(nullable: bool = False) -> Column[str]:
    return Column("incident", String, ForeignKey("incidents.id", ondelete="CASCADE"), nullable=nullable, index=True)


def _seal() -> Column[str]:
    """SHA-256 over all else in a derived row, so that a change of it is found where it is."""
    return Column("sha256", String(64), nullable=False, server_default="")


def _span() -> tuple[Column[int], Column[int]]:
    """Code points of the document's text, half-open."""
    return Column("start", Integer, nullable=False), Column("end", Integer, nullable=False)


documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),  # order of arrival
    Column("external_id", String, index=True),
    Column("path", String, index=True),
    Column("title", Text),
    Column("publisher", String, index=True),
    Column("published_on", Date, index=True),
    Column("published_until", Date),
    Column("url", Text),
    Column("language", String, nullable=False),
    Column("wire_credit", String),
    Column("stamp", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("findings", Text, nullable=False),  # all findings but the document, as canonical JSON
    Column("record_sha256", String(64), nullable=False),
    Column("n_failures", Integer, nullable=False),
    Column("added_at", String, nullable=False),  # UTC, ISO 8601
    Column("arrival_sha256", String(64), nullable=False),  # over record_sha256, number, n_failures and added_at
)

sentences = Table(
    "sentences",
    metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("number", Integer, nullable=False),  # from 1, as shown to people
    *_span(),
    Column("text", Text, nullable=False),
    Column("names", Text, nullable=False),  # who speaks or acts in it, by full name, so that "he" is found too
    UniqueConstraint("document", "number"),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    _document(),
    *_span(),  # of the trigger
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("type", String, nullable=False, index=True),
    Column("mode", String),
    Column("modality", String, nullable=False),
    Column("actors", Text, nullable=False),  # names, "; " between
    Column("recipients", Text, nullable=False),
    Column("protected", Text, nullable=False),
    Column("place", Text),
    Column("place_id", String, index=True),
    Column("country", String),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("earliest", Date, index=True),
    Column("latest", Date),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    _document(),
    *_span(),  # of the content
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("claimant", Text),
    Column("claimant_id", String, index=True),
    Column("cue", Text),
    Column("act", String, nullable=False),
    Column("stance", String, nullable=False, index=True),
    Column("form", String, nullable=False),
    Column("issue", String, nullable=False, index=True),
    Column("within", String),
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("source", String, nullable=False, index=True),
    Column("target", String, nullable=False, index=True),
    Column("issue", String, nullable=False),
    Column("basis", String, nullable=False),
)

counts = Table(
    "counts",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    _document(),
    *_span(),
    Column("text", Text, nullable=False),
    Column("measure", String, nullable=False),
    Column("group", String, nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("scope", String, nullable=False),
    Column("authority", Text),
    Column("event", String),
    Column("claim", String),
)

mentions = Table(
    "mentions",
    metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    *_span(),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("name", Text),
    Column("record_id", String, index=True),
)

failures = Table(
    "failures",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), index=True),
    Column("path", String, index=True),
    Column("stage", String, nullable=False),
    Column("component", String, nullable=False),
    Column("error", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("arrival_sha256", String(64), nullable=False, server_default=""),  # over its id and when it was kept
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False),  # order as derived
    Column("type", String, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("place", Text),
    Column("place_id", String),
    Column("country", String, index=True),
    Column("earliest", Date, index=True),
    Column("latest", Date),
    Column("n_documents", Integer, nullable=False),
    Column("n_origins", Integer, nullable=False),
    Column("modality", String, nullable=False),
    Column("release_status", String, nullable=False),
    Column("record", Text, nullable=False),
    _seal(),
)

incident_events = Table(
    "incident_events",
    metadata,
    Column("incident", String, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("event", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_incident_events_event", "event"),
    _seal(),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("left", String, nullable=False, index=True),
    Column("right", String, nullable=False, index=True),
    Column("verdict", String, nullable=False),
    Column("by", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("record", Text, nullable=False),
    _seal(),
)

standings = Table(
    "standings",
    metadata,
    Column("id", Integer, primary_key=True),
    _incident(),
    Column("issue", String, nullable=False),
    Column("status", String, nullable=False, index=True),
    Column("rule", String, nullable=False),
    Column("ruleset", String, nullable=False),
    Column("value", Text),
    Column("record", Text, nullable=False),
    _seal(),
)

voices = Table(
    "voices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("standing", Integer, ForeignKey("standings.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("claim", String, nullable=False, index=True),  # a claim's id, or an event's
    Column("document", String, nullable=False),
    Column("origin", String, nullable=False, index=True),
    Column("stance", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("said_on", Date),
    _seal(),
)

tolls = Table(
    "tolls",
    metadata,
    Column("id", Integer, primary_key=True),
    _incident(nullable=True),
    Column("measure", String, nullable=False),
    Column("group", String, nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("best", Integer),
    Column("contested", Boolean, nullable=False),
    Column("record", Text, nullable=False),
    _seal(),
)

asks = Table(
    "asks",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("kind", String, nullable=False, index=True),
    Column("asker", Text, nullable=False),
    Column("addressee", Text),
    Column("state", String, nullable=False),
    Column("asked_on", Date),
    Column("record", Text, nullable=False),
    _seal(),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("action", String, nullable=False),
    Column("target", String, nullable=False, index=True),
    Column("target_sha256", String(64), nullable=False),
    Column("patch", Text, nullable=False),  # canonical JSON
    Column("rationale", Text, nullable=False),
    Column("reviewer", String, nullable=False),
    Column("at", String, nullable=False),  # UTC, ISO 8601
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
)

ledger_meta = Table(
    "ledger_meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

OF_A_DOCUMENT = (sentences, events, claims, disputes, counts, mentions)
DERIVED = (voices, standings, tolls, asks, incident_events, judgements, incidents)  # in the order of deleting
