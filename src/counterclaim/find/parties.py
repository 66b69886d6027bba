"""Who does it and to whom: the noun phrases around a trigger, cut to what names a party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from counterclaim.find.arguments import Frame, nouns_below, verb_frame
from counterclaim.find.culprits import culprits
from counterclaim.find.party_concerned import concerned
from counterclaim.find.party_lists import spread
from counterclaim.find.party_phrases import hyphenated, only_opens_the_sentence, phrase_bounds
from counterclaim.find.party_pronouns import named_for
from counterclaim.find.party_receivers import asked_to_act, given_to, left_behind, may_be_party, nouns_of
from counterclaim.find.party_words import (
    AGENTS,
    CLASHES,
    CONCERNING,
    FACILITIES,
    FROM_IS_ACTOR,
    GATHERINGS,
    LAUNCHING,
    LEAVING,
    LED,
    MUTUAL,
    NEVER,
    NO_PARTY,
    OBJECT_IS_TOPIC,
    OF_IS_ACTOR,
    PATIENT_OWNER,
    PREPOSITIONS,
    RECEIVING,
    TEXTS,
    THINGS,
)
from counterclaim.find.triggers import Hit, classes_of, core_noun
from counterclaim.records import Party, Span

__all__ = ["parties_of"]

_DENYING = frozenset({"deny", "refute", "rebut"})
_ACCOUNTS = frozenset(
    """accusation claim allegation charge report statement assertion account comment remark finding suggestion figure
    version narrative rumour rumor word""".split()
)
_DASHES = frozenset({"--", "—"})
_SIDES = frozenset({"person", "forces"})
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,4}")


def parties_of(hit: Hit, places: tuple[Span, ...]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients of a trigger; empty where its sentence leaves them out."""
    if hit.entry.part == "n" or hit.head.pos_ in ("NOUN", "PROPN"):
        actors, recipients = _around_noun(hit, places)
    else:
        actors, recipients = _around_verb(hit)
    doers = tuple(_actors(actors))
    done_to = tuple(p for p in _named(recipients, hit) if p not in doers)
    if not done_to and hit.entry.type in CONCERNING and hit.head.lemma_.lower() not in LEAVING:
        done_to = tuple(p for p in _named(concerned(hit, actors), hit) if p not in doers)
    if hit.entry.type in MUTUAL or _is_mutual_fight(hit):
        met = [p for p in done_to if p.kind == "actor" and p.text.lower() not in ("their", "its", "his", "her")]
        both = (*doers, *(p for p in met if not _overlaps(p, doers)))
        promised = hit.entry.type == "AGREE" and len(both) == 1 and _is_promise(hit)
        return both, tuple(p for p in _named(concerned(hit, actors), hit) if promised and not _overlaps(p, both))
    return doers, tuple(p for p in done_to if not _overlaps(p, doers))


def _is_promise(hit: Hit) -> bool:
    """True for "agreed to" do something, by one: what is promised concerns someone else."""
    return hit.frame.clause is not None and all(s.tag_ not in ("NNS", "NNPS", "PRP") for s in hit.frame.subjects)


def _overlaps(party: Party, others: Iterable[Party]) -> bool:
    return any(party.span.meets(o.span) for o in others)


def _is_mutual_fight(hit: Hit) -> bool:
    if hit.entry.type != "ASSAULT":
        return False
    fight = hit.entry.part == "n" or hit.head.lemma_.lower() in CLASHES
    if fight and ("between" in hit.frame.preps or "among" in hit.frame.preps):
        return True
    return hit.entry.part == "n" and hit.head.lemma_.lower() in CLASHES and "with" in hit.frame.preps


def _around_verb(hit: Hit) -> tuple[list[Token], list[Token]]:
    frame, kind = hit.frame, hit.entry.type
    actors = list(frame.subjects)
    inside = {t.i for t in hit.tokens}
    objects = [o for o in frame.objects if o.i not in inside] if kind != "MOBILIZE" else []
    if kind == "MOBILIZE" and not actors:
        actors = list(frame.objects)
    if kind in ("AID", "SUPPORT") and hit.head.lemma_ in RECEIVING:
        return frame.below("from", "by"), actors
    if kind == "ASSAULT" and hit.head.lemma_ in LAUNCHING:
        objects = [o for o in objects if not classes_of(core_noun(o)) & {"weapon", "vehicle"}]
    if kind == "CONSULT" and hit.head.lemma_ in OBJECT_IS_TOPIC:
        objects = []
    if kind == "RETREAT" and hit.head.lemma_ in LEAVING:
        chosen = left_behind(hit)
    elif kind in ("AID", "SANCTION", "SUPPORT", "REJECT") or len(hit.tokens) > 1:
        below = [t for t in _below(hit, frame) if t.i not in inside]
        chosen = frame.datives or [o for o in objects if may_be_party(o)] or below or objects
    else:
        chosen = given_to(hit, objects) or objects or frame.datives or _below(hit, frame)
    if kind == "REJECT" and hit.head.lemma_ in _DENYING:
        chosen = frame.datives or [o for o in objects if core_noun(o).lemma_.lower() in _ACCOUNTS]
    if kind == "ACCUSE" and hit.head.lemma_ in ("blame", "pin"):
        chosen = frame.below("on") or chosen
    if kind == "REQUEST" and not any(map(may_be_party, chosen)):
        chosen = asked_to_act(hit) or chosen
    if kind == "ASSAULT" and hit.head.lemma_ == "die":
        return [], actors
    apart = [t for t in chosen if t.i not in inside]
    if not apart and kind in ("ASSAULT", "PROTEST"):  # "clashed with police", where the entry holds the other side
        apart = [t for t in hit.tokens if t != hit.head and t.pos_ == "NOUN" and classes_of(t) & _SIDES]
    return actors, apart


