"""Rows of what is derived: incidents, standings with the voices behind them, tolls and asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from counterclaim.export.cases import Case
from counterclaim.export.incidents import COLUMNS as INCIDENT_COLUMNS
from counterclaim.export.incidents import incident_row
from counterclaim.records import Ask

__all__ = ["COLUMNS", "ask_rows", "rows_of_case"]

Row = Mapping[str, object]
_STANDING = (
    "incident_id", "issue", "status", "rule", "ruleset", "value", "by_body", "flags", "claims_for", "claims_against",
)  # fmt: skip
_VOICE = (
    "incident_id", "issue", "claim_id", "document_id", "origin", "origin_name", "side", "stance", "value", "alleged",
    "said_on", "credible", "is_party", "verifies", "headline", "sentence_start", "sentence_end", "text",
)  # fmt: skip
_TOLL = ("incident_id", "measure", "group", "low", "high", "best", "contested", "authorities", "counts")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "incidents": INCIDENT_COLUMNS,
    "standings": _STANDING,
    "voices": _VOICE,
    "tolls": _TOLL,
    "asks": ("ask_id", "kind", "asker", "addressee", "object", "state", "asked_on", "claims", "documents", "answers"),
}


def rows_of_case(case: Case) -> Iterator[tuple[str, Row]]:
    """The rows of one incident, each with the name of its table."""
    yield "incidents", incident_row(case.incident, case.standings, case.tolls)
    for standing in case.standings:
        plain = {name: getattr(standing, name) for name in _STANDING if name != "incident_id"}
        yield "standings", {"incident_id": standing.incident, **plain}
        for voice in standing.voices:
            given = {name: getattr(voice, name, None) for name in _VOICE}
            start, end = voice.sentence
            yield (
                "voices",
                given
                | {"incident_id": standing.incident, "claim_id": voice.claim, "document_id": voice.document}
                | {"sentence_start": start, "sentence_end": end},
            )
    for toll in case.tolls:
        plain = {name: getattr(toll, name) for name in _TOLL[1:7]}
        who = [authority for authority, _ in toll.by_authority]
        counts = [count for _, ids in toll.by_authority for count in ids]
        yield "tolls", {"incident_id": toll.incident, **plain, "authorities": who, "counts": counts}


def ask_rows(asks: Iterable[Ask]) -> Iterator[tuple[str, Row]]:
    """The rows of the asks; an answer reads "accepted by NAME (clm:…)"."""
    for ask in asks:
        plain = {name: getattr(ask, name) for name in COLUMNS["asks"] if name not in ("ask_id", "answers")}
        answers = [f"{what} by {by} ({record})" for what, by, record in ask.answers]
        yield "asks", {"ask_id": ask.id, **plain, "answers": answers}
