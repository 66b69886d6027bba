"""Mentions in the ledger that may tell of the same act as a new report."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from counterclaim.records.near import Near
from counterclaim.store import tables

__all__ = ["incidents_whole", "mentions_near"]

_MOST = 400  # mentions near one act: the latest reports first
_E, _D, _PAIRS = tables.events, tables.documents, tables.incident_events


def mentions_near(connection: Connection, wanted: Iterable[Near]) -> set[str]:
    """Ids of the mentions in the surroundings of each act; of very many near one act the latest that came."""
    found: set[str] = set()
    for near in wanted:
        any_of = _conditions(near)
        if not any_of:
            continue
        query = select(_E.c.id).join(_D, _D.c.id == _E.c.document).where(_E.c.type == near.type, or_(*any_of))
        found.update(connection.execute(query.order_by(_D.c.number.desc()).limit(_MOST)).scalars())
    return found


def incidents_whole(connection: Connection, mentions: Iterable[str]) -> dict[str, list[str]]:
    """Each incident that one of these mentions belongs to, with the documents of all its mentions."""
    ids = sorted(mentions)
    incidents: set[str] = set()
    for start in range(0, len(ids), 500):
        part = _PAIRS.c.event.in_(ids[start : start + 500])
        incidents.update(connection.execute(select(_PAIRS.c.incident).where(part)).scalars())
    found: dict[str, set[str]] = {}
    names = sorted(incidents)
    for start in range(0, len(names), 500):
        query = select(_PAIRS.c.incident, _E.c.document).join(_E, _E.c.id == _PAIRS.c.event)
        for row in connection.execute(query.where(_PAIRS.c.incident.in_(names[start : start + 500]))):
            found.setdefault(row.incident, set()).add(row.document)
    return {incident: sorted(documents) for incident, documents in sorted(found.items())}


def _conditions(near: Near) -> list[ColumnElement[bool]]:
    """Any of these: a thing of its own name on any day; about the days, the place or one of the names."""
    any_of: list[ColumnElement[bool]] = []
    for thing in near.things:
        any_of += [_named(_E.c.recipients, thing), func.lower(_E.c.place) == thing.lower()]
    if near.first_day is not None and near.last_day is not None:
        here: list[ColumnElement[bool]] = [_named(c, n) for n in near.names for c in (_E.c.actors, _E.c.recipients)]
        if near.place_id is not None:
            here.append(_E.c.place_id == near.place_id)
        if near.latitude is not None and near.longitude is not None:
            here.append(_in_box(near, near.latitude, near.longitude))
        if here:
            any_of.append(and_(_about_the_days(near.first_day, near.last_day), or_(*here)))
    return any_of


def _named(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    return column.contains(name, autoescape=True)


def _in_box(near: Near, latitude: float, longitude: float) -> ColumnElement[bool]:
    wide = near.degrees / max(0.1, math.cos(math.radians(min(85.0, abs(latitude)))))
    north = _E.c.latitude.between(latitude - near.degrees, latitude + near.degrees)
    return and_(north, _E.c.longitude.between(longitude - wide, longitude + wide))


def _about_the_days(first: dt.date, last: dt.date) -> ColumnElement[bool]:
    """The day of the act, or that of the report, lies about these days."""
    dated = and_(_E.c.earliest <= last, func.coalesce(_E.c.latest, _E.c.earliest) >= first)
    return or_(dated, _D.c.published_on.between(first, last))
