"""One way to fold a name, so that spellings meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold"]

_POSSESSIVE = re.compile(r"(?<=\w)['’`]s?(?=\s|$)")
_PUNCTUATION = re.compile(r"[^\w]+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_JOINED_LETTERS = re.compile(r"\b(\w)\.(?=\w\b|\s|$|,)")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without accents, article, possessive mark or punctuation.

    "The U.S." and "US" both give "us": single letters joined by stops count as one acronym.
    """
    text = name.lower() if name.isascii() else _without_accents(name)
    if not text.isalnum():  # most words are: the patterns are the dear part
        text = _JOINED_LETTERS.sub(r"\1", text) if "." in text else text
        text = _PUNCTUATION.sub(" ", _POSSESSIVE.sub("", text)).strip()
    return _ARTICLE.sub("", text)


def _without_accents(name: str) -> str:
    text = unicodedata.normalize("NFKD", name)
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()