def _below(hit: Hit, frame: Frame) -> list[Token]:
    """The nouns below the prepositions in which this type names whom it concerns; the first that is filled."""
    inner = [t for t in hit.tokens if t != hit.head and t.pos_ in ("NOUN", "PROPN")]
    inner += [t.head for t in inner if t.dep_ == "compound"]  # "launched a mediation effort between"
    first: list[Token] = []
    for preposition in PREPOSITIONS[hit.entry.type]:
        if preposition == "with" and hit.entry.type in ("ASSAULT", "PROTEST") and hit.head.lemma_ not in CLASHES:
            continue
        found = frame.below(preposition)
        for noun in inner:
            found = found or nouns_of(noun, preposition)
        if any(map(may_be_party, found)):
            return found
        first = first or found
    return first


def _around_noun(hit: Hit, places: tuple[Span, ...]) -> tuple[list[Token], list[Token]]:
    frame, lemma = hit.frame, hit.head.lemma_.lower()
    inside = {t.i for t in hit.tokens}
    actors, recipients = list(frame.subjects), list(frame.objects)
    patient = lemma in PATIENT_OWNER and not frame.below("of")
    (recipients if patient else actors).extend(p for p in frame.possessors if p.lower_ not in NEVER)
    actors.extend(frame.below("by", "between", "among"))
    if not actors:
        led = [t for t in frame.modifiers if t.lemma_ in LED and hit.entry.type in ("ASSAULT", "COERCE")]
        actors.extend(side for t in led for side in t.lefts if side.text[:1].isupper())
    if not actors:
        sides = [t for t in frame.modifiers if t.i not in inside and _names_a_side(t, places)]
        sides = [t for t in sides if not any(o.i == t.i + 1 or o.left_edge.i == t.i + 1 for o in sides)]
        actors.extend(side for t in sides for side in (*hyphenated(t), t))
    if not actors:
        actors.extend(t for t in culprits(hit.head) if t.i not in inside)
    if not actors and hit.entry.type in FROM_IS_ACTOR:
        actors.extend(frame.below("from"))
    if not actors:
        actors.extend(_by_below(hit.head))
    below = list(frame.below("of"))
    if lemma in OF_IS_ACTOR and not actors:
        actors.extend(below)
        below = []
    apart = {"of", "between", "among"} | ({"with"} if hit.entry.type == "ASSAULT" and lemma not in CLASHES else set())
    others = [t for p in PREPOSITIONS[hit.entry.type] if p not in apart for t in frame.below(p)]
    first = others if others and hit.entry.type != "RETREAT" else below or others
    if hit.entry.type == "REQUEST" and not first:
        first = asked_to_act(hit)
    if lemma in LEAVING and actors:
        first = left_behind(hit)
    recipients.extend(t for t in first if t not in recipients and t not in actors)
    return actors, [t for t in recipients if t.i not in inside or (t in below and may_be_party(t))]


def _by_below(noun: Token) -> list[Token]:
    """ "the murder of a family by soldiers": who stands after "by" in the words that the noun governs."""
    agents = (t for t in noun.subtree if t.lower_ == "by" and t.dep_ in ("prep", "agent") and t.i > noun.i)
    for by in agents:
        above = by.head
        last = by
        while above.i != noun.i and above.pos_ != "VERB":
            above, last = above.head, above
        if above.i == noun.i and last.dep_ != "conj":
            return nouns_below(by)
    return []


def _names_a_side(token: Token, places: tuple[Span, ...]) -> bool:
    """True for "Israeli" and "Hamas" before a noun; not for the town in "the Kabul bombing"."""
    if token.lower_ in NEVER or any(t.text == "," for t in token.doc[token.i : token.head.i]):
        return False
    if not token.text[:1].isupper():
        return token.pos_ == "NOUN" and bool(classes_of(token) & {"person", "forces"})
    if _INITIALS.fullmatch(token.text) or any(hyphenated(token)):
        return True
    if only_opens_the_sentence(token):
        return False
    if token.pos_ == "PROPN" or token.pos_ == "ADJ":
        here = Span(token.idx, token.idx + len(token.text))
        return token.pos_ == "ADJ" or not any(p.meets(here) for p in places)
    return False


