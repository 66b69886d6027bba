"""What may be public: released, without words of texts, without names of private persons, coarsened."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import ConfigError
from counterclaim.export.cases import Case, HoldingsInMemory
from counterclaim.export.formats import FORMATS, write_format
from counterclaim.export.public import Gate, PublicRules, public_case
from counterclaim.export.public_places import PlaceRules
from counterclaim.records import (
    Ask,
    Claim,
    Count,
    Document,
    EventMention,
    Findings,
    Incident,
    Party,
    Place,
    Quoted,
    Span,
    Standing,
    Toll,
    Voice,
    Weapon,
    When,
)
from counterclaim.run.public import PublicFile, gate_of, make_public
from counterclaim.store import Decision

DAY = dt.date(2030, 5, 3)
LATER = dt.date(2030, 8, 1)
NAMES = {"blue": "Blue Guard", "person:una-holt": "Una Holt"}
RULES = PublicRules(LATER, NAMES)
SECRET = "Qorvan Yst"  # stands in every field that a text or a person's name could reach
LATITUDE, LONGITUDE = 12.345678, 98.765432


def secret_case(incident_id: Any, mark: str, modality: str = "asserted") -> Case:
    """A case whose every free text holds the mark."""
    doc_id: Any = f"doc:{incident_id}"
    event_id: Any = f"evt:{incident_id}"
    who = Party(0, 5, mark, name=mark, id=f"person:{mark}", sector="MED", organ=mark)
    place = Place(0, 5, mark, mark, f"place:{mark}", "MLI", "Kidal", LATITUDE, LONGITUDE, "site")
    document = Document(
        id=doc_id, text=f"{mark} was killed", text_sha256="0" * 64, external_id=mark, path=f"/{mark}",
        title=mark, publisher="The Arlen Post", published_on=DAY, url=f"https://example.org/{mark}", wire_credit=mark,
    )  # fmt: skip
    voice = Voice(
        claim="clm:1", document=document.id, sentence=(0, 4), text=mark, origin=f"person:{mark}", origin_name=mark,
        side=mark, issue="occurrence", stance="asserts", value=mark, said_on=DAY, value_key=mark,
    )  # fmt: skip
    issues = ("occurrence", "responsibility", "target_use", "weapon")
    standings = tuple(
        Standing(incident_id, i, "single_source", "R8", "1", mark, ("clm:1",), (), (f"denied_or_disputed_by: {mark}",),
                 (dc.replace(voice, issue=i),), mark)
        for i in issues
    )  # fmt: skip
    mention = EventMention(
        event_id, Span(0, 4), Quoted(0, 4, mark), "ASSAULT", modality, "aerial", (),
        (who,), (who,), (Weapon("airstrike", 0, 4, mark),), place, None, (), ("Battles", "Armed clash"), incident_id,
        mark,
    )  # fmt: skip
    count = Count("cnt:1", 0, 4, f"{mark} and dozens", "killed", "total", 24, None, vague=True, authority=who)
    return Case(
        Incident(
            incident_id, (mention.id,), (document.id,), "ASSAULT", f"“killed”: {mark}", (who,), (who,), place,
            When(DAY, DAY, "day", "explicit", 0, 4, mark), (), 1, 1, modality,
        ),
        standings,
        (Toll(incident_id, "killed", "total", 24, 30, 24, False, ((mark, ("cnt:1",)),)),),
        (mention,),
        (count,),
        (document,),
    )  # fmt: skip


def holdings_of(*cases: Case) -> HoldingsInMemory:
    claim = Claim("clm:1", Quoted(0, 4, SECRET), Span(0, 4), "asserts", "direct", "occurrence")  # type: ignore[arg-type]
    found = tuple(Findings(c.documents[0], c.mentions, (claim,), (), c.counts) for c in cases)
    ask = Ask("ask:1", "release", SECRET, SECRET, SECRET, (), (), DAY)
    return HoldingsInMemory(cases, found, (ask,))


def public_bytes(name: str, holdings: HoldingsInMemory, gate: Gate, rules: PublicRules = RULES) -> bytes:
    """All bytes of a public export, those inside a Word document and a Parquet file's values included."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "public.jsonl")
        make_public(holdings, gate, rules, file)
        write_format(name, PublicFile(file), Path(folder, "out"), "public")
        held = file.read_bytes()
        for path in sorted(Path(folder, "out").iterdir()):
            held += path.read_bytes()
            if path.suffix == ".docx":
                with zipfile.ZipFile(path) as archive:
                    held += b"".join(archive.read(n) for n in archive.namelist())
            if path.suffix == ".parquet":
                import pyarrow.parquet as pq

                held += str(pq.read_table(path).to_pylist()).encode()
        return held


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_word_of_a_text_and_no_private_name_reaches_any_format(name: str) -> None:
    held = public_bytes(name, holdings_of(secret_case("inc:a", SECRET)), Gate(released=frozenset({"inc:a"})))
    for secret in (SECRET, "Qorvan", "Yst", str(LATITUDE), str(LONGITUDE), "12.3456", "98.7654"):
        assert secret.encode() not in held, secret


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_unreleased_incident_leaves_no_trace(name: str) -> None:
    both = holdings_of(secret_case("inc:released", "x"), secret_case("inc:kept-back", "y"))
    held = public_bytes(name, both, Gate(released=frozenset({"inc:released"})))
    assert b"kept-back" not in held
    assert held == public_bytes(name, holdings_of(secret_case("inc:released", "x")), Gate(frozenset({"inc:released"})))


