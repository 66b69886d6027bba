"""Counterclaim reads conflict reporting and keeps a ledger of who says what happened, and who disputes it.

>>> import counterclaim
>>> findings = counterclaim.read("The ministry denied that its forces had shelled the port.")
>>> [(c.stance, c.content.text) for c in findings.claims]
[('denies', 'its forces had shelled the port')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.run.library import brief, engine, read, read_many
    from counterclaim.settings import Settings

__all__ = ["Settings", "__version__", "brief", "engine", "read", "read_many"]

_FROM = {
    "read": "counterclaim.run.library",
    "read_many": "counterclaim.run.library",
    "brief": "counterclaim.run.library",
    "engine": "counterclaim.run.library",
    "Settings": "counterclaim.settings",
}


def __getattr__(name: str) -> object:
    """Public names load on first use, so that `counterclaim --help` does not wait for a language pipeline."""
    if name == "__version__":
        from importlib.metadata import version

        return version("counterclaim")
    if name in _FROM:
        from importlib import import_module

        return getattr(import_module(_FROM[name]), name)
    raise AttributeError(f"module 'counterclaim' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
