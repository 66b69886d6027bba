"""Each format, read back with a reader that others wrote."""

from __future__ import annotations

import csv
import dataclasses as dc
import hashlib
import json
from pathlib import Path
from typing import Any

import pandas
import pytest

from counterclaim.cli.export import To
from counterclaim.export import acled, ftm, ucdp
from counterclaim.export.cases import Case, HoldingsInMemory
from counterclaim.export.formats import FORMATS, write_format
from counterclaim.export.jsons import compact
from counterclaim.records import Party, Place, Standing, Toll, When


def written(name: str, holdings: HoldingsInMemory, folder: Path) -> Path:
    write_format(name, holdings, folder)
    return folder


def changed(case: Case, **more: Any) -> Case:
    return dc.replace(case, incident=dc.replace(case.incident, **more))


def status_of(case: Case, issue: str, status: str, value: str | None = None) -> Case:
    made = Standing(case.incident.id, issue, status, "R0", "1", value, (), ())
    return dc.replace(case, standings=(*(s for s in case.standings if s.issue != issue), made))


def test_the_command_line_offers_every_format() -> None:
    assert {to.value for to in To} == set(FORMATS)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_holdings_give_the_same_bytes(name: str, holdings: HoldingsInMemory, tmp_path: Path) -> None:
    one, two = written(name, holdings, tmp_path / "one"), written(name, holdings, tmp_path / "two")
    assert {p.name: p.read_bytes() for p in one.iterdir()} == {p.name: p.read_bytes() for p in two.iterdir()}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_each_file_has_its_digest_and_no_part_is_left(name: str, holdings: HoldingsInMemory, tmp_path: Path) -> None:
    folder = written(name, holdings, tmp_path / "out")
    lines = (line.split("  ") for line in (folder / "SHA256SUMS").read_text().splitlines())
    sums = {file: digest for digest, file in lines}
    assert set(sums) == {p.name for p in folder.iterdir()} - {"SHA256SUMS"}
    for file, digest in sums.items():
        assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("name", ["csv", "acled", "ucdp", "monthly", "ftm"])
def test_frictionless_finds_the_data_package_valid(name: str, holdings: HoldingsInMemory, tmp_path: Path) -> None:
    from frictionless import Package

    folder = written(name, holdings, tmp_path / "out")
    with (folder / "datapackage.json").open() as file:
        described = json.load(file)
    tables = [r for r in described["resources"] if r["format"] == "csv"]
    report = Package({**described, "resources": tables}, basepath=str(folder)).validate()
    assert report.valid, report.flatten(["title", "fieldName", "message"])
    assert len(tables) == len(list(folder.glob("*.csv")))


def test_pandas_reads_every_table_and_ids_lead_from_one_to_the_other(
    holdings: HoldingsInMemory, tmp_path: Path
) -> None:
    folder = written("csv", holdings, tmp_path)
    tables = {p.stem: pandas.read_csv(p) for p in folder.glob("*.csv")}
    assert {"documents", "events", "claims", "disputes", "counts", "incidents", "standings", "asks"} <= set(tables)
    assert set(tables["voices"].incident_id) <= set(tables["incidents"].incident_id)
    assert set(tables["claims"].document_id) <= set(tables["documents"].document_id)
    contested = tables["standings"].query("status == 'contested'")
    assert contested.issue.tolist() == ["target_use"]


