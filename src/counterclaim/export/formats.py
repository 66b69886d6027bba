"""Every format that a ledger can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from counterclaim.export import acled, brief_files, ftm, geojson, jsonld, monthly, own_tables, plover, timemap, ucdp
from counterclaim.export.cases import Holdings
from counterclaim.export.package import About, Package

__all__ = ["FORMATS", "Format", "write_format"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its title, what its read-me says, and what writes it."""

    title: str
    notice: str
    write: Callable[[Holdings, Package], None]


FORMATS: Mapping[str, Format] = {
    "csv": Format("Counterclaim tables", own_tables.NOTICE, own_tables.write_csv_tables),
    "parquet": Format("Counterclaim tables, Parquet", own_tables.NOTICE, own_tables.write_parquet),
    "acled": Format("ACLED-like incidents (not ACLED's data)", acled.NOTICE, acled.write_acled),
    "ucdp": Format("UCDP-GED-like incidents (not UCDP's data)", ucdp.NOTICE, ucdp.write_ucdp),
    "geojson": Format("Incidents on a map", geojson.NOTICE, geojson.write_geojson),
    "plover": Format("PLOVER records", plover.NOTICE, plover.write_plover),
    "jsonld": Format("Linked data", jsonld.NOTICE, jsonld.write_jsonld),
    "ftm": Format("FollowTheMoney entities and statements", ftm.NOTICE, ftm.write_ftm),
    "timemap": Format("Data for timemap", timemap.NOTICE, timemap.write_timemap),
    "monthly": Format("Incidents a month and province", monthly.NOTICE, monthly.write_monthly),
    "brief": Format("Brief with footnoted sentences", brief_files.NOTICE, brief_files.write_brief),
}


def write_format(name: str, holdings: Holdings, folder: Path, profile: str = "internal") -> Package:
    """The folder as written: the files of the format with README.md, datapackage.json and SHA256SUMS."""
    chosen = FORMATS[name]
    about = About(f"counterclaim-{name}", chosen.title, chosen.notice, profile)
    with Package(folder, about) as package:
        chosen.write(holdings, package)
    return package
