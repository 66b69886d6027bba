"""How the text holds an act: asserted, alleged, negated, future, hypothetical or historical."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.find.arguments import chain
from counterclaim.find.triggers import Hit
from counterclaim.records import Claim
from counterclaim.records import Span as TextSpan

__all__ = ["Outlook", "modality_of"]

_DOUBT_ADVERBS = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "apparently", "ostensibly", "presumably"})
_DOUBT_ADJECTIVES = frozenset({"alleged", "suspected", "purported", "supposed", "claimed", "apparent", "presumed", "reported"})
_ACCUSING = frozenset({"accuse", "blame", "suspect", "charge", "allege", "indict", "implicate", "accusation", "allegation",
    "suspicion", "fault", "prosecute", "claim", "try", "arrest", "detain", "investigate", "probe", "sue"})  # fmt: skip
_ACCUSED_OF = frozenset({"of", "for", "with", "over", "on"})
_DENYING = frozenset({"deny", "refute", "denial"})
_NOT_DONE = frozenset({"refuse", "fail", "decline", "refusal", "failure", "stop", "cancel", "abandon"})
_AVERTING = frozenset({"prevent", "avoid", "avert", "deter", "fear", "foil", "thwart", "risk", "discourage", "preclude",
    "possibility", "danger", "potential", "threat", "prospect", "prevention", "consider", "contemplate", "likelihood",
    "suggest", "mull", "chance", "option", "weigh"})  # fmt: skip
_AHEAD = frozenset({"plan", "demand", "urge", "call", "request", "propose", "announce", "vow", "threaten", "agree", "promise",
    "pledge", "intend", "want", "seek", "aim", "expect", "order", "prepare", "ask", "insist", "decide", "appeal",
    "recommend", "warn", "offer", "commit", "need", "push", "press", "pressure", "hope", "attempt", "try", "advocate",
    "schedule", "set", "ready", "readiness", "willing", "willingness", "effort", "bid", "proposal", "intention", "goal",
    "ultimatum", "pledge", "decision", "determination", "encourage", "instruct", "authorise", "authorize", "approve",
    "negotiate", "secure", "ensure", "facilitate", "expedite", "calls", "require", "hasten", "about", "wish", "resolve",
    "resolution", "deadline", "work", "refrain", "objective", "purpose", "discuss", "arrange", "invite", "tell", "due",
    "talk", "negotiation", "talks", "commitment", "desire", "determined", "convince", "persuade", "force", "oblige", "mandate"})  # fmt: skip
_PLANNED = frozenset({"planned", "proposed", "upcoming", "forthcoming", "future", "imminent", "possible", "scheduled", "next",
    "expected", "looming", "impending", "prospective", "promised"})  # fmt: skip
_POSSIBLE = frozenset({"possible", "potential", "hypothetical", "feared"})
_MIGHT = frozenset({"could", "might", "would", "may", "can"})
_WILL = frozenset({"will", "shall", "'ll", "wo", "must", "should", "ought"})
_EARLIER = frozenset({"earlier", "previous", "past", "last", "former", "recent", "initial", "original", "first", "latest",
    "prior", "2000s", "deadly", "subsequent"})  # fmt: skip
_AFTER = frozenset({"after", "since", "following", "before", "during", "despite", "until", "amid", "because", "over", "from",
    "for", "in", "of", "to", "behind", "on", "about", "with", "by", "at"})  # fmt: skip
_PAST_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_FACTIVE_STANCES = frozenset({"asserts", "accepts"})


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the claims of a document say of the words inside them, sorted by where the content starts."""

    claims: tuple[Claim, ...]
    year: int | None

    def over(self, start: int) -> list[Claim]:
        """The claims whose content holds this position, outermost first."""
        return [c for c in self.claims if c.content.start <= start < c.content.end]


def modality_of(hit: Hit, outlook: Outlook) -> str:
    """One of the six modalities for the act that a trigger names in this mention."""
    head = hit.head
    above = list(chain(head))[:8]
    inside = outlook.over(hit.start)
    if _is_negated(hit, above, inside):
        return "negated"
    if _is_alleged(head, above, inside):
        return "alleged"
    ahead = _ahead(head, above)
    if ahead:
        return ahead
    if any(c.stance in ("demands", "commits", "threatens") for c in inside) and _is_open(head):
        return "future"
    return "historical" if _is_back_reference(hit, above, outlook.year) else "asserted"