letters = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=6, max_size=14)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    mark=letters,
    latitude=st.floats(-80, 80).map(lambda x: round(x, 6) + 1e-6),
    longitude=st.floats(-179, 179).map(lambda x: round(x, 6) + 1e-6),
    precision=st.sampled_from(["site", "named_place", "near_place", "admin2", "admin1", "region", "country"]),
    modality=st.sampled_from(["asserted", "alleged", "future"]),
)
def test_whatever_the_name_and_place_they_appear_in_no_format(
    mark: str, latitude: float, longitude: float, precision: str, modality: str
) -> None:
    mark = f"Qz{mark}zQ"
    case = secret_case("inc:a", mark, modality)
    place = dc.replace(case.incident.place, id=None, latitude=latitude, longitude=longitude, precision=precision)  # type: ignore[type-var]
    case = dc.replace(case, incident=dc.replace(case.incident, place=place))
    for name in sorted(FORMATS):
        held = public_bytes(name, holdings_of(case), Gate(released=frozenset({"inc:a"})))
        for form in {mark, mark.lower(), mark.casefold(), ascii(mark)[1:-1]}:
            assert form.encode() not in held
        for degrees in (latitude, longitude):
            if abs(degrees) > 1e-3:
                assert f"{degrees:.6f}".encode() not in held and repr(degrees).encode() not in held


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_redacted_name_appears_nowhere_even_if_it_is_public_otherwise(name: str) -> None:
    case = secret_case("inc:a", "x")
    official = Party(0, 4, "Una Holt", name="Una Holt", id="person:una-holt", sector="GOV")
    documents = (dc.replace(case.documents[0], publisher="Una Holt's diary", url="https://unaholt.example/x"),)
    voice = dc.replace(case.standings[0].voices[0], origin="outlet:una holt s diary", origin_name="Una Holt's diary")
    standing = dc.replace(case.standings[1], value="Una Holt", by_body="Una Holt", voices=(voice,))
    case = dc.replace(
        case,
        incident=dc.replace(case.incident, actors=(official,)),
        documents=documents,
        standings=(standing,),
        tolls=(dc.replace(case.tolls[0], by_authority=(("Una Holt", ("cnt:1",)),)),),
    )
    released = frozenset({"inc:a"})
    assert b"Una Holt" in public_bytes("csv", holdings_of(case), Gate(released))
    redacted = Gate(released, words=frozenset({"una holt", "unaholt"}))
    assert b"una holt" not in public_bytes(name, holdings_of(case), redacted).lower()
    assert b"unaholt" not in public_bytes(name, holdings_of(case), redacted).lower()


def shown(case: Case, gate: Gate | None = None, rules: PublicRules = RULES) -> Case:
    made = public_case(case, gate or Gate(frozenset({case.incident.id})), rules)
    assert made is not None
    return made


def with_place(**more: Any) -> Case:
    case = secret_case("inc:a", "x")
    place = dc.replace(case.incident.place, **more)  # type: ignore[type-var]
    return dc.replace(case, incident=dc.replace(case.incident, place=place))


def place_of(case: Case) -> tuple[str | None, str | None, bool]:
    place = case.incident.place
    assert place is not None
    return (place.name, place.precision, place.latitude is not None)


def test_a_town_of_the_tables_keeps_its_name_and_a_site_does_not() -> None:
    assert place_of(shown(with_place(name="Arlen", precision="named_place"))) == ("Arlen", "named_place", True)
    assert place_of(shown(with_place(name="Depot 9", precision="site"))) == ("Kidal", "named_place", True)


