"""Fit the weights of link/told_acts.tsv: python training/fit_told_acts.py NAME_Event_gold_mentions.json OUT.tsv

Logistic regression with a small penalty, by Newton's method; needs numpy only. One fixed seed draws the pairs.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np

from counterclaim.evaluate.clusters import given_mentions
from counterclaim.link.told_acts import Compared

SHARE_OF_OTHERS = 0.35  # of pairs of two stories or two words that are not one act
PENALTY = 1.0


def main(gold: Path, out: Path) -> None:
    """Nothing; writes name and weight, tab-separated."""
    given = given_mentions(gold)
    draw = random.Random(13)
    rows, right = [], []
    compared = Compared([g.act for g in given])
    index = {id(g): i for i, g in enumerate(given)}
    for topic in sorted({g.topic for g in given}):
        own = [g for g in given if g.topic == topic]
        for n, a in enumerate(own):
            for b in own[n + 1 :]:
                same = a.chain == b.chain
                near = a.story == b.story and a.act.head == b.act.head
                if same or near or draw.random() < SHARE_OF_OTHERS:
                    rows.append(compared.features(index[id(a)], index[id(b)]))
                    right.append(same)
    names = sorted({name for row in rows for name in row})
    column = {name: i + 1 for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1), dtype=np.float64)
    x[:, 0] = 1
    for n, row in enumerate(rows):
        for name, value in row.items():
            x[n, column[name]] = value
    weights = newton(x, np.array(right, dtype=np.float64))
    lines = [f"{name}\t{weight:.3f}" for name, weight in zip(["always", *names], weights, strict=True)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} pairs, {sum(right)} of one act\n")


def newton(x: np.ndarray, y: np.ndarray, steps: int = 30) -> np.ndarray:
    """Weights of logistic regression, the first column not penalised."""
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], PENALTY)
    ridge[0] = 0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (p - y) + ridge * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        change = np.linalg.solve(curve, slope)
        w -= change
        if np.abs(change).max() < 1e-6:
            break
    return w


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
