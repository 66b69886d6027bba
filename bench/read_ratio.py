"""How much a whole read costs beside the bare parse of the same documents, in one run.

    python bench/read_ratio.py [DOCUMENTS.jsonl] [--most N]

Prints for each mode documents per CPU second, the ratio of CPU time (whole read / bare spaCy parse) and peak memory;
then how long the gazetteers take to load and `counterclaim --help` to print. Without a file it reads the
example dossiers.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from spacy.language import Language

from counterclaim.gazetteer.actors import load_actors
from counterclaim.gazetteer.places import load_places
from counterclaim.intake import Defaults, documents
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import Document
from counterclaim.run.engine import Engine
from counterclaim.settings import MODES, Settings

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("documents", nargs="?")
    options.add_argument("--most", type=int, default=60)
    given = options.parse_args()
    docs = _documents(given.documents, given.most)
    nlp = load_pipeline()
    report = {
        "documents": len(docs),
        "characters": sum(len(d.text) for d in docs),
        **{mode: _mode(mode, docs, nlp) for mode in MODES},
        "gazetteers_load_seconds": round(_cpu(lambda: (load_actors(), load_places())), 2),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "help_seconds": round(_help_seconds(), 2),
    }
    print(json.dumps(report, indent=1))


def _mode(mode: str, docs: Sequence[Document], nlp: Language) -> dict[str, float]:
    engine = Engine(Settings(mode=mode))
    for document in docs[:2]:
        engine.read(document)
    ratios, reads = [], []
    for _ in range(ROUNDS):  # the two in turn, so that a drift of the machine meets both
        bare = _cpu(lambda: [None for _ in parse(nlp, docs)])
        whole = _cpu(lambda: [engine.read(d) for d in docs])
        ratios.append(whole / bare)
        reads.append(len(docs) / whole)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # of all modes measured so far
    return {
        "documents_per_cpu_second": round(statistics.median(reads), 2),
        "ratio_to_bare_parse": round(statistics.median(ratios), 2),
        "peak_memory_mb": memory,
    }


def _documents(path: str | None, most: int) -> Sequence[Document]:
    paths = [path] if path else sorted(str(p) for p in (ROOT / "examples").iterdir() if p.is_dir())
    found = [d for d in documents(paths, Defaults(None, None)) if isinstance(d, Document)]
    return found[:most]


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _help_seconds() -> float:
    command = [sys.executable, "-m", "counterclaim.cli.main", "--help"]
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
