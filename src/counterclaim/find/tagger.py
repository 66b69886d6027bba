"""A small learned tagger for who says what: cue, speaker and content of each attribution, with stance and issue.

Runs as two int8 ONNX graphs on one thread, without torch. One pass a line finds cues; two more layers a cue find
its speaker and content. Source: ours, trained by training/ (see the model card in weights/).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from counterclaim.records import ISSUES, STANCES

__all__ = ["OURS", "POLNEAR", "Tagged", "Tagger", "load_tagger"]

Extent = tuple[int, int]
Array = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

POLNEAR, OURS = 0, 1  # styles of annotation: attitudes and whole quotations; claims a sentence

_BATCH_TOKENS = 512
_LONGEST_LINE = 900  # characters; longer lines are cut at a sentence end
_MOST_PIECES = 512
_SENTENCE_ENDS = (". ", "? ", "! ", ".” ", '." ')


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution: code point spans in the text, and what the model takes its stance and issue to be (0..1)."""

    cue: Extent
    speaker: Extent | None
    content: Extent  # the longest part
    parts: tuple[Extent, ...]  # every part, in order
    stance: str
    stance_chance: float
    issue: str
    issue_chance: float
    chance: float


@dataclass(frozen=True, slots=True)
class _Line:
    ids: list[int]
    spans: list[Extent]  # (-1, -1) for the marks at both ends
    case: list[int]
    quote: list[int]
    goes_on: list[bool]  # True for a piece that goes on with the word of the piece before

    def first_of_word(self, i: int) -> int:
        """The piece with which the word of piece `i` begins."""
        while self.goes_on[i]:
            i -= 1
        return i

    def last_of_word(self, i: int) -> int:
        """The piece with which it ends."""
        while i + 1 < len(self.goes_on) and self.goes_on[i + 1]:
            i += 1
        return i


@dataclass(frozen=True, slots=True)
class Tagger:
    """The two graphs and their word pieces."""

    cues: Any  # onnxruntime.InferenceSession, which has no types
    roles: Any
    pieces: Tokenizer

    def tag(
        self, text: str, threshold: float = 0.5, near: Sequence[int] | None = None, *, style: int = OURS
    ) -> list[Tagged]:
        """Attributions of a text in order of their cues; with `near`, only of lines that hold such a position.

        `threshold` is of the chance, 0..1; `style` says whose rules of annotation to follow, OURS or POLNEAR.
        """
        lines = _lines(text, self.pieces, sorted(near) if near is not None else None)
        found = [tagged for batch in _batches(lines) for tagged in self._batch(batch, threshold, style)]
        return sorted(found, key=lambda t: (t.cue, t.content))

    def _batch(self, batch: Sequence[_Line], threshold: float, style: int) -> Iterator[Tagged]:
        mask = _padded([[1] * len(x.ids) for x in batch])
        feed = {name: _padded([getattr(x, name) for x in batch]) for name in ("ids", "case", "quote")}
        feed |= {"style": np.full_like(mask, style), "mask": mask}
        states, logits = self.cues.run(None, feed)
        chance = _softmax(logits)
        found = [(n, run) for n, line in enumerate(batch) for run in _runs(chance[n], len(line.ids), threshold)]
        if not found:
            return
        rows = np.array([n for n, _ in found])
        marker = _padded([_marker(run, mask.shape[1]) for _, run in found])
        roles, stances, issues = self.roles.run(None, {"states": states[rows], "marker": marker, "mask": mask[rows]})
        for k, (n, run) in enumerate(found):
            sure = float(1 - chance[n, run, 0].min())
            tagged = _tagged(batch[n], run, _softmax(roles[k]), (_softmax(stances[k]), _softmax(issues[k]), sure))
            if tagged and tagged.chance >= threshold:
                yield tagged


@lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """The tagger with the weights that ship in the package."""
    with as_file(files("counterclaim.find") / "weights") as folder:
        pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        pieces.no_padding()
        pieces.no_truncation()
        return Tagger(_graph(folder / "cues.onnx"), _graph(folder / "roles.onnx"), pieces)


