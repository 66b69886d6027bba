"""The JSON of findings: nothing is lost, every span quotes its text, wrong objects are named."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import SchemaVersionError
from counterclaim.records import (
    Claim,
    Count,
    Dispute,
    EventMention,
    Failure,
    Findings,
    Mention,
    Party,
    Place,
    Span,
    Weapon,
    When,
    claim_id,
    document,
    event_id,
    quoted,
)
from counterclaim.records.contract import from_json, problems, schema, to_json, to_line
from counterclaim.records.documents import text_digest

TEXT = "The Blue Guard says it shelled the bridge near Arlen on 3 May, killing at least 12. The Red Guard denies it."


def party(words: str, **more: Any) -> Party:
    start = TEXT.index(words)
    return Party(start, start + len(words), words, **more)


def example() -> Findings:
    doc = document(TEXT, external_id="a-1", publisher="The Arlen Post", published_on=dt.date(2030, 5, 4))
    first, second = Span(0, TEXT.index(" The Red")), Span(TEXT.index("The Red"), len(TEXT))
    shelled = TEXT.index("shelled")
    event = EventMention(
        id=event_id(doc.id, shelled, shelled + 7, "ASSAULT", "Blue Guard"),
        sentence=first,
        trigger=quoted(TEXT, shelled, shelled + 7),
        type="ASSAULT",
        mode="heavy-weapons",
        contexts=("military",),
        actors=(party("The Blue Guard", name="Blue Guard", id="act:blue", code="XXX MIL", sector="MIL", organ="Blue"),),
        recipients=(party("the bridge", kind="object"),),
        instruments=(Weapon("shelling", shelled, shelled + 7, "shelled"),),
        place=Place(
            TEXT.index("Arlen"), TEXT.index("Arlen") + 5, "Arlen", "Arlen", latitude=1.5, precision="near_place"
        ),
        date=When(dt.date(2030, 5, 3), dt.date(2030, 5, 3), "day", "explicit", 56, 61, TEXT[56:61]),
        protected=("water",),
        acled=("Explosions/Remote violence", None),
    )
    says = TEXT.index("it shelled")
    claim = Claim(
        id=claim_id(doc.id, says, first.end - 1, TEXT.index("says"), "accepts"),
        content=quoted(TEXT, says, first.end - 1),
        sentence=first,
        stance="accepts",
        form="indirect",
        issue="responsibility",
        claimant=party("The Blue Guard", name="Blue Guard"),
        cue=quoted(TEXT, TEXT.index("says"), TEXT.index("says") + 4),
        about=(event.id,),
        relayed_by=("The Arlen Post",),
    )
    denial = Claim(
        id=claim_id(doc.id, len(TEXT) - 3, len(TEXT) - 1, TEXT.index("denies"), "denies"),
        content=quoted(TEXT, len(TEXT) - 3, len(TEXT) - 1),
        sentence=second,
        stance="denies",
        form="indirect",
        issue="responsibility",
        claimant=party("The Red Guard"),
    )
    dozen = TEXT.index("at least 12")
    return Findings(
        document=doc,
        events=(event,),
        claims=(claim, denial),
        disputes=(Dispute(denial.id, claim.id, "responsibility", "text", "denies"),),
        counts=(
            Count(
                "cnt:1", dozen, dozen + 11, "at least 12", "killed", "total", 12, None, event=event.id, claim=claim.id
            ),
        ),
        mentions=(Mention("place", TEXT.index("Arlen"), TEXT.index("Arlen") + 5, "Arlen", name="Arlen"),),
        failures=(Failure("resolve", "places", "ValueError", "no such place"),),
        sentences=(first, second),
    )


def test_findings_come_back_from_json_without_loss() -> None:
    assert from_json(to_json(example())) == example()
    assert from_json(json.loads(to_line(example()))) == example()


def test_the_example_obeys_the_schema_and_quotes_its_text() -> None:
    assert problems(to_json(example())) == []


def test_every_key_that_is_written_is_in_the_schema_in_the_same_order() -> None:
    written, published = to_json(example()), schema()
    assert list(written) == list(published["properties"])
    for kind in ("event", "claim", "dispute", "count", "mention", "failure"):
        assert list(written[kind + "s"][0]) == list(published["$defs"][kind]["properties"])
    assert list(written["document"]) == list(published["properties"]["document"]["properties"])


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=())), st.data())
def test_any_unicode_text_comes_back_with_its_spans(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    doc = document(text)
    claim = Claim(claim_id(doc.id, start, end, -1, "asserts"), quoted(text, start, end), Span(0, len(text)), "asserts",
                  "indirect", "other")  # fmt: skip
    findings = Findings(document=doc, claims=(claim,), sentences=(Span(start, end),))
    line = to_line(findings)
    assert from_json(to_json(findings)) == findings
    assert problems(to_json(findings)) == []
    assert line.encode("utf-8") and len(line.splitlines()) == 1
    if not any("\ud800" <= c <= "\udfff" for c in text):
        assert from_json(json.loads(line)) == findings


def test_a_lone_surrogate_is_escaped_and_comes_back() -> None:
    findings = Findings(document=document("odd \udc80 byte"))
    assert from_json(json.loads(to_line(findings).encode("utf-8"))) == findings


def test_a_span_that_does_not_quote_its_text_is_a_problem() -> None:
    data = to_json(example())
    data["claims"][0]["content"]["start"] += 1
    assert [p.split(" is not")[0] for p in problems(data)] == ["findings.claims[0].content: text"]


def test_a_span_beyond_the_text_is_a_problem() -> None:
    data = to_json(example())
    data["sentences"][1]["end"] = 9999
    assert "does not fit" in problems(data)[0]


def test_an_unknown_stance_is_a_problem() -> None:
    data = to_json(example())
    data["claims"][0]["stance"] = "mumbles"
    assert problems(data)[0].startswith("findings.claims[0].stance: 'mumbles' is not one of")


def test_a_dispute_with_a_claim_that_is_not_there_is_a_problem() -> None:
    data = to_json(example())
    data["disputes"][0]["to"] = "clm:gone"
    assert problems(data) == ["a dispute refers to clm:gone, which is not here"]


def test_a_changed_text_no_longer_fits_its_digest() -> None:
    data = to_json(Findings(document=document("As published.")))
    data["document"]["text"] = "As changed."
    assert data["document"]["text_sha256"] != text_digest(data["document"]["text"])
    assert problems(data) == ["document.text_sha256: not the text's"]


def test_another_schema_is_refused() -> None:
    with pytest.raises(SchemaVersionError):
        from_json({"schema": "counterclaim/findings/9"})
