"""counterclaim why"""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from counterclaim.cli.options import (
    DEFAULT_LEDGER,
    ActorsOption,
    AsJson,
    LedgerOption,
    SidesOption,
    open_ledger,
    settings_of,
    working,
)

__all__ = ["why"]


def why(
    standing: Annotated[str, typer.Argument(help="An incident's id or its beginning; with #issue, one standing.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    actors: ActorsOption = None,
    sides: SidesOption = None,
    as_json: AsJson = False,
) -> None:
    """Why a status stands: the rule in words, every sentence behind it, and why these reports are one incident.

    Examples:

    counterclaim why inc:3f2a --ledger war.sqlite

    counterclaim why inc:3f2a#responsibility --ledger war.sqlite --json
    """
    from counterclaim.errors import StoreError
    from counterclaim.export.why import explained, lines, wanted
    from counterclaim.run.holdings import LedgerHoldings
    from counterclaim.run.keep import bring_up_to_date, engine_for

    with open_ledger(ledger) as book, engine_for(book, settings_of(actors, None, sides)) as engine:
        with working("comparing the documents"):
            bring_up_to_date(book, engine)
        kept = book.incidents()
        held = LedgerHoldings(book, engine)
        incident, issue = wanted(standing, held.incidents())
        own = [s for s in held.standings() if s.incident == incident.id and issue in (None, s.issue)]
        links = book.judgements() if incident in kept else []  # reasons hold words, which may be withheld
        told = explained(incident, own, links, [f.document for f in held.findings()])
    if issue and not own:
        raise StoreError(f"{incident.id} has no standing on {issue!r}", remedy="leave out the part from # to see all")
    if as_json:
        sys.stdout.write(json.dumps(told.to_dict(), indent=1, ensure_ascii=False) + "\n")
        return
    for line in lines(told):
        sys.stdout.write(line + "\n")
