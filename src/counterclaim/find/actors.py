"""Who is named: noun phrases that can act or be acted on, with what coreference needs to know of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from counterclaim.parse import ParsedDocument
from counterclaim.records import Mention
from counterclaim.records import Span as TextSpan

__all__ = ["actor_mentions", "mention_of"]

PERSONAL = frozenset(
    {"he", "she", "they", "we", "i", "it", "him", "her", "them", "us", "his", "their", "its", "our", "who", "which"}
)
TITLES = frozenset(
    """
    president premier chancellor king queen prince princess minister secretary general gen lt col colonel major
    maj captain capt commander commodore cmdr admiral brig brigadier marshal sgt sergeant lieutenant director spokesman
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
    {"spokesman", "spokeswoman", "spokesperson", "representative", "lawyer", "minister", "secretary", "envoy",
     "ambassador", "official", "officer", "source", "adviser", "coordinator", "rapporteur", "head", "leader"}
)  # fmt: skip
_NAMED_OF = frozenset(
    """
    ministry department office council committee commission court bank church organization organisation union league
    association federation government parliament house assembly forces force army republic kingdom state states
    movement front party university institute board bureau agency academy order society congress chamber
    administration delegation embassy mission embassy security armed command fund network brigades
    """.split()
)
_OF_STEPS = 4
_LOOSE = ",;:.—–"  # marks that the parse counts to the phrase after them
_BEFORE_NOUN = frozenset({"poss", "nmod", "compound"})
_SKIPPED_HEADS = frozenset({"PRON", "PROPN", "NOUN", "ADJ", "NUM"})


def actor_mentions(parsed: ParsedDocument) -> tuple[Mention, ...]:
    """Noun phrases of the text in order, each with form, head, number, proper-name core and apposition."""
    seen: dict[tuple[int, int], Mention] = {}
    for phrase in _phrases(parsed.doc):
        while len(phrase) > 1 and phrase[0].is_punct and phrase[0].text in _LOOSE:
            phrase = phrase[1:]
        place = phrase.start_char, phrase.end_char
        if place not in seen and len(phrase):
            seen[place] = _mention(parsed, phrase, *place)
    return tuple(sorted(seen.values(), key=lambda m: (m.start, m.end)))


def _phrases(doc: Doc) -> Iterator[Span]:
    for chunk in doc.noun_chunks:
        if chunk.root.pos_ in _SKIPPED_HEADS:
            yield chunk
    for token in doc:
        dep = token.dep_
        if dep not in _BEFORE_NOUN:
            continue
        if token.pos_ == "PROPN" and token.head.pos_ != "PROPN":
            yield doc[_run_start(token) : token.i + 1]
        elif dep == "poss" and token.pos_ in ("PRON", "NOUN"):
            yield doc[token.left_edge.i : token.i + 1]


def mention_of(parsed: ParsedDocument, start: int, end: int) -> Mention | None:
    """The phrase at a span of the text as an actor mention; None when it holds no word."""
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    return _mention(parsed, span, start, end) if span is not None and len(span) else None


