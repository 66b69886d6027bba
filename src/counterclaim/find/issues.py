"""What a claim is mainly about."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Sequence

from counterclaim.parse import ParsedDocument
from counterclaim.records import Claim, EventMention

__all__ = ["issue_by_words", "with_issue"]

_BY_STANCE = {"praises": "evaluation", "condemns": "evaluation", "demands": "request", "commits": "commitment",
              "threatens": "commitment", "accepts": "responsibility"}


def with_issue(parsed: ParsedDocument, claim: Claim, events: Sequence[EventMention]) -> Claim:
    """The claim with its main issue, now that the events inside its content are known."""
    return dc.replace(claim, issue=issue_by_words(claim.stance, claim.content.text))


def issue_by_words(stance: str, content: str) -> str:
    """The issue that stance and words alone suggest."""
    return _BY_STANCE.get(stance, "occurrence")
