"""Sentences, tags and dependencies, by spaCy."""

from counterclaim.parse.pipeline import ParsedDocument, load_pipeline, parse

__all__ = ["ParsedDocument", "load_pipeline", "parse"]
