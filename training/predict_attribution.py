"""Predict with trained weights in torch, for choosing a model: documents in, attributions out.

python training/predict_attribution.py --weights weights.pt --tokenizer tokenizer.json --threshold 0.5 < docs.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys

import torch
from attribution_model import ISSUES, STANCES, Lower, Roles
from tokenizers import Tokenizer
from train_attribution import Line, decoded, lines_of, marker_of, padded


def runs_of(indices: list[int], bridge: int) -> list[list[int]]:
    """Runs of token indices, gaps of up to `bridge` tokens closed."""
    out: list[list[int]] = []
    for i in indices:
        if out and i - out[-1][-1] <= bridge + 1:
            out[-1] = [*out[-1], *range(out[-1][-1] + 1, i + 1)]
        else:
            out.append([i])
    return out


def spans(line: Line, indices: list[int], bridge: int = 1) -> list[list[int]]:
    """Character spans of the runs."""
    return [[line.spans[r[0]][0], line.spans[r[-1]][1]] for r in runs_of(indices, bridge)]


@torch.no_grad()
def predict(lower: Lower, roles: Roles, lines: list[Line], device: str, threshold: float, style: int) -> list[dict]:
    """Attributions of lines, with stance and issue."""
    out = []
    for at in range(0, len(lines), 32):
        part = lines[at : at + 32]
        ids, case, quote = (padded([getattr(x, n) for x in part], device) for n in ("ids", "case", "quote"))
        mask = padded([[1] * len(x.ids) for x in part], device)
        states, logits = lower(ids, case, quote, torch.full_like(ids, style), mask)
        chance = torch.softmax(logits.float(), -1)
        labels = torch.where(1 - chance[..., 0] >= threshold, chance[..., 1:].argmax(-1) + 1, 0).tolist()
        found = [(n, r) for n, row in enumerate(labels) for r in decoded(row[1 : len(part[n].ids) - 1])]
        found = [(n, [i + 1 for i in r]) for n, r in found]
        if not found:
            continue
        rows = torch.tensor([n for n, _ in found], device=device)
        marker = padded([marker_of(r, ids.shape[1]) for _, r in found], device)
        role, stance, issue = roles(states[rows], marker, mask[rows])
        for k, (n, r) in enumerate(found):
            tags = role[k].argmax(-1).tolist()[: len(part[n].ids)]
            content = [i for i, t in enumerate(tags) if t == 2 and part[n].spans[i][0] >= 0]
            if content:
                longest = max(spans(part[n], content, 2), key=lambda s: s[1] - s[0])
                source = [i for i, t in enumerate(tags) if t == 1 and part[n].spans[i][0] >= 0]
                sources = spans(part[n], source, 2)
                out.append({
                    "doc": part[n].doc, "cue": spans(part[n], r, 3), "content": [longest],
                    "source": [max(sources, key=lambda s: s[1] - s[0])] if sources else [],
                    "stance": STANCES[int(stance[k].argmax())], "issue": ISSUES[int(issue[k].argmax())],
                })  # fmt: skip
    return out


def main() -> None:
    """Read documents from standard input, print predictions."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", required=True)
    options.add_argument("--tokenizer", required=True)
    options.add_argument("--threshold", type=float, default=0.5)
    options.add_argument("--style", type=int, default=0, help="0 as PolNeAR marks, 1 after our guidelines")
    given = options.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    state = torch.load(given.weights, map_location=device)
    lower, roles = Lower(), Roles()
    lower.load_state_dict({k: v.float() for k, v in state["lower"].items()})
    roles.load_state_dict({k: v.float() for k, v in state["roles"].items()})
    lower.to(device).eval()
    roles.to(device).eval()
    tokenizer = Tokenizer.from_file(given.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    for row in sys.stdin:
        d = json.loads(row)
        doc = d.get("doc_id") or d.get("id")
        found = predict(lower, roles, lines_of(doc, d["text"], tokenizer), device, given.threshold, given.style)
        print(json.dumps({"doc_id": doc, "attributions": found}))


if __name__ == "__main__":
    main()
