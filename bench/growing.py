"""How long one more document takes in a ledger that holds many: python bench/growing.py [1000 10000 100000]

Reports as in linking.py are kept in a new ledger and derived as a whole; then one more comes, ten times. The time is
that of keeping it and bringing incidents and standings up to date, without reading its text.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from linking import reports

from counterclaim.run.engine import Engine
from counterclaim.run.keep import bring_up_to_date
from counterclaim.settings import Settings
from counterclaim.store import Ledger

MORE = 10


def main(sizes: Sequence[int]) -> None:
    """Nothing; prints a line for each size."""
    engine = Engine(Settings())
    for size in sizes:
        findings = list(reports(size + 5 * MORE))
        with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "bench.sqlite")) as ledger:
            start = time.perf_counter()
            for found in findings[:-MORE]:
                ledger.add(found)
            kept = time.perf_counter()
            bring_up_to_date(ledger, engine)
            derived = time.perf_counter()
            took, spent = [], []
            for found in findings[-MORE:]:
                begun, cpu = time.perf_counter(), time.process_time()
                ledger.add(found)
                bring_up_to_date(ledger, engine, overall=False)
                took.append(time.perf_counter() - begun)
                spent.append(time.process_time() - cpu)
            whole = ledger.derived_is_current()
        took, spent = sorted(took), sorted(spent)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>7} mentions: kept in {kept - start:.0f} s, all derived in {derived - kept:.0f} s; "
            f"one more document: median {took[MORE // 2]:.2f} s, worst {took[-1]:.2f} s ({spent[-1]:.2f} s of CPU); "
            f"digest {'holds' if whole else 'DOES NOT HOLD'}; peak {peak:.0f} MB"
        )


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [1000, 10000, 100000])
