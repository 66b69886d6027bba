"""How the text holds an act: asserted, alleged, negated, future, hypothetical or historical."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.codebook.outlook_words import words
from counterclaim.find.arguments import chain
from counterclaim.find.background import (
    is_called_for,
    is_past_cause,
    is_present,
    is_reported_noun,
    is_said_again,
    serves_a_past_act,
)
from counterclaim.find.triggers import Hit
from counterclaim.records import Claim
from counterclaim.records import Span as TextSpan

__all__ = ["Outlook", "modality_of"]

_PAST_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the claims of a document say of the words inside them, sorted by where the content starts."""

    claims: tuple[Claim, ...]
    year: int | None

    def over(self, start: int) -> list[Claim]:
        """The claims whose content holds this position, outermost first."""
        return [c for c in self.claims if c.act == "speech" and c.content.start <= start < c.content.end]


def modality_of(hit: Hit, outlook: Outlook) -> str:
    """One of the six modalities for the act that a trigger names in this mention."""
    head = hit.head
    above = list(chain(head))[:8]
    inside = outlook.over(hit.start)
    if _is_negated(hit, above, inside):
        return "negated"
    if _is_alleged(head, above, inside) or is_reported_noun(head):
        return "alleged"
    if not is_present(hit, above):
        ahead = _ahead(head, above)
        if ahead:
            return ahead
        promised = any(c.stance in ("demands", "commits", "threatens") for c in inside)
        if promised and _is_open(head, above):
            return "future"
    return "historical" if _is_back_reference(hit, above, outlook.year, inside) else "asserted"


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
    if _denied_above(head) or any(c.dep_ in ("nsubj", "nsubjpass") and _is_nobody(c) for c in head.children):
        return True
    denials = (c for c in inside if c.stance == "denies" and not _is_relative(c))
    return any(c.cue is None or not c.cue.span.meets(_span(hit)) for c in denials)


def _is_relative(denial: Claim) -> bool:
    """True for "..., which the army denies": the words before are another's account, and stand as that."""
    speaker, cue = denial.claimant, denial.cue
    return bool(speaker and cue and denial.content.end <= speaker.start < cue.start)


def _span(hit: Hit) -> TextSpan:
    return TextSpan(hit.start, hit.end)


def _is_nobody(subject: Token) -> bool:
    """True for "no one", "none of them" and "no homes"."""
    if subject.lower_ in ("nobody", "none", "nothing", "neither"):
        return True
    return any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in subject.children)


def _denied_above(head: Token) -> bool:
    """Denied, refused or failed: the word that governs the act directly, or through "involvement in"."""
    token = head
    for up in chain(head):
        lemma = _lemma(up)
        if token.dep_ in ("xcomp", "ccomp", "dobj", "pcomp", "pobj", "acl", "conj", "prep", "nsubjpass"):
            if lemma in words("denying") or (lemma in words("not_done") and token.dep_ in ("xcomp", "acl", "pcomp")):
                return token.dep_ != "conj"
            if (
                up.pos_ in ("VERB", "AUX")
                and any(c.dep_ == "neg" for c in up.children)
                and token.dep_ in ("xcomp", "dobj")
            ):
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
        if child.lower_ in words("doubt_adverbs") or (
            child.lower_ in words("doubt_adjectives") and child.dep_ in ("amod", "compound")
        ):
            return True
    token = head
    for up in above:
        lemma = _lemma(up)
        if up.pos_ in ("VERB", "AUX") and any(c.lower_ in words("doubt_adverbs") for c in up.children):
            return True
        if up.pos_ == "ADP" and up.lower_ in words("accused_of") and _accuses(up):
            return True
        if lemma in ("allege", "claim", "suspect", "allegation", "accusation") and token.dep_ in (
            "ccomp",
            "xcomp",
            "acl",
        ):
            return True
        if token.dep_ == "xcomp" and _is_hearsay(up):
            return True
        if token.dep_ in ("advcl", "relcl", "nsubj", "parataxis"):
            break
        token = up
    return any(c.cue is not None and _doubts(c) for c in inside)


