"""Which documents are copies of one origin: nine copies of one agency line are one voice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from counterclaim.records.documents import Document
from counterclaim.records.ids import DocumentId

_WORDS_IN_SHINGLE = 5
_CONTAINMENT = 0.5
_FEWEST = 15  # shingles; a shorter text is a copy only when all of its words are the same
_SAMPLED = 4  # one shingle in four of a long text looks for candidates; containment is counted on all
_LONG = 100
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """64-bit hashes of all runs of five words, case and punctuation aside; one hash of all words when fewer."""
    words = _WORD.findall(text.casefold())
    size = min(_WORDS_IN_SHINGLE, len(words))
    runs = (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)


def containment(left: frozenset[int], right: frozenset[int]) -> float:
    """Share of the shorter one's shingles that the other has too, 0..1.

    Not Jaccard: wire copy is cut to fit, and a cut copy shares all of its words but few of the original's.
    """
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0


def syndication_clusters(documents: Iterable[Document]) -> dict[DocumentId, DocumentId]:
    """For every document the id of its origin: itself, or the earliest document that it shares half its words with.

    Copies are compared with origins only, never with each other, so that a digest of two reports does not make
    one origin of both. The result does not depend on the order of the documents. Source: ours.
    """
    ordered = sorted({d.id: d for d in documents}.values(), key=_age)
    origins: dict[DocumentId, frozenset[int]] = {}
    index: defaultdict[int, list[DocumentId]] = defaultdict(list)
    found: dict[DocumentId, DocumentId] = {}
    for document in ordered:
        own = shingles(document.text)
        origin = _origin(own, origins, index)
        found[document.id] = origin or document.id
        if origin is None:
            origins[document.id] = own
            for shingle in _sampled(own):
                index[shingle].append(document.id)
    return found


def _age(document: Document) -> tuple[str, int, str]:
    day = document.published_on.isoformat() if document.published_on else "9999"
    return day, -len(document.text), document.id


def _origin(
    own: frozenset[int], origins: dict[DocumentId, frozenset[int]], index: dict[int, list[DocumentId]]
) -> DocumentId | None:
    candidates: Counter[DocumentId] = Counter()
    for shingle in _sampled(own):
        candidates.update(index.get(shingle, ()))
    scored = [(_score(own, origins[name]), name) for name in candidates]
    best = max(scored, default=(0.0, DocumentId("")))
    return best[1] if best[0] >= _CONTAINMENT else None


def _score(own: frozenset[int], other: frozenset[int]) -> float:
    if min(len(own), len(other)) < _FEWEST:
        return float(own == other)
    return containment(own, other)


def _sampled(own: frozenset[int]) -> Sequence[int]:
    return [shingle for shingle in own if len(own) < _LONG or shingle % _SAMPLED == 0]
