"""Who stands where around a verb or noun: subject, object, prepositions, whatever the voice or clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

__all__ = ["Frame", "noun_frame", "nouns_below", "verb_frame"]

RELATIVE = frozenset({"who", "that", "which", "whom"})
_OBJECT_CONTROL = frozenset(
    """
    urge ask order tell force allow let call press pressure persuade convince encourage instruct want expect help
    enable permit invite warn require compel push get make see find accuse request forbid authorise authorize
    """.split()
)
_TALKED_OVER = frozenset({"discuss", "negotiate", "raise", "review", "exchange", "debate", "coordinate"})
_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")


@dataclass(slots=True)
class Frame:
    """Head tokens of the arguments. `preps` maps a preposition to the nouns below it."""

    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    datives: list[Token] = field(default_factory=list)
    preps: dict[str, list[Token]] = field(default_factory=dict)
    clause: Token | None = None
    possessors: list[Token] = field(default_factory=list)
    modifiers: list[Token] = field(default_factory=list)

    def below(self, *prepositions: str) -> list[Token]:
        """The nouns below these prepositions, in the order asked for."""
        return [noun for p in prepositions for noun in self.preps.get(p, [])]


def verb_frame(verb: Token) -> Frame:
    """The arguments of a verb in active or passive voice, in relative, infinitive and participle clauses."""
    frame = Frame()
    passive = _is_passive(verb)
    for child in verb.children:
        _place(child, frame, passive)
    _shared_objects(verb, frame)
    if verb.lemma_ in _TALKED_OVER:
        _partners_below(verb, frame)
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if len(own) > 1 and not passive and own[0] in frame.subjects:
        frame.subjects.remove(own[0])
    if passive:
        _fill_passive(verb, frame)
    elif not frame.subjects:
        frame.subjects = _outer_subjects(verb)
    return frame


def _partners_below(verb: Token, frame: Frame) -> None:
    """ "discussed hostages and aid with X": the parse may hang "with X" on what is discussed."""
    strays = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
    for topic in [*frame.objects, *strays]:
        for token in topic.subtree:
            if token.dep_ == "prep" and token.lower_ == "with" and token.head.pos_ in ("NOUN", "PROPN"):
                add_prep(frame, token)


def _place(child: Token, frame: Frame, passive: bool) -> None:
    dep = child.dep_
    if dep in ("nsubj", "csubj"):
        (frame.objects if passive else frame.subjects).append(_antecedent(child))
    elif (
        dep == "nsubjpass"
        or dep in ("dobj", "obj")
        or (dep in ("oprd", "attr") and child.pos_ in ("NOUN", "PROPN") and not passive)
    ):
        frame.objects.append(_antecedent(child))
    elif dep in ("dative", "iobj"):
        frame.datives.extend([child] if child.pos_ != "ADP" else nouns_below(child))
    elif dep == "agent":
        frame.subjects.extend(nouns_below(child))
    elif dep in ("prep", "prt"):
        add_prep(frame, child)
    elif dep in ("xcomp", "ccomp", "pcomp"):
        frame.clause = child


def add_prep(frame: Frame, prep: Token) -> None:
    """The frame with the nouns below a preposition, also below a second one ("out of", "from under")."""
    if prep.lower_ == "according":
        return
    nouns = nouns_below(prep)
    if nouns or prep.dep_ == "prep":
        frame.preps.setdefault(prep.lower_, []).extend(nouns)
    for child in prep.children:
        if child.dep_ == "prep" or (child.dep_ == "conj" and child.pos_ == "ADP"):
            add_prep(frame, child)


def nouns_below(prep: Token) -> list[Token]:
    """The nouns that a preposition governs."""
    return [t for t in prep.children if t.dep_ in ("pobj", "obj", "nmod") and t.pos_ not in ("ADP", "PUNCT")]


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if any(c.dep_ in ("nsubj", "aux") for c in verb.children):
        return False
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return not _is_main_clause(verb)
    if verb.dep_ in ("amod", "advcl") and verb.tag_ == "VBN":
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        return _is_passive(verb.head)
    return verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children)


def _is_main_clause(verb: Token) -> bool:
    """True for "Peace groups called on ...", which the parse took for a noun and its participle."""
    return verb.head.dep_ == "ROOT" and (verb.lemma_ == "call" or any(c.dep_ == "dobj" for c in verb.children))


def _fill_passive(verb: Token, frame: Frame) -> None:
    if frame.objects:
        return
    if verb.dep_ in ("acl", "amod"):
        frame.objects = [verb.head]
    elif verb.dep_ == "conj":
        frame.objects = list(verb_frame(verb.head).objects)
    elif verb.dep_ in ("advcl", "xcomp", "dep", "relcl"):
        frame.objects = _outer_subjects(verb)


def _shared_objects(verb: Token, frame: Frame) -> None:
    """ "shot and killed three men": the first of two verbs takes the object of the second."""
    if frame.objects or _is_passive(verb):
        return
    for child in verb.children:
        joined = child.dep_ == "conj" and child.tag_ == verb.tag_ and child.i - verb.i <= 3
        if joined and not any(c.dep_ == "nsubj" for c in child.children):
            frame.objects.extend(c for c in child.children if c.dep_ == "dobj")


def _outer_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of a verb that has none of its own: shared, controlled, or the noun it modifies."""
    if depth > 6:
        return []
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ in ("relcl", "acl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        return _subject_of_clause_on_noun(verb, head, depth)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "conj", "pcomp", "dep") and head.pos_ in ("VERB", "AUX"):
        if verb.dep_ == "ccomp" and head.lemma_ not in _OBJECT_CONTROL:
            return []
        return _subject_of_head(verb, head, depth)
    if verb.dep_ == "pcomp" and head.pos_ == "ADP":
        return _subject_below_preposition(head, depth)
    return []


def _subject_of_head(verb: Token, head: Token, depth: int) -> list[Token]:
    controls = verb.dep_ in ("xcomp", "ccomp") and head.lemma_ in _OBJECT_CONTROL
    if controls:
        objects = [c for c in head.children if c.dep_ in ("dobj", "nsubjpass", "dative")]
        below = [
            n for c in head.children if c.dep_ == "prep" for n in nouns_below(c) if c.lower_ in ("on", "upon", "to")
        ]
        if objects or below:
            return (objects or below)[:1]
    own = [_antecedent(c) for c in head.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        return own
    agents = [n for c in head.children if c.dep_ == "agent" for n in nouns_below(c)]
    if agents:
        return agents
    return _outer_subjects(head, depth + 1)


def _subject_of_clause_on_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    if verb.dep_ == "acl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        owner = [c for c in noun.children if c.dep_ == "poss"]
        if owner:
            return owner
        if noun.dep_ in ("dobj", "attr", "pobj") and noun.head.pos_ in ("VERB", "AUX"):
            return _subject_of_head(verb, noun.head, depth)
        return []
    return [noun]


def _subject_below_preposition(prep: Token, depth: int) -> list[Token]:
    """ "accused X of shelling": the object of an accusing verb; else the subject of the verb above."""
    above = prep.head
    if above.pos_ in ("NOUN", "PROPN") and above.dep_ in ("dobj", "pobj") and prep.lower_ in ("of", "for", "in", "by"):
        owners = [c for c in above.children if c.dep_ == "poss"]
        if owners:
            return owners
        if prep.lower_ == "of" and above.head.lemma_ in ("accuse", "suspect"):
            return [above]
        above = above.head
    if above.pos_ == "ADJ" and above.dep_ in ("acomp", "oprd"):  # "guilty of shelling"
        above = above.head
    if above.pos_ not in ("VERB", "AUX"):
        return []
    if prep.lower_ in ("of", "for", "with", "over", "from") and above.lemma_ not in ("apologise", "apologize", "thank"):
        objects = [c for c in above.children if c.dep_ in ("dobj", "nsubjpass")]
        if objects:
            return objects
    own = [_antecedent(c) for c in above.children if c.dep_ in ("nsubj", "nsubjpass")]
    return own or _outer_subjects(above, depth + 1)


def _antecedent(token: Token) -> Token:
    """For a relative pronoun the noun that its clause hangs on; else the token."""
    if token.lower_ in RELATIVE and token.tag_ in ("WDT", "WP"):
        clause = token.head
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head != clause:
            clause = clause.head
        if clause.dep_ in ("relcl", "acl") and clause.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return clause.head
    return token


def noun_frame(noun: Token) -> Frame:
    """The arguments of a noun that names an act: possessor, modifiers, and what its prepositions hold."""
    frame = Frame()
    for child in noun.children:
        if child.dep_ == "poss":
            frame.possessors.append(child)
        elif child.dep_ in ("amod", "compound", "nmod"):
            frame.modifiers.append(child)
        elif child.dep_ in ("prep", "agent"):
            add_prep(frame, child)
        elif child.dep_ in ("acl", "relcl") and child.pos_ == "VERB":
            _from_clause(child, frame)
    _from_light_verb(noun, frame)
    return frame


def _from_clause(clause: Token, frame: Frame) -> None:
    """ "an attack carried out by X", "a strike targeting Y", "talks held between X and Y"."""
    for child in clause.children:
        if child.dep_ == "agent":
            frame.subjects.extend(nouns_below(child))
        elif child.dep_ == "prep":
            add_prep(frame, child)
        elif child.dep_ == "dobj" and clause.lemma_ in ("target", "involve", "include"):
            frame.objects.append(child)


LIGHT = frozenset(
    """
    launch carry conduct mount stage stag hold have begin start engage commit wage resume continue perpetrate stop end
    halt suspend intensify order attend join make plan announce expand step escalate execute undertake unleash
    declare keep take give lead host convene impose renew extend open receive suffer face do claim deny vow promise
    threaten prepare cease sustain endure undergo survive withstand
    commence complete authorise authorize order express voice perform offer
    participate pursue play deliver accept request seek use
    """.split()
)


_STANCES = frozenset(
    """
    commitment readiness willingness determination support condolence gratitude solidarity satisfaction praise concern
    condemnation opposition rejection refusal pledge promise
    """.split()
)  # what one has and tells of: "they underlined a commitment"
_TELLING = frozenset(
    """
    underline reaffirm reiterate stress emphasise emphasize confirm show demonstrate repeat convey extend send renew
    """.split()
)
_TALKS = frozenset({"talk", "talks", "discussion", "negotiation", "meeting", "consultation"})
_UNDERGO = frozenset({"face", "suffer", "receive", "sustain", "endure", "undergo", "survive", "withstand"})


def _from_light_verb(noun: Token, frame: Frame) -> None:
    """The subject and prepositions of "launched an attack on", "held talks with", "talks were held with"."""
    verb = _light_verb(noun)
    if verb is None:
        return
    outer = verb_frame(verb)
    filled = frame.objects if verb.lemma_ in _UNDERGO else frame.subjects
    filled.extend(s for s in outer.subjects if s != noun and s not in filled)
    if not frame.subjects and noun not in outer.objects and verb.lemma_ not in _UNDERGO:
        frame.subjects.extend(o for o in outer.objects if o != noun)
    came = noun in outer.preps.get("for", [])  # "flew to Vienna for talks": the way there is no partner
    for prep, nouns in outer.preps.items():
        if noun not in nouns and not (came and prep in ("to", "into", "from")):
            frame.preps.setdefault(prep, []).extend(nouns)


def _light_verb(noun: Token) -> Token | None:
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_ in ("series", "round", "wave", "number"):
        top = top.head.head
    head = top.head
    if top.dep_ in ("dobj", "nsubjpass") and (
        head.lemma_ in LIGHT or (head.lemma_ in _TELLING and noun.lemma_ in _STANCES)
    ):
        return head
    if top.dep_ == "pobj" and head.lower_ == "for" and noun.lemma_ in _TALKS and head.head.pos_ == "VERB":
        return head.head
    if (
        top.dep_ == "pobj"
        and head.lower_ in ("in", "out")
        and head.head.lemma_ in ("engage", "participate", "join", "meet")
    ):
        return head.head
    if top.dep_ == "pobj" and head.lower_ == "out" and head.head.lemma_ == "carry":
        return head.head
    return None


def chain(token: Token) -> Iterator[Token]:
    """The tokens above, nearest first, up to the head of the sentence."""
    while token.head != token:
        token = token.head
        yield token
