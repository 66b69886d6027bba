"""Names of places that the table spells otherwise: only behind a word that says where."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.find.place_words import ARABIC_ARTICLES, CALENDAR_WORDS, FACILITIES, LOCATIVES, NEARNESS
from counterclaim.gazetteer.given import given_names
from counterclaim.gazetteer.places import PlaceTable

__all__ = ["spelt_end"]

_LONGEST = 7  # tokens; hyphens count
_SETTLEMENTS = frozenset(
    """city cities town towns village villages suburb district camp outskirts neighbourhood neighborhood
    residents""".split()
)


def spelt_end(table: PlaceTable, tokens: list[Token], at: int) -> int:
    """End of the name that begins at a token behind "in", "near" or "the town of", where a spelling like it is known.

    Token indexes; 0 where nothing says that a place is meant, or no place is spelt alike. Whether it is that place, the
    countries that the text speaks of decide later.
    """
    if not _says_where(tokens, at) or tokens[at].lower_ in given_names():
        return 0
    end = at + 1
    while end < min(at + _LONGEST, len(tokens)) and _goes_on(tokens[end]):
        end += 1
    for stop in range(end, at, -1):
        if tokens[stop - 1].is_alpha and tokens[stop - 1].text[:1].isupper():
            name = tokens[at].doc[at:stop].text
            if table.spelt_like(name):
                return stop
    return 0


def _says_where(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1].lower_ if at else ""
    if before == "of":
        return at > 1 and tokens[at - 2].lower_ in _SETTLEMENTS
    return before in LOCATIVES or before in NEARNESS or before in _SETTLEMENTS


def _goes_on(token: Token) -> bool:
    if token.lower_ in CALENDAR_WORDS or token.lower_ in FACILITIES:
        return False
    return token.text[:1].isupper() or token.text in "-'’" or token.lower_ in ARABIC_ARTICLES
