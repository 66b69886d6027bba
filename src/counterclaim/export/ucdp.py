"""Incidents with reported deaths in the columns of UCDP GED, marked as not that body's data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counterclaim.export.brief.words import country_name
from counterclaim.export.cases import Case, Holdings
from counterclaim.export.package import Package
from counterclaim.export.parties import doers_and_targets, is_organised, kind_of, side_name
from counterclaim.export.precision import date_codes, place_codes
from counterclaim.export.tables import joined
from counterclaim.records import Document, Toll

__all__ = ["COLUMNS", "NOTICE", "ucdp_row", "why_not", "write_ucdp"]

NOTICE = (
    "**This is not UCDP's data.** The columns are those of the UCDP Georeferenced Event Dataset, so that programs made "
    "for them can read the file; the rows were proposed by Counterclaim from the texts in one ledger and were never "
    "seen by UCDP: code_status is Unvetted throughout. Only incidents with at least one reported death. `best` is "
    "empty where only parties give figures; `low` and `high` are then all there is. `type_of_violence` is empty where "
    "the parties named do not decide it. `event_clarity` is 1 for a day that is known and an occurrence that more "
    "than one origin reports, else 2. Column definitions: UCDP GED codebook, ucdp.uu.se."
)
COLUMNS = (
    "id", "year", "type_of_violence", "side_a", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "adm_1", "adm_2",
    "latitude", "longitude", "country", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "code_status",
)  # fmt: skip
_CLEAR = frozenset({"conceded", "verified_by_body", "corroborated", "several_uncorroborated"})


def write_ucdp(holdings: Holdings, package: Package) -> None:
    """Nothing; writes `ucdp-ged-like.csv`, and counts the incidents that those columns cannot hold."""
    package.table("ucdp-ged-like.csv", COLUMNS, _rows(holdings, package))


def _rows(holdings: Holdings, package: Package) -> Iterator[Mapping[str, object]]:
    for case in holdings.cases():
        reason = why_not(case)
        if reason:
            package.left_out[reason] += 1
        else:
            yield ucdp_row(case)


def why_not(case: Case) -> str | None:
    """Why the incident has no row in these columns; None when it has one."""
    if not case.is_told_as_fact:
        return "not told as having happened (planned, hypothetical, earlier, or only denied)"
    toll = case.toll("killed")
    if toll is None or not max(toll.high or 0, toll.low or 0, toll.best or 0):
        return "no death reported"
    if date_codes(case.incident.date)[1] is None:
        return "no date, or one less exact than a year"
    return None if place_codes(case.incident.place) else "no place with coordinates"


def ucdp_row(case: Case) -> dict[str, object]:
    """The incident as one row, by column."""
    incident, place, date = case.incident, case.incident.place, case.incident.date
    codes, country = place_codes(place), place.country if place else None
    return {
        "id": incident.id,
        "year": date.earliest.year if date and date.earliest else None,
        **_sides(case, country),
        "number_of_sources": incident.n_origins,
        **_sources(case),
        "where_prec": codes.ucdp if codes else None,
        "where_coordinates": (place.name or place.text) if place else None,
        "adm_1": place.admin1 if place else None,
        "adm_2": (place.name or place.text) if place and place.precision == "admin2" else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "country": country_name(country) if country else None,
        "event_clarity": 1 if date_codes(date)[1] == 1 and case.status("occurrence") in _CLEAR else 2,
        "date_prec": date_codes(date)[1],
        "date_start": date.earliest if date else None,
        "date_end": (date.latest or date.earliest) if date else None,
        **_deaths(case),
        "code_status": "Unvetted",
    }


def _sides(case: Case, country: str | None) -> dict[str, object]:
    by, to = doers_and_targets(case)
    kinds = {kind_of(p) for p in (*(by or ()), *to)}
    violence = None
    if by and to and all(map(is_organised, by)):
        if all(map(is_organised, to)):
            violence = 1 if "state" in kinds else 2
        elif all(kind_of(p) == "civilian" for p in to):
            violence = 3
    return {
        "type_of_violence": violence,
        "side_a": "Unidentified (responsibility contested)" if by is None else side_name(by, country),
        "side_b": side_name(to, country),
    }


def _sources(case: Case) -> dict[str, object]:
    standing = case.standing("occurrence")
    origins = dict.fromkeys(v.origin_name for v in standing.voices) if standing else ()
    return {
        "source_article": joined(map(_article, case.documents)),
        "source_office": joined(dict.fromkeys(d.publisher for d in case.documents)),
        "source_date": joined(dict.fromkeys(d.published_on for d in case.documents)),
        "source_headline": joined(dict.fromkeys(d.title for d in case.documents)),
        "source_original": joined(origins),
    }


def _article(document: Document) -> str:
    return ", ".join(str(p) for p in (document.publisher, document.published_on, document.title) if p) or document.id


def _deaths(case: Case) -> dict[str, object]:
    toll = case.toll("killed")
    assert toll is not None  # why_not() asked for it
    low = toll.low if toll.low is not None else toll.high
    high = toll.high if toll.high is not None else toll.low
    civilians = _figure(case.toll("killed", "civilians"))
    unknown = toll.best - min(civilians or 0, toll.best) if toll.best is not None else None
    return {
        "deaths_a": None,
        "deaths_b": None,
        "deaths_civilians": civilians,
        "deaths_unknown": unknown,
        "best": toll.best,
        "high": high,
        "low": low,
    }


def _figure(toll: Toll | None) -> int | None:
    return (toll.best if toll.best is not None else toll.low) if toll else None
