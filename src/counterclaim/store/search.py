"""Full text over sentences, and the claims in what it finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, select

from counterclaim.store import fts, tables, tsearch
from counterclaim.store.engine import is_postgres
from counterclaim.store.shapes import Hit

_S, _D, _C = tables.sentences, tables.documents, tables.claims


def hits(connection: Connection, words: str, limit: int) -> list[Hit]:
    """Sentences with all the words, best first, each with its claims."""
    found = (tsearch if is_postgres(connection) else fts).found(connection, words, limit)
    query = select(_S, _D.c.title, _D.c.publisher, _D.c.external_id, _D.c.path, _D.c.published_on)
    query = query.join(_D, _D.c.id == _S.c.document).where(_S.c.id.in_([sentence for sentence, _ in found]))
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    return [_hit(connection, rows[sentence], snippet) for sentence, snippet in found]


def _hit(connection: Connection, row: Any, snippet: str) -> Hit:
    claims = _claims(connection, row)
    return Hit(
        document=row["document"],
        label=_label(row),
        sentence_number=row["number"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        snippet=snippet,
        claims=tuple(_line(claim) for claim in claims),
        claim_ids=tuple(claim["id"] for claim in claims),
    )


def _claims(connection: Connection, row: Any) -> Sequence[Any]:
    """Claims whose content or cue sentence shares a character with the sentence."""
    inside = and_(_C.c.start < row["end"], row["start"] < _C.c.end)
    spoken = and_(_C.c.sentence_start < row["end"], row["start"] < _C.c.sentence_end)
    query = select(_C).where(_C.c.document == row["document"], inside | spoken).order_by(_C.c.start, _C.c.id)
    return connection.execute(query).mappings().all()


def _line(claim: Any) -> str:
    who = claim["claimant"] or "no one named"
    return f"{who} · {claim['stance']} · {claim['issue']} · “{' '.join(claim['text'].split())}”"


def _label(row: Any) -> str:
    name = row["title"] or row["external_id"] or row["path"] or row["document"]
    day = row["published_on"].isoformat() if row["published_on"] else None
    return " · ".join(part for part in (row["publisher"], name, day) if part)
