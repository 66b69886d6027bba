"""What exports are made from: one incident at a time, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from counterclaim.records import Ask, Count, Document, EventMention, Findings, Incident, Standing, Toll

__all__ = ["Case", "Holdings", "HoldingsInMemory", "case_of"]


@dataclass(frozen=True, slots=True)
class Case:
    """One incident with its standings, tolls, mentions, the counts behind its tolls and the documents that tell of it.

    Mentions, counts and documents stand in the order of the incident's own lists of ids.
    """

    incident: Incident
    standings: tuple[Standing, ...] = ()
    tolls: tuple[Toll, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    counts: tuple[Count, ...] = ()
    documents: tuple[Document, ...] = ()

    def standing(self, issue: str) -> Standing | None:
        """The standing of one issue; None where it was not weighed."""
        return next((s for s in self.standings if s.issue == issue), None)

    def status(self, issue: str) -> str:
        """The status of one issue; "not_raised" where it was not weighed."""
        standing = self.standing(issue)
        return standing.status if standing else "not_raised"

    def toll(self, measure: str, group: str = "total") -> Toll | None:
        """The toll of this measure and group; None where nobody gives one."""
        return next((t for t in self.tolls if (t.measure, t.group) == (measure, group)), None)

    @property
    def is_told_as_fact(self) -> bool:
        """True when some voice says or alleges that it happened: not planned, hypothetical, past or only denied."""
        said = self.incident.modality in ("asserted", "alleged")
        return said and self.status("occurrence") not in ("not_raised", "denied_only")


class Holdings(Protocol):
    """What may be exported. Each call reads anew, a portion at a time: memory does not grow with the ledger."""

    def cases(self) -> Iterator[Case]:
        """All incidents, in the order in which they were derived."""
        ...

    def findings(self) -> Iterator[Findings]:
        """All documents with what they say, in order of arrival."""
        ...

    def asks(self) -> Iterable[Ask]:
        """All asks."""
        ...


def case_of(
    incident: Incident, standings: Iterable[Standing], tolls: Iterable[Toll], findings: Iterable[Findings]
) -> Case:
    """The case of one incident. `findings` are those of its documents; others among them do no harm."""
    found = {str(f.document.id): f for f in findings}
    told = [found[d] for d in incident.documents if d in found]
    mentions = {e.id: e for f in told for e in f.events}
    counts = {c.id: c for f in told for c in f.counts}
    figures = tuple(tolls)
    wanted = dict.fromkeys(c for t in figures for _, ids in t.by_authority for c in ids)
    return Case(
        incident,
        tuple(standings),
        figures,
        tuple(mentions[e] for e in incident.events if e in mentions),
        tuple(counts[c] for c in wanted if c in counts),
        tuple(f.document for f in told),
    )


@dataclass(frozen=True, slots=True)
class HoldingsInMemory:
    """Holdings that are there already, as tuples."""

    all_cases: tuple[Case, ...]
    all_findings: tuple[Findings, ...] = ()
    all_asks: tuple[Ask, ...] = ()

    def cases(self) -> Iterator[Case]:
        """All incidents."""
        return iter(self.all_cases)

    def findings(self) -> Iterator[Findings]:
        """All documents with what they say."""
        return iter(self.all_findings)

    def asks(self) -> Iterable[Ask]:
        """All asks."""
        return self.all_asks
