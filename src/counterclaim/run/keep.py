"""Between the stages and the ledger: bring what is derived up to date, and gather a brief from it."""

from __future__ import annotations

import contextlib
import dataclasses as dc
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from counterclaim.export.brief import Brief, brief
from counterclaim.records import Findings
from counterclaim.run.derive import derive
from counterclaim.run.engine import Engine
from counterclaim.settings import Settings
from counterclaim.store import Ledger
from counterclaim.weigh import load_sides

__all__ = ["brief_of_findings", "brief_of_ledger", "bring_up_to_date", "engine_for"]

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
