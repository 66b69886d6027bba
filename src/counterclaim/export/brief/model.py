"""The brief as plain data, before anything is drawn."""

from __future__ import annotations

import dataclasses as dc
import json
from dataclasses import dataclass

from counterclaim.errors import InputError
from counterclaim.export.brief import words

__all__ = [
    "AskLine",
    "Brief",
    "Cell",
    "IncidentBrief",
    "IssueLine",
    "Note",
    "Position",
    "Quote",
    "Row",
    "Sentence",
    "ShortLine",
    "Source",
    "TollLine",
    "notes_in",
    "one_incident",
    "render_json",
]

SCHEMA_ID = "counterclaim/brief/1"


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """A footnote: the number of the document in the list of documents, and of the sentence in it, from 1."""

    document: int
    sentence: int
    document_id: str
    start: int
    end: int

    @property
    def label(self) -> str:
        """As printed: "d1 s3"."""
        return f"d{self.document} s{self.sentence}"

    @property
    def anchor(self) -> str:
        """As the name of a place in a page or of a footnote: "d1s3"."""
        return f"d{self.document}s{self.sentence}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that a footnote leads to, in the words of the text; empty where the text is not kept."""

    note: Note
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document in the list at the end."""

    number: int
    document_id: str
    short_name: str
    title: str | None
    published_on: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Position:
    """What some origins hold on an issue: the stance in words ("says", "denies"), the value, and who."""

    stance: str
    words: str
    value: str
    who: tuple[tuple[str, tuple[Note, ...]], ...]


@dataclass(frozen=True, slots=True)
class IssueLine:
    """Standing of one issue. `mark` never stands without `status_words`."""

    issue: str
    question: str
    status: str
    mark: str
    status_words: str
    value: str | None
    rule: str
    ruleset: str
    flags: tuple[str, ...]
    positions: tuple[Position, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one origin says on one issue: glyphs with words, the day, and where."""

    stances: tuple[tuple[str, str], ...]
    said_on: str | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One origin of the matrix; `cells` stand in the order of the incident's `columns`, None where it is silent."""

    origin: str
    side: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class TollLine:
    """One figure by one authority. `figure` is in words, `quoted` as the text has it."""

    measure: str
    group: str
    authority: str
    figure: str
    quoted: str
    on: str | None
    contested: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What a party says in its own words."""

    who: str
    side: str
    verb: str
    text: str
    said_on: str | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class IncidentBrief:
    """One act against someone, with all that is said of it."""

    id: str
    title: str
    kind: str
    told_as: str
    date: str
    place: str
    protected: tuple[str, ...]
    n_documents: int
    n_origins: int
    review: str
    issues: tuple[IssueLine, ...]
    silent: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    tolls: tuple[TollLine, ...]
    quotes: tuple[Quote, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ShortLine:
    """A meeting or verbal act on one line."""

    id: str
    title: str
    kind: str
    told_as: str
    date: str
    place: str
    mark: str
    status_words: str
    rule: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class AskLine:
    """What was asked or promised, by whom, of whom, and where it stands."""

    kind: str
    asker: str
    addressee: str
    words: str
    asked_on: str | None
    state: str
    answers: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """All incidents of some documents. `total` counts the incidents there are, shown or not."""

    material: tuple[IncidentBrief, ...]
    verbal: tuple[ShortLine, ...]
    asks: tuple[AskLine, ...]
    tolls: tuple[TollLine, ...]
    documents: tuple[Source, ...]
    total: int
    n_documents: int
    rulesets: tuple[str, ...]
    sentences: tuple[Sentence, ...] = ()
    released: bool = False  # a person released every incident in it

    @property
    def banner(self) -> str:
        """What kind of statement this is, in words."""
        return "Released by a reviewer" if self.released else words.UNREVIEWED

    @property
    def shown(self) -> int:
        """How many incidents stand in this brief."""
        return len(self.material) + len(self.verbal)


def one_incident(made: Brief, beginning: str) -> Brief:
    """The brief of the one incident whose id begins so; InputError when there is none or more than one."""
    material = tuple(i for i in made.material if i.id.startswith(beginning))
    verbal = tuple(s for s in made.verbal if s.id.startswith(beginning))
    if len(material) + len(verbal) != 1:
        found = len(material) + len(verbal)
        how = f"{found} incidents have ids that begin with {beginning!r}" if found else f"no incident {beginning!r}"
        raise InputError(how, remedy="`counterclaim brief` lists all incidents with their ids; give more of the id")
    narrowed = dc.replace(made, material=material, verbal=verbal, asks=(), tolls=(), sentences=())
    cited = {(note.document, note.sentence) for note in notes_in(dc.asdict(narrowed))}
    documents = {document for document, _ in cited}
    return dc.replace(
        narrowed,
        documents=tuple(d for d in made.documents if d.number in documents),
        sentences=tuple(s for s in made.sentences if (s.note.document, s.note.sentence) in cited),
    )


def notes_in(node: object) -> list[Note]:
    """All footnotes anywhere in a brief or a part of it, given as plain dicts and lists."""
    if isinstance(node, dict):
        if set(node) == {"document", "sentence", "document_id", "start", "end"}:
            return [Note(**node)]
        return [note for value in node.values() for note in notes_in(value)]
    if isinstance(node, (list, tuple)):
        return [note for value in node for note in notes_in(value)]
    return []


def render_json(made: Brief) -> str:
    """The brief as JSON, indented, keys in the order of the records; the same brief gives the same text."""
    data = {"schema": SCHEMA_ID, "review": made.banner.lower(), "shown": made.shown, **dc.asdict(made)}
    return json.dumps(data, ensure_ascii=True, indent=2, allow_nan=False)
