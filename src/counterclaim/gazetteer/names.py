"""One way to fold a name, so that spellings meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold"]

_POSSESSIVE = re.compile(r"(?<=\w)['’`]s?(?=\s|$)")
_PUNCTUATION = re.compile(r"[^\w]+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without accents, article, possessive mark or punctuation.

    "The U.S." and "US" both give "us": single letters joined by stops count as one acronym.
    """
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = re.sub(r"\b(\w)\.(?=\w\b|\s|$|,)", r"\1", text)
    text = _POSSESSIVE.sub("", text)
    text = _PUNCTUATION.sub(" ", text).strip()
    return _ARTICLE.sub("", text)
