"""From bytes to text: UTF-8 first, other encodings with a warning, and what is no text refused."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from counterclaim.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Tab, line feed, form feed, carriage return and escape stand in real texts; the others in great number do not.
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BINARY_SHARE = 0.01
_SAMPLE = 100_000
_SIGNATURES = (
    (b"%PDF-", "a PDF file", "save its text as .txt"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"PK\x03\x04", "a ZIP or office file", "save its text as .txt"),
    (b"SQLite format 3\x00", "a database", "name documents, not a ledger"),
)
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<\?xml|<rss)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with LF line ends and no byte-order mark; `warning` says what was assumed, or is empty."""

    text: str
    warning: str = ""


def decoded(raw: bytes) -> Decoded:
    """The text of a file's bytes; ReadError when they are empty, binary or in no encoding that fits."""
    _refuse_known_formats(raw)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _checked(_by_mark(raw, name), "")
    try:
        return _checked(raw.decode("utf-8"), "")
    except UnicodeDecodeError:
        return _guessed(raw)


def tidy(text: str) -> str:
    """The text with LF line ends, without a leading byte-order mark, and U+FFFD for each lone surrogate.

    Lone surrogates have no UTF-8 form; one character stands for one, so offsets stay.
    """
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text.removeprefix("\N{BOM}").replace("\r\n", "\n"))


def refuse_binary(text: str) -> None:
    """Nothing; ReadError when the text is blank, holds NUL characters, or one control character in a hundred."""
    if not text.strip():
        raise ReadError("there is no text in it.", remedy="leave it out, or fill it")
    if "\0" in text:
        raise ReadError("it holds NUL characters, as binary files do.", remedy="save its text as UTF-8")
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _BINARY_SHARE * len(sample):
        raise ReadError("it holds many control characters, as binary files do.", remedy="save its text as UTF-8")


def refuse_markup(text: str) -> None:
    """Nothing; ReadError when the text is a web page or feed, whose tags would be read as words."""
    if _MARKUP.match(text[:500]):
        raise ReadError(
            "it is a web page or feed, and its tags would be read as words.",
            remedy="save the article's text as .txt, or put it into the text of a JSON Lines row",
        )


def _refuse_known_formats(raw: bytes) -> None:
    for signature, what, remedy in _SIGNATURES:
        if raw.startswith(signature):
            raise ReadError(f"it is {what}, not text.", remedy=remedy)


def _by_mark(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as wrong:
        remedy = "save its text as UTF-8"
        raise ReadError(f"its byte-order mark says {name}, but its bytes do not fit.", remedy=remedy) from wrong


def _checked(text: str, warning: str) -> Decoded:
    text = tidy(text)
    refuse_binary(text)
    return Decoded(text, warning)


def _guessed(raw: bytes) -> Decoded:
    if b"\0" in raw[:_SAMPLE]:
        raise ReadError("it holds NUL bytes, as binary files do.", remedy="save its text as UTF-8")
    lenient = raw.decode("utf-8", "replace")
    damaged = lenient.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", lenient)))
    if sound > 3 * damaged:  # nearly all of it is UTF-8: cut off or damaged, not in another encoding
        return _checked(lenient, f"{damaged} places are not UTF-8 and were replaced by U+FFFD.")
    name = "cp1252" if _fits_western(raw) else _most_likely(raw)
    return _checked(raw.decode(name), f"it is not UTF-8; {name} was assumed. Remedy: save it as UTF-8 to be sure.")


def _fits_western(raw: bytes) -> bool:
    """True when few bytes lie outside ASCII and as Windows-1252 they are letters, quotes, dashes or spaces."""
    beyond = bytes(byte for byte in raw[:_SAMPLE] if byte > 127)
    try:
        text = beyond.decode("cp1252")
    except UnicodeDecodeError:
        return False
    usual = sum(c.isalpha() or c in "‘’“”–—…•«»€£°\N{NO-BREAK SPACE}" for c in text)
    return len(beyond) < 0.25 * len(raw[:_SAMPLE]) and usual >= 0.9 * len(text)


def _most_likely(raw: bytes) -> str:
    from charset_normalizer import from_bytes  # only here: slow to import, seldom needed

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise ReadError("its bytes fit no known encoding of text.", remedy="save its text as UTF-8")
    try:
        raw.decode(best.encoding)
    except UnicodeDecodeError as wrong:
        raise ReadError("its bytes fit no one encoding of text.", remedy="save its text as UTF-8") from wrong
    return best.encoding
