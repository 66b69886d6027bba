"""Two short reports of one strike, with hand-made incidents, standings, a toll and an ask: an invented place."""

from __future__ import annotations

import datetime as dt

from counterclaim.records import (
    Ask,
    Claim,
    Count,
    Dispute,
    EventMention,
    Findings,
    Incident,
    Party,
    Place,
    Span,
    Standing,
    Toll,
    Voice,
    When,
    claim_id,
    document,
    event_id,
    incident_id,
    quoted,
)

FIRST = (
    "A strike hit a depot in Arlen on 3 May, killing at least 12 people. "
    "The Blue Guard said the depot was used to store rockets. "
    "The Red Council denied this, saying it stored flour. "
    "Envoys of both sides met in Orsk."
)
SECOND = "The Red Council put the toll at 15. It called for a pause in the fighting."
DAY = dt.date(2030, 5, 4)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sentences(text: str) -> tuple[Span, ...]:
    spans, start = [], 0
    for sentence in text.split(". "):
        end = min(start + len(sentence) + 1, len(text))
        spans.append(Span(start, end))
        start = end + 1
    return tuple(spans)


def claim(text: str, doc: str, who: str, content: str, stance: str, issue: str) -> Claim:
    said, named = span(text, content), span(text, who)
    sentence = next(s for s in sentences(text) if s.holds(said))
    return Claim(
        id=claim_id(doc, said.start, said.end, named.end, stance),  # type: ignore[arg-type]
        content=quoted(text, said.start, said.end),
        sentence=sentence,
        stance=stance,
        form="indirect",
        issue=issue,
        claimant=Party(named.start, named.end, who, name=who.removeprefix("The ")),
    )


def event(text: str, doc: str, word: str, kind: str) -> EventMention:
    at = span(text, word)
    sentence = next(s for s in sentences(text) if s.holds(at))
    return EventMention(event_id(doc, at.start, at.end, kind, ""), sentence, quoted(text, at.start, at.end), kind)  # type: ignore[arg-type]


def count(text: str, doc: str, words: str, low: int, high: int | None) -> Count:
    at = span(text, words)
    return Count(f"cnt:{doc}:{at.start}", at.start, at.end, words, "killed", "total", low, high)


def voice(made: Claim, doc: str, side: str, value: str, day: dt.date = DAY) -> Voice:
    who = made.claimant
    assert who is not None and who.name is not None
    return Voice(
        claim=made.id, document=doc, sentence=(made.sentence.start, made.sentence.end), text=made.content.text,
        origin=who.name, origin_name=who.name, side=side, issue=made.issue, stance=made.stance, value=value,
        said_on=day, position=made.content.start, is_party=True,
    )  # fmt: skip


class Dossier:
    """The records of both reports, ready for an export."""

    def __init__(self) -> None:
        one = document(
            FIRST, external_id="first", publisher="The Arlen Post", published_on=DAY, title="Strike <in> Arlen"
        )
        two = document(SECOND, publisher="Orsk Radio", published_on=dt.date(2030, 5, 5), url="https://example.org/2")
        self.one_id, self.two_id = str(one.id), str(two.id)
        self.strike, self.met = event(FIRST, one.id, "strike", "ASSAULT"), event(FIRST, one.id, "met", "CONSULT")
        self.used = claim(
            FIRST, one.id, "The Blue Guard", "the depot was used to store rockets", "asserts", "target_use"
        )
        self.denied = claim(FIRST, one.id, "The Red Council", "this", "disputes", "target_use")
        self.asked = claim(SECOND, two.id, "The Red Council", "a pause in the fighting", "demands", "request")
        self.low = count(FIRST, one.id, "at least 12 people", 12, None)
        self.high = count(SECOND, two.id, "15", 15, 15)
        self.findings = (
            Findings(
                document=one,
                events=(self.strike, self.met),
                claims=(self.used, self.denied),
                disputes=(Dispute(self.denied.id, self.used.id, "target_use", "text", "denied this"),),
                counts=(self.low,),
                sentences=sentences(FIRST),
            ),
            Findings(document=two, claims=(self.asked,), counts=(self.high,), sentences=sentences(SECOND)),
        )
        self.incidents = (
            self._incident(self.strike, "“strike”: “a depot” in Arlen"),
            self._incident(self.met, "“met”"),
        )
        self.standings = self._standings()
        self.tolls = (
            Toll(self.incidents[0].id, "killed", "total", 12, 15, None, False,
                 (("The Arlen Post", (self.low.id,)), ("Red Council", (self.high.id,)))),
        )  # fmt: skip
        self.asks = (
            Ask("ask:1", "pause_or_ceasefire", "Red Council", "Blue Guard", "a pause in the fighting", (self.asked.id,),
                (two.id,), dt.date(2030, 5, 5)),
        )  # fmt: skip

    def _incident(self, mention: EventMention, title: str) -> Incident:
        arlen = span(FIRST, "Arlen")
        return Incident(
            id=incident_id(mention.id),
            events=(mention.id,),
            documents=(self.one_id, self.two_id) if mention.type == "ASSAULT" else (self.one_id,),
            type=mention.type,
            title=title,
            recipients=(Party(0, 1, "a depot", kind="object"),) if mention.type == "ASSAULT" else (),
            place=Place(arlen.start, arlen.end, "Arlen", "Arlen", latitude=1.0, longitude=2.0, precision="named_place"),
            date=When(dt.date(2030, 5, 3), dt.date(2030, 5, 3), "day", "explicit"),
            protected=("aid_facility",),
            n_documents=2,
            n_origins=3,
        )

    def _standings(self) -> tuple[Standing, ...]:
        doc, strike = self.findings[0].document.id, self.incidents[0].id
        outlet = Voice(
            claim=self.strike.id, document=doc, sentence=(0, 5), text="A strike hit a depot", origin="outlet:post",
            origin_name="The Arlen Post", side=None, issue="occurrence", stance="asserts", value="", alleged=True,
            said_on=DAY,
        )  # fmt: skip
        use = (voice(self.used, doc, "Blue", "used to store rockets"), voice(self.denied, doc, "Red", ""))
        return (
            Standing(strike, "occurrence", "single_source", "R8", "1", None, (self.strike.id,), (), (), (outlet,)),
            Standing(strike, "target_use", "contested", "R4b", "1", "used to store rockets", (self.used.id,),
                     (self.denied.id,), ("denied_or_disputed_by: Red Council",), use),
            Standing(strike, "civilian_harm", "not_raised", "R1", "1", None, (), ()),
            Standing(self.incidents[1].id, "occurrence", "single_source", "R8", "1", None, (self.met.id,), ()),
        )  # fmt: skip