def _mention(parsed: ParsedDocument, span: Span, start: int, end: int) -> Mention:
    root = head_of(span)
    return Mention(
        kind="actor",
        start=start,
        end=end,
        text=parsed.document.text[start:end],
        form=_form(root),
        head=root.lemma_.lower() if root.pos_ != "PROPN" else root.text,
        number="plur" if "Plur" in root.morph.get("Number", []) else "sing",
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
    if root.lower_ in PERSONAL and root.pos_ in ("PRON", "DET"):
        return "pronoun"
    if root.pos_ == "PROPN" and _bare_title(root):
        return "title"
    if root.pos_ == "PROPN":
        return "acronym" if root.text.isupper() and 1 < len(root.text) <= 6 else "name"
    return "title" if _is_title(root) else "common"


def _is_title(token: Token) -> bool:
    return token.lower_.strip(".") in TITLES or token.lemma_.lower().strip(".") in TITLES or _singular(token) in TITLES


def _singular(token: Token) -> str:
    return token.lower_.removesuffix("s")


def _bare_title(root: Token) -> bool:
    """True for a capitalised title without a name: "the President of Ruritania", "the Foreign Secretary"."""
    return _is_title(root) and (root.i + 1 >= len(root.doc) or not _names_on(root))


def _names_on(root: Token) -> bool:
    following = root.nbor(1)
    return following.pos_ == "PROPN" and following.dep_ in ("flat", "appos") and following.head == root


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
    if root.pos_ != "PROPN" or _bare_title(root):
        return _base(root, span)
    start = max(_run_start(root), span.start)
    for i in range(root.i - 1, start - 1, -1):
        if root.doc[i].lower_.strip(".") in TITLES:
            start = i + 1
            break
    while start < root.i and root.doc[start].is_punct:  # the stop of "Capt." where the parse parts it
        start += 1
    first = root.doc[start]
    last = _end_of_name(root) if _takes_of(root, span) else root
    return TextSpan(first.idx, last.idx + len(last.text)) if start <= root.i else None


def _takes_of(root: Token, span: Span) -> bool:
    """True when an "of" after the name belongs to it: bodies and states, and names with an article; not persons."""
    article = any(t.dep_ == "det" and t.i >= span.start for t in root.lefts)
    return root.lower_ in _NAMED_OF or (article and not _is_title(root))


def _end_of_name(root: Token) -> Token:
    """The last word of "Ministry of Defence of the Republic of Ruritania", also beyond the phrase at hand."""
    last = root
    for _ in range(_OF_STEPS):
        below = [n for p in last.rights if p.lower_ in ("of", "for") and p.dep_ == "prep" for n in p.children]
        nouns = [n for n in below if n.dep_ == "pobj" and n.text[:1].isupper()]
        if not nouns:
            break
        last = nouns[0]
        joined = [n for n in last.rights if n.dep_ == "conj" and n.text[:1].isupper()]
        last = joined[0] if joined and not any(p.lower_ == "of" for p in last.rights) else last
    return last


def _base(root: Token, span: Span) -> TextSpan:
    """The head noun with its left modifiers and an "of" complement, without determiner or number."""
    left = [t for t in root.lefts if t.dep_ in _MODIFIERS and t.i >= span.start]
    first = left[0].left_edge if left else root
    if first.i < span.start:
        first = root.doc[span.start]
    last = root
    for child in root.rights:
        if not (child.lower_ == "of" or (child.lower_ in ("for", "from") and root.lemma_.lower() in _SPEAK_FOR)):
            continue
        inside = child.i < span.end
        if root.lower_ not in _WITHOUT_OF and (inside or _is_title(root) or root.lower_ in _NAMED_OF):
            nouns = [
                t for t in child.children if t.dep_ == "pobj" and (t.pos_ == "PROPN" or (inside and t.i < span.end))
            ]
            last = _end_of_name(nouns[0]) if nouns else last
            break
    return TextSpan(first.idx, last.idx + len(last.text))


def _apposed(root: Token) -> TextSpan | None:
    """The noun phrase that this one explains or is explained by."""
    if root.dep_ == "appos":
        return _phrase_span(root.head)
    if root.lower_ in ("who", "which") and root.pos_ == "PRON":
        return _of_relative(root)
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ in ("PROPN", "NOUN"):
            return _phrase_span(child)
    return _said_to_be(root)


def _of_relative(pronoun: Token) -> TextSpan | None:
    """The noun phrase that "who" or "which" stands for."""
    verb = pronoun.head
    for _ in range(3):
        if verb.dep_ == "relcl":
            return _phrase_span(verb.head)
        verb = verb.head
    return None


def _said_to_be(root: Token) -> TextSpan | None:
    """What "who is ..." after a name calls its bearer."""
    for clause in root.children:
        if clause.dep_ == "relcl" and clause.lemma_ == "be":
            nouns = [t for t in clause.children if t.dep_ == "attr" and t.pos_ in ("NOUN", "PROPN")]
            if nouns and any(t.lower_ == "who" for t in clause.children):
                return _phrase_span(nouns[0])
    return None


def _phrase_span(token: Token) -> TextSpan:
    left = [t for t in token.lefts if t.dep_ in ("det", "amod", "compound", "poss", "nmod", "nummod", "flat")]
    first = left[0].left_edge if left else token
    last = token
    if _is_title(token) or token.lemma_.lower() in _SPEAK_FOR:
        below = [n for p in token.rights if p.lower_ in ("of", "for") and p.dep_ == "prep" for n in p.children]
        nouns = [n for n in below if n.dep_ == "pobj"]
        last = _end_of_name(nouns[0]) if nouns else token
    return TextSpan(first.idx, last.idx + len(last.text))
