"""Which words report speech or thought, what they make of it, and how they are built: the cue table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from counterclaim.errors import CodebookError

__all__ = ["Cue", "CueTable", "load_cues", "read_cues"]

FILE = "reporting_verbs.tsv"
COLUMNS = ("stance", "content", "act", "doer", "pos", "frames", "cues")
_STANCES = {
    "asserts", "denies", "disputes", "accepts", "praises", "condemns", "demands", "commits", "threatens", "declines",
}  # fmt: skip
_PREPOSITIONS = set("for of on upon as about against at over with by to in from".split())
_FRAMES = {
    "that",
    "quote",
    "wh",
    "to",
    "ing",
    "obj",
    "small",
    "addr",
    "clause",
    "source",
    "main",
    "said",
} | _PREPOSITIONS
_ALLOWED: Mapping[str, set[str]] = {
    "stance": _STANCES,
    "content": {"factive", "neutral", "doubtful"},
    "act": {"speech", "attitude"},
    "doer": {"yes", "no"},
    "pos": {"verb", "noun", "adj", "adv", "amod", "prep"},
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One meaning of a reporting word. `rest` are the words after the first lemma ("responsibility").

    `content` is how true the cue lets its content be: factive, neutral or doubtful. `doer` says that the
    claimant is the one who did or will do what the content tells.
    """

    lemma: str
    rest: tuple[str, ...]
    pos: str
    frames: tuple[str, ...]
    stance: str
    content: str
    act: str
    doer: bool

    @property
    def name(self) -> str:
        """The cue as a reader would write it."""
        return " ".join((self.lemma, *self.rest))


@dataclass(frozen=True, slots=True)
class CueTable:
    """All cues, by part of speech and first lemma; cues of more words come first."""

    by_lemma: Mapping[tuple[str, str], tuple[Cue, ...]]

    def of(self, pos: str, lemma: str) -> tuple[Cue, ...]:
        """The meanings of a lemma as this part of speech."""
        return self.by_lemma.get((pos, lemma), ())

    def __iter__(self) -> Iterator[Cue]:
        for meanings in self.by_lemma.values():
            yield from meanings

    @property
    def lemmas(self) -> frozenset[str]:
        """Every first lemma, to pass over all other words quickly."""
        return frozenset(lemma for _, lemma in self.by_lemma)


@lru_cache(maxsize=1)
def load_cues() -> CueTable:
    """The cue table that ships with the codebook."""
    return read_cues(files("counterclaim.codebook").joinpath(FILE).read_text(encoding="utf-8"), FILE)


def read_cues(table: str, name: str) -> CueTable:
    """The cues of a table in TSV; CodebookError naming file and line where it is wrong."""
    by_lemma: dict[tuple[str, str], list[Cue]] = {}
    seen: dict[tuple[str, str, str], int] = {}
    header = False
    for number, line in enumerate(table.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if not header:
            header = _is_header(line, f"{name}:{number}")
            continue
        for cue in _row(line, f"{name}:{number}"):
            for frame in cue.frames:
                key = (cue.pos, cue.name, frame + cue.stance + cue.act)
                if key in seen and seen[key] == number:
                    raise CodebookError(f"{cue.name!r} stands twice in one row", where=f"{name}:{number}")
                seen[key] = number
            by_lemma.setdefault((cue.pos, cue.lemma), []).append(cue)
    return CueTable({k: tuple(sorted(v, key=lambda c: -len(c.rest))) for k, v in by_lemma.items()})


def _is_header(line: str, where: str) -> bool:
    if tuple(line.split("\t")) != COLUMNS:
        raise CodebookError(f"the columns must be {', '.join(COLUMNS)}", where=where)
    return True


def _row(line: str, where: str) -> Iterator[Cue]:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise CodebookError(f"{len(cells)} columns instead of {len(COLUMNS)}", where=where)
    row = dict(zip(COLUMNS, cells, strict=True))
    for column, allowed in _ALLOWED.items():
        if row[column] not in allowed:
            raise CodebookError(f"{row[column]!r} is no {column}", where=where, remedy=", ".join(sorted(allowed)))
    frames = tuple(row["frames"].split())
    if not frames or set(frames) - _FRAMES:
        raise CodebookError(f"unknown frame in {row['frames']!r}", where=where, remedy=", ".join(sorted(_FRAMES)))
    if not row["cues"].split():
        raise CodebookError("a row without a cue", where=where)
    for cue in row["cues"].split():
        lemma, *rest = cue.split("_")
        rest_ = tuple(rest)
        yield Cue(lemma, rest_, row["pos"], frames, row["stance"], row["content"], row["act"], row["doer"] == "yes")
