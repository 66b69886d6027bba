"""How far two coders agree on the same documents: on what there is, and on what it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counterclaim.errors import ConfigError
from counterclaim.evaluate.coefficients import alpha, kappa
from counterclaim.evaluate.gold import GoldClaim, GoldDocument, GoldEvent, read_gold
from counterclaim.evaluate.pairing import Rank, best_first
from counterclaim.evaluate.report import Tally

__all__ = ["Agreement", "agreement", "agreement_of_folders"]

_ENOUGH = 0.5  # Jaccard of words from which two spans are the same unit
_EVENT_LABELS = ("type", "modality")
_CLAIM_LABELS = ("stance", "issue", "form")
Pairs = dict[int, int]


@dataclass(slots=True)
class Agreement:
    """Of each kind, how many units both coders marked (a tally: found is B's, gold is A's); of each label, the pairs.

    `units` are events, claims and disputes; `labels` are given for units that both marked.
    """

    units: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    labels: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    documents: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON: F1 of spans 0..1; α and κ, None where there is nothing to compare."""
        spans = {
            name: {"f1": round(t.f1, 3), "both": t.hits, "a": t.gold, "b": t.found} for name, t in self.units.items()
        }
        return {"documents": self.documents, "spans": spans, "labels": {n: _label(p) for n, p in self.labels.items()}}

    def rows(self) -> list[tuple[str, str, str, str]]:
        """Measure, α, κ (or F1 of spans) and the number of units, in words, for a table."""
        made = [
            (f"{name}: same spans", "", f"F1 {t.f1:.2f}", f"{t.hits} of {t.gold} and {t.found}")
            for name, t in self.units.items()
        ]
        return made + [(n, _shown(alpha(p)), _shown(kappa(p)), str(len(p))) for n, p in self.labels.items()]


def agreement_of_folders(a: Path, b: Path) -> Agreement:
    """The agreement of two folders of annotated documents; ConfigError when they have no document in common."""
    made = agreement(read_gold(a), read_gold(b))
    if not made.documents:
        raise ConfigError(
            "the two folders have no document in common.", where=f"{a}, {b}", remedy="give both the same doc_id"
        )
    return made


def agreement(a: Iterable[GoldDocument], b: Iterable[GoldDocument]) -> Agreement:
    """The agreement of two coders on the documents that both annotated."""
    others = {document.id: document for document in b}
    made = Agreement()
    for name in ("events", "claims", "disputes"):
        made.units[name] = Tally()
    for document in a:
        if document.id in others:
            _add(made, document, others[document.id])
    return made


def _add(made: Agreement, a: GoldDocument, b: GoldDocument) -> None:
    events = best_first(_event_ranks(a.events, b.events))
    claims = best_first(_claim_ranks(a.claims, b.claims))
    made.documents += 1
    made.units["events"] += Tally(len(events), len(b.events), len(a.events))
    made.units["claims"] += Tally(len(claims), len(b.claims), len(a.claims))
    same = {a.events[i].id: b.events[j].id for i, j in events.items()}
    same |= {a.claims[i].id: b.claims[j].id for i, j in claims.items()}
    theirs = {(d.source, d.target) for d in b.disputes}
    both = sum((same.get(d.source), same.get(d.target)) in theirs for d in a.disputes)
    made.units["disputes"] += Tally(both, len(b.disputes), len(a.disputes))
    for label in _EVENT_LABELS:
        pairs = ((getattr(a.events[i], label), getattr(b.events[j], label)) for i, j in events.items())
        made.labels[f"event {label}"] += pairs
    for label in _CLAIM_LABELS:
        pairs = ((getattr(a.claims[i], label), getattr(b.claims[j], label)) for i, j in claims.items())
        made.labels[f"claim {label}"] += pairs
    made.labels["claim disputes another"] += _disputing(a, b, claims)


def _disputing(a: GoldDocument, b: GoldDocument, claims: Pairs) -> Iterator[tuple[str, str]]:
    """Whether each coder has each claim dispute something, for claims that both marked."""
    ours, theirs = {d.source for d in a.disputes}, {d.source for d in b.disputes}
    for i, j in claims.items():
        yield str(a.claims[i].id in ours), str(b.claims[j].id in theirs)


def _event_ranks(a: Sequence[GoldEvent], b: Sequence[GoldEvent]) -> Iterator[tuple[Rank, int, int]]:
    """Pairs of acts named by words that meet, in one sentence; the same type is no condition."""
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            overlap = _overlap(one.trigger, other.trigger)
            if overlap >= _ENOUGH and _meets(one.sentence, other.sentence):
                yield (overlap, float(one.type == other.type)), i, j


def _claim_ranks(a: Sequence[GoldClaim], b: Sequence[GoldClaim]) -> Iterator[tuple[Rank, int, int]]:
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            overlap = _overlap(one.content, other.content)
            if overlap >= _ENOUGH and _meets(one.sentence, other.sentence):
                yield (overlap, float(one.claimant == other.claimant)), i, j


def _overlap(one: str, other: str) -> float:
    """Share of the words of both that both have, 0..1."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return len(first & second) / len(first | second) if first | second else 1.0


def _meets(one: str, other: str) -> bool:
    """True when one sentence holds the other: coders may cut sentences differently."""
    one, other = " ".join(one.split()), " ".join(other.split())
    return one in other or other in one


def _label(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    return {"alpha": _rounded(alpha(pairs)), "kappa": _rounded(kappa(pairs)), "units": len(pairs)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
