"""One incident of a group of mentions: what it is called, where, when and between whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from counterclaim.gazetteer.names import fold
from counterclaim.link.items import HARM, MEETINGS, VERBAL, Item
from counterclaim.records import EventId, Incident, IncidentId, Party, Place, When, incident_id

__all__ = ["incident_of", "is_verbal", "sort_key"]

_MODALITIES = ("asserted", "alleged", "negated", "historical", "future", "hypothetical")
_FINENESS = ("site", "named_place", "near_place", "admin2", "admin1", "region", "country")
_BASES = ("explicit", "relative", "published", "")


def is_verbal(incident: Incident) -> bool:
    """True when the incident is something said, not done."""
    return incident.type in VERBAL


def sort_key(incident: Incident) -> tuple[bool, str, str]:
    """Material acts first, then by day, then by id."""
    on = incident.date.earliest if incident.date else None
    return is_verbal(incident), on.isoformat() if on else "9999", incident.id


def incident_of(group: Sequence[Item], origins: Mapping[EventId, str], keep: Container[str] = ()) -> Incident:
    """The incident of these mentions; the first, in order of publication and place in the text, is its founder.

    Where an incident of `keep` was opened by one of the mentions, its id stays.
    """
    telling = [item for item in group if item.opens] or list(group)
    founder = telling[0]
    documents = tuple(dict.fromkeys(item.document for item in group))
    place, actors, recipients = _place(telling), _merged(telling, "actors"), _merged(telling, "recipients")
    return Incident(
        id=_id(group, founder, keep),
        events=tuple(item.event.id for item in group),
        documents=documents,
        type=founder.event.type,
        title=_title(telling, group, place, actors, recipients),
        actors=actors,
        recipients=recipients,
        place=place,
        date=_date(telling),
        protected=tuple(sorted({p for item in telling for p in item.event.protected})),
        n_documents=len(documents),
        n_origins=len({origins.get(item.event.id, item.document) for item in telling}),
        modality=min((item.event.modality for item in group), key=_MODALITIES.index),
    )


def _id(group: Sequence[Item], founder: Item, keep: Container[str]) -> IncidentId:
    """The id that the incident had; of several that of the first mention; else a new one."""
    had = (incident_id(item.event.id) for item in group)
    return next((i for i in had if i in keep), incident_id(founder.event.id))


def _merged(group: Sequence[Item], role: str) -> tuple[Party, ...]:
    """Each party once, in order of mention; under one name or id the fullest record stands."""
    found: dict[str, Party] = {}
    for item in group:
        for party in getattr(item.event, role):
            key = party.id or fold(party.name or party.text)
            if key not in found or (party.id and not found[key].id):
                found[key] = party
    names = {fold(p.name or p.text) for p in found.values() if p.id}
    return tuple(p for p in found.values() if p.id or fold(p.name or p.text) not in names or not names)


def _place(group: Iterable[Item]) -> Place | None:
    """The finest place told, of equals the most frequent, then the first."""
    places = [item.event.place for item in group if item.event.place is not None]
    often = Counter(p.id or p.text for p in places)
    ranked = sorted(places, key=lambda p: (_fineness(p), -often[p.id or p.text]))
    return ranked[0] if ranked else None


def _fineness(place: Place) -> int:
    if place.precision == "near_place":
        return _FINENESS.index("named_place")  # near a thing with a name says no less than the town
    return _FINENESS.index(place.precision) if place.precision in _FINENESS else len(_FINENESS)


def _date(group: Sequence[Item]) -> When | None:
    """The narrowest date that the text gives; else the day of publication, with that basis."""
    dated = [item.event.date for item in group if item.event.date is not None and item.event.date.earliest is not None]
    if dated:
        return min(dated, key=_narrowness)
    published = [item for item in group if item.published_on is not None]
    if not published:
        return None
    first = published[0].published_on
    return When(first, first, "day", "published")


def _narrowness(when: When) -> tuple[int, int, str]:
    days = (when.latest - when.earliest).days if when.latest and when.earliest else 9999
    basis = _BASES.index(when.basis) if when.basis in _BASES else len(_BASES)
    return days, basis, str(when.earliest)


def _title(
    group: Sequence[Item],
    whole: Sequence[Item],
    place: Place | None,
    actors: Sequence[Party],
    recipients: Sequence[Party],
) -> str:
    """A neutral title: the report's own words in quotation marks, names outside them."""
    first = max(group[:5], key=lambda item: (bool(item.event.recipients), bool(item.event.actors)))
    words, where = first.event.trigger.text, _where(place)
    if first.event.type in MEETINGS:
        return f"{_list([*actors, *recipients]) or 'unnamed parties'}: “{words}”{where}"
    if first.event.type in VERBAL:
        target = f" — {_list(recipients)}" if recipients else ""
        return f"{_list(actors) or 'speaker not named'}: “{words}”{target}"
    told = _telling([*group, *(item for item in whole if item.looks_back and item.known)])
    hit = _hit(told, whole)
    return f"“{told.event.trigger.text}”{': ' + hit if hit else ''}{_where(place, hit)}"


def _telling(group: Sequence[Item]) -> Item:
    """The mention that names the act best: what was done before whom it hurt.

    Naming the thing hit and nobody as doer.
    """
    often = Counter(item.trigger for item in group)

    def rank(item: Item) -> tuple[object, ...]:
        blames = any(item.event.sentence.holds(p.span) for p in item.event.actors)
        return (item.trigger in HARM, not item.recipients, not _names(item), blames, -often[item.trigger], item.order)

    return min(group, key=rank)


def _names(item: Item) -> bool:
    return any(w.is_named_object for w in item.recipients)


def _hit(told: Item, group: Sequence[Item]) -> str:
    """What was hit, by the name that some report gives it; else as the mention says it."""
    named = [w for w in told.recipients if w.is_named_object]
    if named and len(told.recipients) == 1:
        parties = (p for item in group for p in item.event.recipients)
        full = next((p for p in parties if fold(p.name or p.text) == named[0].name), None)
        if full is not None:
            return full.name or full.text
    return _list(told.event.recipients, quote=True)


def _where(place: Place | None, hit: str = "") -> str:
    if place is None or (place.name or place.text) == hit:
        return ""
    name = place.name or place.text
    if place.near or place.precision == "near_place":
        return f" near {name}"
    return f" {'at' if place.precision == 'site' else 'in'} {name}"


def _list(parties: Iterable[Party], *, quote: bool = False) -> str:
    names = list(dict.fromkeys(p.name or p.text for p in parties))
    shown = [f"“{n}”" if quote and n[:1].islower() else n for n in names[:3]]
    return ", ".join(shown) + (" and others" if len(names) > 3 else "")