def _is_hearsay(verb: Token) -> bool:
    """ "is believed to have", "are said to be"."""
    heard = verb.lower_ in ("believed", "said", "alleged", "thought", "suspected", "rumoured")
    return heard and any(c.dep_ == "auxpass" for c in verb.children)


def _accuses(preposition: Token) -> bool:
    governor = preposition.head
    lemma = _lemma(governor)
    if lemma in ("accuse", "suspect", "accusation", "allegation", "suspicion"):
        return True
    if lemma in ("blame", "indict", "charge", "arrest", "detain", "prosecute", "try") and preposition.lower_ in (
        "for",
        "with",
        "over",
        "on",
    ):
        return True
    if governor.dep_ in ("dobj", "nsubjpass", "pobj") and _lemma(governor.head) in (
        "accuse",
        "blame",
        "suspect",
        "charge",
    ):
        return preposition.lower_ in ("of", "for", "with")
    return False


def _doubts(claim: Claim) -> bool:
    cue = claim.cue.text.lower() if claim.cue else ""
    return claim.stance == "asserts" and any(
        w in cue for w in ("accus", "alleg", "blam", "reportedly", "suspect", "purported")
    )


def _ahead(head: Token, above: list[Token]) -> str | None:
    """ "future" or "hypothetical" for an act that has not happened, None for one that has."""
    if head.tag_ == "VBD" and not any(c.lower_ in ("if", "unless") for c in head.children):
        return None
    if serves_a_past_act(head):
        return None
    if is_called_for(head):
        return "future"
    for child in head.children:
        if child.dep_ == "aux" and child.lower_ in words("will"):
            return "future"
        if child.dep_ == "aux" and child.lower_ in words("might"):
            return "hypothetical"
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "should", "lest"):
            return "hypothetical"
        if child.dep_ == "amod" and child.lower_ in words("possible"):
            return "hypothetical"
        if child.dep_ in ("amod", "compound") and child.lower_ in words("planned"):
            return "future"
    return _governed(head, above)


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _governed(head: Token, above: list[Token]) -> str | None:
    token = head
    infinitive = _is_infinitive(head)
    for up in above:
        lemma = _lemma(up)
        if token.dep_ == "nsubj" and _is_infinitive(up):
            return "future"
        if token.dep_ in words("own_clause") and not (infinitive or _is_infinitive(token)):
            return _of_clause(token, up)
        if (
            token.dep_ == "prep"
            and token.lower_ != "of"
            and up.pos_ in ("NOUN", "PROPN")
            and lemma not in words("ahead") | words("averting")
        ):
            return None
        if lemma in words("averting"):
            return "hypothetical"
        if lemma in words("ahead") and up.pos_ != "ADP" and _asks_for(token, up):
            return "future"
        if infinitive and token.dep_ in ("advcl", "acl", "relcl"):
            return "future"
        if token.dep_ != "conj" and up.pos_ in ("VERB", "AUX"):
            modal = next(
                (c.lower_ for c in up.children if c.dep_ == "aux" and c.lower_ in words("will") | words("might")), None
            )
            if modal and token.dep_ in ("dobj", "xcomp", "prep", "pobj", "conj"):
                return "future" if modal in words("will") else "hypothetical"
            if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in up.children):
                return "hypothetical"
        infinitive = infinitive or _is_infinitive(up)
        token = up
    return None


def _of_clause(token: Token, up: Token) -> str | None:
    if token.dep_ in ("nsubj", "nsubjpass") and up.pos_ in ("VERB", "AUX"):
        modal = next(
            (c.lower_ for c in up.children if c.dep_ == "aux" and c.lower_ in words("will") | words("might")), None
        )
        if modal:
            return "future" if modal in words("will") else "hypothetical"
    return None


