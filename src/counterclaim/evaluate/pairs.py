"""What one party does to another: sentences with a source, a target, and the PLOVER type between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from counterclaim.errors import ConfigError
from counterclaim.evaluate.gold_tables import has_columns, table_rows
from counterclaim.evaluate.report import Report, Score, report_of
from counterclaim.records import EventMention, Findings

__all__ = ["accepts", "evaluate_pairs", "rows"]

_COLUMNS = ("sentence_id", "sentence", "source", "target", "gold_root")
_YIELD = ("CONCEDE", "RETREAT")  # the codebook splits the YIELD of older tables in two
_QUADS = {
    1: "AGREE CONSULT SUPPORT",
    2: "COOPERATE AID CONCEDE RETREAT",  # both halves of YIELD count as deeds here
    3: "REQUEST ACCUSE REJECT THREATEN",
    4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
_QUAD = {root: quad for quad, roots in _QUADS.items() for root in roots.split()}


def accepts(path: Path) -> bool:
    """True for a table with columns sentence_id, sentence, source, target and gold_root."""
    return has_columns(path, *_COLUMNS)


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """Each sentence as a document of its own."""
    for _, row in table_rows(path):
        yield {"id": row["sentence_id"], "text": row["sentence"]}


def evaluate_pairs(gold: Path, findings: Iterable[Findings]) -> Report:
    """How the events of findings compare with the type between the given parties, joined on `external_id`.

    `type`: the event whose parties overlap the given source and target (the first event where none does) has the type.
    `quad`: it is of the same quad class (words or deeds, for or against). `type of the first event` and `type of any
    event` are the same with another choice. `both parties`: an event has both. `no event`: nothing was found.
    Rows with a type that the codebook does not know are left out. YIELD stands for CONCEDE and RETREAT.
    """
    found = {f.document.external_id or f.document.id: f for f in findings}
    asked = [row for _, row in table_rows(gold) if row["gold_root"] in _QUAD or row["gold_root"] == "YIELD"]
    if not asked:
        raise ConfigError("no row with a known type", where=str(gold), remedy="give PLOVER roots under gold_root")
    missing = tuple(row["sentence_id"] for row in asked if row["sentence_id"] not in found)
    return report_of([_scored(row, found.get(row["sentence_id"])) for row in asked], missing)


def _scored(row: Mapping[str, str], found: Findings | None) -> Score:
    events = sorted(found.events, key=lambda e: e.trigger.start) if found else []
    want = row["gold_root"]
    best = max(events, key=lambda e: _touches(e, row), default=None)
    hits = {
        "type": best is not None and _same(want, best.type),
        "quad": best is not None and _QUAD.get(best.type) == (2 if want == "YIELD" else _QUAD[want]),
        "type of the first event": bool(events) and _same(want, events[0].type),
        "type of any event": any(_same(want, e.type) for e in events),
        "both parties": best is not None and _touches(best, row) == 2,
        "no event": not events,
    }
    return Score(shares={name: (int(hit), 1) for name, hit in hits.items()})


def _same(want: str, found: str) -> bool:
    return found in _YIELD if want == "YIELD" else found == want


def _touches(event: EventMention, row: Mapping[str, str]) -> int:
    """How many of the two given parties the event's parties overlap: 0, 1 or 2."""
    return _meets(event.actors, row["sentence"], row["source"]) + _meets(
        event.recipients, row["sentence"], row["target"]
    )


def _meets(parties: Iterable[Any], text: str, words: str) -> bool:
    at = text.find(words)
    return any(p.start is not None and p.start < at + len(words) and at < p.end for p in parties)
