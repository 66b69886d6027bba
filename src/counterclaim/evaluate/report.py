"""What an evaluation says: totals over documents, with intervals that come from drawing documents again."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from counterclaim.evaluate.pairing import macro_f1

__all__ = ["Report", "Score", "Tally", "report_of"]

DRAWS = 1000
SEED = 13
Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits among what was found and among what is annotated."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0..1; 0 when nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is annotated that was found, 0..1; 0 when nothing is annotated."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """One document: tallies, shares as (right, asked), and (gold, found) labels of matched items, by measure."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)
    shares: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    labels: Mapping[str, Labels] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Totals over all documents. Intervals are the middle 95 % of F1 when documents are drawn again, 0..1."""

    documents: int
    missing: tuple[str, ...]
    tallies: Mapping[str, Tally]
    shares: Mapping[str, tuple[int, int]]
    labels: Mapping[str, Labels]
    intervals: Mapping[str, tuple[float, float]]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; figures in per cent, to one decimal."""
        out: dict[str, Any] = {name: _tally(t, self.intervals.get(name)) for name, t in self.tallies.items()}
        out |= {name: _share(*share) for name, share in self.shares.items()}
        out |= {name: _labelled(pairs) for name, pairs in self.labels.items()}
        return {**out, "documents": self.documents, "documents missing": list(self.missing)}

    def rows(self) -> list[tuple[str, str]]:
        """Measure and value, in words, for a table."""
        out = [(name, _tally_words(t, self.intervals.get(name))) for name, t in self.tallies.items()]
        out += [(name, _share_words(*share)) for name, share in self.shares.items()]
        out += [(name, _label_words(pairs)) for name, pairs in self.labels.items()]
        out.append(("documents", str(self.documents)))
        if self.missing:
            out.append(("documents without findings", ", ".join(self.missing)))
        return out


def report_of(scores: Sequence[Score], missing: tuple[str, ...] = ()) -> Report:
    """The totals of the documents' scores, with intervals for every F1."""
    measures = dict.fromkeys(name for score in scores for name in score.tallies)
    shares = dict.fromkeys(name for score in scores for name in score.shares)
    labels = dict.fromkeys(name for score in scores for name in score.labels)
    by_measure = {name: [s.tallies.get(name, Tally()) for s in scores] for name in measures}
    return Report(
        documents=len(scores),
        missing=missing,
        tallies={name: sum(parts, Tally()) for name, parts in by_measure.items()},
        shares={name: _added([s.shares.get(name, (0, 0)) for s in scores]) for name in shares},
        labels={name: tuple(pair for s in scores for pair in s.labels.get(name, ())) for name in labels},
        intervals=_intervals(by_measure, len(scores)),
    )


def _added(parts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(right for right, _ in parts), sum(asked for _, asked in parts)


def _intervals(by_measure: Mapping[str, list[Tally]], documents: int) -> dict[str, tuple[float, float]]:
    """Source: Efron 1979, percentile bootstrap; documents are the unit, the seed is fixed."""
    if documents < 2:
        return {}
    chance = random.Random(SEED)
    draws = [[chance.randrange(documents) for _ in range(documents)] for _ in range(DRAWS)]
    return {name: _middle([_drawn_f1(parts, draw) for draw in draws]) for name, parts in by_measure.items()}


def _drawn_f1(parts: list[Tally], draw: list[int]) -> float:
    hits = found = gold = 0
    for i in draw:
        part = parts[i]
        hits, found, gold = hits + part.hits, found + part.found, gold + part.gold
    return Tally(hits, found, gold).f1


def _middle(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return ordered[int(0.025 * len(ordered))], ordered[min(len(ordered) - 1, int(0.975 * len(ordered)))]


def _percent(value: float) -> float:
    return round(100 * value, 1)


def _tally(tally: Tally, interval: tuple[float, float] | None) -> dict[str, Any]:
    return {
        "p": _percent(tally.precision),
        "r": _percent(tally.recall),
        "f1": _percent(tally.f1),
        "gold": tally.gold,
        "found": tally.found,
        "f1_95": [_percent(end) for end in interval] if interval else None,
    }


def _share(right: int, asked: int) -> dict[str, Any]:
    return {"share": _percent(right / asked) if asked else None, "n": asked}


def _labelled(pairs: Labels) -> dict[str, Any]:
    macro = macro_f1(pairs)
    right = sum(gold == found for gold, found in pairs)
    return _share(right, len(pairs)) | {"macro_f1": _percent(macro) if macro is not None else 0.0}


def _tally_words(tally: Tally, interval: tuple[float, float] | None) -> str:
    t = _tally(tally, interval)
    within = f" ({t['f1_95'][0]}–{t['f1_95'][1]})" if t["f1_95"] else ""
    return f"P {t['p']}  R {t['r']}  F1 {t['f1']}{within}  annotated {t['gold']}, found {t['found']}"


def _share_words(right: int, asked: int) -> str:
    return f"{_percent(right / asked)} % of {asked}" if asked else "nothing to ask"


def _label_words(pairs: Labels) -> str:
    given = _labelled(pairs)
    return f"{given['share']} % of {given['n']}, macro F1 {given['macro_f1']}" if pairs else "nothing to ask"
