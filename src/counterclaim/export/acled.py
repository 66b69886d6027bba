"""Incidents in the columns of ACLED, marked as not that body's data."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from counterclaim.codebook.export_codes import load_countries, load_vague_numbers
from counterclaim.export.brief.words import country_name
from counterclaim.export.cases import Case, Holdings
from counterclaim.export.package import Package, program_version
from counterclaim.export.parties import doers_and_targets, inter_of, interaction, kind_of, name_of, side_name
from counterclaim.export.precision import date_codes, place_codes
from counterclaim.export.tables import joined
from counterclaim.records import Party

__all__ = ["COLUMNS", "NOTICE", "acled_row", "acled_type", "why_not", "write_acled"]

NOTICE = (
    "**This is not ACLED's data.** The columns are those of ACLED, so that programs made for them can read the file; "
    "the rows were proposed by Counterclaim from the texts in one ledger and were never seen by ACLED. Do not cite "
    "them as ACLED, and do not mix them with ACLED's rows. Types are unset where the texts do not decide them; where "
    "responsibility is contested actor1 is unidentified and `notes` says who names whom; `fatalities` is the lowest "
    "figure reported, or 0 where none is mentioned (see `tags`: fatalities_basis); `timestamp` is the day of the "
    "latest document. Column definitions: ACLED codebook, acleddata.com."
)
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Riots": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_SUB_DISORDER = {
    "Violent demonstration": "Demonstrations",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
_MATERIAL = frozenset({"ASSAULT", "PROTEST"})
_UNIDENTIFIED = "Unidentified (responsibility contested)"
_DAY = 86_400  # seconds


def write_acled(holdings: Holdings, package: Package) -> None:
    """Nothing; writes `acled-like.csv`, and counts the incidents that those columns cannot hold."""
    package.table("acled-like.csv", COLUMNS, _rows(holdings, package))


def _rows(holdings: Holdings, package: Package) -> Iterator[Mapping[str, object]]:
    for case in holdings.cases():
        reason = why_not(case)
        if reason:
            package.left_out[reason] += 1
        else:
            yield acled_row(case)


def why_not(case: Case) -> str | None:
    """Why the incident has no row in these columns; None when it has one."""
    if not case.is_told_as_fact:
        return "not told as having happened (planned, hypothetical, earlier, or only denied)"
    if acled_type(case) is None and case.incident.type not in _MATERIAL:
        return "an act that ACLED has no type for (a meeting, a statement, aid)"
    if date_codes(case.incident.date)[0] is None:
        return "no date, or one less exact than a month"
    codes = place_codes(case.incident.place)
    return None if codes and codes.acled else "no place, or one no more exact than a country"


def acled_type(case: Case) -> tuple[str, str | None] | None:
    """Event type and sub-type that most mentions of the act have, the first told among equals; None if none has."""
    given = [m.acled for m in case.mentions if m.acled is not None]
    if not given:
        return None
    ((kind, _),) = Counter(kind for kind, _ in given).most_common(1)
    subs = Counter(sub for k, sub in given if k == kind and sub)
    return (kind, subs.most_common(1)[0][0] if subs else None)


def acled_row(case: Case) -> dict[str, object]:
    """The incident as one row, by column."""
    incident = case.incident
    kind, sub = acled_type(case) or (None, None)
    fatalities, basis = _fatalities(case)
    return {
        "event_id_cnty": f"{_country(case) or 'XXX'}{incident.id.partition(':')[2]}",
        **_when(case),
        "disorder_type": _SUB_DISORDER.get(sub or "") or _DISORDER.get(kind or ""),
        "event_type": kind,
        "sub_event_type": sub,
        **_actors(case),
        **_where(case),
        "source": joined(dict.fromkeys(d.publisher or d.external_id or d.id for d in case.documents)),
        "source_scale": None,
        "notes": _notes(case),
        "fatalities": fatalities,
        "tags": f"not ACLED data; counterclaim={program_version()}; fatalities_basis={basis}; "
        f"release_status={incident.release_status}",
    }


def _country(case: Case) -> str | None:
    return case.incident.place.country if case.incident.place else None


def _when(case: Case) -> dict[str, object]:
    date = case.incident.date
    day = date.earliest if date else None
    last = max((d.published_on for d in case.documents if d.published_on), default=day)
    seconds = (last - dt.date(1970, 1, 1)).days * _DAY if last else None
    return {
        "event_date": day,
        "year": day.year if day else None,
        "time_precision": date_codes(date)[0],
        "timestamp": seconds,
    }


def _where(case: Case) -> dict[str, object]:
    place, code = case.incident.place, _country(case)
    codes, country = place_codes(place), load_countries().get(code or "")
    district = place.name or place.text if place and place.precision == "admin2" else None
    return {
        "iso": country.number if country else None,
        "region": country.region if country else None,
        "country": country_name(code) if code else None,
        "admin1": place.admin1 if place else None,
        "admin2": district,
        "admin3": None,
        "location": (place.name or place.text) if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": codes.acled if codes else None,
    }


def _actors(case: Case) -> dict[str, object]:
    by, to = doers_and_targets(case)
    country = _country(case)
    first, second = _inter(by or [], country), _inter(to, country)
    civilians = bool(to) and all(kind_of(p) == "civilian" for p in to)
    return {
        "actor1": _UNIDENTIFIED if by is None else name_of(by[0]) if by else None,
        "assoc_actor_1": joined(name_of(p) for p in (by or [])[1:]),
        "inter1": first,
        "actor2": side_name(to[:1], country),
        "assoc_actor_2": joined(name_of(p) for p in to[1:]),
        "inter2": second,
        "interaction": interaction(first, second),
        "civilian_targeting": "Civilian targeting" if civilians else None,
    }


def _inter(parties: list[Party], country: str | None) -> str | None:
    return inter_of(parties[0], country) if parties else None


def _notes(case: Case) -> str:
    said = [f"{case.incident.title}."]
    for standing in case.standings:
        if standing.status != "not_raised":
            value = f" ({standing.value})" if standing.value else ""
            said.append(f"{standing.issue}: {standing.status}{value} [{standing.rule}].")
    return "Not ACLED data. " + " ".join(said)


def _fatalities(case: Case) -> tuple[int, str]:
    """The lowest figure of the killed and what it rests on: reported, vague_word or none_mentioned."""
    totals = [t for t in case.tolls if t.measure == "killed"]
    toll = case.toll("killed") or max(totals, key=lambda t: t.low or 0, default=None)
    if toll is None:
        return (0, "none_mentioned")
    ids = {c for _, found in toll.by_authority for c in found}
    counts = [c for c in case.counts if c.id in ids]
    lows = [c.low for c in counts if c.low is not None and not c.vague]
    if lows or not any(c.vague for c in counts):
        return (toll.low if toll.low is not None else min(lows, default=0), "reported")
    words = load_vague_numbers()
    vague = [n for c in counts for word, n in words.items() if word in c.text.lower().split()]
    return (min(vague, default=3), "vague_word")
