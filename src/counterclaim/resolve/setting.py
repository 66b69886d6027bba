"""What a document brings with it before a word is read: its day, who published it, which country it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from counterclaim.gazetteer.actors import ActorTable, Candidate
from counterclaim.gazetteer.names import fold
from counterclaim.records import Findings, Mention
from counterclaim.resolve.naming import bare_name

__all__ = ["Setting", "known_names"]

_TOO_WEAK = 0.5
_LEAST_MENTIONS = 3
_DOMINANT = 0.55
_WORD = re.compile(r"[\w.'’&-]+")
_MOST_WORDS = 8
_KINDS = {"parliament": "parliament", "army": "armed_service", "military": "armed_service",
          "armed forces": "armed_service"}  # fmt: skip
_ORGANS = re.compile(
    r"^(?:(?:national|local|state|federal|government|security|central)\s+)?(?:police|army|military|armed forces|"
    r"government|parliament|authorities|security forces|troops|soldiers|"
    r"(?:foreign|defen[cs]e|health|interior|justice|finance)\s+(?:ministry|office)|"
    r"ministry of (?:the )?\w+(?: affairs)?|presidency|air force|navy|coast ?guard|supreme court|central bank)$",
    re.IGNORECASE,
)


class Setting:
    """The day, publisher and country of one document, and look-ups in the table as they stand on that day."""

    def __init__(self, findings: Findings, table: ActorTable) -> None:
        self.text = findings.document.text
        self.on = findings.document.published_on
        self.publisher = findings.document.publisher or None
        self.table = table
        self._found: dict[str, Candidate | None] = {}
        self.issuer = self.best(self.publisher) if self.publisher else None
        self.home = self._home(findings.mentions)

    def best(self, *phrases: str) -> Candidate | None:
        """The first candidate that is not too weak, for the first phrase that has one."""
        for phrase in phrases:
            if phrase not in self._found:
                found = self.table.phrase(bare_name(phrase), self.on)[:1]
                self._found[phrase] = found[0] if found and found[0].score >= _TOO_WEAK else None
            if self._found[phrase]:
                return self._found[phrase]
        return None

    def official(self) -> Candidate | None:
        """The publisher where it is a body or person of the table that speaks for itself; None for media."""
        known = self.issuer is not None and self.issuer.id is not None and self.issuer.sector != "JRN"
        return self.issuer if known else None

    def at_home(self, phrase: str) -> Candidate | None:
        """The organ that "the police", "the foreign ministry" means in the country the document is about."""
        if not _ORGANS.match(phrase):
            return None
        only = self.table.by_alias(fold(phrase))
        if len(only) == 1:
            return self.best(only[0].name)
        if not self.home:
            return None
        service = self.table.service_of(self.home, _KINDS.get(phrase.lower(), ""), self.on)
        if service is not None:
            return self.best(service.name)
        adjective = self.table.adjectives.get(self.home)
        state = self.table.country_name(self.home)
        if adjective:
            return self.best(f"{adjective} {phrase}")
        found = self.best(f"{phrase} of {state}") if state else None
        return found if found and found.id else None

    def holder(self, title: str) -> Candidate | None:
        """Who holds an office named without a country: in that of an official publisher, else of the document."""
        if self.on is None:
            return None
        issuer = self.issuer
        countries = [issuer.country] if issuer and issuer.country and issuer.sector in ("GOV", "MIL") else []
        for country in dict.fromkeys([*countries, self.home]):
            holders = self.table.holder(self.table.normal_title(title), country, self.on) if country else ()
            if len(holders) == 1:
                return self.best(holders[0].person)
        return None

    def _home(self, mentions: Iterable[Mention]) -> str | None:
        """The country of most names in the document, where one stands out."""
        seen: Counter[str] = Counter()
        for mention in mentions:
            country = self._country(mention)
            if country:
                seen[country] += 1
        if not seen:
            return self.issuer.country if self.issuer else None
        (country, times), total = seen.most_common(1)[0], sum(seen.values())
        return country if times >= _LEAST_MENTIONS and times > _DOMINANT * total else None

    def _country(self, mention: Mention) -> str | None:
        if mention.kind == "date" or mention.form == "pronoun" or not any(c.isupper() for c in mention.text):
            return None
        if mention.kind == "place":
            state = self.table.country_of_name(fold(mention.text))
            capital = self.table.by_metonym(fold(mention.text))
            return state or (capital[0].country if capital and capital[0].kind == "state" else None)
        best = self.best(mention.text)
        return best.country if best else None


def known_names(text: str, table: ActorTable) -> dict[int, Candidate]:
    """Where names of the table of three and more words stand in the text: every word's start -> who bears it."""
    known: dict[int, Candidate] = {}
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    for first, (start, _) in enumerate(words):
        if not text[start].isupper() or start in known:
            continue
        for last in range(min(first + _MOST_WORDS, len(words)) - 1, first + 1, -1):
            name = text[start : words[last][1]]
            found = table.by_alias(fold(name)) if "\n" not in name and text[words[last][0]].isupper() else ()
            if found:
                best = table.phrase(found[0].name, None)
                known.update((s, best[0]) for s, _ in words[first : last + 1] if best)
                break
    return known
