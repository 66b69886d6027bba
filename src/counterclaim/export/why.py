"""Why a status stands: the rule in words, every sentence behind it, and why these reports are one incident."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.codebook.rules import load_rules
from counterclaim.errors import StoreError
from counterclaim.records import Document, Incident, Judgement, Standing, Voice

__all__ = ["Explained", "explained", "lines", "wanted"]

_FOR = ("asserts", "accepts")


@dataclass(frozen=True, slots=True)
class Explained:
    """One incident with its standings and the judgements that joined its mentions, and its documents."""

    incident: Incident
    standings: tuple[Standing, ...]
    links: tuple[Judgement, ...]
    documents: Mapping[str, Document]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "incident": {"id": self.incident.id, "title": self.incident.title, "type": self.incident.type},
            "standings": [_standing(s, self.documents) for s in self.standings],
            "links": [
                {"left": j.left, "right": j.right, "by": j.by, "score": j.score, "reasons": list(j.reasons)}
                for j in self.links
            ],
        }


def wanted(asked: str, incidents: Sequence[Incident]) -> tuple[Incident, str | None]:
    """The incident that an id, its beginning, or `inc:…#issue` names, and the issue; StoreError unless exactly one."""
    start, _, issue = asked.partition("#")
    found = [i for i in incidents if i.id == start] or [
        i for i in incidents if i.id.startswith(start) or i.id.removeprefix("inc:").startswith(start)
    ]
    if len(found) == 1 and start:
        return found[0], issue or None
    many = f"{len(found)} incidents begin with {start!r}" if found else f"no incident {start!r}"
    raise StoreError(many, remedy="`counterclaim brief` prints the ids")


def explained(
    incident: Incident, standings: Sequence[Standing], judgements: Sequence[Judgement], documents: Sequence[Document]
) -> Explained:
    """The incident with all that explains it; `judgements` may be those of the whole ledger."""
    own = frozenset(incident.events)
    links = tuple(j for j in judgements if j.verdict == "same" and j.left in own and j.right in own)
    spoken = {v.document for s in standings for v in s.voices}
    return Explained(incident, tuple(standings), links, {d.id: d for d in documents if d.id in spoken})


def lines(told: Explained) -> Iterator[str]:
    """The explanation as lines of text."""
    incident = told.incident
    yield f"{incident.title}  ({incident.id})"
    for standing in told.standings:
        yield ""
        value = f": {standing.value}" if standing.value else ""
        yield f"{_words(standing.issue)} — {_words(standing.status)}{value}"
        yield f"  rule {standing.rule} of {standing.ruleset}: {_rule(standing.rule)}"
        if standing.flags:
            yield f"  flags: {'; '.join(_words(f) for f in standing.flags)}"
        for heading, voices in (("for", _voices(standing, True)), ("against", _voices(standing, False))):
            for voice in voices:
                yield f"  {heading}: {_said(voice)}"
                yield f"    {_sentence(voice, told.documents)} [{_report(voice, told.documents)}; {voice.claim}]"
    if told.links:
        yield ""
        yield "One incident, because"
        for link in told.links:
            score = f" ({link.score:g})" if link.by.startswith("rule:") else ""
            yield f"  {link.left} = {link.right}, {link.by}{score}: {', '.join(link.reasons) or 'no reason given'}"


def _standing(standing: Standing, documents: Mapping[str, Document]) -> dict[str, Any]:
    return {
        "id": f"{standing.incident}#{standing.issue}",
        "issue": standing.issue,
        "status": standing.status,
        "value": standing.value,
        "rule": standing.rule,
        "rule_words": _rule(standing.rule),
        "ruleset": standing.ruleset,
        "flags": list(standing.flags),
        "for": [_voice(v, documents) for v in _voices(standing, True)],
        "against": [_voice(v, documents) for v in _voices(standing, False)],
    }


def _voice(voice: Voice, documents: Mapping[str, Document]) -> dict[str, Any]:
    return {
        "claim": voice.claim,
        "document": voice.document,
        "report": _report(voice, documents),
        "origin": voice.origin_name,
        "side": voice.side,
        "stance": voice.stance,
        "value": voice.value,
        "sentence": list(voice.sentence),
        "sentence_text": _sentence(voice, documents),
        "text": voice.text,
    }


def _voices(standing: Standing, positive: bool) -> list[Voice]:
    return [v for v in standing.voices if (v.stance in _FOR) is positive]


def _sentence(voice: Voice, documents: Mapping[str, Document]) -> str:
    """The whole sentence as the report has it, on one line."""
    held = documents.get(voice.document)
    start, end = voice.sentence
    return " ".join((held.text[start:end] if held else voice.text).split())


def _report(voice: Voice, documents: Mapping[str, Document]) -> str:
    held = documents.get(voice.document)
    named = [str(part) for part in (held.publisher, held.published_on) if part] if held else []
    return ", ".join(named) or voice.document


def _said(voice: Voice) -> str:
    value = f" {voice.value}" if voice.value else ""
    side = f", side of {voice.side}" if voice.side else ""
    alleged = ", as an allegation" if voice.alleged else ""
    return f"{voice.origin_name}{side} {voice.stance}{value}{alleged}"


def _rule(rule: str) -> str:
    known = load_rules().rules.get(rule)
    return known.words if known else "no rule of this ruleset"


def _words(code: str) -> str:
    return code.replace("_", " ")
