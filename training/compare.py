"""Rules, model and both, side by side: the table of the evaluation's ablation.

    python training/compare.py --polnear polnear_dev.jsonl --reports claims --reports reports/test [--weights FOLDER ...]

Runs in the project's own environment (no torch). `--weights` names folders with other exported weights, to compare
seeds and training parts. "tagger" is the model alone, its spans as they are; claimants count by their words, for a name
needs the whole read. For reports a claimant is right when the annotated words of the speaker are met.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from counterclaim.evaluate.attributions import Attribution, score_attributions
from counterclaim.evaluate.report import Report, report_of
from counterclaim.find import tagger as taggers
from counterclaim.find.claims import claims
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import Document

OWN = Path(taggers.__file__).parent / "weights"


@dataclass(frozen=True)
class Text:
    """A text and its annotated attributions, as character positions."""

    name: str
    text: str
    gold: list[Attribution]


def polnear(path: Path) -> list[Text]:
    """The texts of a PolNeAR-like file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    return [Text(d["doc_id"], d["text"], [annotated(d["text"], a) for a in d["attributions"]]) for d in rows]


def annotated(text: str, attribution: dict) -> Attribution:
    """Positions of the three roles."""
    return Attribution(*(chars(text, attribution.get(role) or []) for role in ("source", "cue", "content")))


def reports(folder: Path) -> list[Text]:
    """The texts of a folder annotated after our guidelines."""
    out = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = json.loads((folder / "docs" / path.name).read_text(encoding="utf-8"))["text"].replace("\r\n", "\n")
        out.append(Text(path.stem, text, [a for c in gold["claims"] if (a := claimed(text, c))]))
    return out


def claimed(text: str, claim: dict) -> Attribution | None:
    """Positions of an annotated claim; None where its words are not in the text."""
    at = text.find(claim["sentence"])
    start = text.find(claim["content"], max(0, at - len(claim["content"])))
    who = text.find(claim["claimant_span"], max(0, at)) if claim.get("claimant_span") else -1
    if start < 0:
        return None
    source = [(who, who + len(claim["claimant_span"]))] if who >= 0 else []
    return Attribution(chars(text, source), frozenset(), chars(text, [(start, start + len(claim["content"]))]))


def chars(text: str, spans: list) -> frozenset[int]:
    """Positions of spans, without white space."""
    return frozenset(i for s, e in spans for i in range(s, min(e, len(text))) if not text[i].isspace())


def by_tagger(tagger: taggers.Tagger, texts: list[Text], style: int, sure: float) -> Iterator[list[Attribution]]:
    """What the model alone finds."""
    for t in texts:
        tags = tagger.tag(t.text, sure, style=style)
        yield [Attribution(chars(t.text, [x.speaker] if x.speaker else []), chars(t.text, [x.cue]), chars(t.text, list(x.parts))) for x in tags]  # fmt: skip


def by_claims(nlp: object, tagger: taggers.Tagger | None, texts: list[Text], whole: bool) -> Iterator[list[Attribution]]:
    """What the frames find, with the model or without."""
    for t in texts:
        (parsed,) = parse(nlp, [Document(id=t.name, text=t.text, text_sha256="")])
        found = claims(parsed, tagger, whole=whole)
        yield [
            Attribution(
                chars(t.text, [(c.claimant.start, c.claimant.end)] if c.claimant else []),
                chars(t.text, [(c.cue.start, c.cue.end)] if c.cue else []),
                chars(t.text, [(p.start, p.end) for p in (c.content, *c.continued)]),
            )
            for c in found
            if whole or c.act != "attitude"
        ]


def row(name: str, texts: list[Text], found: Iterator[list[Attribution]]) -> str:
    """One line of the table."""
    report: Report = report_of([score_attributions(t.text, t.gold, f) for t, f in zip(texts, found, strict=True)])
    partial, exact = report.tallies["joint partial"], report.tallies["joint exact"]
    low, high = report.intervals["joint partial"]
    recall = " / ".join(
        f"{100 * right / asked:.0f}" if asked else "–"
        for form in ("direct", "mixed", "indirect")
        for right, asked in [report.shares[f"joint partial recall, {form}"]]
    )
    content = report.tallies["content partial"]
    return (
        f"| {name} | {100 * content.f1:.1f} | {100 * partial.precision:.1f} / {100 * partial.recall:.1f} / "
        f"{100 * partial.f1:.1f} ({100 * low:.1f}–{100 * high:.1f}) | {100 * exact.f1:.1f} | {recall} |"
    )


def loaded(folder: Path) -> taggers.Tagger:
    """The tagger of a folder of exported weights."""
    pieces = Tokenizer.from_file(str(OWN / "tokenizer.json"))
    pieces.no_padding()
    pieces.no_truncation()
    return taggers.Tagger(taggers._graph(folder / "cues.onnx"), taggers._graph(folder / "roles.onnx"), pieces)


def main() -> None:
    """Print a table for each set."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--polnear", type=Path)
    options.add_argument("--reports", type=Path, action="append", default=[])
    options.add_argument("--weights", type=Path, action="append", default=[])
    options.add_argument("--sure", type=float, action="append", default=[], help="thresholds of the model alone")
    given = options.parse_args()
    nlp = load_pipeline(None)
    sets = [(str(p), reports(p), False) for p in given.reports]
    sets += [(str(given.polnear), polnear(given.polnear), True)] if given.polnear else []
    for name, texts, whole in sets:
        sys.stdout.write(f"\n{name}: {len(texts)} texts, {sum(len(t.gold) for t in texts)} attributions\n\n")
        sys.stdout.write("| | content F1 | joint partial P / R / F1 | exact F1 | recall direct / mixed / indirect |\n|---|---|---|---|---|\n")
        sys.stdout.write(row("rules", texts, by_claims(nlp, None, texts, whole)) + "\n")
        for folder in [OWN, *given.weights]:
            tagger, label = loaded(folder), folder.name
            for sure in given.sure or [0.45]:
                found = by_tagger(tagger, texts, taggers.POLNEAR if whole else taggers.OURS, sure)
                sys.stdout.write(row(f"model alone ({label}, {sure})", texts, found) + "\n")
            sys.stdout.write(row(f"both ({label})", texts, by_claims(nlp, tagger, texts, whole)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
