"""Train the attribution model.

    python training/train_attribution.py --polnear polnear_train.jsonl --claims claims_train --claims reports/train \
        --start model.safetensors --tokenizer tokenizer.json --out weights.pt [--epochs 4] [--seed 1]

Every step is seeded. Lines are cut at a sentence end past 900 characters. A line says whose rules its annotation
follows, so that the model learns both. Saved is a running average of the weights. Cues that the tagger finds but nobody
annotated are given to the second step as all-O examples, so that it also filters.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from dataclasses import dataclass, field
from pathlib import Path

import torch
from attribution_model import ISSUES, STANCES, Lower, Roles, load_start, weights_of
from tokenizers import Tokenizer
from torch import nn

TOKENS_A_BATCH = 2048
AVERAGE = 0.99  # of the running average of weights, a step


@dataclass
class Line:
    """One line of a text: word pieces with offsets, features, and its annotated cues."""

    doc: str
    start: int
    ids: list[int]
    spans: list[tuple[int, int]]
    case: list[int]
    quote: list[int]
    style: int = 0  # whose rules the annotation follows: 0 PolNeAR, 1 ours
    cues: list[dict] = field(default_factory=list)


def pieces(text: str) -> list[tuple[int, int]]:
    """Lines of a text, long ones cut at sentence ends, as half-open spans."""
    spans = []
    for match in re.finditer(r"[^\n]+", text):
        start, end = match.span()
        while end - start > 900:
            cut = max(text.rfind(mark, start + 300, start + 900) for mark in (". ", "? ", "! ", ".” ", '." '))
            cut = cut + 2 if cut > 0 else start + 900
            spans.append((start, cut))
            start = cut
        if text[start:end].strip():
            spans.append((start, end))
    return spans


def quoted(text: str) -> list[int]:
    """1 for each character inside double quotation marks, line by line; an open one closes at the line's end."""
    inside, flags = False, []
    for c in text:
        if c == "\n":
            inside = False
        flags.append(int(inside or c in '“”"'))
        if c == "“" or (c == '"' and not inside):
            inside = True
        elif c in '”"':
            inside = False
    return flags


def case_of(word: str) -> int:
    """0 lower, 1 capitalised, 2 all capitals, 3 no letters."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 3
    if all(c.isupper() for c in letters) and len(letters) > 1:
        return 2
    return int(letters[0].isupper())


def lines_of(doc: str, text: str, tokenizer: Tokenizer) -> list[Line]:
    """The lines of one text, as the model reads them."""
    flags = quoted(text)
    out = []
    for start, end in pieces(text):
        coded = tokenizer.encode(text[start:end])
        spans = [(a + start, b + start) if b > a else (-1, -1) for a, b in coded.offsets][:512]
        out.append(
            Line(
                doc,
                start,
                coded.ids[:512],
                spans,
                [case_of(text[a:b]) if a >= 0 else 3 for a, b in spans],
                [flags[a] if a >= 0 else 0 for a, b in spans],
            )  # fmt: skip
        )
    return out


def annotate(lines: list[Line], attributions: list[dict]) -> None:
    """Give each annotated cue to the line that holds it, with the tokens of its roles."""
    for a in attributions:
        if not a["cue"] or not a["content"]:
            continue
        for line in lines:
            cue = tokens_in(line, a["cue"])
            if cue:
                line.cues.append(a | {"at": cue, "S": tokens_in(line, a["source"]), "C": tokens_in(line, a["content"])})
                break


def tokens_in(line: Line, spans: list[list[int]]) -> list[int]:
    """Indices of the line's tokens that lie in any of the spans."""
    return [i for i, (a, b) in enumerate(line.spans) if a >= 0 and any(s <= a and b <= e for s, e in spans)]


def polnear(path: str, tokenizer: Tokenizer) -> list[Line]:
    """Lines of a PolNeAR-like file."""
    out = []
    for row in Path(path).read_text(encoding="utf-8").splitlines():
        d = json.loads(row)
        lines = lines_of(d["doc_id"], d["text"], tokenizer)
        annotate(lines, [{k: a[k] for k in ("source", "cue", "content")} for a in d["attributions"]])
        out += lines
    return out


