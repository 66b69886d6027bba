"""Full text in PostgreSQL: the query that asks the column `words` of the table of sentences.

The column is made by migrations/versions/0002_postgresql.py. Words are stemmed as in the index of a file, none is left
out, and marks over letters do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text

from counterclaim.store.fts import terms

CONFIGURATION = "counterclaim"
_FIND = (
    "SELECT id AS sentence, "
    "ts_headline('{config}', text, query, 'StartSel=[, StopSel=], MaxWords=24, MinWords=12, ShortWord=0, "
    "HighlightAll=' || (length(text) < 160)::text) AS snippet "
    "FROM sentences, (SELECT {query} AS query) AS asked WHERE words @@ query "
    "ORDER BY ts_rank(words, query) DESC, id LIMIT :limit"
)
_UNSAFE = re.compile(r"[^\w]+|_")


def found(connection: Connection, words: str, limit: int) -> Sequence[tuple[int, str]]:
    """Ids of sentences with the words, each with a snippet, best first."""
    asked = [plain for term in terms(words) if (plain := _plain(term))]
    if not asked:
        return []
    names = {f"term_{n}": term for n, term in enumerate(asked)}
    query = " && ".join(f"phraseto_tsquery('{CONFIGURATION}', :{name})" for name in names)
    statement = text(_FIND.format(config=CONFIGURATION, query=query))
    rows: Sequence[Any] = connection.execute(statement, {**names, "limit": limit}).all()
    return [(row.sentence, row.snippet) for row in rows]


def _plain(term: str) -> str:
    """The term as the column has it: letters and digits only, without marks over letters."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", term) if not unicodedata.combining(c))
    return _UNSAFE.sub(" ", bare.encode("utf-8", "ignore").decode()).strip()
