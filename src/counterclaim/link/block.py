"""Which pairs of mentions are compared at all: same type, and one document, or a place or party and a day in common."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.link.items import Item

__all__ = ["pairs_across", "pairs_within"]

_CELL = 0.25  # degrees of latitude, a little over 25 km
_MOST_DAYS = 10  # a date vaguer than this blocks with nothing across documents
_LARGEST_BLOCK = 300
_LARGEST_REPORT = 100  # mentions of one type in one report that are all compared with each other
_NEIGHBOURS = 24  # in a longer report each is compared with so many after it, and so many of the same target
_Key = tuple[object, ...]


def pairs_within(items: Sequence[Item]) -> set[tuple[int, int]]:
    """Index pairs (left < right) of one type in one report; in a very long one only those near each other."""
    blocks: dict[_Key, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        blocks[item.event.type, item.document].append(index)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= _LARGEST_REPORT:
            found.update(_all(block))
            continue
        for group in (block, *_parts(block, items)):
            found.update((a, b) for i, a in enumerate(group) for b in group[i + 1 : i + 1 + _NEIGHBOURS])
    return found


def pairs_across(items: Sequence[Item]) -> set[tuple[int, int]]:
    """Index pairs (left < right) of two reports worth scoring; about n log n of them on real reports."""
    blocks: dict[_Key, set[int]] = defaultdict(set)
    for index, item in enumerate(items):
        for key in _keys(item):
            blocks[key].add(index)
    found: set[tuple[int, int]] = set()
    for key, block in blocks.items():
        for group in _split(sorted(block), items):
            listed = _by_party(group, items) if _is_party(key) else _all(group)
            found.update((a, b) for a, b in listed if items[a].document != items[b].document)
    return found


def _is_party(key: _Key) -> bool:
    return isinstance(key[1], tuple) and key[1][0] == "party"


def _all(group: list[int]) -> Iterator[tuple[int, int]]:
    return ((a, b) for i, a in enumerate(group) for b in group[i + 1 :])


def _by_party(group: list[int], items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Pairs of which one has no exact place: where both have one, the place alone decides whether they are compared."""
    loose = [i for i in group if items[i].exact_place is None]
    exact = [i for i in group if items[i].exact_place is not None]
    yield from _all(loose)
    yield from ((min(a, b), max(a, b)) for a in loose for b in exact)


def _split(block: list[int], items: Sequence[Item]) -> Iterator[list[int]]:
    """The block, or where it is too large its parts by what is hit, else by word."""
    if len(block) <= _LARGEST_BLOCK:
        yield block
        return
    for part in _parts(block, items):
        yield from (part[i : i + _LARGEST_BLOCK] for i in range(0, len(part), _LARGEST_BLOCK))


def _parts(block: list[int], items: Sequence[Item]) -> Iterable[list[int]]:
    parts: dict[str, list[int]] = defaultdict(list)
    for index in block:
        item = items[index]
        words = {w for party in item.recipients for w in party.words} or {item.trigger}
        for word in words:
            parts[word].append(index)
    return parts.values()


def _keys(item: Item) -> Iterator[_Key]:
    kind = item.event.type
    for party in item.recipients:
        if party.is_named_object:
            yield (kind, "object", party.key)
    days = list(_days(item))
    for spot in _spots(item):
        for day in days:
            yield (kind, spot, day)


def _days(item: Item) -> Iterator[dt.date]:
    """The days of the date and the one before it: two dates a day apart share one."""
    if item.earliest is None or item.latest is None or (item.latest - item.earliest).days > _MOST_DAYS:
        return
    day = item.earliest - dt.timedelta(days=1)
    while day <= item.latest:
        yield day
        day += dt.timedelta(days=1)


def _spots(item: Item) -> Iterator[_Key]:
    place = item.place
    exact = item.exact_place
    if exact is not None and exact.latitude is not None and exact.longitude is not None:
        yield from _cells(exact.latitude, exact.longitude)
    if place is not None and place.id is not None:
        yield ("place", place.id)
    for party in (*item.recipients, *item.actors):
        if not party.vague:
            yield ("party", party.key)


def _cells(latitude: float, longitude: float) -> Iterator[_Key]:
    """The cell of the place and those north, east and north-east: neighbours within 25 km share at least one."""
    row = math.floor(latitude / _CELL)
    width = _CELL / max(0.1, math.cos(math.radians(min(85.0, abs(row * _CELL)))))
    column = math.floor(longitude / width)
    for up in (0, 1):
        for right in (0, 1):
            yield ("cell", row + up, column + right)
