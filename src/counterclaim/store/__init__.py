"""The ledger: documents, what they say, what is derived from it, and what people decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.store.shapes import ACTIONS, Decision, Hit, StoredFailure

if TYPE_CHECKING:
    from counterclaim.store.ledger import Ledger

__all__ = ["ACTIONS", "Decision", "Hit", "Ledger", "StoredFailure"]


def __getattr__(name: str) -> Any:
    """The Ledger, whose database library is loaded only when it is asked for."""
    if name == "Ledger":
        from counterclaim.store.ledger import Ledger

        return Ledger
    raise AttributeError(name)
