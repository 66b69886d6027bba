"""One phrase cut into words, and what its words tell: country, agent noun, known name at an edge."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from counterclaim.gazetteer.actor_index import ActorIndex, AgentNoun
from counterclaim.gazetteer.actor_records import ActorEntry
from counterclaim.gazetteer.names import fold

__all__ = ["FORMER", "Words", "names_somebody"]

_STOPS = frozenset(
    "of from in at near for with who which that on loyal by to under around inside and against into as during "
    "after".split()
)
_LONGEST = 7
FORMER = frozenset({"former", "ex", "late", "ousted", "deposed", "erstwhile", "onetime", "retired"})
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those)\s+", re.IGNORECASE)


def names_somebody(text: str) -> bool:
    """True when the words are written with a capital beyond the first letter, as acronyms are."""
    return any(c.isupper() for c in text[1:]) or (len(text) == 1 and text.isupper())


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase as written, folded, and as tokens of the folded text."""

    text: str
    folded: str
    tokens: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """The phrase cut into words."""
        plain = " ".join(text.split())
        key = fold(plain)
        return cls(plain, key, tuple(key.split()))

    @property
    def described(self) -> str:
        """The phrase without its article, to serve as the name of who is only described."""
        return _ARTICLE.sub("", self.text)

    @property
    def is_short(self) -> bool:
        """True when nothing stands after the noun group: "Israeli forces", not "Israeli forces in Jenin"."""
        return len(self.tokens) <= 4 and not _STOPS & set(self.tokens)

    @property
    def is_former(self) -> bool:
        """True for "former minister" and the like."""
        return bool(self.tokens) and self.tokens[0] in FORMER

    @property
    def head(self) -> tuple[str, ...]:
        """The tokens up to the first preposition or relative: the noun group with its head last."""
        for i, token in enumerate(self.tokens):
            if i and token in _STOPS:
                return self.tokens[:i]
        return self.tokens

    def country(self, index: ActorIndex) -> str | None:
        """The country its words name: a demonym or name in the noun group first, then one after "of" or "in"."""
        return self._country(index, self.head) or self._country(index, self.tokens)

    def _country(self, index: ActorIndex, tokens: tuple[str, ...]) -> str | None:
        for size in range(min(5, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                name = " ".join(tokens[start : start + size])
                found = index.country_of_name(name) if self.has_case_of(index, name) else None
                if found:
                    return found
        for size in (3, 2, 1):
            for start in range(len(tokens) - size + 1):
                states = index.by_metonym(" ".join(tokens[start : start + size]))
                if states:
                    return states[0].country
        return None

    def has_case_of(self, index: ActorIndex, name: str) -> bool:
        """False for "us" and "who", which are a name only in capitals."""
        if name not in ("us", "uk", "car", "it", "who", "is") and not index.is_acronym(name):
            return True
        return any(fold(word) == name and names_somebody(word) for word in re.findall(r"[\w.&-]+", self.text))

    def sector(self, noun: AgentNoun) -> str:
        """The sector of the noun here: who held office before is of the elites."""
        return "ELI" if self.is_former and noun.sector in ("GOV", "LEG") else noun.sector

    def agent(self, index: ActorIndex) -> AgentNoun | None:
        """The agent noun that decides the sector: the head, unless it is weak and a modifier says more."""
        group = self.head
        weak = None
        for end in range(len(group), 0, -1):
            for size in (3, 2, 1):
                noun = index.nouns.get(" ".join(group[end - size : end])) if end >= size else None
                if noun is not None and not noun.weak:
                    return noun
                weak = weak or (noun if end == len(group) else None)
            if end == len(group) and weak is None and len(self.head) < len(self.tokens):
                continue
        return weak

    def actor_at_edge(self, index: ActorIndex, on: dt.date | None) -> ActorEntry | None:
        """The entry with the longest name at the start or the end of the phrase."""
        tokens = self.tokens[1:] if self.is_former else self.tokens
        for size in range(min(_LONGEST, len(tokens) - (not self.is_former)), 0, -1):
            for part, fits in ((tokens[:size], True), (tokens[-size:], self._ends_alone(index, size))):
                name = " ".join(part)
                found = index.by_alias(name) if fits and self._is_name(index, name) else ()
                if found:
                    return next((e for e in found if e.existed(on)), found[0])
        return None

    def _is_name(self, index: ActorIndex, name: str) -> bool:
        """True when the words stand in the phrase as a name does: in capitals for acronyms, capitalised if single."""
        if not self.has_case_of(index, name):
            return False
        return " " in name or any(fold(word) == name and word[:1].isupper() for word in self.text.split())

    def _ends_alone(self, index: ActorIndex, size: int) -> bool:
        """False for "Santa Marta Defence Forces": a name before the name makes it another one."""
        before = self.tokens[-size - 1] if size < len(self.tokens) else "of"
        if before in _STOPS or before in index.nouns or before in index.titles or index.country_of_name(before):
            return True
        return not any(fold(word).split()[-1:] == [before] and word[:1].isupper() for word in self.text.split())

    def remainder_is_people(self, index: ActorIndex, entry: ActorEntry) -> bool:
        """True when what is left beside the entry's name is its members, not somebody else's hospital or victims."""
        noun = self.agent(index)
        return noun is None or noun.weak or noun.force or noun.sector in _MEMBERS.get(entry.kind, _ANY)


_ANY = frozenset({"GOV", "MIL", "COP", "SPY", "UNK"})
_FIGHTERS = frozenset({"REB", "MIL", "PRM", "UAF", "CRM", "UNK", "SPY", "GOV", "PTY"})
_MEMBERS = {
    "armed_group": _FIGHTERS,
    "igo": frozenset({"IGO", "GOV", "UNK", "NGO", "MIL"}),
    "ngo": frozenset({"NGO", "UNK", "MED", "IGO"}),
    "health_authority": frozenset({"MED", "GOV"}),
    "media": frozenset({"JRN", "UNK"}),
    "police": frozenset({"COP", "GOV"}),
    "company": frozenset({"BUS", "MIL", "UAF", "UNK", "REB"}),
    "party": frozenset({"PTY", "GOV", "LEG", "OPP"}),
    "parliament": frozenset({"LEG", "GOV"}),
    "court": frozenset({"JUD", "GOV"}),
}
