"""JSON on one line that any reader of UTF-8 takes, and arrays written an item at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, TextIO

__all__ = ["compact", "write_array"]

# Lone surrogates have no UTF-8; some readers of JSON Lines split at the other three.
_UNSAFE = re.compile("[\ud800-\udfff\x85\u2028\u2029]")


def compact(data: Any) -> str:
    """The data as JSON without a line end; dates are written as ISO days."""
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", line)


def write_array(out: TextIO, items: Iterable[Any], opening: str = "[", closing: str = "]") -> int:
    """How many items were written, each on its own line between the brackets."""
    number = 0
    out.write(opening)
    for number, item in enumerate(items, 1):
        out.write((",\n" if number > 1 else "\n") + compact(item))
    out.write(f"\n{closing}\n")
    return number
