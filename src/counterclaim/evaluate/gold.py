"""Annotated documents, as the annotation guidelines write them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import ConfigError

__all__ = ["GoldClaim", "GoldCount", "GoldDispute", "GoldDocument", "GoldEvent", "read_gold"]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated act: the words that name it and the sentence they stand in, both copied from the text."""

    id: str
    sentence: str
    trigger: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    country: str | None
    earliest: str | None
    latest: str | None
    modality: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """An annotated attribution."""

    id: str
    claimant: str | None
    content: str
    sentence: str
    stance: str
    form: str
    issue: str


@dataclass(frozen=True, slots=True)
class GoldDispute:
    """One end disputes the other; ids of claims or events."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class GoldCount:
    """A number of people as it stands in the text; None is an open end."""

    span: str
    sentence: str
    measure: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated document."""

    id: str
    events: tuple[GoldEvent, ...]
    claims: tuple[GoldClaim, ...]
    disputes: tuple[GoldDispute, ...]
    counts: tuple[GoldCount, ...]


def read_gold(folder: Path) -> list[GoldDocument]:
    """The annotated documents of a folder, by file name; ConfigError naming the file that cannot be used."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise ConfigError("no .json file here", where=str(folder), remedy="name the folder of annotated documents")
    return [_read(path) for path in paths]


def _read(path: Path) -> GoldDocument:
    try:
        return _document(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ConfigError(f"not an annotated document: {error}", where=str(path)) from error
    except KeyError as error:
        remedy = "see docs/how-to/evaluate.md for the keys an annotated document has"
        raise ConfigError(f"the key {error} is missing", where=str(path), remedy=remedy) from error


def _document(data: dict[str, Any]) -> GoldDocument:
    return GoldDocument(
        id=data["doc_id"],
        events=tuple(_event(e) for e in data.get("events", ())),
        claims=tuple(_claim(c) for c in data.get("claims", ())),
        disputes=tuple(GoldDispute(d["from"], d["to"]) for d in data.get("disputes", ())),
        counts=tuple(_count(c) for c in data.get("counts", ())),
    )


def _event(e: dict[str, Any]) -> GoldEvent:
    place, date = e.get("place") or {}, e.get("date") or {}
    return GoldEvent(
        id=e["id"],
        sentence=e["sentence"],
        trigger=e["trigger"],
        type=e["type"],
        actors=tuple(e["actors"]),
        recipients=tuple(e["recipients"]),
        place=place.get("name"),
        country=place.get("country"),
        earliest=date.get("earliest"),
        latest=date.get("latest"),
        modality=e["modality"],
    )


def _claim(c: dict[str, Any]) -> GoldClaim:
    return GoldClaim(
        id=c["id"],
        claimant=c.get("claimant"),
        content=c["content"],
        sentence=c["sentence"],
        stance=c["stance"],
        form=c["form"],
        issue=c["issue"],
    )


def _count(c: dict[str, Any]) -> GoldCount:
    return GoldCount(c["span"], c["sentence"], c["measure"], c["low"], c["high"])
