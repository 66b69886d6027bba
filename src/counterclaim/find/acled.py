"""The ACLED-like type and sub-type of an event, where the text decides it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span as Tokens

from counterclaim.codebook.acled import AcledRule, load_acled_rules
from counterclaim.codebook.terms import load_acled_words
from counterclaim.records import Party

__all__ = ["Act", "acled_type", "groups_near"]

_WORD = re.compile(r"[^\W_]+(?:'s)?|-")


@dataclass(frozen=True, slots=True)
class Act:
    """What the rules look at; `near` are the groups of acled_words.tsv that its sentence shows."""

    type: str
    mode: str | None
    trigger: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    families: frozenset[str]
    near: frozenset[str] = frozenset()

    @property
    def is_mutual(self) -> bool:
        """True when both sides of a fight stand among the actors."""
        return len(self.actors) > 1 and not self.recipients


def acled_type(act: Act) -> tuple[str, str | None] | None:
    """(event type, sub-type or None), or None where no rule decides."""
    actors, recipients = _groups(act.actors), _groups(act.recipients)
    for rule in load_acled_rules():
        if _fits(rule, act) and _stand(rule, act.near, actors, recipients):
            return rule.event, rule.sub
    return None


def groups_near(sentence: Tokens) -> frozenset[str]:
    """The groups of acled_words.tsv whose words a sentence holds."""
    return _found((t.lower_, t.lemma_.lower()) for t in sentence)


def _fits(rule: AcledRule, act: Act) -> bool:
    if rule.type != act.type or (rule.modes and act.mode not in rule.modes):
        return False
    if rule.families and not rule.families & act.families:
        return False
    if rule.form and (rule.form == "mutual") is not act.is_mutual:
        return False
    return not rule.words or _says(rule.words, act.trigger.lower())


def _stand(
    rule: AcledRule, near: frozenset[str], actors: frozenset[str], recipients: frozenset[str]
) -> bool:  # fmt: skip
    if rule.near and not rule.near & near:
        return False
    if rule.far & near:
        return False
    if rule.actor and not rule.actor & actors:
        return False
    return not rule.recipient or bool(rule.recipient & recipients)


def _says(words: tuple[str, ...], trigger: str) -> bool:
    padded = f" {trigger.replace('-', ' ')} "
    return any(f" {word.replace('-', ' ')} " in padded for word in words)


def _groups(parties: tuple[Party, ...]) -> frozenset[str]:
    words = [w for party in parties for w in _WORD.findall(party.text.lower())]
    return _found((w.removesuffix("'s"), _singular(w.removesuffix("'s"))) for w in words)


def _found(forms: Iterable[tuple[str, str]]) -> frozenset[str]:
    return frozenset(g for _, _, heading in load_acled_words().found_in(list(forms)) for g in heading.split())


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
