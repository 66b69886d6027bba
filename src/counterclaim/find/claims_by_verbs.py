"""Claims by a verb: the clause, infinitive, object or prepositional phrase that it governs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.codebook.reporting_cues import Cue
from counterclaim.find.claims_contents import breadth, clause_extent, phrase_extent, without_aside, without_medium
from counterclaim.find.claims_reading import NAMING, Candidate, Extent, Reading, cue_meanings, span_of, trimmed
from counterclaim.find.claims_speakers import can_speak, has_own_subject, name_before, phrase_of, subject_of
from counterclaim.find.triggers import classes_of, stays_unnamed

__all__ = ["verb_candidates"]

Found = tuple[Extent, tuple[Token, ...]]  # content, words that the cue gains ("for" of "called for")

_AFTER = ("prep", "oprd", "xcomp", "acl", "advcl", "dative", "agent")
_NOBODY = ("no", "nobody", "none", "neither")
_QUESTIONS = ("whether", "if", "how", "why", "what", "who", "when", "where", "which")
_OBJECTS = ("dobj", "obj")
_SAYING = frozenset(
    """comment say answer confirm discuss respond reply disclose reveal name identify speculate elaborate explain
    acknowledge admit deny condemn apologise apologize specify state tell address""".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_THINGS = frozenset({"person", "forces", "place", "vehicle", "thing", "goods", "weapon"})
_NAMES = ("VERB", "AUX", "NOUN", "ADJ")


def verb_candidates(reading: Reading, token: Token) -> Iterator[Candidate]:
    """The claims that a token makes as a reporting verb or predicate adjective; at most one."""
    pos = "adj" if token.pos_ == "ADJ" and token.dep_ == "acomp" else "verb"
    if (pos == "verb" and token.pos_ not in ("VERB", "AUX")) or token.dep_ in ("amod", "compound"):
        return
    meanings = tuple(cue_meanings(reading, token, pos))
    if not meanings or _only_names(token) or _is_musing(reading, token, meanings[0][0]) or stays_unnamed(token):
        return
    meanings = tuple((m, words) for m, words in meanings if _is_said(token, m))
    for frame in _FRAMES_PASSIVE if _is_passive(token) else _FRAMES:
        tried = [(m, words, _content(reading, frame, m, words)) for m, words in meanings]
        fitting = [(m, words, found) for m, words, found in tried if found]
        if fitting:
            meaning, words, found = max(fitting, key=lambda f: f[2][0][1] - f[2][0][0])
            candidate = _candidate(reading, (*words, *found[1]), found[0], meaning, frame)
            if candidate is not None:
                yield candidate
            return


def _is_said(token: Token, meaning: Cue) -> bool:
    """False for "efforts to support" and "arms that threaten": cues that are mostly deeds count as main verbs only."""
    if token.tag_ == "VB" and token.dep_ == "ROOT" and meaning.stance == "asserts" and not any(token.lefts):
        return False  # "Note: ...", "Read the rest here"
    if "said" in meaning.frames:
        return any(c.dep_ == "xcomp" and c.lemma_.lower() in _SAYING for c in token.children)
    if meaning.lemma == "deny" and _withholds(token):
        return False
    if "main" not in meaning.frames:
        return True
    if token.dep_ not in ("ROOT", "conj", "ccomp", "parataxis") or token.tag_ == "VBG" or _is_infinitive(token):
        return False
    return not any(c.tag_ == "MD" for c in token.children)


def _only_names(token: Token) -> bool:
    """True for "whom we call Ada" and "calling herself Ada": a name is given, nothing is said."""
    if token.lemma_.lower() not in NAMING or not any(c.dep_ == "dobj" for c in token.children):
        return False
    if any(c.dep_ == "dobj" and c.lower_.endswith(("self", "selves")) for c in token.children):
        return token.tag_ == "VBG"
    given = [c for c in token.children if c.dep_ == "oprd" and c.pos_ == "PROPN"]
    return bool(given) and any(c.dep_ == "dobj" and c.lower_ in ("whom", "who") for c in token.children)


def _withholds(token: Token) -> bool:
    """True for "were denied entry" and "deny them a haven": what is denied is a good, not an account."""
    objects = [c for c in token.children if c.dep_ in _OBJECTS]
    passive = any(c.dep_ == "nsubjpass" for c in token.children)
    return bool(objects) and (passive or len(objects) > 1 or any(c.dep_ == "dative" for c in token.children))


def _is_musing(reading: Reading, token: Token, meaning: Cue) -> bool:
    """True for "I think" or "you know" inside a quotation: the speaker's manner, not another claim."""
    if meaning.act != "attitude" or not reading.quoted(token):
        return False
    subject = subject_of(token.head if token.pos_ == "ADJ" else token)
    return subject is not None and subject.lower_ in ("i", "we", "you")


