"""How long linking and weighing take, and how that grows: python bench/linking.py [1000 10000 100000]

Made-up reports in the manner of real ones: about five mentions each, one act told by one to eight outlets within two
days, a few busy places, a long tail of others; one act in ten told without a place, one in four without a doer.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import time
from collections.abc import Iterator

from counterclaim.link import link
from counterclaim.records import (
    DocumentId,
    EventMention,
    Findings,
    Party,
    Place,
    Quoted,
    Span,
    When,
    document,
    event_id,
)
from counterclaim.weigh import weigh

VERBS = ("shelled", "attacked", "struck", "killed", "bombed", "raided")
THINGS = ("a clinic", "a market", "two trucks", "a school", "a bridge", "farmers", "a police post", "a depot")
A_REPORT = 5
PLACES = 400


def reports(mentions: int, seed: int = 7) -> Iterator[Findings]:
    """Findings with about this many event mentions."""
    draw = random.Random(seed)
    left = mentions
    acts: list[dict[str, object]] = []
    days = max(30, mentions // 60)
    number = 0
    while left > 0:
        chosen = []
        for _ in range(A_REPORT):
            if acts and draw.random() < 0.55:
                chosen.append(draw.choice(acts[-40:]))
            else:
                acts.append(_act(draw, days, len(acts)))
                chosen.append(acts[-1])
        yield _report(draw, number, chosen)
        number += 1
        left -= A_REPORT


def _act(draw: random.Random, days: int, number: int) -> dict[str, object]:
    spot = min(PLACES - 1, int(draw.expovariate(1 / 60)))
    day = dt.date(2020, 1, 1) + dt.timedelta(days=min(days, number // 30 + draw.randint(0, 2)))
    return {"spot": spot, "day": day, "by": draw.randint(0, 25), "verb": draw.choice(VERBS), "to": draw.choice(THINGS)}


def _report(draw: random.Random, number: int, acts: list[dict[str, object]]) -> Findings:
    sentences = [f"Force {a['by']} {a['verb']} {a['to']} in Town {a['spot']}." for a in acts]
    on = max(a["day"] for a in acts)  # type: ignore[type-var]
    text = f"Report {number}. " + " ".join(sentences)
    of = document(text, external_id=f"r{number}", published_on=on, publisher=f"Outlet {draw.randint(0, 60)}")  # type: ignore[arg-type]
    events, at = [], len(f"Report {number}. ")
    for act, sentence in zip(acts, sentences, strict=True):
        events.append(_mention(draw, of.id, act, sentence, at))
        at += len(sentence) + 1
    return Findings(of, events=tuple(events), sentences=tuple(e.sentence for e in events))


def _mention(draw: random.Random, of: str, act: dict[str, object], sentence: str, at: int) -> EventMention:
    def span(words: str) -> tuple[int, int]:
        start = sentence.index(words)
        return at + start, at + start + len(words)

    force, town, verb, thing = f"Force {act['by']}", f"Town {act['spot']}", str(act["verb"]), str(act["to"])
    spot = int(act["spot"])  # type: ignore[call-overload]
    start, end = span(verb)
    actor = Party(*span(force), force, "actor", force, f"force:{act['by']}", "XXX MIL", "MIL")
    north, east = 10 + spot // 20 * 0.4, 20 + spot % 20 * 0.4
    place = Place(*span(town), town, town, f"place:{spot}", "XXX", None, north, east, "named_place")
    day = act["day"]
    return EventMention(
        id=event_id(DocumentId(of), start, end, "ASSAULT", force),
        sentence=Span(at, at + len(sentence)),
        trigger=Quoted(start, end, verb),
        type="ASSAULT",
        actors=(actor,) if draw.random() < 0.75 else (),
        recipients=(Party(*span(thing), thing, "object", thing),),
        place=place if draw.random() < 0.9 else None,
        date=When(day, day, "day", "explicit") if draw.random() < 0.8 else None,  # type: ignore[arg-type]
    )


def main(sizes: list[int]) -> None:
    """Nothing; prints a line for each size."""
    for size in sizes:
        findings = list(reports(size))
        n = sum(len(f.events) for f in findings)
        start = time.process_time()
        linked = link(findings)
        middle = time.process_time()
        weighed = weigh(findings, linked)
        end = time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{n:>7} mentions, {len(linked.incidents):>6} incidents, {len(weighed.standings):>7} standings: "
            f"link {middle - start:7.1f} s, weigh {end - middle:6.1f} s of CPU, peak {peak:6.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [1000, 10000, 100000])
