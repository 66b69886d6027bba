"""Where the words of the trigger lexicon stand in a text, with their conditions met."""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.codebook.noun_classes import load_noun_classes
from counterclaim.codebook.triggers import Condition, Trigger, TriggerTable, load_triggers
from counterclaim.find.arguments import Frame, noun_frame, verb_frame
from counterclaim.find.spoken_of import denies_nothing, spoken_of_by

__all__ = ["Hit", "classes_of", "hits", "stays_unnamed"]

_PERSON_ENDINGS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men", "women", "ee", "ees", "ants")
_DEPTH = 3
_BODIES = frozenset({"commission", "committee", "panel", "board", "court", "ministry"})
_NAMED = frozenset({"name", "identify", "quote"})


@dataclass(slots=True)
class Hit:
    """A trigger in the text: its entry, the token that heads it, all its tokens, and its arguments."""

    entry: Trigger
    head: Token
    tokens: tuple[Token, ...]
    frame: Frame

    @property
    def start(self) -> int:
        """Code point of the first word."""
        return min(t.idx for t in self.tokens)

    @property
    def end(self) -> int:
        """Code point after the last word."""
        return max(t.idx + len(t.text) for t in self.tokens)


def hits(doc: Doc) -> tuple[Hit, ...]:
    """The trigger hits of a document in order, no token in two of them; longer entries win."""
    table = load_triggers()
    found = list(_all_hits(doc, table))
    found.sort(key=lambda h: (-len(h.tokens), h.entry.part == "n", h.head.i))
    taken: set[int] = set()
    kept = []
    for hit in found:
        indexes = {t.i for t in hit.tokens}
        if not indexes & taken:
            taken |= indexes
            kept.append(hit)
    return tuple(sorted(kept, key=lambda h: h.head.i))


def _all_hits(doc: Doc, table: TriggerTable) -> Iterator[Hit]:
    for token in doc:
        pos = token.pos_
        if token.tag_ == "VBN" and (token.dep_ == "amod" or _is_person(token)):
            continue
        if pos in ("VERB", "AUX") or (pos in ("ADJ", "PROPN") and token.tag_ in ("VBN", "VBG", "VBD", "VBZ")):
            yield from _verb_hits(token, table.verbs)
        elif pos in ("NOUN", "PROPN", "ADJ"):
            yield from _noun_hits(token, table.nouns)
        if pos == "VERB" and token.tag_ == "VBG" and (token.dep_ in ("pobj", "dobj", "compound", "nsubj")):
            yield from _noun_hits(token, table.nouns)


def _is_person(token: Token) -> bool:
    """True for "the accused": a participle that names someone."""
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and any(c.dep_ == "det" for c in token.children)


def _verb_hits(verb: Token, index: Mapping[str, tuple[Trigger, ...]]) -> Iterator[Hit]:
    entries: Iterable[Trigger] = index.get(verb.lemma_.lower(), ())
    if entries and (stays_unnamed(verb) or denies_nothing(verb)):
        return
    frame: Frame | None = None
    below: list[Token] | None = None
    for entry in entries:
        if len(entry.words) > 1:
            below = below if below is not None else _descendants(verb)
            tokens = _tree_match(verb, entry, below)
        else:
            tokens = (verb,)
        if tokens is None:
            continue
        frame = frame or verb_frame(verb)
        if _meets(entry, verb, frame):
            yield Hit(entry, verb, tokens, frame)
            return


def stays_unnamed(verb: Token) -> bool:
    """True for "asked not to be named": a condition of the talk, no request of anyone."""
    inner = (c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.lemma_ in _NAMED)
    return any(c.dep_ == "auxpass" for clause in inner for c in clause.children)


def _tree_match(verb: Token, entry: Trigger, below: list[Token]) -> tuple[Token, ...] | None:
    words = entry.words
    found = [verb]
    if words[0] == "not":
        refusal = any(c.dep_ == "neg" for c in verb.children) and any(
            c.lower_ in ("will", "wo", "would") for c in verb.children
        )
        if not refusal:
            return None
        words = words[1:]
    position = verb.i
    for word in words[1:]:
        match = next((t for t in below if _is_word(t, word) and _joins(t, found) and _near(t, verb, position)), None)
        if match is None or _is_of_a_day(match):
            return None
        found.append(match)
        position = match.i
    return tuple(found)


