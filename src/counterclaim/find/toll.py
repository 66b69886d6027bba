"""Figures that a sentence gives for a toll: "the death toll rose to 34", "brought the number of wounded to 60"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span

from counterclaim.find.numbers import Quantity, quantities

__all__ = ["toll_figures"]

_TOLL = re.compile(
    r"\b(?:(?P<killed>death[- ]toll|fatalities|"
    r"number of (?:the )?(?:dead|deaths|fatalities|those killed|people killed|killed)|"
    r"(?:confirmed )?deaths|toll of (?:the )?dead|(?<!death )toll)"
    r"|(?P<injured>number of (?:the )?(?:wounded|injured|injuries|those (?:wounded|injured))|injury toll|injuries)"
    r"|(?P<displaced>number of (?:the )?(?:displaced|refugees|displaced people))"
    r"|(?P<missing>number of (?:the )?missing))\b",
    re.IGNORECASE,
)
# Between the word and its figure stand verbs and small words, no full stop and no other figure.
_BRIDGE = re.compile(
    r"^[^.;:?!]{0,130}?\b(?:to|at|of|is|was|stands?|stood|reach(?:es|ed|ing)?|hit|pass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|"
    r"are|were|top(?:s|ped)?|surpass(?:es|ed)?|past|now|as)\s+(?:now\s+)?$",
    re.IGNORECASE,
)
_BASE = re.compile(r"\bfrom\s+(?:a\s+figure\s+of\s+|an?\s+\w+\s+|the\s+)?$", re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:%|percent|per cent|years?|days?|weeks?|months?|hours?)\b", re.IGNORECASE)


def toll_figures(sent: Span) -> Iterator[tuple[Quantity, str]]:
    """Each toll's present figure with its measure; an earlier figure ("from 30 to 34") is passed over."""
    text = sent.text
    for match in _TOLL.finditer(text):
        figure = _figure_after(text, match.end())
        if figure is not None:
            measure = match.lastgroup or "killed"
            yield _moved(figure, sent.start_char), measure


def _figure_after(text: str, start: int) -> Quantity | None:
    for quantity in quantities(text[start : start + 190], start):
        between = text[start : quantity.start]
        if quantity.vague or quantity.low == 0 or quantity.bare_year or _UNIT.match(text, quantity.end):
            continue
        if _BASE.search(between):
            if quantity.low is not None and quantity.high is not None and quantity.low < quantity.high:
                return _second(text, quantity)
            continue
        return quantity if _BRIDGE.match(between) else None
    return None


def _second(text: str, quantity: Quantity) -> Quantity:
    """The later figure of "from 30 to 34", which is no range."""
    start = quantity.start + text[quantity.start : quantity.end].rindex(" ") + 1
    return Quantity(start, quantity.end, start, quantity.high, quantity.high)


def _moved(quantity: Quantity, offset: int) -> Quantity:
    return Quantity(
        quantity.start + offset,
        quantity.end + offset,
        quantity.core + offset,
        quantity.low,
        quantity.high,
        quantity.approximate,
        quantity.vague,
    )
