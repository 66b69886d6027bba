"""From files to documents: text fixed once, with who published it when."""

from counterclaim.read.dates import published_days
from counterclaim.read.reading import documents
from counterclaim.read.shapes import Defaults, Problem
from counterclaim.read.syndication import syndication_clusters

__all__ = ["Defaults", "Problem", "documents", "published_days", "syndication_clusters"]
