"""When two spellings count as one name, for measuring only: deliberately lenient, and the same for every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from counterclaim.errors import CodebookError

__all__ = ["names_in_common", "same_name"]

_TABLE = "same_names.tsv"


def same_name(left: str | None, right: str | None) -> bool:
    """True when the names are equal or synonyms, one's words contain the other's, or half of all words are shared."""
    one, other = _canonical(left or ""), _canonical(right or "")
    if one == other:
        return bool(one)
    a, b = set(one.split()), set(other.split())
    return bool(a and b) and (a <= b or b <= a or 2 * len(a & b) >= len(a | b))


def names_in_common(gold: Sequence[str], found: Sequence[str | None]) -> int:
    """How many gold names have a found name of their own, taken in order."""
    left = list(found)
    hits = 0
    for name in gold:
        match = next((i for i, other in enumerate(left) if same_name(name, other)), None)
        if match is not None:
            del left[match]
            hits += 1
    return hits


@lru_cache(maxsize=65536)
def _canonical(name: str) -> str:
    folded = _folded(name)
    return _synonyms().get(folded, folded)


def _folded(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['’`]s\b", "", plain)
    return re.sub(r"^(?:the|a|an) ", "", re.sub(r"[^\w]+", " ", plain).strip())


@cache
def _synonyms() -> dict[str, str]:
    """Each other name, with its usual one; CodebookError naming file and line when a row has not two cells."""
    table: dict[str, str] = {}
    for number, line in enumerate(resources.files(__package__).joinpath(_TABLE).read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        usual, tab, others = line.partition("\t")
        if not (usual and tab and others):
            raise CodebookError("a row needs a name, a tab and other names", where=f"{_TABLE}:{number}")
        table |= dict.fromkeys(others.split("|"), usual)
    return table