def _children(token: Token) -> Iterable[Token]:
    return token.children


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _is_negated(hit: Hit, above: list[Token], inside: list[Claim]) -> bool:
    head = hit.head
    if hit.entry.words[0] == "not":
        return False
    for child in head.children:
        if child.dep_ == "neg" or (child.dep_ in ("det", "advmod") and child.lower_ in ("no", "never", "neither")):
            return True
    if _denied_above(head):
        return True
    return any(c.stance == "denies" and (c.cue is None or not c.cue.span.meets(_span(hit))) for c in inside)


def _span(hit: Hit) -> TextSpan:
    return TextSpan(hit.start, hit.end)


def _denied_above(head: Token) -> bool:
    """Denied, refused or failed: the word that governs the act directly, or through "involvement in"."""
    token = head
    for up in chain(head):
        lemma = _lemma(up)
        if token.dep_ in ("xcomp", "ccomp", "dobj", "pcomp", "pobj", "acl", "conj", "prep", "nsubjpass"):
            if lemma in _DENYING or (lemma in _NOT_DONE and token.dep_ in ("xcomp", "acl", "pcomp")):
                return token.dep_ != "conj"
            if up.pos_ in ("VERB", "AUX") and any(c.dep_ == "neg" for c in up.children) and token.dep_ in ("xcomp", "dobj"):
                return True
            if lemma == "without":
                return True
        else:
            return False
        if up.pos_ == "VERB" and token.dep_ not in ("conj", "xcomp"):
            return False
        token = up
    return False


def _is_alleged(head: Token, above: list[Token], inside: list[Claim]) -> bool:
    for child in head.children:
        if child.lower_ in _DOUBT_ADVERBS or (child.lower_ in _DOUBT_ADJECTIVES and child.dep_ in ("amod", "compound")):
            return True
    token = head
    for up in above:
        lemma = _lemma(up)
        if up.pos_ in ("VERB", "AUX") and any(c.lower_ in _DOUBT_ADVERBS for c in up.children):
            return True
        if up.pos_ == "ADP" and up.lower_ in _ACCUSED_OF and _accuses(up):
            return True
        if lemma in ("allege", "claim", "suspect", "allegation", "accusation") and token.dep_ in ("ccomp", "xcomp", "acl"):
            return True
        if token.dep_ == "xcomp" and up.lower_ in ("believed", "said", "alleged", "thought", "suspected", "rumoured"):
            if any(c.dep_ == "auxpass" for c in up.children):
                return True
        if token.dep_ in ("advcl", "relcl", "nsubj", "parataxis"):
            break
        token = up
    return any(c.cue is not None and _doubts(c) for c in inside)


def _accuses(preposition: Token) -> bool:
    governor = preposition.head
    lemma = _lemma(governor)
    if lemma in ("accuse", "suspect", "accusation", "allegation", "suspicion"):
        return True
    if lemma in ("blame", "indict", "charge", "arrest", "detain", "prosecute", "try") and preposition.lower_ in ("for", "with", "over", "on"):
        return True
    if governor.dep_ in ("dobj", "nsubjpass", "pobj") and _lemma(governor.head) in ("accuse", "blame", "suspect", "charge"):
        return preposition.lower_ in ("of", "for", "with")
    return False


def _doubts(claim: Claim) -> bool:
    cue = claim.cue.text.lower() if claim.cue else ""
    return claim.stance == "asserts" and any(w in cue for w in ("accus", "alleg", "blam", "reportedly", "suspect", "purported"))


def _ahead(head: Token, above: list[Token]) -> str | None:
    """ "future" or "hypothetical" for an act that has not happened, None for one that has."""
    for child in head.children:
        if child.dep_ == "aux" and child.lower_ in _WILL:
            return "future"
        if child.dep_ == "aux" and child.lower_ in _MIGHT:
            return "hypothetical"
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "should", "lest"):
            return "hypothetical"
        if child.dep_ == "amod" and child.lower_ in _POSSIBLE:
            return "hypothetical"
        if child.dep_ in ("amod", "compound") and child.lower_ in _PLANNED:
            return "future"
    return _governed(head, above)


