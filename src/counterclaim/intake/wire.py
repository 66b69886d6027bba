"""The news agency that a report credits in its dateline, byline or last line."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from counterclaim.errors import CodebookError

_TABLE = "agencies.tsv"
_DASH = "[-–—―]"
_NAME = r"[\w.'’-]*"
_APART = r"[ ,|/–—]+(?:-\s)?"  # no hyphen of its own: names hold them, and one text must match in one way only
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_HEAD_LINES = 4
_HEAD_WIDTH = 300
_TAIL_WIDTH = 200


def wire_credit(text: str) -> str | None:
    """Full name of the credited agency, or None.

    A mere mention ("told Reuters") is no credit: the name must stand in parentheses or before a dash in a dateline,
    after "By" in a byline, or as the credit of the last line.
    """
    for pattern, part in zip(_patterns(), _parts(text), strict=True):
        found = pattern.search(part)
        if found:
            return _agencies()[next(name for name in found.groups() if name)]
    return None


def _parts(text: str) -> tuple[str, str]:
    head = text[: _HEAD_LINES * _HEAD_WIDTH].lstrip()
    lines = [line.strip()[:_HEAD_WIDTH] for line in head.splitlines() if line.strip()]
    tail = text[-_TAIL_WIDTH:].rstrip()
    return "\n".join(lines[:_HEAD_LINES]), tail.rpartition("\n")[2].strip()


@cache
def _agencies() -> dict[str, str]:
    """Each form of an agency's name, with its full name; CodebookError naming file:line for a row without two cells."""
    table: dict[str, str] = {}
    rows = resources.files(__package__).joinpath(_TABLE).read_text("utf-8").splitlines()
    for number, row in enumerate(rows, 1):
        if not row or row.startswith("#"):
            continue
        name, tab, forms = row.partition("\t")
        if not (name and tab and forms):
            raise CodebookError("a row needs a name, a tab and short forms", where=f"{_TABLE}:{number}")
        table |= dict.fromkeys([name, *forms.split("|")], name)
    return table


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Credit in the head, credit in the last line; each group holds an agency's name as written."""
    name = "(" + "|".join(map(re.escape, sorted(_agencies(), key=len, reverse=True))) + ")"
    place = r"^[A-Z][^\n()]{1,80}"
    head = (
        rf"{place}\({name}(?:/[^()\n]{{1,30}})?\)\s*(?:{_DASH}|$)",  # HARBOUR CITY, May 3 (Reuters) - ...
        rf"^\(?{name}\)?\s+{_DASH}\s",  # AP — ...
        rf"{place}(?:{_MONTH}\.?\s\d{{1,2}}|\d\s{_MONTH})(?:,?\s\d{{4}})?,?\s*\({name}\)\s",  # May 3 (PTI) ...
        rf"^[A-Z][^\n()]{{1,40}}?(?:{_DASH}|,)\s*{name}\s*{_DASH}",  # HARBOUR CITY — AFP — ...
        (
            rf"^B[Yy]\s[A-Z]{_NAME}(?:{_APART}(?:and\s|of\s|for\s)?[A-Z]{_NAME})*?"  # By A. Writer, Associated Press
            rf"{_APART}(?:of\s|for\s)?(?:[Tt]he\s)?{name}\s*$"
        ),
        rf"^(?i:by)\s(?:(?i:the)\s)?{name}\s*$",
        rf"^\(?(?:(?i:source|credit)\s*:|©)\s*(?:(?i:the)\s)?{name}\)?\s*$",
    )
    tail = (
        rf"(?:{_DASH}|/)\s*{name}\.?$",  # ... on Friday. — AFP
        rf"[(\[]\s*{name}(?:/[^()\n]{{1,30}})?\s*[)\]]\.?$",  # ... (Reuters)
        rf"^(?:(?i:source|credit)\s*:\s*|©\s*)?(?:(?i:the)\s)?{name}\.?$",
        rf"^\(?(?:Reporting|Writing|Editing)\s+by\b.*\b{name}\b",
    )
    return re.compile("|".join(head), re.MULTILINE), re.compile("|".join(tail))
