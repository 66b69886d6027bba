"""The ledger's front door: everything is read and written through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine

from counterclaim.records.documents import Document
from counterclaim.records.findings import Failure, Findings
from counterclaim.records.incidents import Ask, Incident, Judgement, Standing, Toll
from counterclaim.records.near import Near
from counterclaim.store import (
    amending,
    copying,
    decisions,
    derived,
    documents,
    judging,
    neighbours,
    search,
    verify,
    versions,
)
from counterclaim.store import rebuild as rebuilding
from counterclaim.store.address import Address, address_of, check
from counterclaim.store.derived import Derived
from counterclaim.store.engine import engine_for, reading, settle, told, writing
from counterclaim.store.schema import bring_up_to_date
from counterclaim.store.shapes import Decision, Hit, StoredFailure

__all__ = ["Ledger"]


class Ledger:
    """A ledger: many may read it while one writes; each step is kept whole or not at all."""

    def __init__(self, address: Address, engine: Engine) -> None:
        self.address = address
        self._engine = engine
        self._seen: int | None = None  # the state that all_findings() gave last, for replace_derived()

    @classmethod
    def open(cls, at: str | Path | Address, create: bool = True) -> Self:
        """The ledger in a file or at a postgresql:// address, made when new (unless `create` is False), up to date.

        SchemaVersionError when a newer program wrote it; WriteError when it cannot be made; StoreError when it is
        no ledger.
        """
        address = address_of(at)
        check(address, create)
        engine = engine_for(address)
        try:
            bring_up_to_date(engine, address, create)
        except BaseException:
            engine.dispose()
            raise
        return cls(address, engine)

    def close(self) -> None:
        """Nothing; ends all connections. A closed ledger opens again by itself when used."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # documents and what they say

    def add(self, findings: Findings, replace: bool = False) -> bool:
        """True when the document was added, False when it was there already: reading twice changes nothing.

        One transaction a document. Findings of an earlier reading that failed give way to a better one; with
        `replace` any earlier findings do.
        """
        with writing(self._engine, self.address) as connection:
            return documents.add(connection, findings, replace)

    def add_failure(self, failure: Failure, *, document: str | None = None, path: str | None = None) -> bool:
        """True when the failure is new; it is kept with the document's id or the path of the input."""
        with writing(self._engine, self.address) as connection:
            return documents.add_failure(connection, failure, document, path)

    def add_problem(self, path: str, error: str, message: str) -> bool:
        """True when it is new that this input could not be read."""
        return self.add_failure(Failure("read", "counterclaim.intake", error, message), path=path)

    def has(self, document: str) -> bool:
        """True when the document with this id is there and no stage failed on it."""
        with reading(self._engine, self.address) as connection:
            return documents.has(connection, document)

    def documents(self) -> list[Document]:
        """All documents, in order of arrival."""
        with reading(self._engine, self.address) as connection:
            return documents.listed(connection)

    def findings(self, document: str) -> Findings:
        """Findings of the document with this id or its beginning, external id, path or file name.

        StoreError when there is none, or more than one.
        """
        with reading(self._engine, self.address) as connection:
            return documents.one(connection, document)

    def all_findings(self) -> Iterator[Findings]:
        """Findings of all documents, in order of arrival; events name the incident they belong to now."""
        with reading(self._engine, self.address) as connection:
            self._seen = derived.revision(connection)
            ids = documents.ids(connection)
        for few in documents.portions(ids):
            with reading(self._engine, self.address) as connection:
                portion = documents.some(connection, few)
            yield from portion

    def versions(self, document: str) -> list[Document]:
        """The versions of the report that this document is one of, in order of arrival; StoreError as `findings`."""
        with reading(self._engine, self.address) as connection:
            return versions.of(connection, documents.one(connection, document).document)

    def reports_with_versions(self) -> list[list[Document]]:
        """Each report of which the ledger holds more than one version."""
        with reading(self._engine, self.address) as connection:
            return list(versions.several(connection))

    def failures(self) -> list[StoredFailure]:
        """All that could not be done, oldest first."""
        with reading(self._engine, self.address) as connection:
            return documents.failures_kept(connection)

    # what is derived

    def replace_derived(
        self,
        incidents: Iterable[Incident],
        judgements: Iterable[Judgement],
        standings: Iterable[Standing],
        tolls: Iterable[Toll],
        asks: Iterable[Ask],
    ) -> None:
        """Nothing; all that was derived before gives way to this, in one transaction."""
        new = derived.Derived(tuple(incidents), tuple(judgements), tuple(standings), tuple(tolls), tuple(asks))
        with writing(self._engine, self.address) as connection:
            derived.replace(connection, new, self._seen)

    def derived_is_current(self) -> bool:
        """True when nothing was added or decided since this program's version derived incidents last."""
        with reading(self._engine, self.address) as connection:
            return derived.is_current(connection)

    def come_since(self, fewest: int = 0) -> list[str] | None:
        """Ids of documents that came since this program derived all, in order; None when anything else happened.

        Also None when all was derived from fewer than `fewest` documents. Whether somebody changed what is derived is
        for derived_is_current() and verify(), which read all of it.
        """
        with reading(self._engine, self.address) as connection:
            self._seen = derived.revision(connection)
            return amending.come_since(connection, fewest) if derived.made_by_this(connection) else None

    def neighbours(self, wanted: Iterable[Near]) -> dict[str, list[str]]:
        """Incidents that a mention in these surroundings belongs to, each with the documents that tell of it."""
        with reading(self._engine, self.address) as connection:
            return neighbours.incidents_whole(connection, neighbours.mentions_near(connection, wanted))

    def amend_derived(self, gone: Iterable[str], new: Derived, *, overall: bool) -> None:
        """Nothing; some incidents give way to others after come_since(), in one transaction.

        `overall` is True when the asks and running tolls stay as they are.
        """
        with writing(self._engine, self.address) as connection:
            amending.amend(connection, gone, new, overall=overall, seen=self._seen or 0)

    def overall_is_current(self) -> bool:
        """True when asks and running tolls, which span all documents, are derived from the ledger as it stands."""
        with reading(self._engine, self.address) as connection:
            return amending.whole_is_current(connection)

    def replace_overall(self, series: Sequence[Toll], asks: Sequence[Ask]) -> None:
        """Nothing; asks and running tolls give way to these, derived from what all_findings() gave last."""
        with writing(self._engine, self.address) as connection:
            amending.replace_overall(connection, series, asks, self._seen or 0)

    def own_tables(self) -> dict[str, str]:
        """Text of the project's own tables that the documents were read with: actors, places, sides."""
        with reading(self._engine, self.address) as connection:
            return derived.own_tables(connection)

    def keep_own_tables(self, given: Mapping[str, str]) -> bool:
        """True when one of these texts is new; it is kept, and what is derived is to be derived again."""
        if all(self.own_tables().get(name) == text for name, text in given.items()):
            return False
        with writing(self._engine, self.address) as connection:
            return derived.keep_own_tables(connection, given)

    def incidents(self) -> list[Incident]:
        """All incidents, in the order in which they were derived."""
        with reading(self._engine, self.address) as connection:
            return derived.incidents(connection)

    def incidents_after(self, number: int, most: int) -> list[tuple[Incident, list[Standing], list[Toll]]]:
        """The incidents that follow the first `number` ones, at most so many, each with its standings and tolls."""
        with reading(self._engine, self.address) as connection:
            return derived.incidents_after(connection, number, most)

    def findings_of(self, names: Iterable[str]) -> Iterator[Findings]:
        """Findings of the documents with these ids, a few at a time, in order of arrival."""
        for few in documents.portions(list(names)):
            with reading(self._engine, self.address) as connection:
                portion = documents.some(connection, few)
            yield from portion

    def standings(self, incident: str | None = None) -> list[Standing]:
        """Standings of one incident, or of all."""
        with reading(self._engine, self.address) as connection:
            return derived.standings(connection, incident)

    def judgements(self) -> list[Judgement]:
        """All judgements on pairs of event mentions."""
        with reading(self._engine, self.address) as connection:
            return derived.judgements(connection)

    def tolls(self, incident: str | None = None) -> list[Toll]:
        """Tolls of one incident, or all with the cumulative ones."""
        with reading(self._engine, self.address) as connection:
            return derived.tolls(connection, incident)

    def asks(self) -> list[Ask]:
        """All asks."""
        with reading(self._engine, self.address) as connection:
            return derived.asks(connection)

    # people

    def decide(
        self, action: str, target: str, rationale: str, reviewer: str, patch: Mapping[str, Any] | None = None
    ) -> Decision:
        """The decision as kept, never to be changed. `target` is an id (or its beginning) of a document, claim, event,
        incident or decision, `inc:…#issue` for a standing, several ids with bars between, or `source:name`.

        WriteError without a known target, a known action, a patch that it takes, a reason and a name;
        BrokenChainError when the decision before this one was tampered with.
        """
        with writing(self._engine, self.address) as connection:
            said = judging.checked_decision(connection, action, target, (rationale, reviewer), patch or {})
            made = decisions.append(connection, said)
            derived.touch(connection)
            return made

    def decisions(self) -> list[Decision]:
        """All decisions, oldest first."""
        with reading(self._engine, self.address) as connection:
            return decisions.kept(connection)

    def effective_decisions(self) -> list[Decision]:
        """The decisions that stand, oldest first: not undone by a later one that itself stands."""
        return decisions.effective(self.decisions())

    def changed_since(self, given: Iterable[Decision]) -> set[str]:
        """Ids of those of the decisions whose document, claim or event says something else now, or is gone."""
        about = [d for d in given if d.target.startswith(("doc:", "clm:", "evt:"))]
        with reading(self._engine, self.address) as connection:
            return {d.id for d in about if judging.target_digest(connection, d.target) != d.target_sha256}

    # the whole

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Sentences with all these words, in the text or in the full name of who speaks or acts, best first."""
        with reading(self._engine, self.address) as connection:
            return search.hits(connection, words, limit)

    def verify(self) -> list[str]:
        """What is wrong, one line each with its table and row; empty when the ledger is whole. Reads everything."""
        with reading(self._engine, self.address) as connection:
            return list(verify.flaws(connection, self.address))

    def info(self) -> dict[str, int | str | None]:
        """How many of each record, size in bytes, schema and program versions, and when it was last written."""
        with reading(self._engine, self.address) as connection:
            return derived.facts(connection, self.address)

    def rebuild_rows(self) -> int:
        """Number of documents; all that was made from them is dropped and made again, and incidents are to be derived.

        One transaction: whoever reads meanwhile sees the ledger as it was.
        """
        with writing(self._engine, self.address) as connection:
            return rebuilding.rebuild_rows(connection)

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table that is made from documents and decisions, by table; for comparing two ledgers."""
        with reading(self._engine, self.address) as connection:
            return rebuilding.dump(connection)

    def backup(self, file: str | Path, replace: bool = False) -> list[str]:
        """What is wrong with the copy, as `verify`: empty when the file holds all that this ledger held as it began.

        The file is itself a ledger, whichever database this one is in; it appears whole or not at all. StoreError
        when there is a file already, unless `replace`.
        """
        with copying.new_file(Path(file), replace) as part, Ledger.open(part) as made:
            with reading(self._engine, self.address) as source, writing(made._engine, made.address) as target:
                copying.copy(source, target)
            flaws = made.verify()
            made.settle()
        return flaws

    def restore(self, file: str | Path) -> list[str]:
        """What is wrong with this ledger afterwards, as `verify`; it is filled from a backup in one transaction.

        WriteError when it holds documents or decisions already.
        """
        with (
            Ledger.open(file, create=False) as kept,
            reading(kept._engine, kept.address) as source,
            writing(self._engine, self.address) as target,
        ):
            copying.check_empty(target, str(self.address))
            copying.copy(source, target)
        return self.verify()

    def settle(self) -> None:
        """Nothing; a file takes in all that was written beside it, so that it may be moved by itself."""
        with told(self.address):
            settle(self._engine)