def test_parquet_holds_the_same_tables_with_types(holdings: HoldingsInMemory, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    folder = written("parquet", holdings, tmp_path)
    incidents = pq.read_table(folder / "incidents.parquet")
    assert incidents.num_rows == 2
    assert str(incidents.schema.field("earliest").type) == "date32[day]"
    assert incidents.column("killed_low").to_pylist() == [12, None]
    assert pq.read_table(folder / "claims.parquet").num_rows == 3


def test_an_acled_like_file_has_the_columns_in_order_and_says_what_it_is_not(
    holdings: HoldingsInMemory, tmp_path: Path
) -> None:
    folder = written("acled", holdings, tmp_path)
    frame = pandas.read_csv(folder / "acled-like.csv")
    assert (
        list(frame.columns)
        == (
            "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 "
            "inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 "
            "location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
        ).split()
    )
    assert frame.event_date.tolist() == ["2030-05-03"]
    assert (frame.fatalities[0], frame.time_precision[0], frame.geo_precision[0]) == (12, 1, 1)
    assert "Not ACLED data" in frame.notes[0] and "not ACLED data" in frame.tags[0]
    readme = (folder / "README.md").read_text()
    assert "This is not ACLED's data" in readme
    assert "an act that ACLED has no type for" in readme


def test_where_responsibility_is_contested_the_file_names_nobody(holdings: HoldingsInMemory) -> None:
    strike = changed(holdings.all_cases[0], actors=(Party(0, 1, "x", name="Blue Guard", id="blue", sector="MIL"),))
    assert acled.acled_row(strike)["actor1"] == "Blue Guard"
    contested = status_of(strike, "responsibility", "contested")
    assert acled.acled_row(contested)["actor1"] == "Unidentified (responsibility contested)"
    assert ucdp.ucdp_row(contested)["side_a"] == "Unidentified (responsibility contested)"


def test_who_conceded_it_is_the_actor_and_not_whom_others_accused(holdings: HoldingsInMemory) -> None:
    both = tuple(Party(0, 1, n, name=n, id=n, sector="MIL") for n in ("Red Council", "Blue Guard"))
    strike = status_of(changed(holdings.all_cases[0], actors=both), "responsibility", "conceded", "Blue Guard")
    row = acled.acled_row(strike)
    assert (row["actor1"], row["assoc_actor_1"]) == ("Blue Guard", "")


def test_an_army_abroad_is_an_external_force_and_civilians_are_targeted(holdings: HoldingsInMemory) -> None:
    strike = changed(
        holdings.all_cases[0],
        actors=(Party(0, 1, "x", name="French army", id="fr", code="FRA MIL", sector="MIL"),),
        recipients=(Party(0, 1, "villagers", sector="CVL"),),
        place=Place(0, 1, "Kidal", country="MLI", latitude=18.4, longitude=1.4, precision="named_place"),
    )
    row = acled.acled_row(strike)
    assert (row["inter1"], row["actor2"]) == ("External/Other forces", "Civilians (Mali)")
    assert row["interaction"] == "Civilians-External/Other forces"
    assert (row["civilian_targeting"], row["iso"], row["region"]) == ("Civilian targeting", 466, "Western Africa")
    assert ucdp.ucdp_row(strike)["type_of_violence"] == 3


@pytest.mark.parametrize(("words", "expected"), [("dozens", 12), ("hundreds", 100), ("several", 3)])
def test_vague_numbers_become_acleds_lowest(holdings: HoldingsInMemory, words: str, expected: int) -> None:
    strike = holdings.all_cases[0]
    count = dc.replace(strike.counts[0], text=f"{words} killed", low=24, vague=True)
    toll = dc.replace(strike.tolls[0], by_authority=(("The Arlen Post", (count.id,)),))
    row = acled.acled_row(dc.replace(strike, counts=(count,), tolls=(toll,)))
    assert row["fatalities"] == expected
    assert "fatalities_basis=vague_word" in str(row["tags"])


def test_where_no_death_is_mentioned_acled_has_0_and_ucdp_no_row(holdings: HoldingsInMemory) -> None:
    quiet = dc.replace(holdings.all_cases[0], tolls=())
    assert acled.acled_row(quiet)["fatalities"] == 0
    assert "none_mentioned" in str(acled.acled_row(quiet)["tags"])
    assert ucdp.why_not(quiet) == "no death reported"


def test_what_is_planned_or_denied_or_nowhere_has_no_row(holdings: HoldingsInMemory) -> None:
    strike = holdings.all_cases[0]
    assert acled.why_not(strike) is None
    assert acled.why_not(changed(strike, modality="future"))
    assert acled.why_not(status_of(strike, "occurrence", "denied_only"))
    assert acled.why_not(changed(strike, place=None))
    country = dc.replace(strike.incident.place, precision="country")  # type: ignore[type-var]
    assert acled.why_not(changed(strike, place=country))
    year = When(strike.incident.date.earliest, None, "year", "explicit")  # type: ignore[union-attr]
    assert acled.why_not(changed(strike, date=year))


def test_a_ucdp_like_file_is_unvetted_and_shows_only_a_range_where_only_parties_speak(
    holdings: HoldingsInMemory, tmp_path: Path
) -> None:
    folder = written("ucdp", holdings, tmp_path)
    frame = pandas.read_csv(folder / "ucdp-ged-like.csv")
    assert list(frame.columns) == list(ucdp.COLUMNS)
    assert frame.code_status.tolist() == ["Unvetted"]
    assert (frame.low[0], frame.high[0], frame.date_prec[0], frame.where_prec[0]) == (12, 15, 1, 1)
    assert pandas.isna(frame.best[0])
    assert "This is not UCDP's data" in (folder / "README.md").read_text()


def test_geojson_is_valid_and_draws_no_false_pin(holdings: HoldingsInMemory, tmp_path: Path) -> None:
    from geojson_pydantic import FeatureCollection

    strike = holdings.all_cases[0]
    area = changed(strike, place=dc.replace(strike.incident.place, precision="admin1"))  # type: ignore[type-var]
    nowhere = changed(strike, place=None)
    folder = written("geojson", dc.replace(holdings, all_cases=(strike, area, nowhere)), tmp_path)
    read: Any = FeatureCollection.model_validate_json((folder / "incidents.geojson").read_text())
    pin, hatched, listed = read.features
    assert tuple(pin.geometry.coordinates) == (2.0, 1.0) and pin.properties["uncertainty_m"] == 2000
    assert hatched.geometry is None and hatched.properties["area_centre"] == [2.0, 1.0]
    assert listed.geometry is None and listed.properties["area_centre"] is None


def test_plover_records_have_the_keys_of_the_gold_standard_records(holdings: HoldingsInMemory, tmp_path: Path) -> None:
    folder = written("plover", holdings, tmp_path)
    strike, met = json.loads((folder / "plover.json").read_text())
    wanted = "id date source target event eventText context mode text language publication coder version comment"
    assert set(wanted.split()) <= set(strike)
    assert (strike["event"], strike["eventText"], met["event"]) == ("ASSAULT", "strike", "CONSULT")
    assert strike["text"].startswith("A strike hit a depot in Arlen")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own reader of JSON-LD
def test_rdflib_reads_claims_with_author_source_and_span(holdings: HoldingsInMemory, tmp_path: Path) -> None:
    import rdflib

    folder = written("jsonld", holdings, tmp_path)
    graph = rdflib.Graph().parse(folder / "dossier.jsonld", format="json-ld")
    query = """
        PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?name ?text ?exact WHERE {
          ?claim a schema:Claim ; schema:author/schema:name ?name ; schema:text ?text ; prov:wasDerivedFrom ?document .
          ?note a oa:Annotation ; oa:hasBody ?claim ; oa:hasTarget [ oa:hasSource ?document ;
            oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact ?exact ] ] . ?document a schema:Article . }"""
    rows = {(str(r[0]), str(r[1])): str(r[2]) for r in graph.query(query)}  # type: ignore[index]
    assert rows[("Red Council", "this")] == "The Red Council denied this, saying it stored flour."


def test_followthemoney_takes_entities_and_statements(holdings: HoldingsInMemory, tmp_path: Path) -> None:
    from followthemoney import model

    strike = changed(holdings.all_cases[0], actors=(Party(0, 1, "x", name="Blue Guard", id="blue", code="FRA MIL"),))
    folder = written("ftm", dc.replace(holdings, all_cases=(strike,)), tmp_path)
    entities = [json.loads(line) for line in (folder / "entities.ftm.json").read_text().splitlines()]
    proxies = {e["id"]: model.get_proxy(e, cleaned=False) for e in entities}
    for entity in entities:
        assert set(proxies[entity["id"]].to_dict()["properties"]) == set(entity["properties"]), "a value was refused"
    (event,) = (p for p in proxies.values() if p.schema.name == "Event")
    assert [proxies[i].caption for i in event.get("involved")] == ["Blue Guard"]
    assert all(proxies[i].schema.name == "Article" for i in event.get("proof"))
    rows = list(csv.DictReader((folder / "statements.csv").read_text().splitlines()))
    for row in rows:
        schema: Any = model.get(row["schema"])
        assert row["prop_type"] == ("id" if row["prop"] == "id" else schema.get(row["prop"]).type.name)
    assert len({r["id"] for r in rows}) == len(rows)
    assert {r["entity_id"] for r in rows} == set(proxies)


def test_a_statement_has_the_key_that_nomenklatura_gives_it() -> None:
    entity = {"id": "cc-1", "schema": "Event", "properties": {"name": ["a strike"]}}
    (_, name) = ftm.statements([entity])
    assert name["id"] == hashlib.sha1(b"counterclaim.cc-1.name.a strike").hexdigest()


def test_timemap_events_are_strings_and_lead_to_their_sources(holdings: HoldingsInMemory, tmp_path: Path) -> None:
    folder = written("timemap", holdings, tmp_path)
    events, sources, kinds = (
        json.loads((folder / f"{n}.json").read_text()) for n in ("events", "sources", "associations")
    )
    assert {s for e in events for s in e["sources"]} <= {s["id"] for s in sources}
    assert {a for e in events for a in e["associations"]} <= {k["id"] for k in kinds}
    assert (events[0]["latitude"], events[0]["date"]) == ("1.0", "2030-05-03")


def test_monthly_sums_keep_incidents_origins_and_documents_apart(holdings: HoldingsInMemory, tmp_path: Path) -> None:
    strike = holdings.all_cases[0]
    folder = written("monthly", dc.replace(holdings, all_cases=(strike, strike)), tmp_path)
    frame = pandas.read_csv(folder / "monthly.csv")
    row = frame.iloc[0]
    assert (row.month, row.type) == ("2030-05", "ASSAULT")
    assert (row.incidents, row.origin_reports, row.document_reports) == (2, 6, 4)
    assert (row.killed_low, row.killed_high) == (24, 30)


def test_an_incident_over_two_months_has_no_month(holdings: HoldingsInMemory, tmp_path: Path) -> None:
    date = holdings.all_cases[0].incident.date
    long = changed(holdings.all_cases[0], date=dc.replace(date, latest=date.earliest.replace(month=6)))  # type: ignore[type-var,union-attr]
    folder = written("monthly", dc.replace(holdings, all_cases=(long,)), tmp_path)
    assert pandas.read_csv(folder / "monthly.csv").month.tolist() == ["unknown"]


def test_a_word_document_has_real_footnotes_with_the_sentences(holdings: HoldingsInMemory, tmp_path: Path) -> None:
    import docx

    folder = written("brief", holdings, tmp_path)
    document = docx.Document(str(folder / "brief.docx"))
    text = "\n".join(p.text for p in document.paragraphs)
    assert "1. “strike”: “a depot” in Arlen" in text
    notes = [r.target_part.blob.decode() for r in document.part.rels.values() if r.reltype.endswith("/footnotes")]
    assert "The Red Council denied this, saying it stored flour." in notes[0]
    assert document.element.xml.count("footnoteReference") == notes[0].count("<w:footnoteRef/>") > 5


@pytest.mark.parametrize("name", ["brief.md", "brief.html"])
def test_each_footnote_of_a_brief_leads_to_its_sentence(name: str, holdings: HoldingsInMemory, tmp_path: Path) -> None:
    import re

    text = (written("brief", holdings, tmp_path) / name).read_text()
    marks = r"\[\^(d\d+s\d+)\](?!:)" if name.endswith("md") else r'href="#(d\d+s\d+)"'
    places = r"^\[\^(d\d+s\d+)\]:" if name.endswith("md") else r'id="(d\d+s\d+)"'
    assert set(re.findall(marks, text)) == set(re.findall(places, text, re.MULTILINE)) != set()
    assert "saying it stored flour" in text


def test_a_failed_export_leaves_no_file(holdings: HoldingsInMemory, tmp_path: Path) -> None:
    bad = changed(holdings.all_cases[0], type="NO SUCH TYPE")
    with pytest.raises(KeyError):
        write_format("timemap", dc.replace(holdings, all_cases=(bad,)), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_json_is_safe_for_readers_that_split_at_odd_line_ends() -> None:
    assert compact({"a": "x\u2028y\ud800"}) == '{"a":"x\\u2028y\\ud800"}'


def test_a_toll_of_one_party_group_is_a_fallback(holdings: HoldingsInMemory) -> None:
    strike = holdings.all_cases[0]
    children = Toll(strike.incident.id, "killed", "children", 4, 4, 4, False, ())
    assert acled.acled_row(dc.replace(strike, tolls=(children,)))["fatalities"] == 4
