"""Is this document about armed or political conflict at all?"""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from counterclaim.codebook.terms import load_gate

__all__ = ["is_about_conflict"]


def is_about_conflict(doc: Doc) -> bool:
    """False for reports of accidents, ordinary crime and sport: their words outweigh those of conflict."""
    forms = [(t.lower_, t.lemma_.lower()) for t in doc]
    seen = Counter(heading for _, _, heading in load_gate().found_in(forms))
    return seen["political"] * 2 >= seen["ordinary"]
