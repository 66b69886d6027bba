"""counterclaim search"""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, LedgerOption, notice, open_ledger, stdout_console

__all__ = ["search"]


def search(
    words: Annotated[list[str], typer.Argument(help="Words that must all stand in the sentence.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    limit: Annotated[int, typer.Option(min=1, help="Most hits to print.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Full text over the sentences and claims of a ledger, best first.

    Example: counterclaim search ambulances Rafah --ledger war.sqlite
    """
    from counterclaim.run.keep import decided_in
    from counterclaim.run.withheld import Withheld

    with open_ledger(ledger) as book:
        found = book.search(" ".join(words), limit)
        hits = Withheld(decided_in(book), (book.findings(name) for name in {h.document for h in found})).hits(found)
    if as_json:
        sys.stdout.write(json.dumps([hit.to_dict() for hit in hits], ensure_ascii=False, indent=1) + "\n")
        return
    if not hits:
        notice("nothing found; try fewer words")
    console = stdout_console()
    for hit in hits:
        console.print(f"{hit.label} · sentence {hit.sentence_number}", style="bold", markup=False)
        console.print(hit.text, markup=False)
        for claim in hit.claims:
            console.print(f"  {claim}", style="dim", markup=False)
