"""From a public gazetteer to a project's own places.tsv: GeoNames, OpenStreetMap, administrative boundaries."""

from counterclaim.gazetteer.importing.taking import Imported, import_places
from counterclaim.gazetteer.importing.telling import KINDS, Source, source_of

__all__ = ["KINDS", "Imported", "Source", "import_places", "source_of"]
