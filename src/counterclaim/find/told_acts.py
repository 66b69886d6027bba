"""Acts at given places of a text, with the words of their arguments: for measuring how acts are linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from counterclaim.codebook.calendar import MONTHS, UNITS, WEEKDAYS
from counterclaim.find.arguments import Frame, noun_frame, verb_frame
from counterclaim.parse import ParsedDocument
from counterclaim.records import ToldAct

__all__ = ["told_acts"]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_DAYS = frozenset((*MONTHS, *WEEKDAYS, *UNITS, "yesterday", "today", "tonight", "tomorrow", "morning", "evening"))
_AT = ("in", "at", "near", "on", "outside", "from", "off")
_LONGEST = 12  # words of one argument


def told_acts(parsed: ParsedDocument, spans: Iterable[tuple[int, int]]) -> Iterator[ToldAct]:
    """The act at each span (code points of the text, half-open), in order; spans must touch a word."""
    doc = parsed.doc
    text = tuple(sorted(Counter(w for t in doc if (w := _word(t))).items()))
    number = {i: n for n, sentence in enumerate(doc.sents) for i in range(sentence.start, sentence.end)}
    for start, end in spans:
        inside = [t for t in doc if t.idx < end and start < t.idx + len(t)]
        yield _told(parsed.document.id, inside, number[inside[0].i], text)


def _told(document: str, inside: Sequence[Token], sentence: int, text: tuple[tuple[str, int], ...]) -> ToldAct:
    own = {t.i for t in inside}
    head = next((t for t in inside if t.head.i not in own or t.head.i == t.i), inside[0])
    frame = verb_frame(head) if head.pos_ in ("VERB", "AUX") else noun_frame(head)
    doers = _below((*frame.subjects, *frame.possessors), own)
    targets = _below((*frame.objects, *frame.datives, *frame.below("of")), own)
    around = [*doers, *targets, *_below(frame.modifiers, own), *_below(_all_below(frame), own)]
    said = list(head.sent)
    length = float(head.vector_norm) or 1.0
    return ToldAct(
        document=document,
        sentence=sentence,
        head=head.lemma_.lower(),
        part_of_speech=head.pos_,
        words=_words(inside) | {head.lemma_.lower()},
        doers=_words(doers),
        targets=_words(targets),
        modifiers=_words(_below(frame.modifiers, own)),
        places=_words(_below(frame.below(*_AT), own)),
        around=_words(around),
        names_around=_words(t for t in around if t.pos_ == "PROPN"),
        said=_words(said),
        names=_words(t for t in said if t.pos_ == "PROPN"),
        numbers=frozenset(t.lemma_.lower() for t in said if t.pos_ == "NUM"),
        days=frozenset(t.lower_ for t in said if t.lower_ in _DAYS),
        text=text,
        vector=tuple(float(x) / length for x in head.vector),
    )


def _all_below(frame: Frame) -> list[Token]:
    return [noun for nouns in frame.preps.values() for noun in nouns]


def _below(heads: Iterable[Token], own: set[int]) -> list[Token]:
    """The words of these arguments, without those of the act itself."""
    return [t for head in heads for t in [t for t in head.subtree if t.i not in own][:_LONGEST]]


def _words(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(w for t in tokens if (w := _word(t)))


def _word(token: Token) -> str:
    return token.lemma_.lower() if token.pos_ in _CONTENT and not token.is_stop else ""
