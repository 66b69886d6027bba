"""Events that are acts of speech: what a claim's cue and stance say, beside the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from counterclaim.codebook.triggers import Trigger
from counterclaim.find.arguments import Frame, noun_frame, verb_frame
from counterclaim.find.triggers import Hit
from counterclaim.records import Claim

__all__ = ["speech_hits"]

_TYPES = {"demands": "REQUEST", "denies": "REJECT", "disputes": "REJECT", "threatens": "THREATEN", "praises": "SUPPORT"}
_IMPERSONAL = frozenset({"situation", "crisis", "moment", "circumstances", "context", "time", "strategy", "challenge"})
_MODALS = frozenset({"must", "should"})
_PLAIN = frozenset(
    """
    say tell add state note report announce describe write tweet post explain think believe know comment according
    remark argue maintain insist claim mention stress emphasise emphasize underline recall observe continue point
    speak declare reply answer respond quote want
    """.split()
)


def speech_hits(doc: Doc, claims: Iterable[Claim], taken: Iterable[Hit]) -> Iterator[Hit]:
    """A hit for each claim whose cue is more than plain saying and holds no trigger yet."""
    used = {t.i for hit in taken for t in hit.tokens}
    for claim in claims:
        obliged = _obliged(doc, claim) if claim.stance == "demands" else None
        if obliged is not None and obliged.i not in used:
            used.add(obliged.i)
            yield _request(obliged)
            continue
        event_type = _TYPES.get(claim.stance)
        head = _cue_head(doc, claim) if event_type else None
        if event_type is None or head is None or head.i in used or head.lemma_.lower() in _PLAIN:
            continue
        if claim.claimant and claim.claimant.text.split()[-1].lower() in _IMPERSONAL:
            continue
        if head.pos_ not in ("VERB", "NOUN") or head.lower_ in ("dispute", "disputes"):
            continue
        used.add(head.i)
        part = "v" if head.pos_ == "VERB" else "n"
        entry = Trigger(head.lemma_.lower(), (head.lemma_.lower(),), part, event_type, None, (), ("diplomatic",))
        yield Hit(entry, head, (head,), verb_frame(head) if part == "v" else noun_frame(head))


def _obliged(doc: Doc, claim: Claim) -> Token | None:
    """The "must" or "should" that makes a plain saying a demand ("said the militia must leave"); None elsewhere."""
    head = _cue_head(doc, claim)
    if head is None or head.lemma_.lower() not in _PLAIN:
        return None
    content = doc.char_span(claim.content.start, claim.content.end, alignment_mode="contract")
    words = (t for t in content or () if t.lower_ in _MODALS and t.dep_ == "aux" and t.head.pos_ in ("VERB", "AUX"))
    return next(words, None)


def _request(modal: Token) -> Hit:
    """A request by "must": who should act is asked."""
    asked = [c for c in modal.head.children if c.dep_ == "nsubj"]
    entry = Trigger(modal.lower_, (modal.lower_,), "v", "REQUEST", None, (), ("diplomatic",))
    return Hit(entry, modal, (modal,), Frame(objects=asked))


def _cue_head(doc: Doc, claim: Claim) -> Token | None:
    if claim.cue is None:
        return None
    span = doc.char_span(claim.cue.start, claim.cue.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None
