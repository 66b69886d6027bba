"""Codes as words: statuses with their marks, issues as questions, dates and places with how exact they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import as_file, files

from counterclaim.gazetteer.place_rows import country_rows
from counterclaim.records import Ask, Count, Incident, Place, When

__all__ = [
    "COLUMNS", "FLAGS", "ISSUES", "KINDS", "MARKS", "NEXT_STEPS", "SPOKEN", "STANCES", "STATUSES", "TOLD_AS",
    "UNREVIEWED", "VERBAL", "asked", "asks", "count_figure", "count_of", "country_name", "day", "figure",
    "flag_words", "group_words", "held", "in_quotes", "kind_words", "place_words", "protected_words", "review_words",
    "short_day", "verb",
    "when_words",
]  # fmt: skip

UNREVIEWED = "Machine proposals, unreviewed"
NEXT_STEPS = (
    "Nothing has been read yet, or nothing read so far tells of an act of conflict or politics. "
    "Next: counterclaim read FILE… --ledger LEDGER, then counterclaim brief --ledger LEDGER."
)

# A mark has its own shape, and always stands beside its words.
MARKS: Mapping[str, str] = {
    "not_raised": "·",
    "conceded": "◉",
    "verified_by_body": "◆",
    "contested": "◐",
    "denied_only": "⊘",
    "corroborated": "●",
    "several_uncorroborated": "◎",
    "single_source": "○",
}
STATUSES: Mapping[str, str] = {
    "not_raised": "not raised",
    "conceded": "conceded by the party itself",
    "verified_by_body": "verified",
    "contested": "contested",
    "denied_only": "only denied",
    "corroborated": "corroborated",
    "several_uncorroborated": "several sources, none vetted",
    "single_source": "single source",
}
ISSUES: Mapping[str, str] = {
    "occurrence": "Did it happen?",
    "responsibility": "Who did it?",
    "target_use": "What was the target used for?",
    "civilian_harm": "Were civilians harmed?",
    "casualty_count": "How many people?",
    "weapon": "With which weapon?",
    "intent": "Was it meant?",
    "legality": "Was it lawful?",
    "evaluation": "How is it judged?",
}
COLUMNS: Mapping[str, str] = {
    "occurrence": "happened",
    "responsibility": "who did it",
    "target_use": "target used for",
    "civilian_harm": "civilians harmed",
    "casualty_count": "how many",
    "weapon": "weapon",
    "intent": "intent",
    "legality": "lawful",
    "evaluation": "judgement",
}
STANCES: Mapping[str, tuple[str, str]] = {
    "asserts": ("+", "says so"),
    "denies": ("✗", "denies"),
    "disputes": ("≠", "disputes"),
    "accepts": ("◉", "admits"),
}
VERBS: Mapping[str, tuple[str, str]] = {
    "asserts": ("says", "say"),
    "alleges": ("alleges", "allege"),
    "denies": ("denies", "deny"),
    "disputes": ("disputes", "dispute"),
    "accepts": ("admits or claims", "admit or claim"),
    "praises": ("praises", "praise"),
    "condemns": ("condemns", "condemn"),
    "demands": ("demands", "demand"),
    "commits": ("promises", "promise"),
    "threatens": ("threatens", "threaten"),
    "declines": ("does not say", "do not say"),
}
TOLD_AS: Mapping[str, str] = {
    "asserted": "told as fact",
    "alleged": "alleged",
    "negated": "said not to have happened",
    "future": "announced or demanded, not yet done",
    "hypothetical": "hypothetical",
    "historical": "earlier act, referred to",
}
KINDS: Mapping[str, str] = {
    "AGREE": "agreement",
    "CONSULT": "meeting or talks",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "withdrawal or release",
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "REJECT": "rejection",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "attack or fighting",
}
MATERIAL = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
VERBAL = frozenset(KINDS) - MATERIAL
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
FLAGS: Mapping[str, str] = {
    "denied_or_disputed_by": "denied or disputed by",
    "position_changed": "a position changed over time",
    "dissenting_attribution": "others name someone else",
    "implied_acceptance": "one side justifies it without admitting it: for a reviewer to judge",
    "headline_only": "in a headline only",
    "date_from_publication": "the day is that of publication",
}
ASKS: Mapping[str, str] = {
    "pause_or_ceasefire": "a pause or ceasefire",
    "release": "the release of people",
    "aid_or_access": "aid or access",
    "withdrawal": "a withdrawal",
    "inquiry": "an inquiry",
    "meeting": "a meeting",
}
_OPENING, _CLOSING = '“"«„', '”"»“'
_PRECISION: Mapping[str, str] = {
    "site": "the site itself, ± 100 m",
    "named_place": "town or quarter, ± 2 km",
    "near_place": "near it, ± 25 km",
    "admin2": "somewhere in that district",
    "admin1": "somewhere in that province",
    "region": "somewhere in that region",
    "country": "somewhere in that country",
}
_BASIS: Mapping[str, str] = {
    "relative": "reckoned from the day of publication",
    "published": "day of publication; the text gives none",
}


def verb(stance: str, speakers: int = 1) -> str:
    """The stance as a verb that agrees with one or with several speakers."""
    one, several = VERBS.get(stance, (stance, stance))
    return one if speakers == 1 else several


def held(issue: str, stance: str, value: str, names: tuple[str, ...]) -> str:
    """What the named hold, as the end of a sentence that begins with them: "says it was X", "denies: “…”"."""
    said = verb(stance, len(names))
    if issue == "occurrence" and (not value or stance in ("asserts", "alleges", "accepts")):
        return f"{said} that it happened"
    if issue == "civilian_harm" and value in ("", "civilians harmed"):
        return f"{said} that civilians were harmed"
    if issue == "responsibility" and (value in names or stance == "accepts"):
        return f"{said} having done it" if stance in ("denies", "accepts") else f"{said} that {value} did it"
    if issue == "responsibility" and value and stance in ("asserts", "alleges"):
        return f"{said} that {value} did it"
    return f"{said}: {in_quotes(value)}" if value else said


def in_quotes(text: str) -> str:
    """The words on one line in quotation marks; single ones around words that hold double ones."""
    flat = " ".join(text.split())
    if flat[:1] in _OPENING and flat[-1:] in _CLOSING and not any(m in flat[1:-1] for m in _OPENING + _CLOSING):
        return flat
    return f"‘{flat}’" if any(m in flat for m in _OPENING + _CLOSING) else f"“{flat}”"


def count_of(number: int, noun: str) -> str:
    """ "1 act", "2 acts"."""
    return f"{number} {noun}{'s' * (number != 1)}"


def flag_words(flag: str) -> str:
    """A flag in words; what follows its colon is a name and stays."""
    name, _, rest = flag.partition(":")
    if name == "position_changed" and rest.strip():
        return f"{rest.strip()} said otherwise before"
    words = FLAGS.get(name, name.replace("_", " "))
    return f"{words} {rest.strip()}" if rest.strip() else words


def day(on: dt.date | None) -> str | None:
    """A day as in "3 May 2030"; None stays None."""
    return f"{on.day} {on:%B %Y}" if on else None


def when_words(when: When | None) -> str:
    """The date with how exact it is: "3 May 2030", "1–31 May 2030 (that month)", "date not told"."""
    if when is None or when.earliest is None:
        return f"date not told ({when.text})" if when and when.text else "date not told"
    first, last = when.earliest, when.latest or when.earliest
    words = _range(first, last)
    notes = [n for n in (_exactness(when, first, last), _BASIS.get(when.basis)) if n]
    return f"{words} ({'; '.join(notes)})" if notes else words


def short_day(when: When | None) -> str:
    """The date without how exact it is; "reported" before the day of publication, nothing where none is known."""
    if when is None or when.earliest is None:
        return ""
    words = _range(when.earliest, when.latest or when.earliest)
    return f"reported {words}" if when.basis == "published" else words


def _range(first: dt.date, last: dt.date) -> str:
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%B %Y}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {last.day} {last:%B %Y}"
    return f"{first.day} {first:%B %Y} – {last.day} {last:%B %Y}"


def _exactness(when: When, first: dt.date, last: dt.date) -> str | None:
    days = (last - first).days
    return f"a day in that {when.precision}" if days and when.precision in ("week", "month", "year") else None


def country_name(code: str) -> str:
    """The ordinary name of a country by its ISO 3166 alpha-3 code; the code where it is not in the table."""
    return _countries().get(code, code)


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    with as_file(files("counterclaim.gazetteer").joinpath("countries.tsv")) as path:
        return {row.iso3: row.names[0] for row in country_rows(path)}


def place_words(place: Place | None) -> str:
    """The place with how exact it is; "place not told" where the text gives none."""
    if place is None:
        return "place not told"
    name = place.name or place.text
    country = country_name(place.country) if place.country and place.precision != "country" else None
    wider = [w for w in (place.admin1, country) if w and w != name]
    words = ", ".join([name, *wider])
    exact = _PRECISION.get(place.precision or "")
    return f"{words} ({exact})" if exact else f"{words} (not located)" if place.latitude is None else words


def review_words(release_status: str) -> str:
    """How far people have looked at an incident: "draft, unreviewed", "released"."""
    return f"{release_status}, unreviewed" if release_status == "draft" else release_status


def protected_words(code: str) -> str:
    """A protected target in words."""
    return code.replace("_", " ")


def group_words(measure: str, group: str) -> str:
    """ "killed" for the total, "killed, children" for a group."""
    return measure if group == "total" else f"{measure}, {group.replace('_', ' ')}"


def figure(low: int | None, high: int | None, approximate: bool = False) -> str:
    """A range in words: "at least 12", "up to 20", "about 30", "12 to 15", "no figure"."""
    if low is None and high is None:
        return "no figure"
    if low == high == 0:
        return "none"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    if low == high:
        return f"about {low:,}" if approximate else f"{low:,}"
    return f"{low:,} to {high:,}"


def count_figure(count: Count) -> str:
    """The figure of one count in words, marked where it rests on a word and not on a number."""
    words = figure(count.low, count.high, count.approximate)
    return f"{words} (from a word, not a number)" if count.vague and count.low is not None else words


def asked(ask: Ask) -> str:
    """What is asked for, in words."""
    return ASKS.get(ask.kind, ask.kind.replace("_", " "))


def asks(asker: str, addressee: str) -> str:
    """The verb of an ask that agrees with who asks: "asks X for", "ask for"."""
    said = "ask" if ", " in asker or " and " in asker else "asks"
    return f"{said} {addressee} for" if addressee else f"{said} for"


def kind_words(incident: Incident) -> str:
    """The kind of act in words."""
    return KINDS.get(incident.type, incident.type.lower())
