"""From paths to documents; what cannot be read comes out as a problem beside them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from counterclaim.errors import InputError, ReadError
from counterclaim.intake.encoding import decoded, refuse_markup, tidy
from counterclaim.intake.language import refuse_other_language
from counterclaim.intake.rows import Row, items, parsed, row
from counterclaim.intake.shapes import Defaults, Problem
from counterclaim.intake.sources import files
from counterclaim.intake.wire import wire_credit
from counterclaim.records.documents import Document, document
from counterclaim.records.ids import DocumentId

log = logging.getLogger(__name__)

STANDARD_INPUT = "-"
_JSON_LINES = frozenset({".jsonl", ".ndjson", ".jsonlines"})


def documents(
    paths: Sequence[str | Path], defaults: Defaults | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | Problem]:
    """Documents in the order of the paths, and a Problem for each input that could not be read as it stands.

    A path is a text file, a JSON Lines or JSON file, a folder, or "-" for `stdin` (JSON Lines when it begins with
    a brace, else one text). The same document is given once, however often it is met. Nothing is raised for a bad
    input; ReadError at once for a default date that is none. JSON Lines files are read a line at a time.
    """
    defaults = defaults or Defaults()
    first, last = defaults.days
    return _once(paths, Defaults(first, defaults.publisher, last), stdin)


def _once(paths: Sequence[str | Path], defaults: Defaults, stdin: BinaryIO | None) -> Iterator[Document | Problem]:
    met: set[DocumentId] = set()
    for path in paths:
        for read in _inputs(str(path), defaults, stdin):
            if isinstance(read, Document):
                if read.id in met:
                    log.info("%s was read before and is passed over", read.id)
                    continue
                met.add(read.id)
            yield read


def _inputs(path: str, defaults: Defaults, stdin: BinaryIO | None) -> Iterator[Document | Problem]:
    if path == STANDARD_INPUT and stdin is not None:
        yield from _of_bytes(path, stdin.read(), defaults)
        return
    try:
        found = list(files(Path(path)))
    except InputError as wrong:
        yield _problem(path, None, wrong)
        return
    for file in found:
        yield from _of_file(file, defaults)


def _of_file(file: Path, defaults: Defaults) -> Iterator[Document | Problem]:
    try:
        if file.suffix.lower() in _JSON_LINES:
            with file.open("rb") as lines:
                yield from _of_lines(str(file), lines, defaults)
        elif file.suffix.lower() == ".json":
            yield from _of_json(str(file), file.read_bytes(), defaults)
        else:
            yield from _of_text(str(file), file.read_bytes(), defaults)
    except OSError as wrong:
        error = ReadError(f"it cannot be opened: {wrong.strerror}.", remedy="check that it exists and may be read")
        yield _problem(str(file), None, error)


def _of_bytes(path: str, raw: bytes, defaults: Defaults) -> Iterator[Document | Problem]:
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start == b"{":
        yield from _of_lines(path, raw.split(b"\n"), defaults)
    elif start == b"[":
        yield from _of_json(path, raw, defaults)
    else:
        yield from _of_text(path, raw, defaults)


def _of_text(path: str, raw: bytes, defaults: Defaults) -> Iterator[Document | Problem]:
    try:
        text = decoded(raw)
        refuse_markup(text.text)
        first, last = defaults.days
        warnings = (text.warning,) if text.warning else ()
        given = Row(text.text, None, None, defaults.publisher, first, last, None, warnings)
        yield from _of_row(path, None, given)
    except InputError as wrong:
        yield _problem(path, None, wrong)


def _of_lines(
    path: str, lines: Iterator[bytes] | BinaryIO | Sequence[bytes], defaults: Defaults
) -> Iterator[Document | Problem]:
    empty = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        empty = False
        yield from _of_line(path, number, line, defaults)
    if empty:
        yield _problem(path, None, ReadError("there is no text in it.", remedy="leave it out, or fill it"))


def _of_line(path: str, number: int, line: bytes, defaults: Defaults) -> Iterator[Document | Problem]:
    try:
        text = decoded(line.strip())
        given = row(parsed(text.text), defaults)
        if text.warning:
            yield Problem(path, number, ReadError.__name__, text.warning, document_kept=True)
        yield from _of_row(path, number, given)
    except InputError as wrong:
        yield _problem(path, number, wrong)


def _of_json(path: str, raw: bytes, defaults: Defaults) -> Iterator[Document | Problem]:
    try:
        text = decoded(raw)
        values = list(items(parsed(text.text)))
    except InputError as wrong:
        lines = raw.splitlines()
        if len(lines) > 1 and lines[0].strip().endswith(b"}"):  # JSON Lines under another name
            yield from _of_lines(path, lines, defaults)
        else:
            yield _problem(path, None, wrong)
        return
    if text.warning:
        yield Problem(path, None, ReadError.__name__, text.warning, document_kept=True)
    for number, value in enumerate(values, 1):
        try:
            yield from _of_row(path, None, row(value, defaults))
        except InputError as wrong:
            error = type(wrong)(f"entry {number}: {wrong.message}", remedy=wrong.remedy)
            yield _problem(path, None, error)


def _of_row(path: str, line: int | None, given: Row) -> Iterator[Document | Problem]:
    refuse_other_language(given.text)
    for warning in given.warnings:
        yield Problem(path, line, ReadError.__name__, warning, document_kept=True)
    yield document(
        given.text,
        external_id=given.external_id,
        path=None if path == STANDARD_INPUT else tidy(path),
        title=given.title,
        publisher=given.publisher,
        published_on=given.published_on,
        published_until=given.published_until,
        url=given.url,
        wire_credit=wire_credit(given.text),
    )


def _problem(path: str, line: int | None, error: InputError) -> Problem:
    return Problem(tidy(path), line, type(error).__name__, str(error))
