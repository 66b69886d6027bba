"""What formats of others ask about parties: names, countries, and whether they are states, armed or civilians."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.codebook.export_codes import load_countries, load_sectors
from counterclaim.export.brief.words import country_name
from counterclaim.export.cases import Case
from counterclaim.records import Party

__all__ = [
    "actors_of",
    "country_of",
    "doers_and_targets",
    "inter_of",
    "interaction",
    "is_organised",
    "kind_of",
    "name_of",
    "side_name",
]

_SERVICES = frozenset({"MIL", "COP", "SPY"})
_SETTLED = frozenset({"conceded", "verified_by_body"})


def name_of(party: Party) -> str:
    """The party's name; its words where it has none."""
    return party.name or party.text


def actors_of(parties: Iterable[Party]) -> list[Party]:
    """Those that can act: no hospitals, bridges or convoys."""
    return [p for p in parties if p.kind == "actor"]


def doers_and_targets(case: Case) -> tuple[list[Party] | None, list[Party]]:
    """Who is reported to have done it and to whom; None for who did it where responsibility is contested.

    Where a party conceded it, or a listed body found so, only that party is named. Of several who fight each other
    with no one acted on, the first stands against the others.
    """
    by, to = actors_of(case.incident.actors), actors_of(case.incident.recipients)
    standing = case.standing("responsibility")
    if standing is not None and standing.status == "contested":
        return None, to
    if standing is not None and standing.status in _SETTLED:
        by = [p for p in by if name_of(p) == standing.value] or by
    return (by, to) if to or len(by) < 2 else (by[:1], by[1:])


def country_of(party: Party) -> str | None:
    """ISO 3166 alpha-3 of the party's country, from its code ("ISR MIL"); None where it has none."""
    first = (party.code or "").split(" ", 1)[0]
    is_country = len(first) == 3 and first.isupper() and first not in load_sectors()
    return first if is_country else None


def kind_of(party: Party) -> str | None:
    """state, armed, civilian, international or public, by the party's sector; None where that is not known.

    A country with no sector of its own ("Israel") is a state.
    """
    sector = load_sectors().get(party.sector or "")
    if sector is not None:
        return sector.kind
    return "state" if party.sector is None and country_of(party) in load_countries() and party.id else None


def is_organised(party: Party) -> bool:
    """True for states and armed groups."""
    return kind_of(party) in ("state", "armed")


def inter_of(party: Party, country: str | None) -> str | None:
    """The ACLED-like class of a party in an incident in a country; a military abroad is External/Other forces."""
    sector = load_sectors().get(party.sector or "")
    home = country_of(party)
    if (party.sector in _SERVICES or kind_of(party) == "state") and home and country and home != country:
        return "External/Other forces"
    if sector is None:
        return "State forces" if kind_of(party) == "state" else None
    return sector.inter


def interaction(first: str | None, second: str | None) -> str | None:
    """Both classes as one, in alphabetical order, as ACLED writes them; "X only" for one."""
    if first and second:
        return "-".join(sorted((first, second)))
    return f"{first or second} only" if first or second else None


def side_name(parties: Iterable[Party], country: str | None) -> str | None:
    """The parties as one side: "Civilians (Country)" when all are civilians, else their names."""
    named = list(parties)
    if not named:
        return None
    if all(kind_of(p) == "civilian" for p in named):
        return f"Civilians ({country_name(country)})" if country else "Civilians"
    return "; ".join(dict.fromkeys(name_of(p) for p in named))
