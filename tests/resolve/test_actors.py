"""Parties get the names of the table, of the document, or of whoever is meant."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt

import pytest

from counterclaim.gazetteer.actors import ActorTable, load_actors
from counterclaim.records import Claim, Document, Findings, Mention, Party, Span, quoted
from counterclaim.resolve.actors import resolve_actors


@pytest.fixture(scope="module")
def table() -> ActorTable:
    return load_actors()


def _mention(text: str, words: str, form: str, head: str, after: int = 0, *, subject: bool = True) -> Mention:
    start = text.index(words, after)
    end = start + len(words)
    return Mention("actor", start, end, words, form=form, head=head, core=Span(start, end), subject=subject)


def _speakers(text: str, mentions: list[Mention], speaking: list[Mention], table: ActorTable) -> list[str | None]:
    document = Document(id="doc:1", text_sha256="0" * 64, text=text, published_on=dt.date(2020, 5, 1))  # type: ignore[arg-type]
    claims = tuple(
        Claim(f"clm:{m.start}", quoted(text, m.end, len(text)), Span(m.start, len(text)), "asserts", "indirect",  # type: ignore[arg-type]
              "other", claimant=Party(m.start, m.end, m.text))
        for m in speaking
    )  # fmt: skip
    found = resolve_actors(Findings(document, claims=claims, mentions=tuple(mentions)), table)
    return [c.claimant.name if c.claimant else None for c in found.claims]


def test_a_known_acronym_gets_the_name_of_the_table(table: ActorTable) -> None:
    text = "NATO said the bridge stands."
    nato = _mention(text, "NATO", "acronym", "NATO")
    assert _speakers(text, [nato], [nato], table) == ["NATO"]


def test_a_pronoun_stands_for_the_person_who_spoke_last(table: ActorTable) -> None:
    text = "Anna Berg said it rained. She added that the road was closed."
    anna, she = _mention(text, "Anna Berg", "name", "Berg"), _mention(text, "She", "pronoun", "she")
    assert _speakers(text, [anna, she], [anna, she], table) == ["Anna Berg", "Anna Berg"]


def test_a_surname_stands_for_the_full_name(table: ActorTable) -> None:
    text = "Anna Berg met farmers. Berg said it rained."
    anna = _mention(text, "Anna Berg", "name", "Berg")
    berg = _mention(text, "Berg", "name", "Berg", 20)
    assert _speakers(text, [anna, berg], [berg], table) == ["Anna Berg"]


def test_the_society_stands_for_the_body_whose_name_ends_so(table: ActorTable) -> None:
    text = "The Harbour Relief Society came. The society said it rained."
    body = _mention(text, "Harbour Relief Society", "name", "Society")
    society = _mention(text, "The society", "common", "society")
    assert _speakers(text, [body, society], [society], table) == ["Harbour Relief Society"]


def test_a_pronoun_never_stands_for_a_thing(table: ActorTable) -> None:
    text = "The allegations spread. They said it rained."
    thing = _mention(text, "The allegations", "common", "allegations")
    they = _mention(text, "They", "pronoun", "they")
    assert _speakers(text, [thing, they], [they], table) == ["They"]


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("Foreign Minister Anna Berg of Norway said it rained.", "nor"),
        ("Anna Berg, a spokeswoman for the harbour ministry, said it rained.", "harbour ministry"),
    ],
)
def test_an_official_serves_whom_the_office_names(text: str, organ: str, table: ActorTable) -> None:
    form = "title" if text.startswith("Foreign") else "name"
    anna = _mention(text, "Foreign Minister Anna Berg" if form == "title" else "Anna Berg", form, "Berg")
    document = Document(id="doc:1", text_sha256="0" * 64, text=text, published_on=dt.date(2020, 5, 1))  # type: ignore[arg-type]
    claim = Claim("clm:1", quoted(text, len(text) - 4, len(text)), Span(0, len(text)), "asserts", "indirect", "other",  # type: ignore[arg-type]
                  claimant=Party(anna.start, anna.end, anna.text))  # fmt: skip
    claimant = resolve_actors(Findings(document, claims=(claim,), mentions=(anna,)), table).claims[0].claimant
    assert claimant is not None and claimant.organ == organ


def test_a_name_that_a_description_gives_is_the_speakers(table: ActorTable) -> None:
    text = "A group named Blue Lantern said the vote was unfair."
    group = _mention(text, "A group named Blue Lantern", "common", "group")
    assert _speakers(text, [group], [group], table) == ["Blue Lantern"]


def test_only_the_words_before_an_unknown_name_say_what_it_is(table: ActorTable) -> None:
    text = "Russian state news agency RIVAL said a market burned."
    agency = _mention(text, "Russian state news agency RIVAL", "acronym", "RIVAL")
    agency = dc.replace(agency, core=Span(text.index("RIVAL"), text.index("RIVAL") + 5))
    assert _speakers(text, [agency], [agency], table) == ["RIVAL"]


def test_authorities_keep_the_words_of_the_text(table: ActorTable) -> None:
    text = "Russian authorities said a market burned."
    authorities = _mention(text, "Russian authorities", "common", "authority")
    assert _speakers(text, [authorities], [authorities], table) == ["Russian authorities"]


def test_police_without_an_article_is_the_force_named_before(table: ActorTable) -> None:
    text = "The Lindholm Police came. Police said a man ran."
    force, police = (
        _mention(text, "Lindholm Police", "name", "Police"),
        _mention(text, "Police", "common", "police", 25),
    )
    assert _speakers(text, [force, police], [police], table) == ["Lindholm Police"]


def test_more_than_two_known_bodies_speak_as_one(table: ActorTable) -> None:
    text = "Qatar, Turkey and Egypt said the raid was wrong."
    names = [_mention(text, n, "name", n) for n in ("Qatar", "Turkey", "Egypt")]
    together = _mention(text, "Qatar, Turkey and Egypt", "name", "Qatar")
    assert _speakers(text, [together, *names], [together], table) == ["Qatar, Turkey and Egypt"]


def test_a_name_of_the_table_goes_on_behind_and(table: ActorTable) -> None:
    text = "The Islamic State of Iraq and the Levant said it rained."
    part = _mention(text, "Islamic State of Iraq", "name", "State")
    assert _speakers(text, [part], [part], table) == ["Islamic State"]
    text = "The Islamic State of Iraq and the mayor said it rained."
    part = _mention(text, "Islamic State of Iraq", "name", "State")
    assert _speakers(text, [part], [part], table) == ["Islamic State of Iraq"]
