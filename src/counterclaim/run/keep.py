"""Between the stages and the ledger: bring what is derived up to date, and gather a brief from it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.export.brief import Brief, brief
from counterclaim.records import Findings
from counterclaim.run.derive import derive
from counterclaim.run.engine import Engine
from counterclaim.store import Ledger

__all__ = ["brief_of_findings", "brief_of_ledger", "bring_up_to_date"]


def bring_up_to_date(ledger: Ledger, engine: Engine) -> bool:
    """Rebuild what is derived, in one transaction, when documents were added since; True when it was rebuilt."""
    if ledger.derived_is_current():
        return False
    derived = derive(list(ledger.all_findings()), engine.actors, engine.settings)
    ledger.replace_derived(
        derived.weighed.incidents,
        derived.linked.judgements,
        derived.weighed.standings,
        derived.weighed.tolls,
        derived.weighed.asks,
    )
    return True


def brief_of_ledger(ledger: Ledger) -> Brief:
    """The brief of all that a ledger holds."""
    return brief(ledger.incidents(), ledger.standings(), ledger.tolls(), ledger.asks(), list(ledger.all_findings()))


def brief_of_findings(findings: Sequence[Findings], engine: Engine) -> Brief:
    """The brief of findings that no ledger keeps."""
    derived = derive(findings, engine.actors, engine.settings)
    return brief(
        derived.weighed.incidents, derived.weighed.standings, derived.weighed.tolls, derived.weighed.asks, findings
    )  # fmt: skip
