"""What goes into a ledger comes out of it, and nothing goes in twice."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.builders import TEXT, derived, failed, findings

from counterclaim.errors import StoreError, WriteError
from counterclaim.records import Count, Failure, Findings, Mention, Party, Span, When, document
from counterclaim.store import Ledger
from counterclaim.store.codec import read_back, written
from counterclaim.store.schema import SCHEMA
from counterclaim.store.tables import metadata


def test_findings_come_back_as_they_went_in(ledger: Ledger) -> None:
    given_in = [findings(1), findings(2), findings(3)]
    assert [ledger.add(f) for f in given_in] == [True, True, True]
    assert list(ledger.all_findings()) == given_in
    assert ledger.documents() == [f.document for f in given_in]
    assert ledger.verify() == []


def test_reading_the_same_document_twice_changes_nothing(ledger: Ledger) -> None:
    assert ledger.add(findings(1))
    before = ledger.info()
    assert not ledger.add(findings(1))
    assert ledger.info() == before


def test_two_outlets_copies_of_one_text_stay_two_documents(ledger: Ledger) -> None:
    other = document(TEXT, publisher="Harbour Post")
    assert ledger.add(findings(1))
    assert ledger.add(Findings(other))
    assert ledger.info()["documents"] == 2


def test_a_better_reading_takes_the_place_of_a_failed_one(ledger: Ledger) -> None:
    assert ledger.add(failed(1))
    assert not ledger.has(failed(1).document.id)
    assert [f.failure.stage for f in ledger.failures()] == ["find"]
    assert ledger.add(findings(1))
    assert ledger.has(findings(1).document.id)
    assert ledger.failures() == []
    assert not ledger.add(failed(1))
    assert ledger.findings("report-1") == findings(1)
    assert ledger.verify() == []


def test_replacing_findings_on_demand_leaves_no_row_of_the_old_ones(ledger: Ledger) -> None:
    ledger.add(findings(1))
    ledger.add(findings(2))
    less = dc.replace(findings(1), claims=(), disputes=())
    assert ledger.add(less, replace=True)
    assert list(ledger.all_findings()) == [less, findings(2)]
    assert ledger.verify() == []
    assert [hit.document for hit in ledger.search("Marn")] == [findings(2).document.id]


def test_a_document_is_found_by_id_beginning_external_id_path_and_file_name(ledger: Ledger) -> None:
    ledger.add(findings(1))
    ledger.add(findings(2))
    name = findings(1).document.id
    for given_name in (name, name[:12], name[4:12], "report-1", "in/report-1.txt", "report-1.txt"):
        assert ledger.findings(given_name) == findings(1)


def test_an_unknown_document_and_an_unclear_one_are_errors_with_a_remedy(ledger: Ledger) -> None:
    ledger.add(findings(1, external_id="same"))
    ledger.add(findings(2, TEXT + " Rain fell.", external_id="same"))
    with pytest.raises(StoreError, match=r"no document 'nowhere'.*Remedy"):
        ledger.findings("nowhere")
    with pytest.raises(StoreError, match=r"several documents.*Remedy.*doc:"):
        ledger.findings("same")


def test_a_percent_sign_in_a_name_is_no_wildcard(ledger: Ledger) -> None:
    ledger.add(findings(1))
    with pytest.raises(StoreError):
        ledger.findings("%%%%")


def test_what_is_derived_is_replaced_as_a_whole_and_comes_back(ledger: Ledger) -> None:
    first, second = findings(1), findings(2)
    ledger.add(first)
    ledger.add(second)
    ledger.replace_derived(*derived(first))
    ledger.replace_derived(*derived(first, second))
    incidents, judgements, standings, tolls, asks = derived(first, second)
    assert ledger.incidents() == [*incidents]
    assert ledger.judgements() == [*judgements]
    assert ledger.standings() == [*standings]
    assert ledger.tolls() == [*tolls]
    assert ledger.asks() == [*asks]
    assert [s.issue for s in ledger.standings("inc:1")] == ["occurrence"]
    assert not ledger.standings("inc:2")
    assert not ledger.tolls("inc:2")
    assert ledger.verify() == []


def test_events_name_the_incident_they_belong_to_now(ledger: Ledger) -> None:
    ledger.add(findings(1))
    assert ledger.findings("report-1").events[0].incident is None
    ledger.replace_derived(*derived(findings(1)))
    assert ledger.findings("report-1").events[0].incident == "inc:1"
    ledger.replace_derived((), (), (), (), ())
    assert ledger.findings("report-1") == findings(1)


def test_derived_is_current_until_a_document_or_decision_is_added(ledger: Ledger) -> None:
    assert not ledger.derived_is_current()
    ledger.add(findings(1))
    ledger.replace_derived(*derived(*ledger.all_findings()))
    assert ledger.derived_is_current()
    ledger.add(findings(1))
    assert ledger.derived_is_current()
    ledger.decide("accept", "inc:1", "two outlets agree", "Ann")
    assert not ledger.derived_is_current()


def test_what_another_program_adds_meanwhile_is_not_taken_as_derived(ledger: Ledger, address: str) -> None:
    ledger.add(findings(1))
    seen = list(ledger.all_findings())
    with Ledger.open(address) as other:
        other.add(findings(2))
    ledger.replace_derived(*derived(*seen))
    assert not ledger.derived_is_current()


def test_an_incident_of_an_unknown_event_is_refused_and_the_old_ones_stay(ledger: Ledger) -> None:
    ledger.add(findings(1))
    ledger.replace_derived(*derived(findings(1)))
    with pytest.raises(WriteError, match="Remedy"):
        ledger.replace_derived(*derived(findings(2)))
    assert len(ledger.incidents()) == 1


def test_a_failure_of_an_input_is_kept_once(ledger: Ledger) -> None:
    assert ledger.add_problem("in/broken.txt", "ReadError", "there is no text in it.")
    assert not ledger.add_problem("in/broken.txt", "ReadError", "there is no text in it.")
    (kept,) = ledger.failures()
    assert (kept.path, kept.failure.stage, kept.failure.error) == ("in/broken.txt", "read", "ReadError")
    assert kept.at.tzinfo is dt.UTC


def test_two_findings_of_one_id_are_both_given_back(ledger: Ledger) -> None:
    one = findings(1)
    double = dc.replace(one, claims=(*one.claims, dc.replace(one.claims[0], issue="responsibility")))
    ledger.add(double)
    assert ledger.findings("report-1") == double
    assert ledger.verify() == []


def test_half_characters_are_refused_with_a_remedy(ledger: Ledger) -> None:
    with pytest.raises(WriteError, match="Remedy"):
        ledger.add(Findings(document("half \ud800 a character")))
    assert ledger.documents() == []


@pytest.mark.slow
def test_two_hundred_thousand_sentences_are_kept(path: Path) -> None:
    text = "No. " * 200_000
    long = Findings(document(text), sentences=tuple(Span(i, i + 3) for i in range(0, len(text), 4)))
    with Ledger.open(path) as ledger:
        assert ledger.add(long)
        assert ledger.info()["sentences"] == 200_000


def test_facts_count_what_is_there(ledger: Ledger) -> None:
    ledger.add(findings(1))
    facts = ledger.info()
    assert (facts["documents"], facts["claims"], facts["events"], facts["schema_version"]) == (1, 2, 1, SCHEMA)
    assert isinstance(facts["size_bytes"], int)
    assert facts["size_bytes"] > 100_000
    assert "war.sqlite" in str(facts["path"]) or "postgresql://" in str(facts["path"])
    assert facts["last_write_at"] is not None


def test_the_migrations_make_the_tables_that_the_code_speaks_of(ledger: Ledger) -> None:
    with ledger._engine.connect() as connection:
        opts = {"include_name": _not_of_the_index, "include_object": _not_of_the_words}
        assert compare_metadata(MigrationContext.configure(connection, opts=opts), metadata) == []


def _not_of_the_index(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith("sentence_words"))


def _not_of_the_words(_thing: object, name: str | None, *_rest: object) -> bool:
    return name not in ("words", "ix_sentences_words")


def test_importing_the_store_loads_no_database_library() -> None:
    code = "import sys, counterclaim.store as s\nfor m in ('sqlalchemy', 'alembic'): print(m in sys.modules); s.Ledger"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]


_words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
_ends = st.integers(0, 200)
_days = st.none() | st.dates()
_parties = st.builds(Party, _ends, _ends, _words, name=st.none() | _words, id=st.none() | _words)
_counts = st.builds(
    Count, _words, _ends, _ends, _words, _words, _words, st.none() | _ends, st.none() | _ends, st.booleans(),
    authority=st.none() | _parties,
)  # fmt: skip
_spans = st.tuples(_ends, _ends).map(lambda pair: Span(min(pair), max(pair)))
_mentions = st.builds(
    Mention, _words, _ends, _ends, _words, latitude=st.none() | st.floats(-90, 90), core=st.none() | _spans
)
_failures = st.builds(Failure, _words, _words, _words, _words)
_documents = st.builds(document, _words, title=st.none() | _words, publisher=st.none() | _words, published_on=_days)
_findings = st.builds(
    Findings, _documents,
    counts=st.lists(_counts, max_size=3).map(tuple),
    mentions=st.lists(_mentions, max_size=3).map(tuple),
    failures=st.lists(_failures, max_size=2).map(tuple),
)  # fmt: skip


@given(_findings)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_findings_come_back_the_same(ledger: Ledger, some: Findings) -> None:
    ledger.add(some, replace=True)
    assert ledger.findings(some.document.id) == some


@given(st.builds(When, _days, _days, _words, _words, st.none() | _ends, text=st.none() | _words))
def test_any_record_is_read_back_from_its_json(when: When) -> None:
    assert read_back(When, written(when)) == when


def test_the_json_of_a_record_leaves_out_defaults_and_forgives_unknown_keys() -> None:
    assert written(Failure("a", "b", "c", "d")) == '{"component":"b","error":"c","message":"d","stage":"a"}'
    assert read_back(Span, '{"start":1,"end":2,"colour":"red"}') == Span(1, 2)
