"""Which words name a place: longest match in the gazetteer, a grammar of facilities, and what a name may not be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from counterclaim.find.place_of import place_for
from counterclaim.find.place_spelling import spelt_end
from counterclaim.find.place_words import (
    ARABIC_ARTICLES,
    BODY_WORDS,
    CALENDAR_WORDS,
    CONNECTORS,
    DIRECTIONS,
    FACILITIES,
    FAITHS,
    LEADS,
    LOCATIVES,
    NEARNESS,
    PLACE_LEADS,
    PLURAL_UNITS,
    SOFT_WORDS,
    STOP_WORDS,
    TITLES,
    UNITS,
    demonyms,
)
from counterclaim.gazetteer.given import given_names
from counterclaim.gazetteer.places import PlaceTable
from counterclaim.parse import ParsedDocument
from counterclaim.records import Mention

__all__ = ["place_for", "place_mentions"]

_LONGEST = 9  # tokens; hyphens and stops count
_BEARINGS = frozenset(
    "north south east west northeast northwest southeast southwest km kilometres kilometers miles mile".split()
)
_STATE_OF = re.compile(r"islamic (?:state|emirate) (?:of|in)(?: iraq and)?(?: the| greater)?$")
_NEVER_ALONE = STOP_WORDS | TITLES | BODY_WORDS
_PLAIN = STOP_WORDS | DIRECTIONS | BODY_WORDS | TITLES | FAITHS
_NO_FAMILY = BODY_WORDS | UNITS | frozenset(FACILITIES)
_NO_FIRST_NAME = LEADS | STOP_WORDS | DIRECTIONS | BODY_WORDS | PLACE_LEADS
_NO_PERSONS = BODY_WORDS | TITLES | UNITS | frozenset(FACILITIES)
_NO_START = LEADS | {"the", "a", "an"}
_BEFORE_PLACE = DIRECTIONS | {"the"}
_FACILITY_STARTS = frozenset(name.split()[0] for name in FACILITIES)
_BIG_ENOUGH = 100_000  # people; below it a name beside other capitalised words is more often a person's


def place_mentions(parsed: ParsedDocument, table: PlaceTable) -> tuple[Mention, ...]:
    """The places that the text names, in order and without overlaps; `near` is set after near, outside, north of."""
    return tuple(_Finder(parsed, table).mentions())


class _Finder:
    """Walks one document once."""

    def __init__(self, parsed: ParsedDocument, table: PlaceTable) -> None:
        self.parsed, self.table, self.doc = parsed, table, parsed.doc
        tokens = list(parsed.doc)  # spaCy makes a new object for each doc[i]
        self.tokens = tokens
        self.text = parsed.document.text
        self.lower = [t.lower_ for t in tokens]
        self.people = _family_names(tokens)
        self.common = frozenset(t.text for t in tokens if t.is_lower and t.is_alpha)

    def mentions(self) -> Iterator[Mention]:
        at = 0
        while at < len(self.tokens):
            if not self.tokens[at].text[:1].isupper() and self.lower[at] not in ARABIC_ARTICLES:
                at += 1
                continue
            end, kind = self._place_at(at)
            if end:
                yield self._mention(self.doc[at:end], kind)
                at = end
                continue
            at += 1

    def _place_at(self, at: int) -> tuple[int, str]:
        if not _starts_name(self.tokens[at]):
            return 0, ""
        short = self._short_form(at)
        if short:
            return short, "short"
        facility = self._facility(at)
        known = self._longest(at)
        if facility > known:
            return facility, "facility"
        if known and self._is_place(self.doc[at:known]):
            return known, "known"
        return 0, ""

    def _longest(self, at: int) -> int:
        """End of the longest known name that starts here, 0 when there is none."""
        limit = min(at + _LONGEST, len(self.tokens))
        end = at + 1
        while end < limit and _continues_name(self.tokens[end]):
            end += 1
        while end > at:
            if _ends_name(self.tokens[end - 1]) and self.table.knows(self._words(at, end)):
                return self._with_unit(at, end)
            end -= 1
        return spelt_end(self.table, self.tokens, at)

    def _words(self, start: int, end: int) -> str:
        last = self.tokens[end - 1]
        return self.text[self.tokens[start].idx : last.idx + len(last)]

    def _with_unit(self, at: int, end: int) -> int:
        """Past "province", "Oblast" or "County" where the table knows no such name but the stem."""
        if end < len(self.tokens) and self.lower[end] in UNITS and self.tokens[end].pos_ in ("NOUN", "PROPN"):
            return end + 1 if self.table.knows(self._words(at, end + 1)) else end
        return end

    def _facility(self, at: int) -> int:
        """End of "X hospital", "Y refugee camp" and their like, 0 when no such name starts here."""
        end = at
        while end < min(at + 6, len(self.tokens)) and _continues_name(self.tokens[end]):
            if self.lower[end] in ("'s", "’s") and self.table.knows(self._words(at, end)):
                return 0  # "Bukavu's Kavumu airport": the owner is a place of its own
            words = self._facility_words(end)
            if words and end > at and not self._is_generic(self.doc[at:end]):
                return self._facility_end(end + words)
            end += 1
        words = self._facility_words(end) if end < len(self.doc) else 0
        return self._facility_end(end + words) if words and end > at and not self._is_generic(self.doc[at:end]) else 0

    def _facility_end(self, end: int) -> int:
        """Past a second word for a facility: "X University Hospital", "Y Camp Mosque"."""
        more = self._facility_words(end) if end < len(self.doc) and self.doc[end].text[:1].isupper() else 0
        return end + more

    def _facility_words(self, at: int) -> int:
        if self.lower[at] not in _FACILITY_STARTS:
            return 0
        for size in (3, 2, 1):
            if at + size <= len(self.lower) and " ".join(self.lower[at : at + size]) in FACILITIES:
                return size
        return 0

    def _is_generic(self, name: Tokens) -> bool:
        """True for "the Military base" and "Three schools": no name before the word for the facility."""
        words = [t for t in name if t.is_alpha]
        plain = all(
            t.lower_ in _PLAIN or t.lower_ in demonyms() or t.pos_ not in ("PROPN", "NOUN", "ADJ") for t in words
        )
        follows = name.end < len(self.doc) and self.doc[name.end].i != name.start
        return not words or plain or not follows or words[0].ent_type_ == "PERSON" or not _is_proper(words[-1])

    def _short_form(self, at: int) -> int:
        """End of "Ill." in "Springfield, Ill."; 0 when no town and comma stand before it."""
        if at < 2 or self.tokens[at - 1].text != "," or not self.tokens[at - 2].text[:1].isupper():
            return 0
        for size in (3, 2, 1):
            end = min(at + size, len(self.doc))
            text = self.doc[at:end].text
            if "\n" not in text and "," not in text and self.table.short_form(text):
                stop = end < len(self.doc) and self.doc[end].text == "." and len(text) <= 5
                return end + 1 if stop and not self.doc[end].is_sent_end else end
        return 0

    def _is_place(self, name: Tokens) -> bool:
        """True unless the words are common ones, part of a person's or another name, or a speaking subject."""
        words = [t for t in name if t.is_alpha or t.text[:1].isalpha()]
        if not any(_is_proper(t) for t in words) or self._in_body(name):
            return False
        ours = self.table.is_authored(name.text)
        located = self._located(name)
        if len(words) == 1 and not ours and not self._may_stand_alone(words[0], name, located):
            return False
        return not self._in_longer_name(name, ours, located)

    def _in_body(self, name: Tokens) -> bool:
        """True inside "Islamic State of Iraq and the Levant" and after "Operation"."""
        before = [t.lower_ for t in self.doc[max(0, name.start - 7) : name.start]]
        if before[-1:] == ["operation"]:
            return True
        joined = " ".join(before)
        return bool(_STATE_OF.search(joined))

    def _may_stand_alone(self, word: Token, name: Tokens, located: bool) -> bool:
        """False for a common word, a people's name, a title or a person's name without a sign of place."""
        text = word.lower_
        if text in SOFT_WORDS:
            return located
        if text in _NEVER_ALONE or text in demonyms():
            return False
        if text in self.common and self._people_in(name) < _BIG_ENOUGH:
            return located
        before_wider = (
            name.end + 1 < len(self.doc)
            and self.doc[name.end].text == ","
            and self.table.is_authored(self.doc[name.end + 1].text)
        )
        return located or before_wider or not (text in self.people or text in given_names())

    def _located(self, name: Tokens) -> bool:
        before = self.doc[name.start - 1] if name.start else None
        if before is not None and before.lower_ in _BEFORE_PLACE and name.start > 1:
            before = self.doc[name.start - 2]
        if before is None or before.lower_ not in LOCATIVES:
            return False
        return before.pos_ in ("ADP", "ADV", "SCONJ", "ADJ", "PART") or before.lower_ in LEADS

    def _in_longer_name(self, name: Tokens, ours: bool, located: bool) -> bool:
        left, right = self._neighbour(name.start - 1), self._neighbour(name.end)
        first = name[0].lower_
        if left is not None and left.lower_ not in DIRECTIONS | LEADS and self._names_person_before(left, name):
            return True
        if right is None or right.lower_ in _NO_PERSONS:
            return False
        if first in given_names() and len(name) == 1:
            return not (ours and located)
        return not (ours or located) and self._people_in(name) < _BIG_ENOUGH and not self.table.knows(right.text)

    def _names_person_before(self, left: Token, name: Tokens) -> bool:
        bare = left.lower_.rstrip(".")
        if bare in given_names() or (len(bare) == 1 and left.is_upper):
            return not self.table.is_authored(left.text)
        if bare in TITLES:
            return len(name) == 1 and not self.table.is_authored(name.text) and left.dep_ == "compound"
        if left.lower_ in STOP_WORDS or left.is_sent_start:
            return False
        inner = left.dep_ in ("compound", "flat") and left.head.i in {t.i for t in name}
        return inner and not self.table.is_authored(name.text) and self._people_in(name) < _BIG_ENOUGH

    def _neighbour(self, at: int) -> Token | None:
        """The capitalised word right beside a name, with nothing between them."""
        if not 0 <= at < len(self.doc):
            return None
        token = self.doc[at]
        if not token.text[:1].isupper() or token.is_space or token.pos_ not in ("PROPN", "NOUN", "ADJ"):
            return None
        return token

    def _form(self, name: Tokens) -> str:
        """ "country" where the name is first of all a country's, for a country is more often a party than a scene."""
        found = self.table.lookup(name.text)
        return "country" if found and found[0].kind == "country" else "name"

    def _unit_of_list(self, at: int) -> str:
        """ "region" for the first name of "Donetsk and Luhansk regions"; empty where no such word closes the list."""
        token = self.doc[at] if at < len(self.doc) else None
        listed = False
        while token is not None and (token.text in (",", "and", "or") or token.text[:1].isupper() or token.text == "-"):
            listed = listed or token.text in (",", "and", "or")
            if token.i - at > 14 or token.i + 1 >= len(self.doc):
                return ""
            token = token.nbor(1)
        if token is None or (not listed and token.i != at):
            return ""
        unit = PLURAL_UNITS.get(token.lower_, "")
        return unit if unit and token.lower_ != unit else ""

    def _people_in(self, name: Tokens) -> int:
        found = self.table.lookup(name.text)
        return found[0].population if found else 0

    def _mention(self, name: Tokens, kind: str) -> Mention:
        form = self._form(name) if kind == "known" else kind
        return Mention(
            kind="place",
            start=name.start_char,
            end=name.end_char,
            text=name.text,
            form=form,
            head=self._unit_of_list(name.end),
            near=_near(self.doc, name.start),
        )


