"""Train the judge of pairs: whether one claim of a text disputes another, by named signs of the two.

    python training/train_answers.py [FOLDER ...]

Each FOLDER holds docs/*.json and gold/*.json in the format of reports/README.md; without any, reports/train is used.
Pairs are those of the annotated claims, so nothing is learned from what was found wrongly. Logistic regression, full
batches, Adam; no chance is drawn but the folds. Prints scores by documents held out, then trains on all and writes.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from counterclaim.find.answer_signs import pairs_of, signs, told_of
from counterclaim.find.answered import Answers
from counterclaim.find.disputes import ruled_disputes
from counterclaim.parse import load_pipeline
from counterclaim.records import Claim, EventMention, Party, Quoted, Span

HERE = Path(__file__).parent
OUT = HERE.parent / "src/counterclaim/find/weights/answers.tsv"
SEED, FOLDS, STEPS, RATE, RIDGE, LEAST_SEEN, LEAST_WEIGHT, ENOUGH = 3, 5, 150, 0.05, 4.0, 4, 0.02, 0.6
Row = tuple[str, list[str], int, bool]  # document, signs, whether annotated, whether the rules link it


def main(folders: list[Path]) -> None:
    """Print precision, recall and F1 by held-out documents, rules alone and with the judge; write the weights."""
    rows, annotated = [], 0
    lemmas = Lemmas()
    for folder in folders:
        for path in sorted((folder / "gold").glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            text = json.loads((folder / "docs" / path.name).read_text(encoding="utf-8"))["text"]
            annotated += len(gold["disputes"])
            rows += rows_of(gold, text, lemmas)
    documents = sorted({r[0] for r in rows})
    random.Random(SEED).shuffle(documents)
    fold = {d: i % FOLDS for i, d in enumerate(documents)}
    chosen = []
    for i in range(FOLDS):
        model = train([r for r in rows if fold[r[0]] != i])
        chosen += [(r, chance(model, r[1]) >= ENOUGH) for r in rows if fold[r[0]] == i]
    show("rules", [r for r in rows if r[3]], annotated)
    show("rules and judge", [r for r, sure in chosen if sure or r[3]], annotated)
    write(*train(rows))


def show(name: str, linked: list[Row], annotated: int) -> None:
    """Print how the linked pairs agree with the annotated ones."""
    right = sum(r[2] for r in linked)
    p, r = right / len(linked), right / annotated
    print(f"{name}: {len(linked)} links, P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / (p + r):.1f}")


class Lemmas:
    """The lemma of a cue's first word."""

    def __init__(self) -> None:
        self.nlp = load_pipeline()
        self.known: dict[str, str] = {}

    def of(self, cue: str) -> str:
        """`accuse` for "accused of"."""
        if cue not in self.known:
            tokens = [t for t in self.nlp(f"They {cue}") if t.is_alpha][1:]
            self.known[cue] = tokens[0].lemma_.lower() if tokens else ""
        return self.known[cue]


def rows_of(gold: dict, text: str, lemmas: Lemmas) -> list[Row]:
    """A row for each pair of annotated claims of one document."""
    claims = sorted(claims_of(gold, text, lemmas), key=lambda c: c.content.start)
    events = events_of(gold, text)
    label = {(d["from"], d["to"]) for d in gold["disputes"]}
    linked = {(d.source, d.target) for d in ruled_disputes(text, claims, events)}
    sources = {source for source, _ in linked}
    answers = Answers(text, claims, events)
    told, rows = told_of(answers), []
    for pair in pairs_of(answers):
        ids = (pair[0].id, pair[1].id)
        ruled = "here" if ids in linked else "elsewhere" if ids[0] in sources else ""
        found = signs(text, *(told[c] for c in ids), ruled)
        rows.append((gold["doc_id"], found, int(ids in label), ruled == "here"))
    return rows


def claims_of(gold: dict, text: str, lemmas: Lemmas) -> list[Claim]:
    """The annotated claims as records."""
    out = []
    for c in gold["claims"]:
        start = text.find(c["sentence"])
        at = text.find(c["content"], max(0, start - len(c["content"])))
        if start < 0 or at < 0:
            continue
        cue_at = text.find(c["cue"], start) if c["cue"] else -1
        name, said = c["claimant"], c["claimant_span"] or c["claimant"]
        where = max(0, text.find(said, start)) if said else 0
        out.append(
            Claim(
                id=c["id"],
                content=quote(c["content"], at),
                sentence=Span(start, start + len(c["sentence"])),
                stance=c["stance"],
                form=c["form"],
                issue=c["issue"],
                claimant=Party(where, where + len(said), said, name=name, id=name) if name else None,
                cue=quote(c["cue"], cue_at) if cue_at >= 0 else None,
                why=f"annotated:{lemmas.of(c['cue'] or '')}",
            )
        )
    return out


def events_of(gold: dict, text: str) -> list[EventMention]:
    """The annotated acts as records, with the incident they belong to."""
    out = []
    for e in gold["events"]:
        start = text.find(e["sentence"])
        at = text.find(e["trigger"], max(0, start))
        if start >= 0 and at >= 0:
            sentence, trigger = Span(start, start + len(e["sentence"])), quote(e["trigger"], at)
            out.append(EventMention(e["id"], sentence, trigger, e["type"], e["modality"], incident=e["incident"]))
    return out


def quote(words: str, at: int) -> Quoted:
    """Words with their place."""
    return Quoted(at, at + len(words), words)


def train(rows: list[Row]) -> tuple[dict[str, int], np.ndarray]:
    """Columns of the signs, and their weights with the bias last."""
    seen = Counter(sign for row in rows for sign in row[1])
    columns = {sign: i for i, sign in enumerate(sorted(s for s, n in seen.items() if n >= LEAST_SEEN))}
    x = np.zeros((len(rows), len(columns) + 1), np.float32)
    for i, row in enumerate(rows):
        x[i, [columns[s] for s in row[1] if s in columns]] = 1
    x[:, -1] = 1
    y = np.array([row[2] for row in rows], np.float32)
    w, m, v = (np.zeros(len(columns) + 1, np.float32) for _ in range(3))
    w[-1] = -3
    for t in range(1, STEPS + 1):
        gradient = x.T @ (1 / (1 + np.exp(-x @ w)) - y) + RIDGE * np.append(w[:-1], 0)
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w -= RATE * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return columns, w


def chance(model: tuple[dict[str, int], np.ndarray], found: list[str]) -> float:
    """The chance of a row."""
    columns, w = model
    return float(1 / (1 + np.exp(-(w[-1] + sum(w[columns[s]] for s in found if s in columns)))))


def write(columns: dict[str, int], w: np.ndarray) -> None:
    """The weights file, signs in order, without those that weigh little."""
    kept = [(s, w[i]) for s, i in columns.items() if abs(w[i]) >= LEAST_WEIGHT]
    head = "# sign\tweight in the logistic regression of disputes (positive: it disputes); see ANSWERS_CARD.md"
    lines = [head, f"(bias)\t{w[-1]:.2f}", *(f"{s}\t{x:.2f}" for s, x in kept)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main([Path(p) for p in sys.argv[1:]] or [HERE / "reports" / "train"])