def test_points_lie_on_the_grid_so_that_neighbours_cannot_be_told_apart() -> None:
    one, two = (shown(with_place(latitude=LATITUDE + d, longitude=LONGITUDE)) for d in (0.0, 0.001))
    assert one.incident.place == two.incident.place
    far = [with_place(latitude=d, longitude=LONGITUDE) for d in (LATITUDE, 12.2)]
    assert shown(far[0]) != shown(far[1])
    coarse = dc.replace(RULES, places=PlaceRules(50.0))
    assert shown(far[0], rules=coarse).incident.place == shown(far[1], rules=coarse).incident.place


def test_young_incidents_are_shown_by_their_province_only() -> None:
    three_days = dc.replace(RULES, as_of=DAY + dt.timedelta(days=3))
    assert place_of(shown(with_place(), rules=three_days)) == ("Kidal", "admin1", False)
    assert place_of(shown(with_place(), rules=dc.replace(RULES, as_of=DAY + dt.timedelta(days=4))))[2]


def test_what_is_ahead_is_shown_by_its_province_only() -> None:
    assert place_of(shown(secret_case("inc:a", "x", "future"))) == ("Kidal", "admin1", False)


def test_protected_sites_are_shown_by_district_or_province_unless_two_reviewers_agreed() -> None:
    case = with_place()
    case = dc.replace(case, incident=dc.replace(case.incident, protected=("health_facility",)))
    assert place_of(shown(case)) == ("Kidal", "admin1", False)
    district = dc.replace(case.incident.place, name="Arlen district", precision="admin2")  # type: ignore[type-var]
    in_district = dc.replace(case, incident=dc.replace(case.incident, place=district))
    assert place_of(shown(in_district)) == ("Arlen district", "admin2", False)
    agreed = Gate(frozenset({"inc:a"}), exact=frozenset({"inc:a"}))
    assert place_of(shown(case, agreed)) == ("Kidal", "named_place", True)


def test_a_unit_of_a_public_body_is_known_by_that_body_alone() -> None:
    case = secret_case("inc:a", "x")
    unit = Party(0, 4, "Captain Orr's platoon", name="Captain Orr's platoon", sector="MIL", organ="blue")
    official = Party(0, 4, "Holt", name="Una Holt", id="person:una-holt", sector="GOV")
    case = dc.replace(case, incident=dc.replace(case.incident, actors=(unit, official)))
    assert [p.name for p in shown(case).incident.actors] == ["unnamed soldier 1, of Blue Guard", "Una Holt"]


def test_rules_can_be_made_stricter_but_never_looser() -> None:
    assert PlaceRules(5.0, 168).grid_km == 5.0
    for looser in ((0.5, 72), (1.0, 24), (float("nan"), 72)):
        with pytest.raises(ConfigError, match="at least 1 km"):
            PlaceRules(*looser)


def decision(number: int, action: str, target: str, reviewer: str = "A", **patch: Any) -> Decision:
    at = dt.datetime(2030, 6, 1, tzinfo=dt.UTC)
    return Decision(number, f"dec:{number}", action, target, "", patch, "why", reviewer, at, "", "")


def test_the_last_of_release_and_withdraw_holds() -> None:
    made = [decision(1, "release", "inc:a"), decision(2, "release", "inc:b"), decision(3, "withdraw", "inc:a")]
    assert gate_of(made).released == {"inc:b"}
    assert gate_of([*made, decision(4, "release", "inc:a")]).released == {"inc:a", "inc:b"}


def test_accepting_is_not_releasing_and_redacting_hides_the_incident() -> None:
    assert gate_of([decision(1, "accept", "inc:a"), decision(2, "override", "inc:a")]).released == set()
    gate = gate_of([decision(1, "release", "inc:a"), decision(2, "redact", "inc:a", names=["Una Holt "])])
    assert public_case(secret_case("inc:a", "x"), gate, RULES) is None
    assert gate.words == {"una holt"}


def test_one_reviewer_twice_is_not_two_reviewers() -> None:
    twice = [decision(n, "override", "inc:a", who, public_place="grid") for n, who in enumerate(("Kim", "kim "))]
    assert gate_of(twice).exact == set()
    assert gate_of([*twice, decision(3, "override", "inc:a", "Lee", public_place="grid")]).exact == {"inc:a"}


def test_redacted_claims_documents_and_mentions_are_gone() -> None:
    case = secret_case("inc:a", "x")
    gate = Gate(frozenset({"inc:a"}), redacted=frozenset({"clm:1", "doc:inc:a", "evt:inc:a"}))
    made = shown(case, gate)
    assert not (made.incident.documents or made.incident.events or made.mentions)
    assert not any(s.voices or s.claims_for for s in made.standings)
    assert made.documents[0].publisher is None and made.documents[0].url is None
