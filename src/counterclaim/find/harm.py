"""What is said to have happened to counted people: the measures of one phrase, read from the parse and the words."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.codebook.casualties import Casualties
from counterclaim.find.people import Counted

__all__ = ["measures_of"]

_PASSIVE = frozenset({"be", "get", "been"})
_SKIP = frozenset({"more", "others", "other", "people", "seriously", "critically", "slightly", "severely", "badly"})
_BOTH = ("killed", "injured")


def measures_of(phrase: Counted, table: Casualties) -> tuple[str, ...]:
    """The measures that the sentence gives the counted people: none, one, or two ("no one was killed or injured")."""
    for way in (_by_noun, _after_state, _before_verb, _by_governor):
        found = way(phrase, table)
        if found:
            return _settled(found, phrase)
    return ()


def _settled(found: tuple[str, ...], phrase: Counted) -> tuple[str, ...]:
    """One number for killed and injured together counts neither; zero of both counts both."""
    if len(found) > 1 and phrase.quantity.high != 0:
        return ()
    return found


def _by_noun(phrase: Counted, table: Casualties) -> tuple[str, ...]:
    """ "12 deaths", "30 wounded", "no casualties"."""
    noun = phrase.noun
    if noun is None:
        return ()
    word = noun.lemma_.lower()
    if word in table.either:
        return _BOTH if phrase.quantity.high == 0 and word == "casualty" else ()
    measure = table.people.get(noun.lower_) or table.people.get(word)
    if measure is None and phrase.quantity.core != noun.idx and word in table.nouns and not phrase.others:
        measure = table.nouns[word] if noun.tag_ == "NNS" or phrase.quantity.high == 0 else None
    if measure is None or (
        noun.lower_ in table.people and phrase.last == phrase.first + 1 and phrase.root.tag_ == "NN"
    ):
        return ()
    held = measure in ("abducted", "detained")
    return () if held and (_after_state(phrase, table) or _by_governor(phrase, table)) else (measure,)


def _after_state(phrase: Counted, table: Casualties) -> tuple[str, ...]:
    """ "12 dead", "30 people seriously wounded", "five were injured" — a word of state right after the people."""
    doc, at = phrase.root.doc, phrase.last + 1
    aux = False
    while at < len(doc) and at < phrase.last + 7:
        token = doc[at]
        if token.lower_ in table.states:
            if token.lower_ in table.loose and not _surely_people(phrase, table):
                return ()
            if not aux and doc[at - 1].lower_ in ("and", "or") and not _joins_on(doc[at - 2]):
                return ()
            if (
                token.lower_ in ("killed", "wounded", "injured", "abducted", "captured", "arrested")
                and not aux
                and _has_object(token)
            ):
                return ()
            return _coordinated(token, table.states[token.lower_], table)
        if token.pos_ == "AUX" or token.lower_ in (
            "remain",
            "remains",
            "remained",
            "reported",
            "confirmed",
            "feared",
            "as",
        ):
            aux = True
        elif _joins_on(token):
            pass
        elif token.pos_ not in ("ADV",) and token.lower_ not in _SKIP:
            return ()
        at += 1
    return ()


def _joins_on(token: Token) -> bool:
    """True inside "and insurgents killed", "shot and wounded": words between the people and what befell them."""
    if token.lower_ in ("shot", "stabbed", "beaten", "attacked", "and", "or"):
        return True
    if token.like_num or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    return any(t.lower_ in ("and", "or") for t in token.doc[max(token.i - 3, 0) : token.i])


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "obj") and c.i > verb.i for c in verb.children)


def _coordinated(verb: Token, measure: str, table: Casualties) -> tuple[str, ...]:
    """The measure of a verb and of those joined to it without people of their own."""
    found = [measure]
    for other in verb.conjuncts:
        own = any(c.dep_ in ("nsubj", "nsubjpass", "dobj", "nummod") for c in other.children)
        between = verb.doc[min(verb.i, other.i) : max(verb.i, other.i)]
        if not own and other.lower_ in table.states and not any(t.like_num for t in between):
            found.append(table.states[other.lower_])
    return tuple(dict.fromkeys(m for m in found if m in _BOTH or m == measure))


def _by_governor(phrase: Counted, table: Casualties) -> tuple[str, ...]:
    """By the verb or noun that the phrase depends on, through coordination, apposition and "including"."""
    for token in _stand_ins(phrase.root):
        found = _clause_on(token, table, phrase) or _governed(token, table, phrase)
        if found:
            return found
    return ()


def _stand_ins(root: Token) -> Iterator[Token]:
    """The token and those that it is joined to as one more of the same."""
    token, seen = root, 0
    while seen < 6:
        yield token
        seen += 1
        if token.dep_ in ("conj", "appos", "nummod", "quantmod") and token.head.pos_ in (
            "NOUN",
            "PROPN",
            "NUM",
            "ADJ",
            "PRON",
        ):
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "with" and _joins_victims(token.head):
            token = next((c for c in token.head.head.children if c.dep_ == "nsubjpass"), token.head)
        elif token.dep_ == "pobj" and token.head.lower_ in ("including", "of", "among"):
            if token.head.lower_ == "of" and token.head.head.lower_ not in ("total", "some", "group"):
                return
            token = token.head.head
            if token.pos_ == "VERB":
                return
        else:
            return


def _joins_victims(preposition: Token) -> bool:
    """True for "along with", "together with"."""
    return preposition.i > 0 and preposition.nbor(-1).lower_ in ("along", "together")


def _clause_on(token: Token, table: Casualties, phrase: Counted) -> tuple[str, ...]:
    """ "two men captured in the raid", "12 people who were killed"."""
    for child in token.children:
        if child.i <= token.i or child.dep_ not in ("acl", "relcl"):
            continue
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lower_ in table.states:
            return (table.states[child.lower_],)
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in child.children)
        if child.dep_ == "relcl" and passive and child.lower_ in table.acts:
            return (table.acts[child.lower_],)
        if child.dep_ == "relcl" and child.lower_ in table.undergo and _subject_is_who(child):
            return (table.undergo[child.lower_],)
    return ()


def _subject_is_who(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which", "whom") for c in verb.children)


def _governed(token: Token, table: Casualties, phrase: Counted) -> tuple[str, ...]:
    head, role = token.head, token.dep_
    if role in ("nsubjpass",) or (role == "nsubj" and _is_passive(head)):
        return _set_phrase(head, table) or _happens_to(head, table, phrase) or _said_to(head, table, phrase)
    if role in ("dobj", "obj", "oprd", "attr", "dative"):
        return _of_list(head, table) or _set_phrase(head, table) or _happens_to(head, table, phrase)
    if role == "nsubj":
        return _undergone(head, table) or _set_phrase(head, table)
    if role == "pobj" and head.lower_ in ("of", "to"):
        return _of_noun(head.head, table)
    if role in ("compound", "poss", "nmod") and head.lemma_.lower() in table.nouns:
        return (table.nouns[head.lemma_.lower()],)
    return ()


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ in ("auxpass", "aux") and c.lemma_ in _PASSIVE for c in verb.children)


def _happens_to(verb: Token, table: Casualties, phrase: Counted) -> tuple[str, ...]:
    word = verb.lower_
    if word not in table.acts or (word in table.loose and not _surely_people(phrase, table)):
        return ()
    return _coordinated(verb, table.acts[word], table) if word in table.states else (table.acts[word],)


def _said_to(verb: Token, table: Casualties, phrase: Counted) -> tuple[str, ...]:
    """ "are reported to have been killed", "are feared to have died"."""
    for below in (c for c in verb.children if c.dep_ in ("xcomp", "ccomp")):
        found = _happens_to(below, table, phrase) if _is_passive(below) else _undergone(below, table)
        if found:
            return found
    return ()


def _surely_people(phrase: Counted, table: Casualties) -> bool:
    noun = phrase.noun
    if phrase.root.lower_ in ("nobody", "one") and phrase.quantity.high == 0:
        return True
    return noun is not None and (noun.lower_ in table.groups or noun.lemma_.lower() in {**table.groups, **table.people})


def _undergone(verb: Token, table: Casualties) -> tuple[str, ...]:
    if verb.lower_ in table.undergo and not any(c.dep_ == "dobj" for c in verb.children):
        return (table.undergo[verb.lower_],)
    if verb.lower_ in table.undergo and verb.lower_ in ("flee", "fled", "flees", "fleeing"):
        return (table.undergo[verb.lower_],)
    among = _among(verb, table) or _those_included(verb, table)
    if among:
        return among
    states = [c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd") and c.lower_ in table.states]
    return (table.states[states[0].lower_],) if states and verb.lemma_ in ("be", "remain", "lie", "go") else ()


def _among(verb: Token, table: Casualties) -> tuple[str, ...]:
    """ "… were among the dead"."""
    for child in verb.children:
        if child.lower_ == "among" and verb.lemma_ == "be":
            found = [table.states.get(c.lower_) for c in child.children if c.dep_ == "pobj"]
            return tuple(m for m in found if m)
    return ()


def _of_list(verb: Token, table: Casualties) -> tuple[str, ...]:
    """ "the dead include …", "the confirmed deaths are …", "among the killed were …"."""
    return _those_included(verb, table) or _toll_is(verb, table) or _among(verb, table)


def _those_included(verb: Token, table: Casualties) -> tuple[str, ...]:
    """ "those killed included …", "the dead include …"."""
    if verb.lemma_ != "include":
        return ()
    for subject in (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")):
        words = [subject.lower_, *(c.lower_ for c in subject.children if c.dep_ in ("acl", "amod"))]
        return tuple(table.states[w] for w in words if w in table.states)[:1]
    return ()


def _toll_is(verb: Token, table: Casualties) -> tuple[str, ...]:
    """ "the confirmed deaths are fourteen civilians and two guards"."""
    subjects = [c.lemma_.lower() for c in verb.children if c.dep_ == "nsubj"] if verb.lemma_ == "be" else []
    return tuple(table.nouns[s] for s in subjects if s in table.nouns)


def _set_phrase(verb: Token, table: Casualties) -> tuple[str, ...]:
    """ "take 20 people hostage", "lost their lives", "were shot dead", "forced from their homes"."""
    after = {t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)]}
    if verb.i and verb.nbor(-1).lower_ in ("fatally", "mortally"):
        return ("killed",)
    for verbs, words, measure in table.phrases:
        if verb.lower_ in verbs and after & words:
            return (measure,)
    return ()


def _of_noun(noun: Token, table: Casualties) -> tuple[str, ...]:
    measure = table.nouns.get(noun.lemma_.lower()) or (
        table.acts.get(noun.lower_) if noun.lower_.endswith("ing") else None
    )
    return (measure,) if measure else ()


def _before_verb(phrase: Counted, table: Casualties) -> tuple[str, ...]:
    """A verb right before the number where the parse went astray: "killing 12", "critically injures two"."""
    if phrase.first <= phrase.root.sent.start:
        return ()
    verb = phrase.root.doc[phrase.first - 1]
    active = verb.lower_ in table.acts and (verb.lower_.endswith(("ing", "s")) or verb.pos_ == "VERB")
    if not active or (verb.lower_ in table.loose and not _surely_people(phrase, table)):
        return ()
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    if passive:
        return ()
    joined = verb.i > 1 and verb.nbor(-1).lower_ in ("or", "and") and table.acts.get(verb.nbor(-2).lower_)
    return (joined, table.acts[verb.lower_]) if joined else (table.acts[verb.lower_],)