def _graph(path: Path) -> Any:
    """One graph, on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _tagged(line: _Line, run: list[int], roles: Floats, chances: tuple[Floats, Floats, float]) -> Tagged | None:
    labels = roles.argmax(-1)
    said = [i for i in range(len(line.ids)) if labels[i] == 2 and line.spans[i][0] >= 0]
    if not said:
        return None
    parts = _extents(line, said)
    stance, issue, sure = chances
    return Tagged(
        cue=(line.spans[line.first_of_word(run[0])][0], line.spans[line.last_of_word(run[-1])][1]),
        speaker=_longest(_extents(line, [i for i in range(len(labels)) if labels[i] == 1 and _in(line, i)])),
        content=_longest(parts) or parts[0],
        parts=tuple(parts),
        stance=STANCES[int(stance.argmax())],
        stance_chance=float(stance.max()),
        issue=ISSUES[int(issue.argmax())],
        issue_chance=float(issue.max()),
        chance=sure * float(roles[said, 2].mean()) ** 2,
    )


def _in(line: _Line, i: int) -> bool:
    return i < len(line.ids) and line.spans[i][0] >= 0


def _longest(extents: Sequence[Extent]) -> Extent | None:
    return max(extents, key=lambda e: e[1] - e[0], default=None)


def _extents(line: _Line, tokens: list[int]) -> list[Extent]:
    """Runs of tokens, gaps of up to two closed, as characters."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i - runs[-1][-1] <= 3:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [(line.spans[line.first_of_word(r[0])][0], line.spans[line.last_of_word(r[-1])][1]) for r in runs]


def _runs(chance: npt.NDArray[np.float32], length: int, threshold: float) -> Iterator[list[int]]:
    """Runs of cue tokens between the two end marks."""
    run: list[int] = []
    for i in range(1, length - 1):
        inside = 1 - chance[i, 0] >= threshold
        begins = inside and (not run or chance[i, 1] > chance[i, 2])
        if (begins or not inside) and run:
            yield run
            run = []
        if inside:
            run.append(i)
    if run:
        yield run


def _marker(run: list[int], length: int) -> list[int]:
    """0 before the cue, 1 in it, 2 after it."""
    return [0 if i < run[0] else 1 if i <= run[-1] else 2 for i in range(length)]


def _lines(text: str, pieces: Tokenizer, near: Sequence[int] | None) -> list[_Line]:
    flags = _inside_quotes(text)
    spans = [s for s in _cut(text) if near is None or bisect_left(near, s[0]) < bisect_left(near, s[1])]
    out = []
    for (start, _), coded in zip(spans, pieces.encode_batch([text[a:b] for a, b in spans]), strict=True):
        offsets = [(a + start, b + start) if b > a else (-1, -1) for a, b in coded.offsets[:_MOST_PIECES]]
        case = [_case(text[a:b]) if a >= 0 else 3 for a, b in offsets]
        quote = [flags[a] if a >= 0 else 0 for a, _ in offsets]
        goes_on = [piece.startswith("##") for piece in coded.tokens[:_MOST_PIECES]]
        out.append(_Line(coded.ids[:_MOST_PIECES], offsets, case, quote, goes_on))
    return out


def _cut(text: str) -> Iterator[Extent]:
    """Lines of the text, long ones cut at sentence ends."""
    for match in re.finditer(r"[^\n]+", text):
        start, end = match.span()
        while end - start > _LONGEST_LINE:
            cut = max(text.rfind(mark, start + 300, start + _LONGEST_LINE) for mark in _SENTENCE_ENDS)
            cut = cut + 2 if cut > 0 else start + _LONGEST_LINE
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


def _inside_quotes(text: str) -> list[int]:
    """1 for each character in double quotation marks, line by line; an open one closes at the line's end."""
    inside, flags = False, []
    for c in text:
        if c == "\n":
            inside = False
        flags.append(int(inside or c in '“”"'))
        if c == "“" or (c == '"' and not inside):
            inside = True
        elif c in '”"':
            inside = False
    return flags


def _case(word: str) -> int:
    """0 lower, 1 capitalised, 2 all capitals, 3 without letters."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 3
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return 2
    return int(letters[0].isupper())


def _batches(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines of like length together, so that little is padded."""
    batch: list[_Line] = []
    for line in sorted(lines, key=lambda x: len(x.ids)):
        if batch and (len(batch) + 1) * len(line.ids) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(line)
    if batch:
        yield batch


def _padded(rows: Sequence[list[int]]) -> Array:
    width = max(map(len, rows))
    return np.array([row + [0] * (width - len(row)) for row in rows], dtype=np.int64)


def _softmax(logits: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), dtype=np.float32)
