"""One more document in a ledger that holds many: what it touches is derived anew, the rest stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.link.test_growing import _reports
from tests.link.test_link import shelling
from tests.weigh.builders import DAY, NORDIA, Report, actor

from counterclaim.records import Findings
from counterclaim.run import growing
from counterclaim.run.engine import Engine
from counterclaim.run.keep import bring_up_to_date
from counterclaim.settings import Settings
from counterclaim.store import Ledger


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Settings())


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """An empty ledger that grows from its first document on."""
    monkeypatch.setattr(growing, "GROWS_FROM", 1)
    with Ledger.open(tmp_path / "war.sqlite") as made:
        yield made


def _all(ledger: Ledger, *findings: Findings) -> None:
    for found in findings:
        ledger.add(found)


def _state(ledger: Ledger) -> tuple[object, ...]:
    """All that is derived, in an order of its own."""
    return (
        sorted(ledger.incidents(), key=lambda i: i.id),
        sorted(ledger.standings(), key=lambda s: (s.incident, s.issue)),
        sorted(ledger.tolls(), key=repr),
        sorted(ledger.asks(), key=lambda a: a.id),
    )


def test_a_ledger_that_grew_holds_what_all_at_once_gives(ledger: Ledger, engine: Engine, tmp_path: Path) -> None:
    reports = _reports(3, 12)
    _all(ledger, *reports[:8])
    bring_up_to_date(ledger, engine)
    for found in reports[8:]:
        ledger.add(found)
        assert bring_up_to_date(ledger, engine)
    assert ledger.derived_is_current() and not ledger.verify()
    grown = _state(ledger)
    bring_up_to_date(ledger, engine, anew=True)
    assert _state(ledger) == grown
    with Ledger.open(tmp_path / "other.sqlite") as other:
        _all(other, *reports)
        bring_up_to_date(other, engine)
        events = {frozenset(i.events) for i in other.incidents()}
    assert events == {frozenset(i.events) for i in grown[0]}  # type: ignore[attr-defined]


def test_only_what_the_new_document_touches_is_written(ledger: Ledger, engine: Engine) -> None:
    _all(ledger, shelling().findings(), shelling(publisher="Radio", on=DAY + dt.timedelta(days=40)).findings())
    bring_up_to_date(ledger, engine)
    before = {i.id: n for n, i in enumerate(ledger.incidents())}
    ledger.add(shelling(publisher="Post").findings())
    assert bring_up_to_date(ledger, engine, overall=False)
    assert {i.id: n for n, i in enumerate(ledger.incidents())} == before
    assert sorted(i.n_documents for i in ledger.incidents()) == [1, 2]
    assert {i.n_origins for i in ledger.incidents()} == {1}  # the Post has the very words of the Gazette


def test_asks_wait_until_someone_asks_for_them(ledger: Ledger, engine: Engine) -> None:
    ledger.add(shelling().findings())
    bring_up_to_date(ledger, engine)
    report = Report("The Nordia Army called for a ceasefire.", publisher="Radio")
    report.claim("for a ceasefire", "demands", "request", by=actor("The Nordia Army", **NORDIA), cue="called")
    ledger.add(report.findings())
    bring_up_to_date(ledger, engine, overall=False)
    assert not ledger.overall_is_current() and not ledger.asks()
    assert bring_up_to_date(ledger, engine)
    assert [a.kind for a in ledger.asks()] == ["pause_or_ceasefire"] and ledger.derived_is_current()


def test_a_document_that_asks_nothing_leaves_the_asks_current(ledger: Ledger, engine: Engine) -> None:
    ledger.add(shelling().findings())
    bring_up_to_date(ledger, engine)
    ledger.add(shelling(publisher="Radio").findings())
    bring_up_to_date(ledger, engine, overall=False)
    assert ledger.overall_is_current()


def test_running_tolls_of_a_new_document_come_too(ledger: Ledger, engine: Engine) -> None:
    ledger.add(shelling().findings())
    bring_up_to_date(ledger, engine)
    report = Report("The ministry says 900 people were killed since May.", publisher="Radio")
    report.count("900 people", 900, scope="cumulative", authority=actor("The ministry", id="nordia-health"))
    ledger.add(report.findings())
    bring_up_to_date(ledger, engine)
    assert [t.low for t in ledger.tolls() if t.incident is None] == [900]


def test_after_a_decision_all_is_derived_anew(ledger: Ledger, engine: Engine) -> None:
    found = shelling().findings()
    ledger.add(found)
    bring_up_to_date(ledger, engine)
    ledger.decide("accept", found.events[0].id, "read by us", "Ada")
    ledger.add(shelling(publisher="Radio").findings())
    assert ledger.come_since() is None
    assert bring_up_to_date(ledger, engine) and ledger.derived_is_current()


def test_many_documents_at_once_are_derived_as_a_whole(
    ledger: Ledger, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add(shelling().findings())
    bring_up_to_date(ledger, engine)
    monkeypatch.setattr(growing, "MOST_NEW", 1)
    _all(ledger, *_reports(1, 2))
    assert not growing.grown(ledger, engine)
    assert bring_up_to_date(ledger, engine) and ledger.derived_is_current()


def test_a_change_from_outside_is_still_found_after_growth(ledger: Ledger, engine: Engine) -> None:
    import sqlite3

    ledger.add(shelling().findings())
    bring_up_to_date(ledger, engine)
    with sqlite3.connect(str(ledger.address.file)) as raw:
        raw.execute("UPDATE incidents SET title = 'another'")
    ledger.add(shelling(publisher="Radio", on=DAY + dt.timedelta(days=40)).findings())
    bring_up_to_date(ledger, engine, overall=False)
    assert not ledger.derived_is_current()
