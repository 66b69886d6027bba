"""All our tables at once: as CSV files, or as Parquet."""

from __future__ import annotations

import contextlib
import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.errors import SetupError
from counterclaim.export.cases import Holdings
from counterclaim.export.derived_tables import COLUMNS as DERIVED
from counterclaim.export.derived_tables import ask_rows, rows_of_case
from counterclaim.export.findings import COLUMNS as FOUND
from counterclaim.export.findings import rows_of
from counterclaim.export.package import Package, field_type
from counterclaim.export.tables import cell

__all__ = ["NOTICE", "TABLES", "write_csv_tables", "write_parquet"]

NOTICE = (
    "Everything the ledger holds, one table a kind of record. documents, events, claims, disputes, counts and mentions "
    "are what was found in each text; incidents, standings, voices, tolls and asks are derived from them. Tables "
    "refer to each other by id; offsets are code points into the text of the document, half-open."
)
TABLES: Mapping[str, tuple[str, ...]] = {**FOUND, **DERIVED}
_GROUP = 5_000  # rows that are held before they are written


def _all_rows(holdings: Holdings) -> Iterator[tuple[str, Mapping[str, object]]]:
    for found in holdings.findings():
        yield from rows_of(found)
    for case in holdings.cases():
        yield from rows_of_case(case)
    yield from ask_rows(holdings.asks())


def write_csv_tables(holdings: Holdings, package: Package) -> None:
    """Nothing; writes each table as a CSV file."""
    counted: Counter[str] = Counter()
    with contextlib.ExitStack() as files:
        writers = {}
        for name, columns in TABLES.items():
            out = files.enter_context(package.text(f"{name}.csv"))
            writers[name] = csv.writer(out, lineterminator="\r\n")
            writers[name].writerow(columns)
            package.described_table(f"{name}.csv", columns)
        for name, row in _all_rows(holdings):
            counted[name] += 1
            writers[name].writerow([cell(row.get(column)) for column in TABLES[name]])
    for name in TABLES:
        package.note_rows(f"{name}.csv", counted[name])


def write_parquet(holdings: Holdings, package: Package) -> None:
    """Nothing; writes each table as a Parquet file. SetupError when pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as missing:
        raise SetupError(
            "Parquet needs pyarrow, which is not installed", remedy="pip install 'counterclaim[parquet]'"
        ) from missing
    types = {"integer": pa.int64(), "number": pa.float64(), "date": pa.date32(), "boolean": pa.bool_()}
    schemas = {
        name: pa.schema([(c, types.get(field_type(c), pa.string())) for c in columns])
        for name, columns in TABLES.items()
    }
    held: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    counted: Counter[str] = Counter()
    with contextlib.ExitStack() as files:
        parts = {name: package.part_of(f"{name}.parquet") for name in TABLES}
        writers = {n: files.enter_context(pq.ParquetWriter(part, schemas[n])) for n, part in parts.items()}

        def flush(name: str) -> None:
            writers[name].write_table(pa.Table.from_pylist(held[name], schema=schemas[name]))
            held[name].clear()

        for name, row in _all_rows(holdings):
            held[name].append({column: _plain(column, row.get(column)) for column in TABLES[name]})
            counted[name] += 1
            if len(held[name]) >= _GROUP:
                flush(name)
        for name in TABLES:
            flush(name)
            package.note_rows(f"{name}.parquet", counted[name])


def _plain(column: str, value: object) -> object:
    """The value as Parquet takes it: text columns as in the CSV, None where nothing is known."""
    if field_type(column) != "string" or value is None:
        return value
    return cell(value) or None
