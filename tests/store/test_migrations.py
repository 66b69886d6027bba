"""A ledger of every released form comes forward whole, in a file and on a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert
from tests.store.builders import derived, findings

from counterclaim.errors import StoreError
from counterclaim.records.findings import Failure
from counterclaim.store import Ledger, decisions, tables
from counterclaim.store.address import address_of
from counterclaim.store.engine import engine_for, reading, writing
from counterclaim.store.rows import (
    arrival_digest,
    document_row,
    failure_row,
    failure_seal,
    incident_row,
    rows_of,
    standing_row,
)
from counterclaim.store.schema import SCHEMA, now, schema_version, set_meta

RELEASED = range(1, SCHEMA)
AT = "2031-05-06T00:00:00.000000+00:00"


def _made_by(at: str, schema: int) -> None:
    """A ledger as the program with this schema left it: two documents, a failure, an incident and a decision."""
    address = address_of(at)
    engine = engine_for(address)
    with writing(engine, address) as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(tables.__file__).parent / "migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, str(schema))
        for number in (1, 2):
            row = document_row(findings(number)) | {"number": number, "added_at": now()}
            if schema > 1:
                row["arrival_sha256"] = arrival_digest({"n_failures": 0} | row)
            connection.execute(insert(tables.documents), row)
            for table, rows in rows_of(findings(number)).items():
                connection.execute(insert(table), rows)
        failure = failure_row(Failure("read", "counterclaim.intake", "ReadError", "no text"), None, "broken.txt")
        seal = {"arrival_sha256": failure_seal(failure["id"], AT)} if schema > 2 else {}
        connection.execute(insert(tables.failures), failure | {"at": AT} | seal)
        (incident,), _, (standing,), _, _ = derived(findings(1), findings(2))
        connection.execute(insert(tables.incidents), incident_row(incident, 1))
        connection.execute(insert(tables.standings), standing_row(standing, 1))
        connection.execute(
            insert(tables.incident_events), [{"incident": incident.id, "event": event} for event in incident.events]
        )
        if schema > 1:
            set_meta(connection, documents="2")
        said = {"action": "accept", "target": "inc:1", "target_sha256": "0" * 64, "patch": "{}"}
        decisions.append(connection, said | {"rationale": "seen", "reviewer": "Ann"})
        set_meta(connection, app_version="0.1.0", created_at=now(), revision="3", derived_at_revision="3")
        set_meta(connection, derived_by="0.1.0", derived_sha256="0" * 64)
    engine.dispose()


@pytest.mark.parametrize("schema", RELEASED)
def test_a_ledger_of_a_released_form_comes_forward_with_all_that_it_holds(address: str, schema: int) -> None:
    _made_by(address, schema)
    with Ledger.open(address) as ledger:
        assert ledger.verify() == []
        assert [kept.path for kept in ledger.failures()] == ["broken.txt"]
        assert [d.reviewer for d in ledger.decisions()] == ["Ann"]
        assert len(ledger.search("clinic")) == 4
        assert [i.id for i in ledger.incidents()] == ["inc:1"] and not ledger.derived_is_current()
        ledger.replace_derived(*derived(findings(1), findings(2)))
        assert ledger.derived_is_current() and ledger.verify() == []
        ledger.replace_derived((), (), (), (), ())
        assert list(ledger.all_findings()) == [findings(1), findings(2)]
        ledger.decide("accept", findings(1).document.id, "seen", "Ben")
        assert ledger.add(findings(3))
        assert ledger.verify() == []
        with reading(ledger._engine, ledger.address) as connection:
            assert schema_version(connection) == SCHEMA


def test_two_ledgers_share_a_database_in_schemas_of_their_own(server: str) -> None:
    from tests import postgresql

    with postgresql.schema(server) as here, postgresql.schema(server) as there:
        with Ledger.open(here) as one, Ledger.open(there) as other:
            one.add(findings(1))
            assert other.documents() == []
        with pytest.raises(StoreError, match=r"is not a ledger.*Remedy"), postgresql.schema(server) as empty:
            Ledger.open(empty, create=False)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("postgresql://nobody@/war?host=/nowhere", "the server does not answer"),
        ("postgresql://tests:secret@/nowhere?host={host}", "there is no such database"),
    ],
)
def test_a_server_that_gives_no_ledger_is_told_with_a_remedy_and_without_the_password(
    server: str, at: str, said: str
) -> None:
    with pytest.raises(StoreError, match=f"{said}.*Remedy") as told:
        Ledger.open(at.format(host=server.partition("host=")[2]))
    assert "secret" not in str(told.value)


def test_a_character_that_a_server_cannot_keep_is_told(on_postgresql: str) -> None:
    from counterclaim.records import Findings, document

    with Ledger.open(on_postgresql) as ledger, pytest.raises(StoreError, match=r"NUL.*Remedy"):
        ledger.add(Findings(document("a nought \0 in it")))
