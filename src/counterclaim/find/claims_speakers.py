"""Who speaks: the noun phrase that a cue belongs to."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.find.claims_reading import Extent, Reading, span_of, trimmed
from counterclaim.find.triggers import classes_of

__all__ = ["agent_of", "can_speak", "continues_outer", "has_own_subject", "name_before", "phrase_of", "subject_of"]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_GOVERNED = ("advcl", "xcomp", "conj", "ccomp", "acl", "pcomp", "dep", "parataxis", "relcl", "aux", "prep", "pobj")
_CLAUSES = ("VERB", "AUX")
_NO_SPEAKER = {"it", "there", "that", "this", "these", "those", "what", "which"}
_OUTSIDE = frozenset({"advmod", "cc", "mark", "punct", "intj", "advcl", "npadvmod"})
_PAPERS = {"document", "paper", "photo", "photograph", "image", "picture", "video", "footage", "record"}
_SHOWING = {"show", "prove", "indicate", "suggest", "depict"}
_MOST_STEPS = 6
_VOICES = frozenset({"person", "forces", "delegation", "country", "company", "statement", "protest", "hostage", "law"})
_MUTE = frozenset(
    "vehicle weapon goods aid money target abstract emotion nature disease accident crime science weight border".split()
)
_SPOKEN_FOR = frozenset({"campaign", "opposition", "market", "defence", "defense", "cell", "fleet"})


def subject_of(verb: Token) -> Token | None:
    """The head noun of who does the verb: its own subject, or that of the clause which governs it."""
    own = _own_subject(verb)
    if own is not None:
        return own
    agent = agent_of(verb)
    if agent is not None:
        return agent
    nearer = _nearer_clause(verb)
    if nearer is not None:
        return nearer
    node = verb
    for _ in range(_MOST_STEPS):
        if node.dep_ in ("acl", "relcl") and node.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return None if node.tag_ == "VBN" and node == verb else _behind(node)
        if node.dep_ not in _GOVERNED or node.head == node:
            return None
        controlled = _controller(node)
        outer = continues_outer(node)
        node = outer if outer is not None else node.head
        if controlled is not None:
            return controlled
        subject = _own_subject(node) if node.pos_ in _CLAUSES else None
        if subject is not None:
            return subject
    return None


def _nearer_clause(verb: Token) -> Token | None:
    """The subject of the clause just before a participle that the parser hung higher: "but B denies it, saying"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i <= verb.head.i:
        return None
    edge = verb.left_edge.i
    for clause in verb.head.children:
        beside = clause.dep_ in ("advcl", "conj") and verb.head.i < clause.i < edge
        if beside and edge - 3 < clause.right_edge.i < edge and clause.pos_ in _CLAUSES:
            subject = _own_subject(clause)
            if subject is not None:
                return subject
    return None


def _behind(clause: Token) -> Token:
    """Who speaks by "a report accusing" or votes "to demand": the subject of the verb that the noun belongs to."""
    noun = clause.head
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    dumb = infinitive and noun.pos_ == "NOUN" and not classes_of(noun) & {"person", "forces", "delegation", "protest"}
    document = noun.dep_ == "dobj" and clause.dep_ == "acl" and "statement" in classes_of(noun)
    if not (dumb or document):
        return noun
    node = noun
    while node.pos_ not in _CLAUSES and node.head != node:
        node = node.head
    subject = subject_of(node) if node.pos_ in _CLAUSES and node != clause else None
    return subject if subject is not None and subject != noun else noun