def _asks_for(token: Token, up: Token) -> bool:
    """True when the act is what is asked for or planned: its object, its complement, or after "for" or "to"."""
    lemma = _lemma(up)
    if token.dep_ in ("xcomp", "acl"):
        return lemma not in ("force", "talk", "talks", "work") or _is_infinitive(token)
    if token.dep_ == "ccomp":
        return lemma not in ("announce", "warn", "tell", "hope", "discuss") and token.tag_ in ("VB", "VBP", "VBZ")
    if token.dep_ in ("dobj", "nsubjpass"):
        return lemma in words("object_ahead")
    if token.dep_ == "prep":
        return lemma in words("prep_ahead") and token.lower_ in ("for", "to", "on", "of", "at", "with")
    return False


def _is_open(head: Token, above: list[Token]) -> bool:
    """True unless the verb is told as past or present, or stands in a clause that describes something else."""
    if any(t.dep_ == "relcl" for t in (head, *above[:3])):
        return False
    if head.tag_ in ("VBP", "VBZ"):
        return False
    return head.tag_ not in ("VBD", "VBN") or any(c.dep_ == "aux" and c.lower_ in ("be", "to") for c in head.children)


def _is_back_reference(hit: Hit, above: list[Token], year: int | None, inside: list[Claim]) -> bool:
    head = hit.head
    if _older_year(head, above, year) or is_said_again(hit) or is_past_cause(head):
        return True
    if head.pos_ in ("NOUN", "PROPN"):
        return _is_known_act(head)
    return (_is_pluperfect(head) and not _is_shifted(head, inside)) or _is_long_past(head)


def _is_shifted(verb: Token, inside: list[Claim]) -> bool:
    """True for "said that 31 had been injured": the pluperfect is only that of reported speech."""
    told = any(c.form != "direct" and c.cue is not None and verb.sent.start_char <= c.cue.start for c in inside)
    token = verb
    while token.dep_ == "conj":
        token = token.head
    return told and token.dep_ in ("ccomp", "ROOT", "parataxis")


def _is_long_past(head: Token) -> bool:
    """True for "two years ago", "previously", "in the past"."""
    for child in head.children:
        if child.lower_ in ("previously", "formerly", "historically"):
            return True
        if child.lower_ == "ago" and any(t.lemma_ in ("year", "month", "decade") for t in child.subtree):
            return True
    return False


def _is_pluperfect(head: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "'d") for c in head.children)


def _older_year(head: Token, above: list[Token], year: int | None) -> bool:
    """True when the act's own words give a year before the document's."""
    near = [c.text for c in head.subtree] if len(list(head.subtree)) < 25 else [c.text for c in head.children]
    years = [int(t) for t in near if _PAST_YEAR.fullmatch(t)]
    if not years:
        return False
    return year is not None and max(years) < year


def _is_calendar(token: Token) -> bool:
    """True for a month, a weekday or a year that stands before the noun as its modifier or owner."""
    before = token.dep_ in ("compound", "nmod", "poss", "nummod", "amod")
    return before and (token.lower_ in words("calendar") or bool(_PAST_YEAR.fullmatch(token.text)))


def _is_known_act(noun: Token) -> bool:
    """A definite or dated act in a subordinate role: "after Monday's strike", "the October 7 attack"."""
    definite = any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "those", "these"))
        for c in noun.children
    )
    if any(c.lower_ in ("ongoing", "continuing", "continued", "current") for c in noun.children):
        return False
    earlier = any(c.lower_ in words("earlier") for c in noun.children)
    if definite and any(_is_calendar(c) for c in noun.children):
        return True
    if noun.dep_ == "dobj" and _lemma(noun.head) in words("judging"):
        return earlier or any(c.dep_ == "poss" for c in noun.children)
    if noun.dep_ == "pobj" and noun.head.lower_ in words("after") and _lemma(noun.head.head) != "responsibility":
        return definite or earlier
    return False