def _is_of_a_day(token: Token) -> bool:
    """True for the "on" of "called him on Friday"."""
    return token.lower_ == "on" and any(c.lower_.rstrip("s").capitalize() in day_name for c in token.children)


def _joins(token: Token, found: list[Token]) -> bool:
    """True when the word hangs on one already matched, directly or through "of", by no other preposition."""
    if token in found:
        return False
    above = token.head
    for _ in range(_DEPTH):
        if above in found:
            return True
        if (above.pos_ == "ADP" and above.lower_ != "of") or (token.pos_ == "NOUN" and above.pos_ == "VERB"):
            return False
        above = above.head
    return False


def _near(token: Token, verb: Token, position: int) -> bool:
    if token.i > verb.i:
        return token.i > position - 3 and token.i - verb.i <= 10
    return token.dep_ in ("nsubjpass", "neg") or token.head.dep_ == "nsubjpass" or token.dep_ in ("amod", "compound")


def _is_word(token: Token, word: str) -> bool:
    return token.lemma_.lower() == word or token.lower_ == word


def _descendants(verb: Token) -> list[Token]:
    found: list[Token] = []
    layer = [verb]
    for _ in range(_DEPTH):
        layer = [
            c for t in layer for c in t.children if c.dep_ not in ("nsubj", "relcl", "advcl", "conj", "punct", "ccomp")
        ]
        found.extend(layer)
    return sorted(found, key=lambda t: t.i)


def _noun_hits(noun: Token, index: Mapping[str, tuple[Trigger, ...]]) -> Iterator[Hit]:
    for key in _noun_forms(noun):
        for entry in index.get(key, ()):
            tokens = _sequence(noun, entry)
            if tokens is None:
                continue
            head = _head(tokens)
            if not _can_name_an_act(head, tokens):
                continue
            frame = noun_frame(head)
            if _meets(entry, head, frame):
                yield Hit(entry, head, tokens, frame)
                return


def _noun_forms(token: Token) -> tuple[str, ...]:
    lemma, lower = token.lemma_.lower(), token.lower_
    forms = [lower] if lemma == lower else [lower, lemma]
    if token.pos_ == "PROPN" and lower.endswith("s"):
        forms += [lower[:-1], lower[:-2]] if lower.endswith("es") else [lower[:-1]]
    return tuple(forms)