def _candidate(
    reading: Reading, words: tuple[Token, ...], content: Extent, meaning: Cue, frame: str
) -> Candidate | None:
    token = words[0]
    head = token.head if token.pos_ == "ADJ" and token.head.pos_ in ("AUX", "VERB") else token
    noun = subject_of(head)
    if noun is None and meaning.pos == "verb":
        noun = name_before(token)
    if noun is not None and frame not in ("that", "wh") and not can_speak(noun):
        return None
    if _is_passive(token) and meaning.pos == "verb":
        noun = noun if noun is not None and noun.head.dep_ == "agent" else None
    if noun is not None and any(t.lower_ in _NOBODY for t in (noun, *noun.lefts)):
        if meaning.stance == "accepts":
            return None
        noun = None
    speaker = phrase_of(reading, noun, content) if noun is not None else None
    if speaker and speaker[0] < content[1] and content[0] < speaker[1]:
        speaker = None
    cue = _cue(words, content, reading.text)
    content = without_medium(reading.text, content)
    if frame in ("obj", "prep") and not reading.quotes.at(content[1] - 1):
        content = without_aside(reading.text, content)
    if meaning.stance in ("accepts", "praises") and reading.text[slice(*content)].lower() in ("it", "you", "me", "us"):
        if not meaning.rest:
            return None
        content = (words[1].idx, content[1])  # "responsibility for it"
    return Candidate(speaker, cue, content, meaning, f"{frame}:{meaning.name}", token.i, _rank(frame))


_FRAMES = ("that", "wh", "small", "obj", "to", "ing", "prep")
_FRAMES_PASSIVE = ("that", "wh", "small", "to", "prep", "obj", "ing")


def _rank(frame: str) -> int:
    return 1 if frame in ("that", "wh", "small") else 2


def _is_passive(token: Token) -> bool:
    if any(c.dep_ == "auxpass" for c in token.children):
        return True
    if token.tag_ != "VBN" or token.dep_ not in ("acl", "advcl", "relcl"):
        return False
    return not any(c.dep_ == "aux" for c in token.children)


def _cue(words: tuple[Token, ...], content: Extent, text: str) -> Extent:
    """From the first to the last word of the cue; only the verb when the content lies between them."""
    first, last = min(words, key=lambda t: t.i), max(words, key=lambda t: t.i)
    start, end = span_of(first, last)
    if start < content[1] and content[0] < end:
        start, end = span_of(words[0], words[0])
    return start, end


def _content(reading: Reading, frame: str, meaning: Cue, words: tuple[Token, ...]) -> Found | None:
    if frame == "prep":
        return _prepositional(reading, meaning, words)
    passive_to = frame == "to" and "that" in meaning.frames and _is_passive(words[0])
    if frame == "small" and words[0].dep_ == "acl" and words[0].tag_ == "VBN":
        return None  # "a plan called Dawn" is a name
    bare = frame == "obj" and meaning.rest and meaning.stance == "accepts"
    if frame not in meaning.frames and not passive_to and not bare:
        return None
    return _FINDERS[frame](reading, meaning, words)


def _clause(reading: Reading, meaning: Cue, words: tuple[Token, ...]) -> Found | None:
    token = words[-1] if words[-1].pos_ == "NOUN" else words[0]
    for clause in (*token.children, *(words[0].children if token != words[0] else ())):
        if clause.dep_ in ("ccomp", "acl") and not _is_infinitive(clause) and not _is_question(clause):
            if clause.dep_ == "acl" and (token.pos_ != "NOUN" or not _marked(clause)):
                continue
            found = clause_extent(reading, words[0], clause)
            return (found, ()) if found else None
    return _around(reading, words[0])


