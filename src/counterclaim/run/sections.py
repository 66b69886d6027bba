"""Documents as long as a book, read a section at a time, so that time and memory grow with length and no faster."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from counterclaim.parse.pipeline import windows
from counterclaim.records import Document, Findings
from counterclaim.records.ids import DocumentId

__all__ = ["SECTION", "sections", "whole"]

SECTION = 60_000  # characters; hardly a report is longer
_Section = tuple[int, Findings]  # where it starts in the document, and what was found with offsets from there


def sections(document: Document, size: int = SECTION) -> Iterator[tuple[int, Document]]:
    """Where each section starts, with it as a document of its own; cut after a line or sentence."""
    for start, end in windows(document.text, size):
        name = DocumentId(f"{document.id}#{start}")  # two sections with the same words have ids of their own
        yield start, dc.replace(document, id=name, text=document.text[start:end])


def whole(document: Document, found: Iterable[_Section]) -> Findings:
    """The findings of all sections as those of the document, with offsets into its text."""
    parts = [_moved(findings, start) for start, findings in found]
    fields = [field.name for field in dc.fields(Findings) if field.name != "document"]
    joined = {name: tuple(chain.from_iterable(getattr(part, name) for part in parts)) for name in fields}
    return Findings(document=document, **joined)


def _moved(findings: Findings, by: int) -> Findings:
    fields = (f.name for f in dc.fields(findings) if f.name != "document")
    return dc.replace(findings, **{name: _shifted(getattr(findings, name), by) for name in fields})


def _shifted(value: Any, by: int) -> Any:
    """The record, or tuple of records, with every offset in it moved."""
    if isinstance(value, tuple):
        return tuple(_shifted(item, by) for item in value)
    if not dc.is_dataclass(value) or isinstance(value, type):
        return value
    held = {field.name: getattr(value, field.name) for field in dc.fields(value)}
    return type(value)(**{name: _moved_field(name, item, by) for name, item in held.items()})


def _moved_field(name: str, held: Any, by: int) -> Any:
    if name in ("start", "end"):
        return None if held is None else held + by
    return _shifted(held, by)
