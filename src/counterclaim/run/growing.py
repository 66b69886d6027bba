"""A few documents put to a large ledger: only the incidents that they touch are linked and weighed anew."""

from __future__ import annotations

from counterclaim.link import grow, neighbourhoods
from counterclaim.records import EventId, IncidentId, Linked
from counterclaim.run.applied import applied
from counterclaim.run.derive import released, sides_of
from counterclaim.run.engine import Engine
from counterclaim.run.judged import judged
from counterclaim.store import Ledger
from counterclaim.store.derived import Derived
from counterclaim.weigh import spans_documents, weigh_overall, weigh_some

__all__ = ["bring_overall_up_to_date", "grown"]

GROWS_FROM = 500  # documents; a smaller ledger is derived as a whole, which takes no longer
MOST_NEW = 50  # documents at once


def grown(ledger: Ledger, engine: Engine) -> bool:
    """True when the few documents that came since all was derived were put to the incidents that exist.

    False when that is not the way: nothing or too much came, people decided something, another program or ruleset
    derived what is there. Asks and running tolls may be out of date then: see bring_overall_up_to_date().
    """
    come = ledger.come_since(GROWS_FROM)
    if not come or len(come) > MOST_NEW:
        return False
    decided = judged(ledger.effective_decisions())
    new = list(applied(ledger.findings_of(come), decided, engine))
    near = ledger.neighbours(neighbourhoods(new))
    beside = sorted({d for documents in near.values() for d in documents} - set(come))
    old = list(applied(ledger.findings_of(beside), decided, engine))
    of_event = {EventId(e.id): IncidentId(e.incident) for f in old for e in f.events if e.incident}
    found = grow(old, new, of_event, map(IncidentId, near), decided.judgements)
    linked = Linked(found.incidents, (), found.of_event)
    sides = sides_of(engine.settings, decided)
    weighed = weigh_some([*old, *new], linked, actors=engine.actors, sides=sides, overrides=decided.overrides)
    incidents = tuple(released(i, decided) for i in weighed.incidents)
    made = Derived(incidents, found.judgements, weighed.standings, weighed.tolls, ())
    ledger.amend_derived(found.gone, made, overall=not spans_documents(new, actors=engine.actors, sides=sides))
    return True


def bring_overall_up_to_date(ledger: Ledger, engine: Engine) -> bool:
    """True when asks and running tolls, which span all documents, had to be derived again."""
    if ledger.overall_is_current():
        return False
    findings = list(ledger.all_findings())
    decided = judged(ledger.effective_decisions())
    told = list(applied(findings, decided, engine))
    series, asks = weigh_overall(told, actors=engine.actors, sides=sides_of(engine.settings, decided))
    ledger.replace_overall(series, asks)
    return True