def _starts_name(token: Token) -> bool:
    if token.text[:1].isupper():
        return (
            token.text[0].isalpha()
            and token.pos_ != "ADP"
            and token.lower_ not in _NO_START
            and token.lower_ not in CALENDAR_WORDS
        )
    return _is_article(token)


def _is_article(token: Token) -> bool:
    """ "al" in "al-Shifa", "el" in "Tell el-Sultan"."""
    if token.lower_ not in ARABIC_ARTICLES or token.i + 2 >= len(token.doc):
        return False
    return token.nbor(1).text == "-" and token.nbor(2).text[:1].isupper()


def _continues_name(token: Token) -> bool:
    if token.is_space or token.lower_ in CALENDAR_WORDS:
        return False
    if token.text[:1].isupper() or token.text[:1] in "-'’`":
        return True
    return token.lower_ in CONNECTORS or token.lower_ in UNITS or _is_article(token)


def _ends_name(token: Token) -> bool:
    return (token.text[:1].isupper() or token.lower_ in UNITS) and token.text[-1:] not in "-'"


def _is_proper(token: Token) -> bool:
    return token.pos_ == "PROPN" or (
        token.text[:1].isupper() and token.pos_ in ("NOUN", "ADJ", "X", "ADV", "VERB") and not token.is_sent_start
    )


