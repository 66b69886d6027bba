"""Which annotations we can measure against, and how each is told from the others by its shape.

To add a kind, write a module with `accepts`, `rows` and `evaluate_...`, and name it in KINDS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.evaluate import clusters, pairs, phrases, sub_events, templates, toponyms
from counterclaim.evaluate.report import Report
from counterclaim.records import Findings

__all__ = ["KINDS", "Kind", "kind_of"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of annotation in a file of its own.

    `accepts` tells by the file whether it is of this kind; `rows` gives its texts under the keys that reading uses,
    none where nothing needs to be read; `report` compares findings with it.
    """

    accepts: Callable[[Path], bool]
    rows: Callable[[Path], Iterator[Mapping[str, Any]]]
    report: Callable[[Path, Iterable[Findings]], Report]


KINDS: tuple[Kind, ...] = (
    Kind(phrases.accepts, phrases.rows, phrases.evaluate_phrases),
    Kind(toponyms.accepts, toponyms.rows, toponyms.evaluate_toponyms),
    Kind(pairs.accepts, pairs.rows, pairs.evaluate_pairs),
    Kind(sub_events.accepts, sub_events.rows, sub_events.evaluate_sub_events),
    Kind(templates.accepts, templates.rows, templates.evaluate_templates),
    Kind(clusters.accepts, clusters.rows, clusters.evaluate_clusters),
)


def kind_of(gold: Path) -> Kind | None:
    """The kind of annotation a file holds, or None for a folder and for attributions in JSON Lines."""
    if not gold.is_file():
        return None
    return next((kind for kind in KINDS if kind.accepts(gold)), None)
