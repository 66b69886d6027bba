"""Where a ledger lies: in a file, or in a database of a PostgreSQL server."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from counterclaim.errors import StoreError, WriteError

__all__ = ["Address", "address_of", "check"]

_SQLITE = b"SQLite format 3\x00"
_FILE = "sqlite:///"
_SERVERS = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Address:
    """A file, or the address of a database; exactly one of the two."""

    file: Path | None = None
    server: URL | None = None

    def __str__(self) -> str:
        """As shown to people: the path, or the address without its password."""
        if self.server is None:
            return str(self.file)
        shown = self.server.set(drivername="postgresql")
        return shown.render_as_string(hide_password=True)


def address_of(given: str | Path | Address) -> Address:
    """The address that a path, sqlite:/// or postgresql:// names; StoreError for a database of another kind."""
    if isinstance(given, Address):
        return given
    name = str(given)
    if name.startswith(_FILE):
        return Address(file=Path(name.removeprefix(_FILE)))
    if "://" not in name:
        return Address(file=Path(name))
    remedy = "give the path of a file, as war.sqlite, or postgresql://user@host/database"
    scheme = name.partition("://")[0]
    if scheme not in _SERVERS:
        raise StoreError(f"a ledger in {scheme} is not supported.", remedy=remedy)
    try:
        url = make_url(name).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as wrong:
        raise StoreError("this is no address of a database.", where=scheme, remedy=remedy) from wrong
    return Address(server=url)


def check(address: Address, create: bool) -> None:
    """Nothing; StoreError or WriteError when no ledger can be opened or made in this file. A server answers later."""
    path = address.file
    if path is None:
        return
    where = str(path)
    if path.is_dir():
        raise StoreError("this is a folder, not a ledger.", where=where, remedy="give a file in it, as war.sqlite")
    if path.exists():
        _check_head(path)
        return
    if not create:
        remedy = f"make one with `counterclaim read PATH... --ledger {path}`"
        raise StoreError("there is no ledger here.", where=where, remedy=remedy)
    if not path.absolute().parent.is_dir():
        raise WriteError("its folder does not exist.", where=where, remedy=f"make the folder {path.absolute().parent}")
    if not os.access(path.absolute().parent, os.W_OK):
        raise WriteError("its folder may not be written.", where=where, remedy="give another path, or allow writing")


def _check_head(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
    except OSError as wrong:
        remedy = "check its permissions"
        raise StoreError(f"it cannot be opened: {wrong.strerror}.", where=str(path), remedy=remedy) from wrong
    if head and head != _SQLITE:
        remedy = "name a ledger with --ledger, and documents as arguments"
        raise StoreError("this file is not a ledger.", where=str(path), remedy=remedy)