def _actors(tokens: Iterable[Token]) -> Iterator[Party]:
    """Parties that can act; for a weapon or an act as subject, the side that owns it."""
    seen: set[int] = set()
    for token in spread(map(_taken_up, tokens)):
        core = _named_core(token)
        able = [core] if _can_act(core) else [o for o in _owners(core) if not classes_of(o) & {"weapon", "vehicle"}]
        able = able or _issuers(core)
        for doer in able:
            if doer.i not in seen and _is_name(doer):
                seen.add(doer.i)
                yield _party(doer, "actor")


def _issuers(text: Token) -> list[Token]:
    """Who puts out the report, letter or suit that accuses or demands: the subject of the verb above it."""
    if text.lemma_.lower() not in TEXTS or text.dep_ not in ("dobj", "pobj"):
        return []
    verb = text.head if text.dep_ == "dobj" else text.head.head
    return [core for s in verb_frame(verb).subjects if _can_act(core := _named_core(s))] if verb.pos_ == "VERB" else []


def _taken_up(token: Token) -> Token:
    return (named_for(token) or token) if token.pos_ == "PRON" else token


def _named_core(token: Token) -> Token:
    """The noun meant, for a pronoun that of its sentence."""
    core = core_noun(token)
    return (named_for(core) or core) if core.pos_ == "PRON" else core


def _named(tokens: Iterable[Token], hit: Hit) -> Iterator[Party]:
    """Parties or things that are acted on; for a deed or a saying, the side whose it is."""
    seen: set[int] = set()
    for token in spread(tokens):
        core = _named_core(token)
        owners = _owners(core) if hit.entry.type != "REQUEST" else []
        for target in [core] if _can_be_hit(core, hit) else owners:
            if target.i not in seen and _is_name(target):
                seen.add(target.i)
                yield _party(target, _kind(target))


def _is_name(token: Token) -> bool:
    """False for dates, numbers of years and pronouns that stand for no one."""
    if token.pos_ == "PROPN" and token.left_edge.lower_ in ("near", "outside", "around", "inside", "amid"):
        return False
    if token.pos_ == "NUM" and token.lower_.isdigit() and len(token) == 4:
        return False
    after = [t.text for t in token.doc[token.i + 1 : token.i + 5]]
    if after[:1] == ["-"] and not token.whitespace_ and token.text.islower():  # "pre-Roman"
        return False
    if token.is_sent_start and token.is_upper and len(token) > 3 and not _DASHES.isdisjoint(after):  # a dateline
        return False
    named = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.lefts)  # "Theresa May"
    return named or token.lower_ not in NEVER


def _can_act(token: Token) -> bool:
    if token.pos_ in ("PROPN", "PRON"):
        return True
    classes = classes_of(token)
    if token.pos_ == "ADJ" and token.text[:1].isupper():
        return True
    return bool(classes & AGENTS) and not (classes & NO_PARTY and not classes & AGENTS)


def _can_be_hit(token: Token, hit: Hit) -> bool:
    if token.pos_ in ("PROPN", "PRON"):
        return True
    classes = classes_of(token)
    if classes & AGENTS and token.lemma_.lower() not in GATHERINGS:
        return True
    if hit.entry.type in ("AID", "MOBILIZE"):
        return "place" in classes
    physical = hit.entry.type in ("ASSAULT", "COERCE", "SANCTION", "RETREAT")
    return physical and bool(classes & THINGS)


def _owners(token: Token) -> list[Token]:
    """Whose weapon, deed or word it is: possessor, "by", capitalised modifiers, "of"."""
    possessors = [c for c in token.children if c.dep_ == "poss"]
    by = nouns_of(token, "by") + [n for c in token.children if c.dep_ == "agent" for n in nouns_below(c)]
    if possessors or by:
        return (possessors or by)[:1]
    capital = [
        t
        for c in token.children
        if c.dep_ in ("amod", "compound", "nmod")
        for t in (c, *(j for j in c.children if j.dep_ == "conj" and j.i < token.i))
        if t.text[:1].isupper() and t.pos_ in ("ADJ", "PROPN") and not only_opens_the_sentence(t)
    ]
    if len(capital) > 1 and capital[1].dep_ == "conj":
        return capital
    below = [] if token.lemma_.lower() in PATIENT_OWNER else nouns_of(token, "of")
    return (capital or [n for n in below if _is_side(n)])[:1]


def _is_side(noun: Token) -> bool:
    classes = classes_of(noun)
    return bool(classes & AGENTS) or (noun.pos_ in ("PROPN", "PRON") and not classes & THINGS)


def _kind(token: Token) -> str:
    if token.pos_ == "PRON":
        return "actor"
    classes = classes_of(token) if token.pos_ != "PROPN" else _facility(token)
    return "object" if classes & THINGS and not classes & {"person", "forces"} else "actor"


def _facility(token: Token) -> frozenset[str]:
    """The classes of a proper name that ends in a facility word ("Al-Noor Hospital")."""
    lower = token.lower_
    return frozenset({"place"}) if lower in FACILITIES else frozenset()


def _party(token: Token, kind: str) -> Party:
    start, end = phrase_bounds(token)
    words = token.doc[start : end + 1]
    return Party(words.start_char, words.end_char, words.text, kind)
