"""Which triggers of a document are let through: none of accidents, ordinary crime, sport, business and science.

The words of gate.tsv are weighed per hundred words, those of the headline twice. A document is ordinary when the
words of accident, crime, leisure and trade are many and outweigh the signs of conflict and diplomacy. It then keeps
only the acts whose own sentence shows armed or political conflict. Texts of a sentence or two are ordinary only when
nothing in them speaks of conflict, force or office, and lose only the deeds of force that an accident is told with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from spacy.tokens import Doc, Token

from counterclaim.codebook.terms import load_gate
from counterclaim.find.gate_model import conflict_score
from counterclaim.find.triggers import Hit, classes_of

__all__ = ["is_about_conflict", "let_through"]

_FOR = {"armed": 3.0, "contention": 2.0, "diplomacy": 1.5, "force": 1.0, "office": 0.5}
_AGAINST = {"accident": 3.0, "crime": 3.0, "leisure": 3.0, "trade": 3.0, "everyday": 1.0}
_STRONG = ("accident", "crime", "leisure", "trade")
_OWN_SIGN = ("armed", "contention")
_SHORT = 70  # words; one or two sentences
_MANY = 2.0  # weight of strong ordinary words in a hundred words
_OUTWEIGHS = 1.5
_THIN = 1.0  # weight of signs of conflict in a hundred words below which the score decides
_LOW = 0.5  # score (log-odds) below which a text with few signs is ordinary
_VERY_LOW = -2.0  # score below which an ordinary text keeps no act
_TOLLS = frozenset({"kill", "injure", "wound", "hurt", "die"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "CONCEDE", "MOBILIZE"})


def is_about_conflict(doc: Doc) -> bool:
    """False for reports of accidents, ordinary crime, sport, business and science."""
    tokens = list(doc)  # spaCy makes new objects at each walk
    words = sum(t.is_alpha for t in tokens)
    seen = _sorts(chain(tokens, _headline(tokens)))
    strong = sum(_AGAINST[s] * seen[s] for s in _STRONG)
    pro, contra = _weight(seen, _FOR), _weight(seen, _AGAINST)
    if words <= _SHORT:
        return not (strong and pro == 0)
    per_hundred = 100 / words
    if pro * per_hundred < _THIN and contra > pro and conflict_score(doc.text) < _LOW:
        return False
    return strong * per_hundred < _MANY or contra * per_hundred <= _OUTWEIGHS * pro * per_hundred + 1


def let_through(doc: Doc, found: Iterable[Hit]) -> list[Hit]:
    """The hits of a document about conflict; of an ordinary one those whose sentence shows conflict of its own."""
    hits = list(_without_tolls_of_accidents(list(found)))
    if not hits or is_about_conflict(doc):
        return hits
    if _is_short(doc):
        return [h for h in hits if h.entry.type not in _DEEDS]
    if conflict_score(doc.text) < _VERY_LOW:
        return []
    return [h for h in hits if _has_own_sign(h)]


def _without_tolls_of_accidents(hits: list[Hit]) -> Iterator[Hit]:
    """The hits but for those who died "when the helicopter crashed", where the sentence tells of nothing worse."""
    deeds = {h.head.sent.start for h in hits if h.entry.type == "ASSAULT" and not _is_toll(h)}
    for hit in hits:
        if hit.entry.type != "ASSAULT" or not _is_toll(hit) or hit.head.sent.start in deeds or not _by_accident(hit):
            yield hit


def _is_toll(hit: Hit) -> bool:
    """True for deaths and injuries without a doer."""
    return hit.entry.part == "v" and hit.head.lemma_.lower() in _TOLLS and not _doers(hit)


def _doers(hit: Hit) -> bool:
    return any(t.pos_ != "NOUN" or classes_of(t) & {"person", "forces"} for t in hit.frame.subjects)


def _by_accident(hit: Hit) -> bool:
    seen = _sorts(hit.head.sent)
    return seen["accident"] > 0 and seen["armed"] == 0


def _is_short(doc: Doc) -> bool:
    return sum(t.is_alpha for t in doc) <= _SHORT


def _has_own_sign(hit: Hit) -> bool:
    seen = _sorts(hit.head.sent)
    signs = sum(seen[s] for s in _OWN_SIGN)
    return 0 < signs >= sum(seen[s] for s in _STRONG) and conflict_score(hit.head.sent.text) > 0


def _sorts(tokens: Iterable[Token]) -> Counter[str]:
    """How many terms of each sort stand in a run of words."""
    forms = [(t.lower_, t.lemma_.lower()) for t in tokens]
    return Counter(sort for _, _, sort in load_gate().found_in(forms))


def _headline(tokens: list[Token]) -> list[Token]:
    """The words of the first line, when it is a headline and not the whole text."""
    line = tokens[: next((i for i, t in enumerate(tokens) if "\n" in t.text), len(tokens))]
    return line if len(line) < len(tokens) and line and not line[-1].is_punct and len(line) <= 25 else []


def _weight(seen: Counter[str], weights: dict[str, float]) -> float:
    return sum(weight * seen[sort] for sort, weight in weights.items())
