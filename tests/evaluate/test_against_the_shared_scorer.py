"""Our figures are those of the scorers that lie with the evaluation data."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from counterclaim.evaluate import evaluate_attributions, evaluate_gold
from counterclaim.records import (
    Claim,
    Count,
    Dispute,
    EventMention,
    Findings,
    Party,
    Place,
    claim_id,
    document,
    event_id,
    quoted,
)
from counterclaim.records.contract import to_json
from counterclaim.records.spans import Quoted, Span

pytestmark = pytest.mark.shared
DOCUMENTS = 6
STANCES = ("asserts", "denies", "disputes", "demands")


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _near(text: str, words: str, chance: random.Random) -> Quoted | None:
    """The words in the text, sometimes cut short; None when they are not there or by chance."""
    start = text.find(words)
    if start < 0 or chance.random() < 0.2:
        return None
    cut = chance.choice((0, 0, 0, len(words) // 3, len(words) * 2 // 3))
    return quoted(text, start, start + len(words) - cut)


def _parties(names: Iterable[str], chance: random.Random) -> tuple[Party, ...]:
    return tuple(Party(0, 1, "", name=chance.choice((n, n, n.split()[-1], "Nobody", None))) for n in names)


def _guesses(gold: dict[str, Any], text: str) -> Findings:
    """Findings that are right here and wrong there, the same at each run."""
    chance = random.Random(gold["doc_id"])
    doc = document(text, external_id=gold["doc_id"])
    events: list[EventMention] = []
    claims: dict[str, Claim] = {}
    counts: list[Count] = []
    for e in gold["events"]:
        sentence = text.find(e["sentence"])
        trigger = _near(text[max(sentence, 0) :], e["trigger"], chance)
        if trigger is None:
            continue
        at = trigger.start + max(sentence, 0)
        trigger = quoted(text, at, at + max(1, trigger.end - trigger.start))
        where = (e["place"] or {}).get("name")
        place = Place(0, 0, "", name=where, country=chance.choice(("PSE", "UKR", None))) if where else None
        events.append(
            EventMention(
                event_id(doc.id, trigger.start, trigger.end, e["type"], str(len(events))), Span(0, 1), trigger,
                chance.choice((e["type"], e["type"], "CONSULT")), chance.choice(("asserted", e["modality"])),
                actors=_parties(e["actors"], chance), recipients=_parties(e["recipients"], chance), place=place,
            )
        )  # fmt: skip
    for c in gold["claims"]:
        content = _near(text, c["content"], chance)
        if content is None:
            continue
        stance = chance.choice((c["stance"], *STANCES))
        who = _parties([c["claimant"]] if c["claimant"] else [], chance)
        claims[c["id"]] = Claim(
            claim_id(doc.id, content.start, content.end, len(claims), stance), content, Span(0, 1), stance,
            chance.choice(("direct", "indirect")), c["issue"], who[0] if who else None,
            act=chance.choice(("speech", "speech", "attitude")),
        )  # fmt: skip
    for i, n in enumerate(gold["counts"]):
        span = _near(text, n["span"], chance)
        if span:
            low = chance.choice((n["low"], n["low"], 7))
            counts.append(Count(f"cnt:{i}", span.start, span.end, span.text, n["measure"], "total", low, n["high"]))
    disputes = [
        Dispute(claims[d["from"]].id, claims[d["to"]].id, "other", "text", "")
        for d in gold["disputes"]
        if d["from"] in claims and d["to"] in claims
    ]
    disputes += [Dispute(c.id, e.id, "other", "text", "") for c, e in zip(claims.values(), events[:2], strict=False)]
    return Findings(doc, tuple(events), tuple(claims.values()), tuple(disputes), tuple(counts))


@pytest.fixture(scope="module")
def predictions(shared: Path) -> list[Findings]:
    paths = sorted((shared / "data" / "claims" / "gold").glob("*.json"))[:DOCUMENTS]
    made = []
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = json.loads((path.parents[1] / "docs" / path.name).read_text(encoding="utf-8"))["text"]
        made.append(_guesses(gold, text))
    return made


# The scorer leaves its file to be closed by the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_figures_equal_those_of_the_findings_scorer(
    shared: Path, predictions: list[Findings], tmp_path: Path
) -> None:  # fmt: skip
    scorer = _module(shared / "tools" / "score_findings.py")
    written = tmp_path / "findings.jsonl"
    written.write_text("".join(json.dumps(to_json(f)) + "\n" for f in predictions), encoding="utf-8")
    gold = shared / "data" / "claims" / "gold"
    theirs = scorer.score(str(gold), str(written))
    ours = evaluate_gold(gold, predictions).to_dict()
    plain = {k: {a: b for a, b in v.items() if a != "f1_95"} if isinstance(v, dict) else v for k, v in ours.items()}
    assert {name: plain[name] for name in theirs} == theirs


def test_figures_equal_those_of_the_attribution_scorer(shared: Path, tmp_path: Path) -> None:
    scorer = _module(shared / "tools" / "score_attribution.py")
    lines = (shared / "data" / "attribution" / "polnear_dev.jsonl").read_text(encoding="utf-8").split("\n")[:DOCUMENTS]
    gold, predicted, findings = tmp_path / "gold.jsonl", [], []
    gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for row in map(json.loads, lines):
        found = _attributed(row)
        findings.append(found)
        predicted.append([_spans(c) for c in found.claims])
    scores = [
        scorer.score_doc([scorer._attr(a) for a in row["attributions"]], pred, row["text"])
        for row, pred in zip(map(json.loads, lines), predicted, strict=True)
    ]
    theirs = scorer.finish(scorer.total(scores))
    ours = evaluate_attributions(gold, findings).to_dict()
    for role, how in (("joint", "exact"), ("joint", "partial"), ("content", "exact"), ("content", "partial"),
                      ("source", "partial"), ("cue", "overlap")):  # fmt: skip
        mine = ours[f"{role} {how}"]
        assert {key: mine[key] for key in ("p", "r", "f1")} == theirs[role][how], (role, how)
    assert ours["source given content"]["share"] == theirs["source_accuracy_given_content"]
    for form, figures in theirs["by_type"].items():
        assert ours[f"joint partial recall, {form}"]["share"] == figures["joint_partial_recall"]


def _attributed(row: dict[str, Any]) -> Findings:
    chance = random.Random(row["doc_id"])
    doc = document(row["text"], external_id=row["doc_id"])
    claims: list[Claim] = []
    for a in row["attributions"]:
        if chance.random() < 0.25 or not a["content"]:
            continue
        start, end = a["content"][0]
        end = max(start + 1, end - chance.choice((0, 0, (end - start) // 2)))
        first = a["source"][0] if a["source"] else None
        who = Party(first[0], first[1], "") if first and chance.random() < 0.8 else None
        cue = quoted(row["text"], a["cue"][0][0], a["cue"][0][1]) if a["cue"] else None
        where = claim_id(doc.id, start, end, len(claims), "asserts")
        claims.append(
            Claim(where, quoted(row["text"], start, end), Span(0, 1), "asserts", "indirect", "other", who, cue)
        )
    return Findings(doc, claims=tuple(claims))


def _spans(claim: Claim) -> dict[str, Any]:
    one = {"source": claim.claimant, "cue": claim.cue, "content": claim.content}
    return {role: [(s.start, s.end)] if s else [] for role, s in one.items()} | {"source_name": None}
