"""Which words are dates, and which of them says when an event was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from counterclaim.codebook.calendar import DATE, month_number
from counterclaim.find.place_words import TALK
from counterclaim.parse import ParsedDocument
from counterclaim.records import Mention, Span, When

__all__ = ["date_mentions", "when_for"]

_BARE_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_LEADS = frozenset(
    """in since of during by from until till to before after early late mid for and between through around about the
    throughout circa spring summer autumn fall winter""".split()
)
_MONTH_LEADS = _YEAR_LEADS | {"last", "next", "this", "every", "each", "till"}
_AMBIGUOUS_MONTHS = frozenset(
    {"may", "march", "mar", "jan", "dec", "june", "april", "august", "jun", "sep", "sept", "oct", "nov", "apr", "jul"}
)
_REPORTING = frozenset({"say", "tell", "add", "report", "announce", "state", "write", "note", "claim", "declare"})
_TOO_FAR = 14.0  # steps; beyond it the date is another act's
_SUBORDINATE = frozenset({"relcl", "advcl", "acl", "ccomp", "conj", "parataxis"})


def date_mentions(parsed: ParsedDocument) -> tuple[Mention, ...]:
    """The dates named in the text, in order, without their prepositions; times of day only as a part."""
    return tuple(_mentions(parsed))


def _mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    text = parsed.document.text
    for match in DATE.finditer(text):
        if "\n" in match.group() or not _is_date(text, match.start(), match.end()):
            continue
        yield Mention(kind="date", start=match.start(), end=match.end(), text=match.group())


def _is_date(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    before = text[max(0, start - 24) : start].split()
    lead = before[-1].lower().strip("(\"'“‘") if before else ""
    after = text[end : end + 12]
    if _BARE_YEAR.fullmatch(words):
        return _year_alone(lead, after, text[start - 1 : start])
    if month_number(words) is not None:
        return _month_alone(words, lead, after)
    return True


def _year_alone(lead: str, after: str, left: str) -> bool:
    if re.match(r"\s(?:people|soldiers|civilians|men|women|troops|dead|killed|missiles|km|miles|hours)\b", after):
        return False
    return lead in _YEAR_LEADS or month_number(lead.rstrip(",")) is not None or left == "("


def _month_alone(words: str, lead: str, after: str) -> bool:
    """ "in May", "since March", "May's"; never the verb "may" or a person called May or April."""
    if lead.rstrip(",") in _MONTH_LEADS:
        return not re.match(r"\s[A-Z][a-z]+", after) or words.lower() not in _AMBIGUOUS_MONTHS
    return words.lower().rstrip(".") not in _AMBIGUOUS_MONTHS


def when_for(parsed: ParsedDocument, trigger: Span, dates: tuple[Mention, ...]) -> When | None:
    """The date that says when the act of the trigger was, as words only; None when its sentence names none for it.

    A date that hangs on the trigger, its verb or its object wins over one elsewhere in the same clause; a date that
    belongs to the verb of saying, or to another clause, is only taken when nothing else governs it.
    """
    span = parsed.doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    sent = span.root.sent
    near = [d for d in dates if sent.start_char <= d.start and d.end <= sent.end_char]
    scored = sorted(((_distance(parsed.doc, span, d), d.start, d) for d in near), key=lambda t: t[:2])
    if not scored or scored[0][0] >= _TOO_FAR:
        return None
    best = scored[0][2]
    return When(None, None, "vague", "explicit", best.start, best.end, best.text)


def _distance(doc: Doc, trigger: Tokens, date: Mention) -> float:
    """How far the date is from the trigger, in steps of syntax; 100 and more means that it is another act's."""
    words = doc.char_span(date.start, date.end, alignment_mode="expand")
    if words is None or not len(words):
        return 1000.0
    governor = _governor(words.root)
    if _is_spoken_of(governor, trigger):
        return 1000.0
    steps = _steps(trigger, governor) + (_TOO_FAR if _is_of_another_thing(governor, trigger) else 0.0)
    gap = abs(words.root.i - trigger.root.i) / 50
    return steps + gap


def _is_spoken_of(governor: Token, trigger: Tokens) -> bool:
    """True for a date inside what an act of words is about: "accused them of killing ten since 2018"."""
    inside = governor.i in {t.i for t in trigger}
    return trigger.root.lemma_.lower() in TALK and not inside and trigger.root.is_ancestor(governor)


def _is_of_another_thing(governor: Token, trigger: Tokens) -> bool:
    """True for "the 2015 agreements" and "the incident on 27 June", unless that is what acts or is acted on here."""
    if governor.pos_ not in ("NOUN", "PROPN") or governor.i in {t.i for t in trigger}:
        return False
    scene = {t.i for t in trigger} | {trigger.root.head.i}
    return governor.head.i not in scene and not governor.is_ancestor(trigger.root)


def _governor(token: Token) -> Token:
    """The word that a date modifies: over "on Friday" and "of last week" up to the verb or noun."""
    here = token
    while here.head.i != here.i:
        here = here.head
        if here.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") and here.dep_ not in ("npadvmod", "nummod"):
            return here
    return here


def _steps(trigger: Tokens, governor: Token) -> float:
    inside = {t.i for t in trigger}
    if governor.i in inside:
        return 0.0
    up, steps = trigger.root, 0.0
    while up.head.i != up.i and steps < 50:
        steps += _step_up(up)
        up = up.head
        if up.i == governor.i:
            return steps
    if trigger.root.is_ancestor(governor):
        return _down(trigger.root, governor)
    common = next((a for a in trigger.root.ancestors if a.is_ancestor(governor)), None)
    if common is None:
        return 100.0
    return 4.0 + _up_cost(trigger.root, common) + _down(common, governor)


def _step_up(token: Token) -> float:
    """A step from a noun to its verb is short; out of what is said, past the verb of saying, it is long."""
    if token.dep_ in ("ccomp", "parataxis") and token.head.lemma_ in _REPORTING:
        return 12.0
    if token.dep_ in ("relcl", "acl", "advcl"):
        return 5.0
    return 1.0 if token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "prep", "xcomp", "aux", "compound") else 2.0


def _up_cost(token: Token, ancestor: Token) -> float:
    cost, here = 0.0, token
    while here.i != ancestor.i and here.head.i != here.i:
        cost += _step_up(here)
        here = here.head
    return cost


def _down(ancestor: Token, token: Token) -> float:
    cost, here = 0.0, token
    while here.i != ancestor.i and here.head.i != here.i:
        cost += 6.0 if here.dep_ in _SUBORDINATE else 1.0
        here = here.head
    return cost
