"""A ledger as holdings to export: read a portion at a time, so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.export.cases import Case, case_of
from counterclaim.records import Ask, Findings
from counterclaim.store import Ledger

__all__ = ["LedgerHoldings"]

_PORTION = 200  # incidents
_MOST_KEPT = 400  # findings of documents, as long as one portion after the other needs them


class LedgerHoldings:
    """What a ledger holds. Its derived records must be up to date."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: dict[str, Findings] = {}

    def cases(self) -> Iterator[Case]:
        """All incidents, in the order in which they were derived."""
        done = 0
        while portion := self._ledger.incidents_after(done, _PORTION):
            self._fetch(d for incident, _, _ in portion for d in incident.documents)
            for incident, standings, tolls in portion:
                told = [self._kept[d] for d in incident.documents if d in self._kept]
                yield case_of(incident, standings, tolls, told)
            done += len(portion)

    def findings(self) -> Iterator[Findings]:
        """All documents with what they say, in order of arrival."""
        return self._ledger.all_findings()

    def asks(self) -> Iterable[Ask]:
        """All asks."""
        return self._ledger.asks()

    def _fetch(self, documents: Iterable[str]) -> None:
        wanted = dict.fromkeys(documents)
        if len(self._kept) + len(wanted) > _MOST_KEPT:
            self._kept = {d: f for d, f in self._kept.items() if d in wanted}
        missing = [d for d in wanted if d not in self._kept]
        for found in self._ledger.findings_of(missing):
            self._kept[found.document.id] = found
