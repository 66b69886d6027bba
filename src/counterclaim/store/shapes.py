"""What the ledger answers with, beside the records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from counterclaim.records.findings import Failure

ACTIONS = (
    "accept", "edit", "reject", "same", "different", "merge", "split", "override", "grade_source", "redact",
    "release", "withdraw", "undo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a target, and why; one link of the chain.

    `number` counts from 1 without gaps. `target_sha256` is the digest of the target as it stood then, so that a
    later change of what was judged is seen. `previous` is the `hash` of the decision before, or 64 zeros.
    """

    number: int
    id: str
    action: str
    target: str
    target_sha256: str
    patch: Mapping[str, Any] = field(hash=False)
    rationale: str
    reviewer: str
    at: dt.datetime
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class StoredFailure:
    """A failure with the document or input that it befell."""

    failure: Failure
    document: str | None
    path: str | None
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """One sentence that a search found, with what is claimed in it.

    `label` names the document as a reader would; offsets are code points into its text; `snippet` marks the found
    words with [brackets]; `claims` are one line each: claimant, stance, issue, content.
    """

    document: str
    label: str
    sentence_number: int
    start: int
    end: int
    text: str
    snippet: str
    claims: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The hit as plain values for JSON."""
        return asdict(self)
