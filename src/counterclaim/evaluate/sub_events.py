"""Which ACLED-like sub-event a snippet reports: a tab-separated table of snippets with one label each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from counterclaim.codebook.acled import ACLED_TYPES
from counterclaim.errors import ConfigError
from counterclaim.evaluate.gold_tables import has_columns, table_rows
from counterclaim.evaluate.report import Report, Score, report_of
from counterclaim.records import Findings

__all__ = ["accepts", "evaluate_sub_events", "rows"]

_COLUMNS = (("id", "EventSnippet", "SubType"), ("id", "snippet", "sub_event"))
_NONE = "(none)"
_TYPE_OF = {sub: event for event, subs in ACLED_TYPES.items() for sub in subs}


def accepts(path: Path) -> bool:
    """True for a table with columns id, snippet and sub_event, or id, EventSnippet and SubType."""
    return any(has_columns(path, *columns) for columns in _COLUMNS)


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """Each snippet as a document of its own."""
    for _, row in table_rows(path):
        yield {"id": row["id"], "text": row.get("EventSnippet") or row["snippet"]}


def evaluate_sub_events(gold: Path, findings: Iterable[Findings]) -> Report:
    """How the sub-types of findings compare with the label of each snippet, joined on `external_id`.

    `sub-event`: the first event that has a sub-type has the labelled one, as share and as macro F1 over the labels;
    `of any event`: some event has it; `event type`: the first sub-type belongs to the labelled one's event type;
    `sub-event, LABEL`: the share of that label's snippets. Labels that ACLED does not have are left out.
    """
    found = {f.document.external_id or f.document.id: f for f in findings}
    asked = [(row["id"], label) for _, row in table_rows(gold) if (label := _label(row)) is not None]
    if not asked:
        raise ConfigError("no snippet with a known sub-event", where=str(gold), remedy="give ACLED's sub-event names")
    missing = tuple(name for name, _ in asked if name not in found)
    return report_of([_scored(label, found.get(name)) for name, label in asked], missing)


def _scored(label: str, found: Findings | None) -> Score:
    events = sorted(found.events, key=lambda e: e.trigger.start) if found else []
    subs = [e.acled[1] for e in events if e.acled and e.acled[1]]
    first = subs[0] if subs else _NONE
    hits = {
        "sub-event of any event": label in subs,
        "event type": _TYPE_OF.get(first) == _TYPE_OF[label],
        "no sub-event": not subs,
        f"sub-event, {label}": first == label,
    }
    return Score(shares={name: (int(hit), 1) for name, hit in hits.items()}, labels={"sub-event": ((label, first),)})


def _label(row: Mapping[str, str]) -> str | None:
    written = row.get("SubType") or row.get("sub_event") or ""
    return written if written in _TYPE_OF else _labels().get(written)


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    """ACLED's names of sub-events by the labels that other tables use."""
    lines = (resources.files("counterclaim.evaluate") / "sub_event_labels.tsv").read_text(encoding="utf-8").split("\n")
    return dict(line.split("\t") for line in lines[1:] if line)
