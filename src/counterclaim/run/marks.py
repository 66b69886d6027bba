"""Marks that nobody sees (directions of writing, joints of width nothing): a space while reading, themselves after."""

from __future__ import annotations

import dataclasses as dc
import re
from typing import Any

from counterclaim.records import Document, Findings

__all__ = ["requoted", "without_marks"]

# Not behind an opening quotation mark, which a space would make a closing one.
_MARKS = re.compile("(?<![\"“”'‘’«(\\[])[\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


def without_marks(document: Document) -> Document:
    """The document with a space for each unseen mark, one for one: every offset stays."""
    text = _MARKS.sub(" ", document.text)
    return document if text == document.text else dc.replace(document, text=text)


def requoted(findings: Findings, document: Document) -> Findings:
    """The findings of the document without marks as those of the document: each span with its words as written."""
    if findings.document.text == document.text:
        return findings
    fields = (f.name for f in dc.fields(findings) if f.name != "document")
    changed: dict[str, Any] = {name: _quoted(getattr(findings, name), document.text) for name in fields}
    return dc.replace(findings, document=document, **changed)


def _quoted(value: Any, text: str) -> Any:
    """The record, or tuple of records, with the words that the text has at each span."""
    if isinstance(value, tuple):
        return tuple(_quoted(item, text) for item in value)
    if not dc.is_dataclass(value) or isinstance(value, type):
        return value
    held = {field.name: _quoted(getattr(value, field.name), text) for field in dc.fields(value)}
    if held.get("text") is not None and held.get("start") is not None:
        held["text"] = text[held["start"] : held["end"]]
    if isinstance(held.get("name"), str):
        held["name"] = " ".join(held["name"].split())
    return type(value)(**held)
