"""Full text in SQLite: the query that asks the index. PostgreSQL has its own file, tsearch.py.

The index is made by migrations/versions/0001_ledger.py and follows the table of sentences by triggers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text

_FIND = text(
    "SELECT rowid AS sentence, snippet(sentence_words, 0, '[', ']', '…', 24) AS snippet "
    "FROM sentence_words WHERE sentence_words MATCH :query ORDER BY bm25(sentence_words, 1.0, 0.5), rowid LIMIT :limit"
)
_CHECK = text("INSERT INTO sentence_words(sentence_words, rank) VALUES ('integrity-check', 1)")
_UNSAFE = re.compile('["\0\ud800-\udfff]')  # would end the quotation, the query or its encoding
_TERM = re.compile(r'"([^"]+)"|(\S+)')


def query_of(words: str) -> str:
    """The words as a query that finds sentences with all of them; a "quoted phrase" stays one.

    Each is quoted, so that no word, sign or bracket of the user's is taken for query syntax. Empty without any word.
    """
    return " ".join(f'"{_UNSAFE.sub(" ", term).strip()}"' for term in terms(words))


def terms(words: str) -> list[str]:
    """The words, with each "quoted phrase" as one; none without a letter or digit."""
    found = (phrase or word for phrase, word in _TERM.findall(words))
    return [term for term in found if re.search(r"\w", term)]


def found(connection: Connection, words: str, limit: int) -> Sequence[tuple[int, str]]:
    """Ids of sentences with the words, each with a snippet, best first."""
    query = query_of(words)
    if not query:
        return []
    rows: Sequence[Any] = connection.execute(_FIND, {"query": query, "limit": limit}).all()
    return [(row.sentence, row.snippet) for row in rows]


def check(connection: Connection) -> None:
    """Nothing; a database error when the index and the sentences differ."""
    connection.execute(_CHECK)