def name_before(verb: Token) -> Token | None:
    """The name that stands right before a finite main verb to which the parse gives no subject."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ != "ROOT" or verb.i == 0:
        return None
    before = verb.doc[verb.i - 1]
    return before if before.pos_ == "PROPN" and before.dep_ in ("appos", "npadvmod", "pobj", "dep", "conj") else None


def has_own_subject(verb: Token) -> bool:
    """True for a verb beside which a subject stands, active or passive."""
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def continues_outer(verb: Token) -> Token | None:
    """The cue that a verb goes on, where the parser joined it to what the cue reports; else None.

    By tense: "says that boats sank but declines to give names": who declines is who says. By a subject that cannot
    speak: "said that the road was open and admitted that it had been mined".
    """
    if verb.dep_ != "conj" or has_own_subject(verb) or verb.head.dep_ not in ("ccomp", "conj"):
        return None
    inner = verb.head
    while inner.dep_ == "conj" and inner.head != inner:
        inner = inner.head
    outer = inner.head
    if inner.dep_ != "ccomp" or outer.pos_ not in _CLAUSES or not outer.i < inner.i < verb.i:
        return None
    own, within, around = _tense(verb), _tense(inner), _tense(outer)
    subject = _own_subject(inner)
    mute = subject is not None and subject.pos_ == "NOUN" and not classes_of(subject) & _VOICES
    return outer if own and own == around and (own != within or mute) else None


def _tense(verb: Token) -> str:
    """How a finite verb is built: "present", "past", or with its auxiliary; empty where it is not finite."""
    helper = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    if helper is not None:
        return f"{helper.lower_} {verb.tag_}" if helper.lower_ != "to" else ""
    return {"VBZ": "present", "VBP": "present", "VBD": "past"}.get(verb.tag_, "")


def can_speak(noun: Token) -> bool:
    """False for a common noun whose class in the codebook is that of things, places, weather or ideas."""
    if noun.pos_ != "NOUN":
        return True
    found = classes_of(noun)
    if not found or found & _VOICES or noun.lemma_.lower() in _SPOKEN_FOR:
        return True
    return not found & _MUTE


def _own_subject(verb: Token) -> Token | None:
    """The subject beside a verb; of several that a mark parts, the one just before the verb."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    found = [c for c in verb.children if c.dep_ in _SUBJECTS and not (passive and c.dep_ == "nsubjpass")]
    before = [c for c in found if c.i < verb.i]
    parted = len(before) > 1 and any(t.is_punct for t in verb.doc[before[0].i : before[-1].i])
    subject = before[-1] if parted else found[0] if found else None
    return subject if subject is not None and subject.dep_ != "csubj" else None


def _controller(node: Token) -> Token | None:
    """The object that does an infinitive: "urged them to say"."""
    if node.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children):
        for child in node.head.children:
            if child.dep_ == "dobj" and child.i < node.i:
                return child
    return None


def agent_of(verb: Token) -> Token | None:
    """The head noun after "by" of a passive verb."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and verb.tag_ == "VBN"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun
    return None


def phrase_of(reading: Reading, noun: Token, barrier: Extent | None = None) -> Extent | None:
    """The whole noun phrase of a speaker, with titles and appositions, up to the cue or content beside it."""
    if noun.lower_ in _NO_SPEAKER and noun.pos_ == "PRON":
        named = _named_before(noun)
        if named is None:
            return span_of(noun, noun) if noun.lower_ == "it" else None
        return trimmed(reading.text, *span_of(named.left_edge, reading.doc[noun.i - 1]))
    if _only_shows(noun):
        return None
    first, last = _first_of(noun), noun.right_edge
    if noun.pos_ == "PRON":
        first = last = noun
    start, end = span_of(first, last)
    if barrier is not None:
        start, end = _up_to(start, end, noun, barrier)
    start, end = trimmed(reading.text, start, end)
    return (start, end) if start < end else None


def _first_of(noun: Token) -> Token:
    """The first word of a noun phrase, without "meanwhile" or "yet" before it."""
    own = [c for c in noun.lefts if c.dep_ not in _OUTSIDE]
    return own[0].left_edge if own else noun


def _named_before(pronoun: Token) -> Token | None:
    """The noun that "which" or "that" takes up, where its clause hangs on it and one of them may speak."""
    clause = pronoun.head
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head != clause:
        clause = clause.head
    relative = pronoun.tag_ in ("WDT", "WP") and clause.dep_ in ("relcl", "acl") and clause.head.i < pronoun.i
    return clause.head if relative and clause.head.pos_ in ("NOUN", "PROPN") else None


def _only_shows(noun: Token) -> bool:
    """True for "documents showing that": they are what is shown, not who speaks."""
    return noun.lemma_.lower() in _PAPERS and any(c.dep_ == "acl" and c.lemma_ in _SHOWING for c in noun.children)


def _up_to(start: int, end: int, noun: Token, barrier: Extent) -> Extent:
    if barrier[0] >= noun.idx + len(noun):
        end = min(end, barrier[0])
    if barrier[1] <= noun.idx:
        start = max(start, barrier[1])
    return start, end
