"""People in phrases: full names, titles with names, and titles with a country on a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from counterclaim.gazetteer.actor_index import ActorIndex, Title
from counterclaim.gazetteer.actor_records import Candidate, Office
from counterclaim.gazetteer.actor_words import FORMER, Words
from counterclaim.gazetteer.names import fold

__all__ = ["person", "titled"]

_DROPPED = frozenset({"the", "a", "an", "and", "of", "for", "s", "then", "acting", "interim", "new", "current"})
_BY_OFFICE = {
    "president": "GOV", "prime minister": "GOV", "speaker": "LEG", "senator": "LEG", "lawmaker": "LEG",
    "opposition leader": "OPP", "party leader": "PTY", "pope": "REL", "patriarch": "REL",
}  # fmt: skip


def person(index: ActorIndex, words: Words, on: dt.date | None) -> Iterator[Candidate]:
    """The people who bear the full name or the surname: one sure, several each with less."""
    if not words.text[:1].isupper() or words.folded in index.nouns or words.folded in index.titles:
        return
    offices = index.people(words.folded, on)
    yield from _people(index, offices, on, 0.95 if len(words.tokens) > 1 else 0.75)


def _people(
    index: ActorIndex, offices: tuple[Office, ...], on: dt.date | None, score: float, called: Title | None = None
) -> Iterator[Candidate]:
    best: dict[str, Office] = {}
    for office in offices:
        best.setdefault(office.person, office)
    for place, office in enumerate(best.values()):
        yield _candidate(index, office, on, score - 0.25 * min(place, 2), called)


def _candidate(
    index: ActorIndex, office: Office, on: dt.date | None, score: float, called: Title | None = None
) -> Candidate:
    """The person of a spell; `called` is the title the text itself gives: without a day it may be of another time."""
    serving = office.covers(on) if on else called is None or called.normal == office.title
    entry = index.entry(office.actor) if office.actor else None
    title = index.titles.get(fold(office.title))
    sector = (title.sector if title else "") or _BY_OFFICE.get(office.title, "") or (entry.sector if entry else "")
    country = office.country or (entry.country if entry else "")
    sector = sector or "GOV" if country else sector
    state_like = entry is None or entry.kind not in ("armed_group", "igo", "ngo", "party", "media", "company")
    if entry is not None and not state_like:
        sector = entry.sector
    given = called.sector if called else ""
    if not serving and state_like and (on is None or (office.since and on.isoformat() > office.since)):
        sector = given or (sector if on is None else "ELI")
    if given == "ELI":
        sector = given
    if entry is not None and not country:
        sector = sector or entry.sector
    code = f"{country} {sector}".strip() if entry is None or (state_like and country) else entry.code
    reason = f"{office.title} {'on that day' if serving else 'at another time'}"
    identity = "person:" + fold(office.person).replace(" ", "-")
    return Candidate(office.person, identity, code or None, sector or None, country or None, round(score, 3), reason)


def titled(index: ActorIndex, words: Words, on: dt.date | None) -> Iterator[Candidate]:
    """A title with a name ("President Vladimir Putin"), or with a country and a day ("the Israeli prime minister")."""
    found = _title(index, words)
    if found is None:
        return
    form, title = found
    name = _without_titles(index, _name_after(words.text, form))
    if name:
        yield from _by_name(index, words, on, name, title)
        return
    country = words.country(index)
    if country and not _is_former(words):
        yield from _by_post(index, words, on, title, country)


def _title(index: ActorIndex, words: Words) -> tuple[str, Title] | None:
    """The longest title in the phrase, and the first among equals."""
    for size in range(min(6, len(words.tokens)), 0, -1):
        for start in range(len(words.tokens) - size + 1):
            form = " ".join(words.tokens[start : start + size])
            if form in index.titles:
                return form, index.titles[form]
    return None


def _name_after(text: str, form: str) -> str:
    """The capitalised words at the end of the phrase, after the last word of the title."""
    parts = text.replace(",", " ").split()
    last = form.split()[-1]
    for i in range(len(parts) - 1, -1, -1):
        if fold(parts[i]).split()[-1:] == [last]:
            rest = parts[i + 1 :]
            capital = bool(rest) and rest[0][:1].isupper() and fold(rest[0]) not in _DROPPED
            return " ".join(rest) if capital else ""
    return ""


def _is_former(words: Words) -> bool:
    return bool(FORMER & set(words.tokens[:3]))


def _without_titles(index: ActorIndex, name: str) -> str:
    """ "Colonel-General Andrei Kartapolov" without the rank."""
    parts = name.split()
    for size in (3, 2, 1):
        if len(parts) > size and fold(" ".join(parts[:size])) in index.titles:
            return _without_titles(index, " ".join(parts[size:]))
    return name


def _by_name(index: ActorIndex, words: Words, on: dt.date | None, name: str, title: Title) -> Iterator[Candidate]:
    country = Words.of(words.text[: max(0, len(words.text) - len(name))]).country(index)
    called = Title(title.normal, "ELI") if _is_former(words) else title
    known = index.people(fold(name), on)
    fitting = tuple(o for o in known if not country or o.country in ("", country))
    if fitting:
        same_title = tuple(o for o in fitting if o.title == title.normal)
        yield from _people(index, (*same_title, *fitting), on, 0.95 if country or " " in name else 0.9, called)
        return
    sector = called.sector
    code = f"{country or ''} {sector}".strip()
    if country or (" " in name and sector):
        yield Candidate(name, None, code or None, sector or None, country, 0.6, "title with a name not in the table")


_ONE_AT_A_TIME = frozenset(
    {
        "president", "vice president", "prime minister", "chancellor", "foreign minister", "defence minister",
        "interior minister", "finance minister", "health minister", "security minister", "secretary of state",
        "national security adviser", "king", "queen", "emir", "crown prince", "supreme leader", "chief of staff",
        "commander-in-chief", "pope",
    }
)  # fmt: skip


def _by_post(index: ActorIndex, words: Words, on: dt.date | None, title: Title, country: str) -> Iterator[Candidate]:
    holders = index.holder(title.normal, country, on) if _bare(words, title) else ()
    sure = [o for o in holders if o.since]
    for office in sure[:1]:
        yield _candidate(index, office, on, 0.9 if on else 0.6)
    if not sure and title.sector:
        yield Candidate(
            re.sub(r"^(?:the|a|an)\s+", "", words.text, flags=re.IGNORECASE),
            None, f"{country} {title.sector}", title.sector, country, 0.65, "title in a country",
        )  # fmt: skip


def _bare(words: Words, title: Title) -> bool:
    """True for the title and country of an office that one person holds, and for nothing that only belongs to it."""
    if title.normal not in _ONE_AT_A_TIME or len(words.tokens) > 6:
        return False
    return not words.text.lower().startswith(("a ", "an ")) and "s office" not in words.text
