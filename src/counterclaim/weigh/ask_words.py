"""How asks are worded: refusals, what takes up an ask, where the topics of a meeting begin and end."""

from __future__ import annotations

import re

__all__ = ["ABOUT", "AND", "CLAUSE", "LEAD", "NEEDED", "NOUN_BEFORE", "REFUSES", "TAKEN_UP"]

REFUSES = ("refus", "reject", "rule out", "ruled out", "dismiss", "turn down", "turned down", "declin")
AND = re.compile(r",?\s+and\s+(?=for\b|to\b|that\b)")
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow"
LEAD = re.compile(rf"^(?:(?:on )?(?:{_DAY})\b,?\s*)?(?:(?:for|that|of)\s+)?", re.IGNORECASE)
TAKEN_UP = re.compile(
    r"^\W*(?:the|this|that|any|such|these|those|its|his|her|their|\w+['’]s?)?\s*(?:\w+ )?"
    r"(?:proposals?|plans?|offers?|appeals?|calls?|demands?|requests?|ideas?|initiatives?)\b",
    re.IGNORECASE,
)
NOUN_BEFORE = re.compile(r"(?:^|\b(?:the|a|an|of|for|about|on|any|their|its|his|faster|possible|further))\s*$", re.I)
NEEDED = re.compile(r"\b(?:is|are|was|were) (?:\w+ )?(?:needed|necessary|required)\b|\b(?:should|must|could|might)\b")
ABOUT = re.compile(
    r"^.*?\b(?:on|about|over|regarding|to discuss|how to|aimed (?:at|to)|focus\w* on|touched on)\s+(?=\w)", re.S
)
CLAUSE = re.compile(r",\s+(?:which|who|whom|where|while|as|but)\b|;")
