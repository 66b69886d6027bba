"""Who is named: noun phrases that can act or be acted on, with what coreference needs to know of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from counterclaim.parse import ParsedDocument
from counterclaim.records import Mention
from counterclaim.records import Span as TextSpan

__all__ = ["actor_mentions", "mention_of"]

PERSONAL = frozenset(
    {"he", "she", "they", "we", "i", "it", "him", "her", "them", "us", "his", "their", "its", "our", "who"}
)
TITLES = frozenset(
    """
    president premier chancellor king queen prince princess minister secretary general gen lt col colonel major
    maj captain capt commander cmdr admiral brig brigadier marshal sgt sergeant lieutenant director spokesman
    spokeswoman spokesperson ambassador envoy governor gov mayor senator sen representative rep congressman
    congresswoman mp lawmaker justice judge professor prof dr doctor mr mrs ms sir lord lady dame sheikh
    ayatollah imam pope bishop archbishop patriarch cardinal rabbi leader chairman chairwoman emir sultan
    commissioner coordinator rapporteur speaker undersecretary under-secretary chief head
    """.split()
)
_MODIFIERS = ("amod", "compound", "poss", "nmod", "flat")
_WITHOUT_OF = frozenset(
    {"number", "group", "dozens", "hundreds", "thousands", "scores", "series", "one", "some", "many"}
)
_SPEAK_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "representative", "lawyer", "minister", "secretary"}
)
_SKIPPED_HEADS = frozenset({"PRON", "PROPN", "NOUN", "ADJ", "NUM"})


def actor_mentions(parsed: ParsedDocument) -> tuple[Mention, ...]:
    """Noun phrases of the text in order, each with form, head, number, proper-name core and apposition."""
    seen: dict[tuple[int, int], Mention] = {}
    for phrase in _phrases(parsed.doc):
        mention = mention_of(parsed, phrase.start_char, phrase.end_char)
        if mention:
            seen.setdefault((mention.start, mention.end), mention)
    return tuple(sorted(seen.values(), key=lambda m: (m.start, m.end)))


def _phrases(doc: Doc) -> Iterator[Span]:
    for chunk in doc.noun_chunks:
        if chunk.root.pos_ in _SKIPPED_HEADS:
            yield chunk
    for token in doc:
        if token.dep_ in ("poss", "nmod", "compound") and token.pos_ == "PROPN" and token.head.pos_ != "PROPN":
            yield doc[_run_start(token) : token.i + 1]
        elif token.dep_ == "poss" and token.pos_ in ("PRON", "NOUN"):
            yield doc[token.left_edge.i : token.i + 1]


def mention_of(parsed: ParsedDocument, start: int, end: int) -> Mention | None:
    """The phrase at a span of the text as an actor mention; None when it holds no word."""
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    root = head_of(span)
    return Mention(
        kind="actor",
        start=start,
        end=end,
        text=parsed.document.text[start:end],
        form=_form(root),
        head=root.lemma_.lower() if root.pos_ != "PROPN" else root.text,
        number="plur" if "Plur" in root.morph.get("Number") else "sing",
        core=_core(root, span),
        subject=root.dep_ in ("nsubj", "nsubjpass", "agent") or (root.dep_ == "pobj" and root.head.dep_ == "agent"),
        apposed_to=_apposed(root),
    )


def head_of(span: Span) -> Token:
    """The head noun: the root, or below "a group of X", "one of the X" the root itself; never a preposition."""
    root = span.root
    if root.pos_ in ("VERB", "AUX"):
        nouns = [t for t in span if t.dep_ in ("nsubj", "nsubjpass") or t.pos_ in ("PROPN", "NOUN", "PRON")]
        root = nouns[0] if nouns else root
    if root.pos_ != "PROPN" and root.lower_ in TITLES:
        names = [t for t in root.children if t.dep_ == "appos" and t.pos_ == "PROPN" and span.start <= t.i < span.end]
        root = names[0] if names else root
    while root.pos_ in ("ADP", "PUNCT", "SPACE", "DET") and root.i + 1 < span.end:
        below = [t for t in root.children if span.start <= t.i < span.end]
        if not below:
            break
        root = below[-1]
    return root


def _form(root: Token) -> str:
    if root.lower_ in PERSONAL and root.pos_ == "PRON":
        return "pronoun"
    if root.pos_ == "PROPN":
        return "acronym" if root.text.isupper() and 1 < len(root.text) <= 6 else "name"
    return "title" if root.lower_ in TITLES or root.lemma_.lower() in TITLES else "common"


def _run_start(token: Token) -> int:
    """Index of the first token of the proper-name run that ends at this token."""
    start = token.i
    while start > token.sent.start and _joins_name(token.doc[start - 1], token):
        start -= 1
    while start < token.i and token.doc[start].lower_ in ("of", "the", "-", "al", "bin", "de"):
        if token.doc[start].pos_ == "PROPN" or token.doc[start].lower_ in ("al", "bin", "de"):
            break
        start += 1
    return start


def _joins_name(previous: Token, last: Token) -> bool:
    if previous.pos_ == "PROPN" and not previous.is_space:
        return previous.dep_ in ("compound", "nmod", "flat", "amod", "nummod", "poss") or previous.head == last
    return (
        previous.text in ("-", "’s")
        and previous.i > 0
        and previous.nbor(-1).pos_ == "PROPN"
        and not previous.whitespace_
    )


def _core(root: Token, span: Span) -> TextSpan | None:
    """The proper name in the phrase without its title words; for a common noun the base phrase without determiner."""
    if root.pos_ != "PROPN":
        return _base(root, span)
    start = max(_run_start(root), span.start)
    for i in range(root.i - 1, start - 1, -1):
        if root.doc[i].lower_.strip(".") in TITLES:
            start = i + 1
            break
    first = root.doc[start]
    return TextSpan(first.idx, root.idx + len(root.text)) if start <= root.i else None


def _base(root: Token, span: Span) -> TextSpan:
    """The head noun with its left modifiers and an "of" complement, without determiner or number."""
    left = [t for t in root.lefts if t.dep_ in _MODIFIERS and t.i >= span.start]
    first = left[0].left_edge if left else root
    if first.i < span.start:
        first = root.doc[span.start]
    last = root
    for child in root.rights:
        if not (child.lower_ == "of" or (child.lower_ == "for" and root.lemma_.lower() in _SPEAK_FOR)):
            continue
        if child.i < span.end and root.lower_ not in _WITHOUT_OF:
            nouns = [t for t in child.children if t.dep_ == "pobj" and t.i < span.end]
            last = nouns[0] if nouns else last
            break
    return TextSpan(first.idx, last.idx + len(last.text))


def _apposed(root: Token) -> TextSpan | None:
    """The noun phrase that this one explains or is explained by."""
    if root.dep_ == "appos":
        other = root.head
        return _phrase_span(other)
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ in ("PROPN", "NOUN"):
            return _phrase_span(child)
    return None


def _phrase_span(token: Token) -> TextSpan:
    left = [t for t in token.lefts if t.dep_ in ("det", "amod", "compound", "poss", "nmod", "nummod", "flat")]
    first = left[0].left_edge if left else token
    return TextSpan(first.idx, token.idx + len(token.text))
