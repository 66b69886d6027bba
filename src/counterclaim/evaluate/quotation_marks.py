"""Which characters of a text stand inside double quotation marks."""

from __future__ import annotations

import re

__all__ = ["form_of", "inside_quotation_marks"]

OPENING, CLOSING, EITHER = "“", "”", '"'
NEARLY_ALL = 0.9


def inside_quotation_marks(text: str) -> frozenset[int]:
    """Positions inside double quotation marks, the marks included; an open quotation ends with its line."""
    inside: set[int] = set()
    for line in re.finditer(r"[^\n]+", text):
        inside.update(_inside_line(line[0], line.start()))
    return frozenset(inside)


def _inside_line(line: str, offset: int) -> list[int]:
    positions: list[int] = []
    opened: int | None = None
    for at, mark in enumerate(line):
        if opened is None and mark in (OPENING, EITHER):
            opened = at
        elif opened is not None and mark in (CLOSING, EITHER):
            positions += range(offset + opened, offset + at + 1)
            opened = None
    if opened is not None:
        positions += range(offset + opened, offset + len(line))
    return positions


def form_of(content: frozenset[int], quoted: frozenset[int]) -> str:
    """direct when nine tenths of the content stand inside quotation marks, indirect when nothing does, else mixed."""
    share = len(content & quoted) / len(content) if content else 0.0
    if share >= NEARLY_ALL:
        return "direct"
    return "mixed" if share else "indirect"