def claims(folder: str, tokenizer: Tokenizer) -> list[Line]:
    """Lines of documents annotated after the project's guidelines; with stance and issue."""
    out = []
    for path in sorted((Path(folder) / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = json.loads((Path(folder) / "docs" / path.name).read_text(encoding="utf-8"))["text"].replace("\r\n", "\n")
        lines = lines_of(gold["doc_id"], text, tokenizer)
        annotate(lines, [a for c in gold["claims"] if (a := located(c, text))])
        for line in lines:
            line.style = 1
        out += lines
    return out


def located(claim: dict, text: str) -> dict | None:
    """Offsets of an annotated claim's parts; None when it has no cue or cannot be found."""
    at = text.find(claim["sentence"])
    if at < 0 or not claim.get("cue"):
        return None
    content = text.find(claim["content"], max(0, at - len(claim["content"])))
    end = at + len(claim["sentence"])
    cue = nearest(text, claim["cue"], at, end, content, content + len(claim["content"]))
    who = claim.get("claimant_span")
    source = nearest(text, who, at, end, content, content + len(claim["content"])) if who else None
    if content < 0 or cue is None:
        return None
    return {
        "cue": [cue], "content": [[content, content + len(claim["content"])]], "source": [source] if source else [],
        "stance": STANCES.index(claim["stance"]), "issue": ISSUES.index(claim["issue"]),
    }  # fmt: skip


def nearest(text: str, part: str, at: int, end: int, low: int, high: int) -> list[int] | None:
    """The occurrence of a part in the sentence, outside the content where possible."""
    found = [m.start() for m in re.finditer(re.escape(part), text[at:end])]
    places = [[at + i, at + i + len(part)] for i in found]
    outside = [p for p in places if p[1] <= low or p[0] >= high]
    best = outside or places
    return min(best, key=lambda p: min(abs(p[0] - high), abs(low - p[1]))) if best else None


def batches(lines: list[Line], rng: random.Random) -> list[list[Line]]:
    """Lines of like length together, about TOKENS_A_BATCH word pieces each, in random order."""
    ordered = sorted(lines, key=lambda x: (len(x.ids), rng.random()))
    out: list[list[Line]] = [[]]
    for line in ordered:
        if out[-1] and (len(out[-1]) + 1) * len(line.ids) > TOKENS_A_BATCH:
            out.append([])
        out[-1].append(line)
    rng.shuffle(out)
    return out


def padded(rows: list[list[int]], device: str, fill: int = 0) -> torch.Tensor:
    """Rows as one tensor."""
    width = max(map(len, rows))
    return torch.tensor([r + [fill] * (width - len(r)) for r in rows], device=device)


def marker_of(cue: list[int], length: int) -> list[int]:
    """0 before, 1 in, 2 after the cue."""
    return [0 if i < cue[0] else 1 if i <= cue[-1] else 2 for i in range(length)]


def decoded(labels: list[int]) -> list[list[int]]:
    """Token runs that BIO labels mark."""
    runs: list[list[int]] = []
    for i, label in enumerate(labels):
        if label == 1 or (label == 2 and (not runs or runs[-1][-1] != i - 1)):
            runs.append([i])
        elif label == 2:
            runs[-1].append(i)
    return runs


def step(lower: Lower, roles: Roles, batch: list[Line], device: str, spurious: bool) -> torch.Tensor:
    """The loss of one batch."""
    ids, case, quote = (padded([getattr(x, n) for x in batch], device) for n in ("ids", "case", "quote"))
    style = torch.tensor([x.style for x in batch], device=device)[:, None].expand_as(ids)
    mask = padded([[1] * len(x.ids) for x in batch], device)
    states, logits = lower(ids, case, quote, style, mask)
    gold = torch.zeros_like(ids)
    for n, line in enumerate(batch):
        for cue in line.cues:
            for k, i in enumerate(cue["at"]):
                gold[n, i] = 2 if k and cue["at"][k - 1] == i - 1 else 1
    gold[mask == 0] = -100
    loss = nn.functional.cross_entropy(logits.reshape(-1, 3).float(), gold.reshape(-1))
    examples = [(n, c["at"], c) for n, line in enumerate(batch) for c in line.cues]
    if spurious:
        for n, row in enumerate(logits.argmax(-1).tolist()):
            known = {i for c in batch[n].cues for i in c["at"]}
            for run in decoded(row[: len(batch[n].ids)]):
                if not known & set(run):
                    examples.append((n, run, {"S": [], "C": []}))
    if not examples:
        return loss
    marker = padded([marker_of(at, ids.shape[1]) for _, at, _ in examples], device)
    target = torch.zeros_like(marker)
    for k, (_, _, c) in enumerate(examples):
        target[k, c["S"]], target[k, c["C"]] = 1, 2
    rows = torch.tensor([n for n, _, _ in examples], device=device)
    target[mask[rows] == 0] = -100
    role, stance, issue = roles(states[rows], marker, mask[rows])
    loss = loss * 3 + nn.functional.cross_entropy(role.reshape(-1, 3).float(), target.reshape(-1))
    for head, name in ((stance, "stance"), (issue, "issue")):
        truth = torch.tensor([c.get(name, -100) for _, _, c in examples], device=device)
        if (truth >= 0).any():
            loss = loss + 0.2 * nn.functional.cross_entropy(head.float(), truth, ignore_index=-100)
    return loss


def arguments() -> argparse.Namespace:
    """What the command line says."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--polnear", help="polnear_train.jsonl")
    options.add_argument("--claims", action="append", default=[], help="folder with docs/ and gold/; may be repeated")
    options.add_argument("--start", required=True, help="start weights (.safetensors), or trained ones (.pt) to go on")
    options.add_argument("--tokenizer", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--epochs", type=int, default=4)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--repeat-claims", type=int, default=3)
    options.add_argument("--share", type=float, default=1.0, help="of the PolNeAR documents, the part used")
    options.add_argument("--rate", type=float, default=1.5e-4)
    options.add_argument("--threads", type=int, default=2)
    return options.parse_args()


def examples(given: argparse.Namespace, tokenizer: Tokenizer) -> list[Line]:
    """All lines to train on."""
    lines = polnear(given.polnear, tokenizer) if given.polnear else []
    if given.share < 1:
        docs = sorted({x.doc for x in lines})
        kept = set(random.Random(given.seed).sample(docs, int(given.share * len(docs))))
        lines = [x for x in lines if x.doc in kept]
    for folder in given.claims:
        lines += claims(folder, tokenizer) * given.repeat_claims
    return lines


def started(path: str) -> tuple[Lower, Roles]:
    """Both parts of the network with their start weights."""
    lower, roles = Lower(), Roles()
    if path.endswith(".pt"):
        state = torch.load(path, map_location="cpu")
        lower.load_state_dict(state["lower"], strict=False)  # older weights know no style
        roles.load_state_dict(state["roles"])
    else:
        load_start(lower, roles, weights_of(Path(path)))
    return lower, roles


def main() -> None:
    """Train and save the running average of the weights after each epoch."""
    given = arguments()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    rng = random.Random(given.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(given.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    lines = examples(given, tokenizer)
    lower, roles = started(given.start)
    network = nn.ModuleDict({"lower": lower, "roles": roles}).to(device)
    lower.words.weight.requires_grad_(False)
    fresh = [lower.cues, lower.case, lower.quote, lower.style, roles.marker, roles.roles, roles.stance, roles.issue]
    new = [p for module in fresh for p in module.parameters()]
    ids = {id(p) for p in new}
    old = [p for p in network.parameters() if p.requires_grad and id(p) not in ids]
    groups = [{"params": old, "lr": given.rate}, {"params": new, "lr": given.rate * 6.7}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    total = len(batches(lines, random.Random(0))) * given.epochs
    warm = max(1, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / warm, max(0.02, (total - k) / max(1, total - warm)))
    )
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE)
    )
    start, k = time.time(), 0
    for epoch in range(given.epochs):
        network.train()
        running = 0.0
        for batch in batches(lines, rng):
            with torch.autocast(device, dtype=torch.bfloat16):
                loss = step(lower, roles, batch, device, spurious=epoch > 0 or given.start.endswith(".pt"))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(old + new, 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(network)
            running += loss.item()
            k += 1
            if k % 25 == 0:
                print(f"step {k} of {total} {time.time() - start:.0f} s", flush=True)
        print(
            f"seed {given.seed} epoch {epoch} loss {running * given.epochs / total:.4f} {time.time() - start:.0f} s",
            flush=True,
        )
        state = average.module
        torch.save({"lower": state["lower"].state_dict(), "roles": state["roles"].state_dict()}, given.out)


if __name__ == "__main__":
    main()
