"""The ACLED-like type and sub-type of an event, where the text decides it."""

from __future__ import annotations

from counterclaim.codebook.acled import AcledRule, load_acled_rules
from counterclaim.codebook.noun_classes import load_noun_classes
from counterclaim.records import Party

__all__ = ["Act", "acled_type"]

from dataclasses import dataclass

_CIVILIANS = frozenset(
    """
    civilian civilians resident residents villager villagers people person child children woman women man men worker
    workers journalist journalists doctor doctors nurse teacher student students family refugee refugees migrant
    migrants farmer farmers activist activists pilgrim pilgrims worshippers passenger passengers citizen citizens
    """.split()
)


@dataclass(frozen=True, slots=True)
class Act:
    """What the rules look at."""

    type: str
    mode: str | None
    trigger: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    families: frozenset[str]

    @property
    def is_mutual(self) -> bool:
        """True when both sides of a fight stand among the actors."""
        return len(self.actors) > 1 and not self.recipients


def acled_type(act: Act) -> tuple[str, str | None] | None:
    """(event type, sub-type or None), or None where no rule decides."""
    for rule in load_acled_rules():
        if _fits(rule, act):
            return rule.event, rule.sub
    return None


def _fits(rule: AcledRule, act: Act) -> bool:
    if rule.type != act.type or (rule.modes and act.mode not in rule.modes):
        return False
    if rule.families and not rule.families & act.families:
        return False
    if rule.form and (rule.form == "mutual") is not act.is_mutual:
        return False
    if rule.words and not _says(rule.words, act.trigger.lower()):
        return False
    return not rule.recipient or any(_is(rule.recipient, p) for p in act.recipients)


def _says(words: tuple[str, ...], trigger: str) -> bool:
    padded = f" {trigger.replace('-', ' ')} "
    return any(f" {word} " in padded for word in words)


def _is(recipient: str, party: Party) -> bool:
    last = party.text.lower().split()[-1] if party.text.split() else ""
    if recipient == "civilian":
        return last in _CIVILIANS
    return "place" in load_noun_classes().get(last, frozenset())
