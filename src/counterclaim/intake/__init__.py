"""From files to documents: text fixed once, with who published it when."""

from counterclaim.intake.dates import published_days
from counterclaim.intake.reading import documents
from counterclaim.intake.shapes import Defaults, Problem
from counterclaim.intake.syndication import syndication_clusters

__all__ = ["Defaults", "Problem", "documents", "published_days", "syndication_clusters"]
