"""What is derived, derived again: and what came out otherwise than before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterclaim.records import Standing
from counterclaim.run.engine import Engine
from counterclaim.run.keep import bring_up_to_date
from counterclaim.store import Ledger

__all__ = ["Change", "reweigh"]


@dataclass(frozen=True, slots=True)
class Change:
    """One standing, `inc:…#issue`, before and after; None where there was or is none."""

    standing: str
    title: str
    before: Standing | None
    after: Standing | None


def reweigh(ledger: Ledger, engine: Engine) -> list[Change]:
    """Each standing whose status, value, rule or flags changed, in order of id, after all is weighed anew."""
    before, titles = _standings(ledger), _titles(ledger)
    bring_up_to_date(ledger, engine, anew=True)
    after = _standings(ledger)
    titles |= _titles(ledger)
    return list(_changes(before, after, titles))


def _changes(
    before: Mapping[str, Standing], after: Mapping[str, Standing], titles: Mapping[str, str]
) -> Iterator[Change]:
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        if _outcome(old) != _outcome(new):
            yield Change(key, titles[key.partition("#")[0]], old, new)


def _outcome(standing: Standing | None) -> tuple[object, ...] | None:
    """What a reader sees; the name of the ruleset alone is no change."""
    return None if standing is None else (standing.status, standing.value, standing.rule, standing.flags)


def _standings(ledger: Ledger) -> dict[str, Standing]:
    return {f"{s.incident}#{s.issue}": s for s in ledger.standings()}


def _titles(ledger: Ledger) -> dict[str, str]:
    return {str(i.id): i.title for i in ledger.incidents()}
