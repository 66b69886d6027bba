"""counterclaim evaluate"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import AsJson, Mode, Quotations, notice, stdout_console
from counterclaim.settings import Settings

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
    mode: Annotated[Mode, typer.Option(help="How to read: fast or accurate.")] = Mode.fast,
    quotations: Annotated[
        Quotations | None,
        typer.Option(help="How much of a quotation is a claim. Default: whole for attributions, else sentence."),
    ] = None,
    sure: Annotated[
        float | None, typer.Option(min=0, max=1, help="accurate: how sure the tagger must be.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure findings against annotated documents: events, parties, claims, stance, disputes, counts, places.

    The kind of a file is told by its columns: attributions, actor phrases, toponyms, events between two parties,
    sub-events of snippets, incident templates.

    Examples:

    counterclaim evaluate annotated/gold --documents annotated/docs

    counterclaim evaluate attributions.jsonl --mode accurate --json

    counterclaim evaluate phrases.tsv
    """
    from counterclaim.evaluate import evaluate_path

    if not gold.exists():
        raise typer.BadParameter(f"no such file or folder: {gold}")
    settings = _settings(gold, mode, quotations, sure)
    found = _made_earlier(findings) if findings else _read_now(gold, documents, settings)
    report = evaluate_path(gold, found)
    if as_json:
        sys.stdout.write(json.dumps(report.to_dict(), indent=1) + "\n")
        return
    from rich.table import Table

    table = Table("measure", "value", box=None, pad_edge=False)
    for name, value in report.rows():
        table.add_row(name, value)
    stdout_console().print(table)


def _settings(gold: Path, mode: Mode, quotations: Quotations | None, sure: float | None) -> Settings:
    from counterclaim.evaluate.kinds import kind_of

    attributions = gold.is_file() and kind_of(gold) is None
    usual = Quotations.whole if attributions else Quotations.sentence
    return Settings(mode=mode.value, quotations=(quotations or usual).value, sure=sure)


def _made_earlier(path: Path) -> list:  # type: ignore[type-arg]
    from counterclaim.records.contract import from_json

    return [from_json(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _read_now(gold: Path, documents: Path | None, settings: Settings) -> list:  # type: ignore[type-arg]
    from counterclaim.evaluate import documents_of
    from counterclaim.run.engine import Engine, read_all

    texts = documents_of(gold, documents)
    notice(f"reading {len(texts)} documents ...")
    return list(read_all(texts, Engine(settings)))
