"""Where names lie: articles in XML whose toponyms carry degrees, in the shape of LGL, WikToR and GeoVirus."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import ConfigError
from counterclaim.evaluate.report import Report, Score, report_of
from counterclaim.records import Findings, Mention

__all__ = ["CLOSE_KM", "accepts", "evaluate_toponyms", "kilometres", "rows"]

CLOSE_KM = 161.0  # 100 miles, the usual bound for this kind of data
_EARTH_KM = 12742.0  # diameter


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name in the text, by characters, with degrees WGS 84."""

    start: int
    end: int
    latitude: float
    longitude: float


def accepts(path: Path) -> bool:
    """True for an XML file."""
    return path.suffix.lower() == ".xml"


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """The text of each article, with its day where the file gives one."""
    for name, article in _articles(path):
        published = (article.findtext("dltime") or "")[:10]
        text = {"id": name, "text": article.findtext("text") or ""}
        yield {**text, "published_on": published} if published else text


def evaluate_toponyms(gold: Path, findings: Iterable[Findings]) -> Report:
    """How the place mentions of findings compare with the toponyms that carry degrees, joined on `external_id`.

    `recognised`: a mention overlaps the name. `right`: one that does lies within 161 km; a name that is not recognised
    counts as wrong. `right of recognised`: the same, of recognised names only. `precision`: share of mentions that
    overlap a name with degrees.
    """
    found = {f.document.external_id or f.document.id: f for f in findings}
    articles = list(_articles(gold))
    missing = tuple(name for name, _ in articles if name not in found)
    return report_of([_scored(_toponyms(a, gold), found.get(name)) for name, a in articles], missing)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance in km between two points (latitude, longitude) in degrees. Source: the haversine formula."""
    north, south = math.radians(a[0]), math.radians(b[0])
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _scored(gold: list[Toponym], found: Findings | None) -> Score:
    places = [m for m in found.mentions if m.kind == "place"] if found else []
    over = [[m for m in places if _overlap(m, t)] for t in gold]
    recognised = sum(map(bool, over))
    right = sum(any(_close(m, t) for m in ms) for ms, t in zip(over, gold, strict=True))
    hits = sum(any(_overlap(m, t) for t in gold) for m in places)
    return Score(
        shares={
            "recognised": (recognised, len(gold)),
            "right": (right, len(gold)),
            "right of recognised": (right, recognised),
            "precision": (hits, len(places)),
        }
    )


def _overlap(mention: Mention, toponym: Toponym) -> bool:
    return mention.start < toponym.end and toponym.start < mention.end


def _close(mention: Mention, toponym: Toponym) -> bool:
    if mention.latitude is None or mention.longitude is None:
        return False
    there = toponym.latitude, toponym.longitude
    return kilometres((mention.latitude, mention.longitude), there) <= CLOSE_KM


def _articles(path: Path) -> list[tuple[str, ET.Element]]:
    try:
        root = ET.parse(path).getroot()
    except (OSError, ET.ParseError) as error:
        raise ConfigError(f"not XML: {error}", where=str(path)) from error
    found = [(a.get("docid") or a.get("file") or str(n), a) for n, a in enumerate(root.iter("article"), start=1)]
    if not found:
        raise ConfigError("no <article> in this file", where=str(path), remedy="see docs/how-to/evaluate.md")
    return found


def _toponyms(article: ET.Element, path: Path) -> list[Toponym]:
    found = []
    for t in article.iter("toponym"):
        lat, lon = t.findtext(".//lat"), t.findtext(".//lon")
        try:
            if lat and lon:
                start, end = int(t.findtext("start") or ""), int(t.findtext("end") or "")
                found.append(Toponym(start, end, float(lat), float(lon)))
        except ValueError as error:
            where = f"{path}: article {article.get('docid') or article.get('file')}"
            raise ConfigError(f"a toponym without numbers: {error}", where=where) from error
    return found
