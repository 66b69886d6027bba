"""How likely two told acts are one: named comparisons of their words, weighed by a small fitted table.

Source: ours; weights by logistic regression (training/fit_told_acts.py), see told_acts.md beside them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from counterclaim.codebook.weights import read_weights
from counterclaim.link.average import average_link
from counterclaim.link.items import stem
from counterclaim.records import ToldAct

__all__ = ["LIKELY", "LIKELY_IN_ANY", "Compared", "grouped"]

LIKELY = 0.3  # mean chance from which groups of one story merge; chosen on the training part
LIKELY_IN_ANY = 0.5  # the same where documents of any story are mixed
_UNLIKE = 0.05  # texts of two documents less alike than this are not compared, less likely pairs not kept
_SETS = ("doers", "targets", "modifiers", "places", "names_around", "names", "numbers", "days")
_WITH_WORD = ("doers", "targets", "places", "names_around", "numbers", "days")
_Vector = Mapping[str, float]


class Compared:
    """Comparisons of acts of one collection; words that many of its documents hold weigh little."""

    def __init__(self, acts: Sequence[ToldAct]) -> None:
        self.acts = acts
        texts = {act.document: dict(act.text) for act in acts}
        self._in = Counter(word for text in texts.values() for word in text)
        self._documents = len(texts)
        self._texts = {
            name: self._vector({w: 1 + math.log(n) for w, n in text.items()}) for name, text in texts.items()
        }
        self._said = [self._vector(dict.fromkeys(a.said - a.words, 1.0)) for a in acts]
        self._around = [self._vector(dict.fromkeys(a.around, 1.0)) for a in acts]
        self._stems = [frozenset(map(stem, a.words)) for a in acts]
        self._alike: dict[tuple[str, str], float] = {}

    def rarity(self, word: str) -> float:
        """How much a word says, by the documents that hold it: at least .3. Source: Spärck Jones 1972."""
        return math.log((self._documents + 1) / (self._in[word] + 1)) + 0.3

    def alike(self, a: int, b: int) -> float:
        """How alike the two documents are, 0..1."""
        one, other = sorted((self.acts[a].document, self.acts[b].document))
        if one == other:
            return 1.0
        if (one, other) not in self._alike:
            self._alike[one, other] = _cosine(self._texts[one], self._texts[other])
        return self._alike[one, other]

    def features(self, a: int, b: int) -> dict[str, float]:
        """The comparisons of two acts by name, those that say nothing left out."""
        left, right = self.acts[a], self.acts[b]
        same = left.document == right.document
        alike, vectors = self.alike(a, b), _product(left.vector, right.vector)
        word = stem(left.head) == stem(right.head)
        around = _cosine(self._around[a], self._around[b])
        found: dict[str, float] = {
            "same lemma": left.head == right.head,
            "same word": word,
            "a word in common": bool(self._stems[a] & self._stems[b]),
            "word vectors": vectors,
            "word vectors over .5": max(0.0, vectors - 0.5),
            "same part of speech": left.part_of_speech == right.part_of_speech,
            "one document": same,
            "one sentence": same and left.sentence == right.sentence,
            "documents alike": 0.0 if same else alike,
            "sentences alike": _cosine(self._said[a], self._said[b]),
            "arguments alike": around,
            "names shared": len(left.names & right.names),
            "each in the other's sentence": left.head in right.said and right.head in left.said,
            "one in the other's arguments": bool(left.words & right.around or right.words & left.around),
            "one without arguments": not (left.around and right.around),
        }
        for name in _SETS:
            found |= _overlap(name, getattr(left, name), getattr(right, name), word and name in _WITH_WORD)
        if word:
            found["same word, rarity"] = (self.rarity(left.head) + self.rarity(right.head)) / 2
            found |= {"same word, documents alike": alike, "same word, arguments alike": around}
            found["same word, one document"] = same
        return {name: float(value) for name, value in found.items() if value}

    def chance(self, a: int, b: int) -> float:
        """How likely the two acts are one, 0..1."""
        weights = load_weights()
        points = weights["always"] + sum(weights[n] * v for n, v in self.features(a, b).items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, points))))

    def _vector(self, words: Mapping[str, float]) -> _Vector:
        weighed = {w: n * self.rarity(w) for w, n in words.items()}
        length = math.sqrt(sum(x * x for x in weighed.values())) or 1.0
        return {w: x / length for w, x in weighed.items()}


def grouped(compared: Compared, members: Sequence[int], bar: float) -> list[list[int]]:
    """Groups of those acts that are told to be one, by their index in the collection; `bar` is the mean chance 0..1."""
    pairs = {}
    for n, a in enumerate(members):
        for m, b in enumerate(members[n + 1 :], start=n + 1):
            if compared.alike(a, b) >= _UNLIKE:
                pairs[n, m] = compared.chance(a, b)
    groups = average_link(len(members), {p: c for p, c in pairs.items() if c >= _UNLIKE}, bar)
    return [[members[i] for i in group] for group in groups]


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """The weight of each comparison, in log odds; CodebookError names a wrong line."""
    return read_weights(files("counterclaim.link") / "told_acts.tsv")


def _overlap(name: str, left: Iterable[str], right: Iterable[str], with_word: bool) -> dict[str, float]:
    one, other = frozenset(left), frozenset(right)
    if not one or not other:
        return {}
    if one & other:
        return {f"{name} shared": 1.0}
    return {f"{name} differ": 1.0} | ({f"same word, {name} differ": 1.0} if with_word else {})


def _cosine(a: _Vector, b: _Vector) -> float:
    few, many = (a, b) if len(a) < len(b) else (b, a)
    return sum(x * many[w] for w, x in few.items() if w in many)


def _product(a: Sequence[float], b: Sequence[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))