def _sequence(first: Token, entry: Trigger) -> tuple[Token, ...] | None:
    tokens = [first]
    position = first.i + 1
    for word in entry.words[1:]:
        if (
            position < len(first.doc)
            and first.doc[position].lower_ in ("the", "a", "their", "its")
            and tokens[-1].pos_ == "ADP"
        ):
            position += 1
        if position >= len(first.doc):
            return None
        token = first.doc[position]
        if word not in _noun_forms(token) or (token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG"):
            return None
        tokens.append(token)
        position += 1
    return tuple(tokens)


def _head(tokens: tuple[Token, ...]) -> Token:
    inside = {t.i for t in tokens}
    for token in reversed(tokens):
        if token.head.i not in inside or token.head == token:
            return token
    return tokens[-1]


def _can_name_an_act(head: Token, tokens: tuple[Token, ...]) -> bool:
    """False for a part of a longer name ("Strike Force", "Ministry of Defence") or a modifier of another noun."""
    if head.dep_ == "compound" and head.head.i > head.i:
        return False
    if _is_phrase(head) or _ends_a_name(head) or _is_task(head):
        return False
    if head.pos_ == "PROPN" and head.is_sent_start is not True and not _is_headline(head):
        before = head.doc[head.i - 1] if head.i else head
        return not (before.pos_ == "PROPN" and before.dep_ == "compound") or tokens[0].i < head.i
    return not (head.pos_ == "ADJ" and head.dep_ in ("amod", "acomp"))


def _is_phrase(noun: Token) -> bool:
    """True for "in support of" and "in coordination with", which only say how another act was done."""
    joint = ("support", "coordination", "cooperation", "co-operation", "collaboration", "partnership")
    if noun.lower_ not in joint or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    return any(c.dep_ == "prep" and c.lower_ in ("of", "with") for c in noun.children)


def _is_task(noun: Token) -> bool:
    """True for the "inquiry" of "the commission of inquiry": what a body is for, no act."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _BODIES


def _ends_a_name(noun: Token) -> bool:
    """True for the last word of "Organisation of Islamic Cooperation"."""
    if noun.pos_ != "PROPN" or not noun.text[:1].isupper() or _is_headline(noun):
        return False
    top = noun.head if noun.dep_ == "conj" else noun
    return top.dep_ == "pobj" and top.head.lower_ in ("of", "for") and top.head.head.pos_ == "PROPN"


def _is_headline(token: Token) -> bool:
    words = [t for t in token.sent if t.is_alpha and len(t) > 3]
    return bool(words) and sum(t.text[0].isupper() for t in words) >= 0.7 * len(words)


def _meets(entry: Trigger, head: Token, frame: Frame) -> bool:
    return all(_holds(need, head, frame, entry.words[-1]) is not need.negative for need in entry.needs)


def _holds(need: Condition, head: Token, frame: Frame, last: str) -> bool:
    slot = need.slot
    if slot == "prep":
        return any(p in frame.preps for p in need.words) or ("to" in need.words and bool(frame.datives))
    if slot == "xcomp":
        return frame.clause is not None
    if slot == "sole":
        return len(frame.objects) == 1 and frame.clause is None
    if slot == "plural":
        return _is_plural(frame.subjects)
    if slot == "mod":
        return any(_modifies(w, head) for w in need.words)
    if slot == "under":
        return any(_fits(need, token) for token in spoken_of_by(head))
    tokens = {"obj": _objects(frame, last), "subj": frame.subjects}.get(slot)
    if slot in ("of", "from", "for"):
        tokens = frame.below(slot)
    if not need.words and not need.classes:
        return bool(tokens)
    return any(_fits(need, token) for token in tokens or ())


def _objects(frame: Frame, last: str) -> list[Token]:
    """The objects; for an entry that ends with a preposition ("fire on") the nouns below it where there are none."""
    return frame.objects or frame.preps.get(last, [])


def _modifies(word: str, head: Token) -> bool:
    """True when the word stands before the noun as a modifier, at most four words away."""
    for i in range(max(head.i - 4, 0), head.i):
        token = head.doc[i]
        if token.lower_ == word or token.lemma_.lower() == word:
            return token.head == head or token.head.head == head or head.i - i == 1
    return False


def _is_plural(subjects: list[Token]) -> bool:
    return any(
        "Plur" in s.morph.to_dict().get("Number", "") or any(c.dep_ == "conj" for c in s.children) for s in subjects
    )


def _fits(need: Condition, token: Token) -> bool:
    core = core_noun(token)
    if core.lemma_.lower() in need.words or token.lemma_.lower() in need.words:
        return True
    if "name" in need.classes and (core.pos_ == "PROPN" or core.pos_ == "PRON" or core.ent_type_):
        return True
    return bool(classes_of(core) & need.classes)


QUANTIFIERS = frozenset(
    """
    group number dozen dozens hundred hundreds thousand thousands score scores series handful member members pair
    couple crowd convoy wave round lot majority most some many several few one two three four five six seven eight
    worth value batch shipload amount quantity
    nine ten all both each tens million millions rest part kind type sort total
    """.split()
)


def core_noun(token: Token) -> Token:
    """Below "a group of", "dozens of", "members of": the noun that is meant; else the token."""
    for _ in range(3):
        if token.lower_ not in QUANTIFIERS and token.pos_ != "NUM":
            return token
        below = [
            n for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for n in c.children if n.dep_ == "pobj"
        ]
        if not below:
            return token
        token = below[0]
    return token


def classes_of(token: Token) -> frozenset[str]:
    """The classes of a noun in the codebook; persons also by number, nominal adjective and word ending."""
    lemma = token.lemma_.lower()
    known = load_noun_classes()
    found = known.get(lemma) or known.get(token.lower_)
    if found is not None:
        return found
    if token.pos_ in ("NUM", "ADJ") or (token.pos_ == "PRON" and token.lower_ not in ("it", "this", "that", "which")):
        return frozenset({"person", "forces"})
    if token.pos_ == "NOUN" and lemma.endswith(_PERSON_ENDINGS) and len(lemma) > 5:
        return frozenset({"person"})
    return frozenset()
