"""The library's front door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache

from counterclaim.export.brief import Brief
from counterclaim.export.brief import brief as brief_of
from counterclaim.records import Document, Findings, document
from counterclaim.run.derive import derive
from counterclaim.run.engine import Engine, read_all
from counterclaim.settings import Settings

__all__ = ["brief", "engine", "read", "read_many"]


@lru_cache(maxsize=2)
def engine(settings: Settings | None = None) -> Engine:
    """The engine for these settings; tables and the language pipeline load on first use and are kept."""
    return Engine(settings)


def read(
    text: str | Document,
    *,
    published_on: dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    settings: Settings | None = None,
) -> Findings:
    """What one report says: claims, events, disputes, counts and mentions, with offsets into `document.text`.

    A stage that fails is a `Failure` in the result, never an exception.
    """
    if isinstance(text, str):
        text = document(text, published_on=published_on, publisher=publisher, title=title)
    return engine(settings).read(text)


def read_many(documents: Iterable[str | Document], *, settings: Settings | None = None) -> Iterator[Findings]:
    """What each report says, in order; several processes with Settings(workers=N)."""
    whole = (document(d) if isinstance(d, str) else d for d in documents)
    return read_all(whole, engine(settings))


def brief(findings: Iterable[Findings], *, settings: Settings | None = None) -> Brief:
    """The incidents of these documents with their standing per issue, who says what, tolls and asks."""
    kept = list(findings)
    used = engine(settings)
    derived = derive(kept, used.actors, used.settings)
    return brief_of(
        derived.weighed.incidents, derived.weighed.standings, derived.weighed.tolls, derived.weighed.asks, kept
    )  # fmt: skip