_OWN_CLAUSE = frozenset({"relcl", "acl", "advcl", "nsubj", "nsubjpass", "parataxis", "npadvmod"})


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _governed(head: Token, above: list[Token]) -> str | None:
    token = head
    infinitive = _is_infinitive(head)
    for up in above:
        lemma = _lemma(up)
        if token.dep_ in _OWN_CLAUSE and not (infinitive or _is_infinitive(token)):
            return _of_clause(token, up)
        if token.dep_ == "prep" and token.lower_ != "of" and up.pos_ in ("NOUN", "PROPN") and lemma not in _AHEAD | _AVERTING:
            return None
        if lemma in _AVERTING:
            return "hypothetical"
        if lemma in _AHEAD and token.dep_ not in ("nsubj", "agent", "poss") and (up.pos_ != "ADP"):
            if _asks_for(token, up):
                return "future"
        if infinitive and token.dep_ in ("advcl", "acl", "relcl"):
            return "future"
        if token.dep_ != "conj" and up.pos_ in ("VERB", "AUX"):
            modal = next((c.lower_ for c in up.children if c.dep_ == "aux" and c.lower_ in _WILL | _MIGHT), None)
            if modal and token.dep_ in ("dobj", "xcomp", "prep", "pobj", "conj"):
                return "future" if modal in _WILL else "hypothetical"
            if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in up.children):
                return "hypothetical"
        infinitive = infinitive or _is_infinitive(up)
        token = up
    return None


def _of_clause(token: Token, up: Token) -> str | None:
    if token.dep_ in ("nsubj", "nsubjpass") and up.pos_ in ("VERB", "AUX"):
        modal = next((c.lower_ for c in up.children if c.dep_ == "aux" and c.lower_ in _WILL | _MIGHT), None)
        if modal:
            return "future" if modal in _WILL else "hypothetical"
    return None


def _asks_for(token: Token, up: Token) -> bool:
    """True when the act is what is asked for or planned: its object, its complement, or after "for" or "to"."""
    lemma = _lemma(up)
    if token.dep_ in ("xcomp", "acl"):
        return lemma not in ("force", "talk", "talks", "work") or _is_infinitive(token)
    if token.dep_ == "ccomp":
        return lemma not in ("announce", "warn", "tell", "hope", "discuss") and token.tag_ in ("VB", "VBP", "VBZ")
    if token.dep_ in ("dobj", "nsubjpass"):
        return lemma in _OBJECT_AHEAD
    if token.dep_ == "prep":
        return lemma in _PREP_AHEAD and token.lower_ in ("for", "to", "on", "of", "at", "with")
    return False


_OBJECT_AHEAD = frozenset({"plan", "demand", "urge", "request", "propose", "promise", "pledge", "intend", "want", "seek",
    "order", "prepare", "recommend", "offer", "need", "advocate", "schedule", "negotiate", "secure", "ensure", "facilitate",
    "expedite", "require", "authorise", "authorize", "approve", "threaten", "vow", "arrange"})  # fmt: skip
_PREP_AHEAD = frozenset({"call", "calls", "appeal", "push", "press", "plan", "prepare", "demand", "ask", "hope", "aim",
    "agree", "commit", "commitment", "readiness", "ready", "willing", "work", "advocate", "proposal", "need", "effort",
    "bid", "schedule", "request", "set", "insist", "plead", "talk"})  # fmt: skip


def _is_open(head: Token) -> bool:
    """True unless the verb is told as past."""
    return head.tag_ not in ("VBD", "VBN") or any(c.dep_ == "aux" and c.lower_ in ("be", "to") for c in head.children)


def _is_back_reference(hit: Hit, above: list[Token], year: int | None) -> bool:
    head = hit.head
    if _older_year(head, above, year):
        return True
    if head.pos_ in ("NOUN", "PROPN"):
        return _is_known_act(head)
    return _is_pluperfect(head)


def _is_pluperfect(head: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "'d") for c in head.children)


def _older_year(head: Token, above: list[Token], year: int | None) -> bool:
    """True when the act's own words give a year before the document's."""
    near = [c.text for c in head.subtree] if len(list(head.subtree)) < 25 else [c.text for c in head.children]
    years = [int(t) for t in near if _PAST_YEAR.fullmatch(t)]
    if not years:
        return False
    return year is not None and max(years) < year


def _is_known_act(noun: Token) -> bool:
    """A definite or dated act in a subordinate role: "after Monday's strike", "the October 7 attack"."""
    definite = any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "those", "these")) for c in noun.children)
    earlier = any(c.lower_ in _EARLIER for c in noun.children)
    if noun.dep_ == "pobj" and noun.head.lower_ in _AFTER and _lemma(noun.head.head) != "responsibility":
        return definite or earlier
    return False