def _marked(clause: Token) -> bool:
    return any(c.dep_ == "mark" for c in clause.children)


def _is_infinitive(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _is_question(clause: Token) -> bool:
    first = clause.left_edge
    return first.lower_ in _QUESTIONS and first.i > clause.head.i


def _question(reading: Reading, meaning: Cue, words: tuple[Token, ...]) -> Found | None:
    for clause in words[0].children:
        if clause.dep_ in ("ccomp", "advcl", "xcomp") and clause.i > words[0].i and _is_question(clause):
            return trimmed(reading.text, *span_of(clause.left_edge, clause.right_edge)), ()
    return None


def _around(reading: Reading, verb: Token) -> Found | None:
    """The clause that a parenthesis interrupts or follows: "The road, officials said, was closed"."""
    head = verb.head
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep") or head == verb or head.pos_ not in _NAMES:
        return None
    if not has_own_subject(verb):
        return None
    mine = verb.left_edge.i, verb.right_edge.i
    if verb.dep_ in ("ccomp", "advcl") and not _is_parenthesis(reading, verb, mine):
        return None
    before = [t for t in head.subtree if t.i < mine[0] and not t.is_space]
    after = [t for t in head.subtree if t.i > mine[1] and not t.is_space]
    part = before if breadth(before) >= breadth(after) else after
    if not part:
        return None
    return trimmed(reading.text, *span_of(part[0], part[-1])), ()


def _is_parenthesis(reading: Reading, verb: Token, mine: Extent) -> bool:
    """True when commas set the verb and its subject off, with nothing else inside."""
    doc = reading.doc
    before = doc[mine[0] - 1].text if mine[0] else ""
    after = doc[mine[1] + 1].text if mine[1] + 1 < len(doc) else "."
    if any(c.dep_ in ("mark", "ccomp", "xcomp", "dobj", "advmod") and c.i < verb.i for c in verb.children):
        return False
    return before in (",", "—", "–") and after in (",", ".", "—", "–", "\n")


def _small(reading: Reading, meaning: Cue, words: tuple[Token, ...]) -> Found | None:
    """The thing and what it is called: "called the raid a crime"."""
    token = words[0]
    for child in token.children:
        if child.dep_ == "oprd" and child.i > token.i:
            objects = [c.left_edge for c in token.children if c.dep_ in _OBJECTS and token.i < c.i < child.i]
            first = objects[0] if objects else child.left_edge
            return trimmed(reading.text, *span_of(first, child.right_edge)), ()
        if child.dep_ == "ccomp" and child.i > token.i and not _is_infinitive(child):
            return trimmed(reading.text, *span_of(child.left_edge, child.right_edge)), ()
    return None


def _object(reading: Reading, meaning: Cue, words: tuple[Token, ...]) -> Found | None:
    """The object, and what the cue lets follow it: "praised them for", "described it as", "urged them to"."""
    token = words[0]
    if len(words) > 1 and words[1].dep_ in _OBJECTS:
        return _bare_object(reading, words[1]) if meaning.stance == "accepts" else None
    noun = next((c for c in token.children if c.dep_ in _OBJECTS and c.i > token.i), None)
    if noun is None and meaning.stance in ("denies", "disputes"):
        denied = _taken_up(reading, token)
        if denied is not None:
            return denied, ()
    if noun is None:
        return _passive_subject(reading, meaning, token)
    last = noun.right_edge
    tail = [c for c in token.children if c.i > noun.i and _continues(c, meaning)]
    for child in tail:
        last = max(last, child.right_edge, key=lambda t: t.i)
    return phrase_extent(reading, noun.left_edge, last, token), ()


def _taken_up(reading: Reading, verb: Token) -> Extent | None:
    """What "which the army denies" denies: the act named before it, or else the clause in which a thing stands."""
    which = next((c for c in verb.children if c.dep_ in _OBJECTS and c.lower_ == "which"), None)
    if which is None or verb.dep_ != "relcl" or which.i < 2:
        return None
    noun = verb.head
    first, last = noun.left_edge, reading.doc[which.i - 1]
    if classes_of(noun) & _THINGS or noun.pos_ == "PROPN":
        while noun.pos_ not in ("VERB", "AUX") and noun.head != noun:
            noun = noun.head
        first = noun.left_edge
    return trimmed(reading.text, *span_of(first, last))


def _bare_object(reading: Reading, noun: Token) -> Found | None:
    """A bare "claimed responsibility"; with "for", the prepositional frame takes what follows."""
    if any(c.dep_ == "prep" for c in (*noun.children, *noun.head.children) if c.i > noun.i and c.lower_ == "for"):
        return None
    return span_of(noun.left_edge, noun.right_edge), ()


def _continues(child: Token, meaning: Cue) -> bool:
    if child.dep_ == "prep":
        return child.lower_ in meaning.frames
    if child.dep_ == "oprd":
        return True
    return child.dep_ in ("xcomp", "ccomp", "advcl") and "to" in meaning.frames and _is_infinitive(child)


def _passive_subject(reading: Reading, meaning: Cue, token: Token) -> Found | None:
    """What a passive verb is about: "The raid was condemned by both"."""
    if not _is_passive(token) or "main" in meaning.frames:
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in meaning.frames and child.i > token.i:
            return None
    for child in token.children:
        if child.dep_ == "nsubjpass" and child.lower_ != "it":
            return trimmed(reading.text, *span_of(child.left_edge, child.right_edge)), ()
    return None


def _infinitive(reading: Reading, meaning: Cue, words: tuple[Token, ...]) -> Found | None:
    token = words[0]
    for child in (*token.children, *(c for w in words[1:] for c in w.children)):
        if child.dep_ in ("xcomp", "ccomp", "advcl", "acl") and child.i > token.i and _is_infinitive(child):
            first = child.left_edge
            if "addr" in meaning.frames:
                first = next(c for c in child.children if c.dep_ == "aux" and c.lower_ == "to")
            return trimmed(reading.text, *span_of(first, child.right_edge)), ()
        if (
            child.dep_ in ("xcomp", "oprd")
            and child.i > token.i
            and child.tag_ in ("VBN", "VBG")
            and _is_passive(token)
        ):
            return trimmed(reading.text, *span_of(child.left_edge, child.right_edge)), ()
    return None


def _gerund(reading: Reading, meaning: Cue, words: tuple[Token, ...]) -> Found | None:
    for child in words[0].children:
        if child.dep_ in ("xcomp", "ccomp", "dobj") and child.tag_ == "VBG" and child.i > words[0].i:
            return trimmed(reading.text, *span_of(child.left_edge, child.right_edge)), ()
    return None


def _prepositional(reading: Reading, meaning: Cue, words: tuple[Token, ...]) -> Found | None:
    """What follows a preposition: "called for a pause", "called on them to stop", "accused of theft"."""
    token = words[0]
    children = [c for w in words for c in w.children if c not in words]
    days = [d for c in children if c.dep_ == "prep" for d in c.children if d.lower_ in _DAYS]
    children += [c for d in days for c in d.children if c.dep_ == "prep" and c.lower_ != "of"]
    for clause in children:
        mark = next((m for m in clause.children if m.dep_ == "mark" and m.lower_ in meaning.frames), None)
        if mark is not None and mark.i > token.i and mark.i < clause.i and _is_infinitive(clause):
            return trimmed(reading.text, mark.idx + len(mark), span_of(mark, clause.right_edge)[1]), (mark,)
    for prep in children:
        if prep.dep_ not in ("prep", "agent") or prep.lower_ not in meaning.frames or prep.i < token.i:
            continue
        if prep.lower_ == "by" and _is_passive(token):
            continue
        inside = [c for c in prep.children if c.dep_ in ("pobj", "pcomp")]
        if not inside or inside[0].lower_ in _DAYS:
            continue
        last = prep.right_edge
        for child in children:
            if child.i > prep.i and (_continues(child, meaning) or (child.dep_ == "prep" and child.lower_ == "as")):
                last = max(last, child.right_edge, key=lambda t: t.i)
        return trimmed(reading.text, *span_of(inside[0].left_edge, last)), (prep,)
    return None


_FINDERS = {
    "that": _clause,
    "wh": _question,
    "small": _small,
    "obj": _object,
    "to": _infinitive,
    "ing": _gerund,
}
