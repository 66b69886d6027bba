"""What one report says of one act, in one item: its finest place, its best day, all parties, weapons and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.link.items import Item, Who

__all__ = ["pooled"]

_FINENESS = ("site", "named_place", "near_place", "admin2", "admin1", "region", "country")
_BASES = ("explicit", "relative", "published", "")


def pooled(group: Sequence[Item]) -> Item:
    """The mentions of one act in one report as one item; the first that tells the act stands for them."""
    if len(group) == 1:
        return group[0]
    founder = next((i for i in group if i.opens), group[0])
    dated = min(group, key=lambda i: (_basis(i), _days(i), not i.opens))
    places = [i.event.place for i in group if i.event.place is not None]
    place = min(places, key=lambda p: _FINENESS.index(p.precision) if p.precision in _FINENESS else 9, default=None)
    weapons = frozenset[str]().union(*(i.weapons for i in group))
    return replace(
        founder,
        event=replace(founder.event, place=place),
        actors=_parties(i.actors for i in group),
        recipients=_parties(i.recipients for i in group),
        earliest=dated.earliest,
        latest=dated.latest,
        basis=dated.basis,
        weapons=weapons,
        killed=tuple(sorted({k for i in group for k in i.killed}, key=str)),
        triggers=frozenset[str]().union(*(i.triggers for i in group)),
    )


def _basis(item: Item) -> int:
    return _BASES.index(item.basis) if item.earliest is not None and item.basis in _BASES else len(_BASES)


def _days(item: Item) -> int:
    return (item.latest - item.earliest).days if item.latest and item.earliest else 9999


def _parties(told: Iterable[tuple[Who, ...]]) -> tuple[Who, ...]:
    return tuple(dict.fromkeys(who for parties in told for who in parties))
