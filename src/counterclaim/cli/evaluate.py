"""counterclaim evaluate"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import AsJson, notice, stdout_console

__all__ = ["evaluate"]


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of annotated .json documents, or a file: .jsonl, .tsv, .xml.")],
    documents: Annotated[
        Path | None,
        typer.Option(
            "--documents", help="The texts: a folder of .json or .txt, or JSON Lines. Default: found beside the gold."
        ),
    ] = None,
    findings: Annotated[
        Path | None,
        typer.Option("--findings", help="Findings made earlier (read --format jsonl) instead of reading now."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure findings against annotated documents: events, parties, claims, stance, disputes, counts, places.

    The kind of a file is told by its columns: attributions, actor phrases, toponyms, events between two parties,
    sub-events of snippets, incident templates.

    Examples:

    counterclaim evaluate annotated/gold --documents annotated/docs

    counterclaim evaluate attributions.jsonl --json

    counterclaim evaluate phrases.tsv
    """
    from counterclaim.evaluate import evaluate_path

    if not gold.exists():
        raise typer.BadParameter(f"no such file or folder: {gold}")
    found = _made_earlier(findings) if findings else _read_now(gold, documents)
    report = evaluate_path(gold, found)
    if as_json:
        sys.stdout.write(json.dumps(report.to_dict(), indent=1) + "\n")
        return
    from rich.table import Table

    table = Table("measure", "value", box=None, pad_edge=False)
    for name, value in report.rows():
        table.add_row(name, value)
    stdout_console().print(table)


def _made_earlier(path: Path) -> list:  # type: ignore[type-arg]
    from counterclaim.records.contract import from_json

    return [from_json(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _read_now(gold: Path, documents: Path | None) -> list:  # type: ignore[type-arg]
    from counterclaim.evaluate import documents_of
    from counterclaim.run.engine import Engine, read_all

    texts = documents_of(gold, documents)
    notice(f"reading {len(texts)} documents ...")
    return list(read_all(texts, Engine()))
