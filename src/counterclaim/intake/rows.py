"""JSON rows: one document a row, with its metadata."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from counterclaim.errors import ReadError
from counterclaim.intake.dates import published_days
from counterclaim.intake.encoding import refuse_binary, tidy
from counterclaim.intake.shapes import Defaults

_KEYS = '"text", and if known "id", "title", "published_on", "publisher", "url"'
_LOOKALIKES = ("body", "content", "article", "full_text", "maintext", "Text", "TEXT")


@dataclass(frozen=True, slots=True)
class Row:
    """Text and metadata of one document as given; `warnings` say which metadata could not be used."""

    text: str
    external_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_on: dt.date | None = None
    published_until: dt.date | None = None
    url: str | None = None
    warnings: tuple[str, ...] = field(default=())


def parsed(written: str) -> object:
    """The JSON value; ReadError naming line and column of the first wrong character."""
    try:
        value: object = json.loads(written)
    except json.JSONDecodeError as wrong:
        place = f"line {wrong.lineno} column {wrong.colno}" if wrong.lineno > 1 else f"column {wrong.colno}"
        remedy = f"give one JSON object a line with {_KEYS}"
        raise ReadError(f"it is not JSON from {place} on: {wrong.msg}.", remedy=remedy) from wrong
    except (RecursionError, ValueError) as wrong:  # nested a thousand deep; a number of 5,000 digits
        raise ReadError(f"it cannot be read as JSON: {wrong}.", remedy="write it as plain JSON") from wrong
    return value


def row(value: object, defaults: Defaults) -> Row:
    """One row checked; ReadError naming the key when there is no text to read."""
    if not isinstance(value, dict):
        raise ReadError(f"it is a JSON {_kind(value)}, not an object.", remedy=f"give an object with {_KEYS}")
    text = tidy(_text(value))
    refuse_binary(text)
    warnings: list[str] = []
    if "\N{REPLACEMENT CHARACTER}" in text and any("\ud800" <= c <= "\udfff" for c in value["text"]):
        warnings.append('"text" holds halves of characters (lone surrogates); U+FFFD stands for each')
    names = {key: _name(value, key, warnings) for key in ("id", "title", "publisher", "url")}
    first, last = _days(value, defaults, warnings)
    return Row(
        text=text,
        external_id=names["id"],
        title=names["title"],
        publisher=names["publisher"] or defaults.publisher,
        published_on=first,
        published_until=last,
        url=names["url"],
        warnings=tuple(warnings),
    )


def items(value: object) -> Iterator[object]:
    """The rows of a whole JSON file: its one object, or each entry of its list."""
    if isinstance(value, list):
        yield from value
    else:
        yield value


def _text(value: dict[str, object]) -> str:
    text = value.get("text")
    if isinstance(text, str):
        return text
    if "text" in value:
        raise ReadError(f'the key "text" holds a {_kind(text)}, not a string.', remedy="put the document's text there")
    near = next((key for key in _LOOKALIKES if isinstance(value.get(key), str)), None)
    remedy = f'rename "{near}" to "text"' if near else f"give an object with {_KEYS}"
    raise ReadError('the key "text" is missing.', remedy=remedy)


def _name(value: dict[str, object], key: str, warnings: list[str]) -> str | None:
    given = value.get(key)
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    if isinstance(given, int | float) and not isinstance(given, bool) and key == "id":
        return str(given)
    if not isinstance(given, str):
        warnings.append(f'the key "{key}" holds a {_kind(given)}, not a string, and was left out')
        return None
    return tidy(given).replace("\0", "").strip()


def _days(value: dict[str, object], defaults: Defaults, warnings: list[str]) -> tuple[dt.date | None, dt.date | None]:
    key = "published_on" if value.get("published_on") not in (None, "") else "published"
    given = value.get(key)
    if given in (None, ""):
        return defaults.days
    try:
        return published_days(str(given) if isinstance(given, int) else _string(given))
    except ReadError as wrong:
        warnings.append(f'the key "{key}": {wrong}. The document is kept without a date')
        return None, None


def _string(given: object) -> str:
    if isinstance(given, str):
        return given
    raise ReadError(f"a {_kind(given)} is no date.", remedy="write it as a string: 2023-11-03, 2023-11 or 2023")


def _kind(value: object) -> str:
    names = {bool: "boolean", int: "number", float: "number", str: "string", list: "list", dict: "object"}
    return names.get(type(value), "null")
