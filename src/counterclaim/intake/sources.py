"""Which files a path stands for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from counterclaim.errors import ReadError

# Ours or a project's own, never documents: ledgers, tables of names, settings, indexes of what was read.
_NOT_DOCUMENTS = frozenset(
    {
        ".sqlite", ".sqlite3", ".db", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal", ".db-wal", ".db-shm",
        ".tsv", ".csv", ".toml", ".yaml", ".yml", ".geojson", ".py", ".pyc", ".lock", ".log", ".tmp", ".part",
    }
)  # fmt: skip
_README = "readme"


def files(path: Path) -> Iterator[Path]:
    """The file itself, or every document of the folder and its folders in order of name; ReadError if there is none.

    In folders hidden files, README files, ledgers and configuration (.tsv, .toml) are passed over. A file that is
    named outright is always taken.
    """
    if not path.is_dir():
        yield _existing(path)
        return
    try:
        found = sorted(inside for inside in path.rglob("*") if _is_document(inside.relative_to(path), inside))
    except OSError as wrong:
        raise ReadError(f"the folder cannot be listed: {wrong.strerror}.", remedy="check its permissions") from wrong
    if not found:
        raise ReadError("the folder holds no documents.", remedy="put .txt or .jsonl files there")
    yield from found


def _existing(path: Path) -> Path:
    if not path.exists():
        raise ReadError("there is no such file or folder.", remedy="check the path's spelling")
    return path


def _is_document(inside: Path, path: Path) -> bool:
    if any(part.startswith(".") for part in inside.parts):
        return False
    if inside.suffix.lower() in _NOT_DOCUMENTS or inside.name.endswith("~"):
        return False
    return inside.stem.lower() != _README and path.is_file()
