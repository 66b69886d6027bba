"""Between the stages and the ledger: what is derived is brought up to date, and gathered into a brief."""

from __future__ import annotations

import contextlib
import dataclasses as dc
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from counterclaim.export.brief import Brief, brief
from counterclaim.records import Findings
from counterclaim.run.applied import applied
from counterclaim.run.derive import derive
from counterclaim.run.engine import Engine
from counterclaim.run.growing import bring_overall_up_to_date, grown
from counterclaim.run.holdings import LedgerHoldings
from counterclaim.run.judged import Judged, judged
from counterclaim.settings import Settings
from counterclaim.store import Ledger
from counterclaim.weigh import load_sides

__all__ = [
    "brief_of_findings",
    "brief_of_ledger",
    "bring_up_to_date",
    "decided_in",
    "engine_for",
    "rebuild",
]

_OWN = {"actors": "actors.tsv", "places": "places.tsv", "sides": "sides.toml"}


@contextlib.contextmanager
def engine_for(ledger: Ledger, settings: Settings) -> Iterator[Engine]:
    """An engine with the project's tables that the ledger keeps; those that `settings` names are kept from now on.

    The texts are kept, not the paths, so that a ledger derives the same when files have moved. CodebookError when
    a table named is wrong; it is then not kept.
    """
    given = {name: path for name in _OWN if (path := getattr(settings, name)) is not None}
    with tempfile.TemporaryDirectory(prefix="counterclaim-") as folder:
        kept = {name: text for name, text in ledger.own_tables().items() if name in _OWN and name not in given}
        for name, text in kept.items():
            Path(folder, _OWN[name]).write_text(text, encoding="utf-8", newline="")
        paths = {name: Path(folder, _OWN[name]) for name in kept}
        engine = Engine(dc.replace(settings, **paths))  # type: ignore[arg-type]
        if given:
            _load_all(engine)
            ledger.keep_own_tables({name: path.read_bytes().decode("utf-8") for name, path in given.items()})
        yield engine


def _load_all(engine: Engine) -> None:
    """Nothing; loads each table, so that one that is wrong is refused before anything is kept."""
    _ = engine.actors, engine.places, load_sides(engine.settings.sides)


def decided_in(ledger: Ledger) -> Judged:
    """The sum of the decisions that stand in a ledger."""
    return judged(ledger.effective_decisions())


def bring_up_to_date(ledger: Ledger, engine: Engine, anew: bool = False, *, overall: bool = True) -> bool:
    """True when what is derived was derived again, in one transaction: documents or decisions were added, or `anew`.

    Few documents put to a large ledger change only the incidents that they touch. Without `overall`, asks and running
    tolls, which span all documents, may wait until someone asks for them. Incidents that are there keep their ids.
    """
    if not anew:
        changed = grown(ledger, engine)
        if changed or ledger.derived_is_current():
            return (overall and bring_overall_up_to_date(ledger, engine)) or changed
    _derive_all(ledger, engine, frozenset(i.id for i in ledger.incidents()))
    return True


def _derive_all(ledger: Ledger, engine: Engine, ids: frozenset[str]) -> None:
    findings = list(ledger.all_findings())
    decided = decided_in(ledger)  # after the findings: what is decided meanwhile makes the result no longer current
    derived = derive(list(applied(findings, decided, engine)), engine.actors, engine.settings, decided, keep=ids)
    ledger.replace_derived(
        derived.weighed.incidents,
        derived.linked.judgements,
        derived.weighed.standings,
        derived.weighed.tolls,
        derived.weighed.asks,
    )


def rebuild(ledger: Ledger, engine: Engine) -> int:
    """Number of documents; everything but documents and decisions is dropped and made again from them."""
    ids = frozenset(i.id for i in ledger.incidents())
    documents = ledger.rebuild_rows()
    _derive_all(ledger, engine, ids)
    return documents


def brief_of_ledger(ledger: Ledger, engine: Engine | None = None) -> Brief:
    """The brief of all that a ledger holds, as people corrected it and without words that they redacted."""
    held = LedgerHoldings(ledger, engine)
    return brief(held.incidents(), held.standings(), ledger.tolls(), held.asks(), list(held.findings()))


def brief_of_findings(findings: Sequence[Findings], engine: Engine) -> Brief:
    """The brief of findings that no ledger keeps."""
    derived = derive(findings, engine.actors, engine.settings)
    return brief(
        derived.weighed.incidents, derived.weighed.standings, derived.weighed.tolls, derived.weighed.asks, findings
    )  # fmt: skip
