"""Attacks on what the laws of war protect: hospitals, ambulances, schools, aid convoys, journalists."""

from __future__ import annotations

import re

from counterclaim.codebook.terms import load_protected
from counterclaim.records import Party, Place

__all__ = ["protected_targets"]

_WORD = re.compile(r"[^\W_]+|-")


def protected_targets(
    event_type: str, recipients: tuple[Party, ...], trigger: str, place: Place | None
) -> tuple[str, ...]:
    """The sorts of protected target that were hit, seized or obstructed; none for other types of act.

    The place counts only for an attack whose recipients are not told.
    """
    if event_type not in ("ASSAULT", "COERCE"):
        return ()
    named = [p.text for p in recipients]
    if place is not None and not recipients:
        named.append(place.text)
    found = {heading for words in (*named, trigger) for heading in _headings(words)}
    return tuple(sorted(found))


def _headings(words: str) -> list[str]:
    forms = [(w, _singular(w)) for w in _WORD.findall(words.lower())]
    return [heading for _, _, heading in load_protected().found_in(forms)]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
