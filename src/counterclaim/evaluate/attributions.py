"""Who says what, measured by spans: annotated attributions in JSON Lines against the claims that were found.

One document a line: {"doc_id", "text", "attributions": [{"source": [[start, end], ...], "cue": ..., "content": ...}]}.
Spans are compared as sets of characters, without white space and without punctuation and quotation marks at their ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import ConfigError
from counterclaim.evaluate.pairing import best_first
from counterclaim.evaluate.quotation_marks import form_of, inside_quotation_marks
from counterclaim.evaluate.report import Report, Score, Tally, report_of
from counterclaim.records import Claim, Findings

__all__ = ["Attribution", "evaluate_attributions", "score_attributions"]

ENOUGH = 0.5  # Jaccard of characters that makes a partial match
FORMS = ("direct", "mixed", "indirect")
_EDGE = frozenset(" \t\n\r\u00a0,.;:'\"“”‘’`")
Spans = tuple[tuple[int, int], ...]
Chars = frozenset[int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, as sets of character positions; a source or a cue may be empty."""

    source: Chars
    cue: Chars
    content: Chars


def evaluate_attributions(gold: Path, findings: Iterable[Findings]) -> Report:
    """How the claims of findings compare with annotated attributions, joined on `external_id`.

    `joint partial`: half of the content's characters shared, and a source that meets the annotated one, or neither has
    a source. `joint exact`: both the same to the character. Attitudes count, for the annotation holds them too, and
    so do the further parts of a content that its cue cuts in two.
    """
    found = {f.document.external_id or f.document.id: f for f in findings}
    rows = _rows(gold)
    missing = tuple(row["doc_id"] for row in rows if row["doc_id"] not in found)
    return report_of([_score_row(row, found.get(row["doc_id"])) for row in rows], missing)


def score_attributions(text: str, gold: list[Attribution], found: list[Attribution]) -> Score:
    """The score of one document. Contents that are empty after trimming are left out on both sides."""
    gold = [a for a in gold if a.content]
    found = [a for a in found if a.content]
    matches = best_first(_candidates(gold, found))
    pairs = [(gold[i], found[j]) for i, j in matches.items()]
    sizes = len(found), len(gold)
    same_source = [(g, f) for g, f in pairs if _meets(g.source, f.source)]
    tallies = {
        "joint exact": Tally(sum(g.content == f.content and g.source == f.source for g, f in pairs), *sizes),
        "joint partial": Tally(sum(_jaccard(g.content, f.content) >= ENOUGH for g, f in same_source), *sizes),
        "content exact": Tally(sum(g.content == f.content for g, f in pairs), *sizes),
        "content partial": Tally(sum(_jaccard(g.content, f.content) >= ENOUGH for g, f in pairs), *sizes),
        "source partial": _role("source", pairs, gold, found),
        "cue overlap": _role("cue", pairs, gold, found),
    }
    return Score(tallies, _shares(text, gold, pairs))


def _rows(path: Path) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rows.append({"doc_id": row["doc_id"], "text": row["text"], "attributions": row["attributions"]})
        except (ValueError, TypeError, KeyError) as error:
            remedy = 'give one object a line with "doc_id", "text" and "attributions"'
            raise ConfigError(
                f"not an annotated document: {error!r}", where=f"{path}:{number}", remedy=remedy
            ) from error
    if not rows:
        raise ConfigError("no annotated document here", where=str(path))
    return sorted(rows, key=lambda row: str(row["doc_id"]))


def _score_row(row: dict[str, Any], findings: Findings | None) -> Score:
    text = row["text"]
    gold = [_annotated(a, text) for a in row["attributions"]]
    found = [_claimed(c, text) for c in findings.claims] if findings else []
    return score_attributions(text, gold, found)


def _annotated(attribution: dict[str, Any], text: str) -> Attribution:
    return Attribution(*(_chars(_spans(attribution.get(role)), text) for role in ("source", "cue", "content")))


def _claimed(claim: Claim, text: str) -> Attribution:
    source = ((claim.claimant.start, claim.claimant.end),) if claim.claimant else ()
    cue = ((claim.cue.start, claim.cue.end),) if claim.cue else ()
    said = tuple((part.start, part.end) for part in (claim.content, *claim.continued))
    return Attribution(_chars(source, text), _chars(cue, text), _chars(said, text))


def _spans(value: Any) -> Spans:
    """One [start, end] pair, or a list of them."""
    if not value:
        return ()
    pairs = [value] if isinstance(value[0], int) else value
    return tuple((int(start), int(end)) for start, end in pairs)


def _chars(spans: Spans, text: str) -> Chars:
    kept: set[int] = set()
    for start, end in spans:
        last = min(end, len(text))
        while start < last and text[start] in _EDGE:
            start += 1
        while last > start and text[last - 1] in _EDGE:
            last -= 1
        kept.update(i for i in range(start, last) if not text[i].isspace())
    return frozenset(kept)


def _jaccard(a: Chars, b: Chars) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _meets(a: Chars, b: Chars) -> bool:
    """True when the two share a character, or both are empty."""
    return bool(a & b) or not (a or b)


def _candidates(
    gold: list[Attribution], found: list[Attribution]
) -> list[tuple[tuple[float, ...], int, int]]:  # fmt: skip
    return [
        ((overlap, _jaccard(g.cue, f.cue), _jaccard(g.source, f.source)), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if (overlap := _jaccard(g.content, f.content)) > 0
    ]


def _role(
    role: str, pairs: list[tuple[Attribution, Attribution]], gold: list[Attribution], found: list[Attribution]
) -> Tally:
    """One role of paired attributions: any shared character for a cue, half of the characters for a source."""
    least = ENOUGH if role == "source" else 0.0
    overlaps = [_jaccard(getattr(g, role), getattr(f, role)) for g, f in pairs]
    hits = sum(o > 0 and o >= least for o in overlaps)
    return Tally(hits, sum(bool(getattr(a, role)) for a in found), sum(bool(getattr(a, role)) for a in gold))


def _shares(
    text: str, gold: list[Attribution], pairs: list[tuple[Attribution, Attribution]]
) -> dict[str, tuple[int, int]]:  # fmt: skip
    quoted = inside_quotation_marks(text)
    near = [(g, f) for g, f in pairs if _jaccard(g.content, f.content) >= ENOUGH]
    right = [g for g, f in near if _meets(g.source, f.source)]
    shares = {"source given content": (len(right), len(near))}
    for form in FORMS:
        asked = sum(form_of(g.content, quoted) == form for g in gold)
        shares[f"joint partial recall, {form}"] = (sum(form_of(g.content, quoted) == form for g in right), asked)
    return shares
