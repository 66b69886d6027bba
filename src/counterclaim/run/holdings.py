"""A ledger as holdings to export: read a portion at a time, so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.export.cases import Case, case_of
from counterclaim.records import Ask, Findings, Incident, Standing
from counterclaim.run.applied import applied
from counterclaim.run.engine import Engine
from counterclaim.run.judged import judged
from counterclaim.run.withheld import Withheld
from counterclaim.store import Ledger

__all__ = ["LedgerHoldings"]

_PORTION = 200  # incidents
_MOST_KEPT = 400  # findings of documents, as long as one portion after the other needs them


class LedgerHoldings:
    """What a ledger holds, as people corrected it, without words they redacted. Derived records must be up to date.

    With an engine, names that reviewers gave are looked up in its tables.
    """

    def __init__(self, ledger: Ledger, engine: Engine | None = None) -> None:
        self._ledger = ledger
        self._engine = engine
        self._decided = judged(ledger.effective_decisions())
        self._withheld = Withheld(self._decided, ledger.all_findings())
        self._kept: dict[str, Findings] = {}

    def cases(self) -> Iterator[Case]:
        """All incidents, in the order in which they were derived."""
        done = 0
        while portion := self._ledger.incidents_after(done, _PORTION):
            self._fetch(d for incident, _, _ in portion for d in incident.documents)
            for incident, standings, tolls in portion:
                told = [self._kept[d] for d in incident.documents if d in self._kept]
                shown = [self._withheld.standing(s) for s in standings]
                yield case_of(self._withheld.incident(incident), shown, tolls, told)
            done += len(portion)

    def findings(self) -> Iterator[Findings]:
        """All documents with what they say, in order of arrival."""
        return self._shown(self._ledger.all_findings())

    def incidents(self) -> list[Incident]:
        """All incidents, in the order in which they were derived."""
        return [self._withheld.incident(i) for i in self._ledger.incidents()]

    def standings(self) -> list[Standing]:
        """All standings."""
        return [self._withheld.standing(s) for s in self._ledger.standings()]

    def asks(self) -> Iterable[Ask]:
        """All asks."""
        return self._withheld.asks(self._ledger.asks())

    def _shown(self, findings: Iterable[Findings]) -> Iterator[Findings]:
        return map(self._withheld.findings, applied(findings, self._decided, self._engine))

    def _fetch(self, documents: Iterable[str]) -> None:
        wanted = dict.fromkeys(documents)
        if len(self._kept) + len(wanted) > _MOST_KEPT:
            self._kept = {d: f for d, f in self._kept.items() if d in wanted}
        missing = [d for d in wanted if d not in self._kept]
        for found in self._shown(self._ledger.findings_of(missing)):
            self._kept[found.document.id] = found
