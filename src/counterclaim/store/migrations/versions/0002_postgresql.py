"""Full text and unchanging decisions on PostgreSQL; a seal over the arrival of each document. Never edited."""

import hashlib
import json
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None

_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~…“”‘’„«»‹›–—‒―·•§¶©®°\u00a0\u2028\u2029\u200b\t\r\n"
_MARKS = "".join(chr(c) for c in range(0x300, 0x370))  # combining; left out


def _bare() -> tuple[str, str]:
    """Letters with marks, and the letters they are without: é → e; what stands for two letters stays."""
    letters = [chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
    bare = [unicodedata.normalize("NFKD", letter)[0] for letter in letters]
    pairs = [(a, b) for a, b in zip(letters, bare, strict=True) if a != b and b.isalpha()]
    return "".join(a for a, _ in pairs), "".join(b for _, b in pairs)


def _words(column: str) -> str:
    letters, bare = _bare()
    given = (_SIGNS + letters + _MARKS).replace("'", "''")
    made = " " * len(_SIGNS) + bare
    return f"to_tsvector('counterclaim', translate(coalesce({column}, ''), '{given}', '{made}'))"


def _full_text() -> None:
    """A configuration that stems as the index of a file does and leaves out no word; it needs no extension."""
    op.execute("CREATE TEXT SEARCH DICTIONARY counterclaim_stem (TEMPLATE = snowball, Language = english)")
    op.execute("CREATE TEXT SEARCH CONFIGURATION counterclaim (COPY = simple)")
    kinds = "asciiword, word, numword, hword, asciihword, numhword, hword_part, hword_asciipart, hword_numpart"
    op.execute(f"ALTER TEXT SEARCH CONFIGURATION counterclaim ALTER MAPPING FOR {kinds} WITH counterclaim_stem")
    words = f"setweight({_words('text')}, 'A') || setweight({_words('names')}, 'B')"
    op.get_bind().exec_driver_sql(
        f"ALTER TABLE sentences ADD COLUMN words tsvector GENERATED ALWAYS AS ({words}) STORED".replace("%", "%%")
    )
    op.execute("CREATE INDEX ix_sentences_words ON sentences USING gin (words)")


def _unchanging() -> None:
    op.execute(
        "CREATE FUNCTION counterclaim_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'decisions are never changed; add another one'; END $$"
    )
    op.execute(
        "CREATE TRIGGER decisions_no_change BEFORE UPDATE OR DELETE ON decisions "
        "FOR EACH ROW EXECUTE FUNCTION counterclaim_refuse()"
    )
    op.execute(
        "CREATE TRIGGER decisions_no_truncate BEFORE TRUNCATE ON decisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION counterclaim_refuse()"
    )


def upgrade() -> None:
    """Adds what PostgreSQL needs, seals what is there, and has all that is derived derived anew."""
    if op.get_bind().dialect.name == "postgresql":
        _full_text()
        _unchanging()
    op.add_column("documents", sa.Column("arrival_sha256", sa.String(length=64), nullable=False, server_default=""))
    connection = op.get_bind()
    kept = connection.execute(sa.text("SELECT id, record_sha256, number, n_failures, added_at FROM documents")).all()
    for row in kept:
        seal = hashlib.sha256(json.dumps([str(part) for part in row[1:]], separators=(",", ":")).encode()).hexdigest()
        connection.execute(
            sa.text("UPDATE documents SET arrival_sha256 = :seal WHERE id = :id"), {"seal": seal, "id": row.id}
        )
    connection.execute(sa.text("INSERT INTO ledger_meta (key, value) VALUES ('documents', :n)"), {"n": str(len(kept))})
    connection.execute(sa.text("DELETE FROM ledger_meta WHERE key = 'derived_sha256'"))
