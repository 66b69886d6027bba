"""Train the document gate: which texts are about armed or political conflict, by their words in small letters.

    python training/train_gate.py ITEMS.jsonl.gz

Items are {"id": "wce-2019-05-22-Disasters an-1", "text": ...}: short news items whose id names the section they stood
in. Armed conflict, politics and foreign relations are for; disasters, science, arts, sport, business, health, and
crime without a political word are against. Logistic regression, AdaGrad, one seed; half a minute on one CPU core.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np

OUT = Path(__file__).parents[1] / "src/counterclaim/find/weights/gate.tsv"
WORD = re.compile(r"[A-Za-z][a-z]+(?:-[a-z]+)*")
AGAINST = ("Disaster", "Science", "Arts", "Sport", "Business", "Health")
ARMED = re.compile(r"militant|rebel|terroris|islamic state|shot down|airstrike|bomb", re.IGNORECASE)
POLITICAL = re.compile(
    r"terror|extremis|militant|rebel|insurgen|genocide|war crime|war |coup|protest|islam|jihad|separatis|opposition"
    r"|dissident|activist|president|minister|government|regime|sanction|politic|army|soldier|military|bomb|isis|isil"
    r"|qaeda|treason|espionage|spy|militia|hate|massacre|civilian|human rights|journalist",
    re.IGNORECASE,
)
SEED, EPOCHS, RATE, RIDGE, LEAST_SEEN, LEAST_WEIGHT = 3, 12, 0.5, 1e-3, 6, 0.1


def main(items: Path) -> None:
    """Train on four fifths and print, then on all and write."""
    data = [d for line in gzip.open(items, "rt", encoding="utf-8") if (d := labelled(json.loads(line)))]
    random.Random(SEED).shuffle(data)
    fifth = len(data) // 5
    vocabulary, weights, bias = train(data[fifth:])
    for name, label in (("for", 1), ("against", 0)):
        scores = [score(text, vocabulary, weights, bias) for text, y in data[:fifth] if y == label]
        print(name, len(scores), f"above 0: {100 * np.mean(np.array(scores) > 0):.1f} %")
    write(*train(data))


def labelled(row: dict) -> tuple[str, int] | None:
    """Text and label; None for an item whose section tells nothing."""
    section = re.sub(r"-\d+$", "", re.sub(r"wce-\d+-\d+-\d+-", "", row["id"]))
    text = row["text"]
    if section == "Uncategorize":
        return None
    if section.startswith(AGAINST):
        return None if ARMED.search(text) else (text, 0)
    if section.startswith("Law"):
        return None if POLITICAL.search(text) else (text, 0)
    return text, 1


def words(text: str) -> list[str]:
    """Words in small letters of three and more: names stay out."""
    return [w for w in WORD.findall(text) if w.islower() and len(w) > 2]


def values(text: str, vocabulary: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Positions and values of a text's words, of length one together."""
    counts = Counter(vocabulary[w] for w in words(text) if w in vocabulary)
    found = np.array([math.log1p(n) for n in counts.values()])
    length = np.linalg.norm(found)
    return np.array(list(counts), int), found / length if length else found


def score(text: str, vocabulary: dict[str, int], weights: np.ndarray, bias: float) -> float:
    """Log-odds."""
    at, found = values(text, vocabulary)
    return float(weights[at] @ found + bias)


def train(data: list[tuple[str, int]]) -> tuple[dict[str, int], np.ndarray, float]:
    """Vocabulary, weights and bias; both labels weigh the same in all."""
    seen = Counter(w for text, _ in data for w in set(words(text)))
    vocabulary = {w: i for i, w in enumerate(w for w, n in seen.items() if n >= LEAST_SEEN)}
    rows = [(*values(text, vocabulary), y) for text, y in data]
    share = sum(y for *_, y in rows) / len(rows)
    cost = {1: 0.5 / share, 0: 0.5 / (1 - share)}
    weights, squares, bias = np.zeros(len(vocabulary)), np.full(len(vocabulary), 1e-8), 0.0
    chance = random.Random(SEED)
    for _ in range(EPOCHS):
        chance.shuffle(rows)
        for at, found, y in rows:
            error = (1 / (1 + math.exp(-(weights[at] @ found + bias))) - y) * cost[y]
            gradient = error * found + RIDGE * weights[at]
            squares[at] += gradient**2
            weights[at] -= RATE * gradient / np.sqrt(squares[at] + 0.1)
            bias -= 0.01 * error
    return vocabulary, weights, bias


def write(vocabulary: dict[str, int], weights: np.ndarray, bias: float) -> None:
    """The weights file, words in order, without those that weigh little."""
    kept = sorted((w, weights[i]) for w, i in vocabulary.items() if abs(weights[i]) >= LEAST_WEIGHT)
    head = "# word\tweight in the logistic regression of the document gate (positive: conflict); see GATE_CARD.md"
    lines = [head, f"(bias)\t{bias:.2f}", *(f"{w}\t{x:.2f}" for w, x in kept)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
