"""Small findings for the tests of the ledger, without a language pipeline."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from counterclaim.records import (
    Ask,
    Claim,
    ClaimId,
    Count,
    Dispute,
    EventMention,
    Failure,
    Findings,
    Incident,
    IncidentId,
    Judgement,
    Mention,
    Party,
    Place,
    Span,
    Standing,
    Toll,
    Voice,
    Weapon,
    When,
    claim_id,
    document,
    event_id,
    quoted,
)
from counterclaim.store.address import address_of

TEXT = (
    "Northland shelled a clinic in Port Alder on Monday, killing at least 12 people. "
    "He denied it. Northland's army said the clinic “was empty”."
)
DAY = dt.date(2031, 5, 6)


def party(text: str, words: str, name: str | None = None) -> Party:
    """The party that these words name."""
    start = text.index(words)
    name = name or words
    return Party(start, start + len(words), words, name=name, id=f"actor:{name}", code="NOR MIL", sector="MIL")


def findings(number: int = 1, text: str = TEXT, **names: str | None) -> Findings:
    """Findings with an event, two claims, a dispute, a count and mentions; each number is another document."""
    given: dict[str, str | None] = {"external_id": f"report-{number}", "path": f"in/report-{number}.txt", **names}
    made = document(text, publisher="Alder Gazette", title=f"Report {number}", published_on=DAY, **given)  # type: ignore[arg-type]
    first, second = text.index(" He"), text.index(" Northland's")
    sentences = (Span(0, first), Span(first + 1, second), Span(second + 1, len(text)))
    shelled = quoted(text, text.index("shelled"), text.index("shelled") + 7)
    place_at = text.index("Port Alder")
    event = EventMention(
        id=event_id(made.id, shelled.start, shelled.end, "ASSAULT", "Northland"),
        sentence=sentences[0],
        trigger=shelled,
        type="ASSAULT",
        mode="artillery",
        contexts=("health",),
        actors=(party(text, "Northland"),),
        recipients=(party(text, "a clinic"),),
        instruments=(Weapon("artillery", shelled.start, shelled.end, shelled.text),),
        place=Place(
            place_at, place_at + 10, "Port Alder", "Port Alder", "place:1", "NL", None, 1.5, -2.25, "named_place"
        ),
        date=When(dt.date(2031, 5, 5), dt.date(2031, 5, 5), "day", "relative", text.index("on Monday"), None, None),
        protected=("health_facility",),
        acled=("Explosions/Remote violence", None),
        why="shell.v.1",
    )
    denied = quoted(text, text.index("denied it") + 7, text.index("denied it") + 9)
    empty = quoted(text, text.index("the clinic “"), len(text) - 1)
    claims = (
        Claim(
            id=claim_id(made.id, denied.start, denied.end, denied.start - 7, "denies"),
            content=denied,
            sentence=sentences[1],
            stance="denies",
            form="indirect",
            issue="occurrence",
            claimant=party(text, "He", "Ilya Marn"),
            cue=quoted(text, denied.start - 7, denied.start - 1),
            about=(event.id,),
        ),
        Claim(
            id=claim_id(made.id, empty.start, empty.end, empty.start - 5, "asserts"),
            content=empty,
            sentence=sentences[2],
            stance="asserts",
            form="mixed",
            issue="target_use",
            claimant=party(text, "Northland's army", "Northland Army"),
            relayed_by=("Alder Gazette",),
        ),
    )
    toll_at = text.index("at least 12 people")
    count = Count("cnt:1", toll_at, toll_at + 18, "at least 12 people", "killed", "total", 12, None, event=event.id)
    mention = Mention("actor", 0, 9, "Northland", "Northland", "actor:Northland", core=Span(0, 9), subject=True)
    dispute = Dispute(claims[0].id, event.id, "occurrence", "text", "denied it")
    return Findings(made, (event,), claims, (dispute,), (count,), (mention,), (), sentences)


def failed(number: int = 1) -> Findings:
    """The same document as `findings(number)`, on which a stage failed."""
    return Findings(findings(number).document, failures=(Failure("find", "claims", "ExtractError", "no tree"),))


def derived(*of: Findings) -> tuple[tuple[Incident], tuple[Judgement, ...], tuple[Standing], tuple[Toll], tuple[Ask]]:
    """One incident of the events of these findings, and what is weighed about it, in the order of replace_derived."""
    events = tuple(f.events[0] for f in of)
    first, claim = events[0], of[0].claims[0]
    documents = tuple(f.document.id for f in of)
    incident = Incident(
        IncidentId("inc:1"), tuple(e.id for e in events), documents, "ASSAULT", "shelled a clinic", first.actors,
        first.recipients, first.place, first.date, first.protected, len(of), 1,
    )  # fmt: skip
    voice = Voice(
        claim.id, documents[0], (0, 5), "x", "actor:1", "Ilya Marn", None, "occurrence", "denies", "", said_on=DAY
    )
    standing = Standing(
        incident.id,
        "occurrence",
        "contested",
        "R4b",
        "1",
        None,
        (first.id,),
        (claim.id,),
        ("position_changed",),
        (voice,),
    )
    judgements = tuple(Judgement(first.id, e.id, "same", "rules", 0.9, ("same day",)) for e in events[1:])
    toll = Toll(incident.id, "killed", "total", 12, None, None, False, (("Northland", ("cnt:1",)),))
    ask = Ask(
        "ask:1", "inquiry", "Ilya Marn", None, "a look", (ClaimId("clm:1"),), documents, DAY, (("done", "b", "c"),)
    )
    return (incident,), judgements, (standing,), (toll,), (ask,)


def tamper(at: str, *statements: str) -> None:
    """Changes a ledger as someone with a database tool would, past our triggers."""
    address = address_of(at)
    engine = create_engine(address.server or f"sqlite:///{address.file}", poolclass=NullPool)
    triggers = {
        "sqlite": ("DROP TRIGGER IF EXISTS decisions_no_update", "DROP TRIGGER IF EXISTS decisions_no_delete"),
        "postgresql": ("ALTER TABLE decisions DISABLE TRIGGER ALL",),
    }
    with engine.begin() as connection:
        for statement in (*triggers[engine.dialect.name], *statements):
            connection.exec_driver_sql(statement.replace("%", "%%") if address.server else statement)
    engine.dispose()