def _family_names(tokens: list[Token]) -> frozenset[str]:
    """Last words of persons' names in the text: after a first name, an initial, a title or another proper name."""
    found = set()
    for left, token in pairwise(tokens):
        if token.pos_ != "PROPN" or not token.text.istitle() or token.lower_ in _NO_FAMILY:
            continue
        bare = left.lower_.rstrip(".")
        if left.text[:1].isupper() and (bare in given_names() or bare in TITLES or _is_first_name(left)):
            found.add(token.lower_)
    return frozenset(found)


def _is_first_name(token: Token) -> bool:
    """True for an initial, or a lone proper name that is neither a direction nor a common word."""
    bare = token.lower_.rstrip(".")
    if len(bare) == 1:
        return token.is_upper and token.i > 0 and token.nbor(-1).pos_ == "PROPN"
    if len(bare) == 2:
        return token.pos_ == "PROPN"  # "Xi Jinping", "Li Qiang"
    return token.pos_ == "PROPN" and token.text.istitle() and bare not in _NO_FIRST_NAME


def _near(doc: Doc, start: int) -> bool:
    """True after "near", "outside", "north of", "20 km from", "on the outskirts of"."""
    at = start - 1
    while at >= 0 and doc[at].lower_ in ("the", "of", "from", "city", "town", "village", ",") and start - at <= 4:
        at -= 1
    if at < 0:
        return False
    word = doc[at].lower_
    if word in _BEARINGS:
        return at < start - 1
    return word in NEARNESS and (at == start - 1 or word in ("outskirts", "vicinity", "outside"))
