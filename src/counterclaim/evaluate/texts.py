"""The texts that an annotation is about, as documents to read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from counterclaim.errors import ConfigError
from counterclaim.evaluate.kinds import kind_of
from counterclaim.intake.rows import row as checked_row
from counterclaim.intake.shapes import Defaults
from counterclaim.records import Document, document

__all__ = ["documents_of"]

Row = Mapping[str, Any]


def documents_of(gold: Path, texts: Path | None = None) -> list[Document]:
    """The documents behind an annotation, each with the annotation's id as `external_id`, in order of ids.

    Attributions in JSON Lines and other annotations in one file carry their texts. For a folder of annotations the
    texts are a folder of .json ({"id", "text", ...}) or .txt files or a JSON Lines file; by default .txt files beside
    the annotations, else the folder `docs` beside theirs. ConfigError when a text is missing.
    """
    kind = kind_of(gold)
    if kind is not None:
        return [_document(row) for row in kind.rows(gold)]
    if not gold.is_dir():
        return [_document(row) for row in sorted(_lines(gold), key=lambda r: str(r["id"]))]
    wanted = {str(row["doc_id"]): row for row in map(_json, sorted(gold.glob("*.json")))}
    rows = {str(row["id"]): row for row in _texts(gold, texts, wanted)}
    missing = sorted(set(wanted) - set(rows))
    if missing:
        raise ConfigError(
            f"{len(missing)} annotated documents have no text, the first is {missing[0]}",
            where=str(texts or gold),
            remedy="name the folder or JSON Lines file that holds the texts with --documents",
        )
    return [_document(rows[name]) for name in sorted(wanted)]


def _texts(gold: Path, texts: Path | None, wanted: Mapping[str, Row]) -> Iterator[Row]:
    if texts is None:
        texts = gold if any(gold.glob("*.txt")) else gold.parent / "docs"
    if texts.is_file():
        yield from _lines(texts)
        return
    for path in sorted(texts.glob("*.txt")):
        yield {**wanted.get(path.stem, {}), "id": path.stem, "text": path.read_text(encoding="utf-8")}
    if texts != gold:
        yield from (_named(_json(path)) for path in sorted(texts.glob("*.json")))


def _lines(path: Path) -> Iterator[Row]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                yield _named(json.loads(line))
            except (ValueError, TypeError, KeyError) as error:
                raise ConfigError(f"not a document: {error!r}", where=f"{path}:{number}") from error


def _named(row: Row) -> Row:
    """The row with its id and day under the keys that reading uses."""
    named = {**row, "id": row.get("id") or row["doc_id"]}
    if "published" in row:
        named.setdefault("published_on", row["published"])
    return named


def _json(path: Path) -> Row:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ConfigError(f"not JSON: {error}", where=str(path)) from error
    if not isinstance(value, dict) or not (value.get("doc_id") or value.get("id")):
        raise ConfigError('a document needs an "id" or "doc_id"', where=str(path))
    return value


def _document(row: Row) -> Document:
    given = {key: row[key] for key in ("id", "text", "title", "published_on", "publisher", "url") if row.get(key)}
    checked = checked_row(given, Defaults())
    return document(
        checked.text,
        external_id=checked.external_id,
        title=checked.title,
        publisher=checked.publisher,
        published_on=checked.published_on,
        published_until=checked.published_until,
        url=checked.url,
    )
