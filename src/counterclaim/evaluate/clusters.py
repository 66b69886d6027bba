"""Which mentions are one act, across documents: given mentions in JSON with their corpus beside it, as of ECB+."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import ConfigError
from counterclaim.evaluate.cluster_scores import Agreement, agreement
from counterclaim.evaluate.report import Report
from counterclaim.find.told_acts import told_acts
from counterclaim.link.told_acts import LIKELY, LIKELY_IN_ANY, Compared, grouped
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import Findings, ToldAct, document

__all__ = ["ClusterReport", "Given", "accepts", "evaluate_clusters", "given_mentions", "rows"]

_ENDING = "_Event_gold_mentions.json"
_KEYS = ('"coref_chain"', '"doc_id"', '"tokens_number"')
_STORY = re.compile(r"^(\d+)_\d+(ecb(?:plus)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """A given mention: what it tells, which chain it is annotated in, its topic, and its story in the topic."""

    act: ToldAct
    chain: str
    topic: str
    story: str


@dataclass(frozen=True, slots=True)
class ClusterReport(Report):
    """Agreement by setting, in order."""

    settings: tuple[tuple[str, Agreement], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON: per setting and measure precision, recall and F1 in per cent."""
        out: dict[str, Any] = {}
        for name, found in self.settings:
            measures = {m: dict(zip(("p", "r", "f1"), v, strict=True)) for m, v in found.measures().items()}
            out[name] = {**measures, "mentions": found.mentions}
        return {**out, "documents": self.documents}

    def rows(self) -> list[tuple[str, str]]:
        """Setting and figures, in words, for a table."""
        out = []
        for name, found in self.settings:
            parts = [f"{m} P {p} R {r} F1 {f}" for m, (p, r, f) in found.measures().items()]
            out.append((name, f"{'; '.join(parts)} ({found.mentions} mentions)"))
        return [*out, ("documents", str(self.documents))]


def accepts(path: Path) -> bool:
    """True for a JSON file that begins with mentions with chain, document and token numbers."""
    if path.suffix.lower() != ".json":
        return False
    with path.open(encoding="utf-8") as file:
        start = file.read(4000)
    return start.lstrip().startswith("[") and all(key in start for key in _KEYS)


def rows(_: Path) -> Iterator[Mapping[str, Any]]:
    """Nothing: the mentions are given, and their texts are parsed while measuring."""
    return iter(())


def evaluate_clusters(gold: Path, _: Iterable[Findings]) -> Report:
    """How the groups that we make of given mentions agree with the annotated chains; mentions alone count in B-cubed.

    Settings: within documents; across documents, each story by itself; across documents of any story; then each topic
    by itself, stories given. The corpus must lie beside: NAME_corpus.txt for NAME_Event_gold_mentions.json.
    """
    given = given_mentions(gold)
    chains = [g.chain for g in given]
    compared = Compared([g.act for g in given])
    in_documents, in_stories = _groups(compared, given, _by_document), _groups(compared, given, _by_story)
    in_any = _groups(compared, given, None)
    settings: list[tuple[str, Agreement]] = [
        ("within documents", agreement([(g.chain, g.act.document) for g in given], in_documents)),
        ("across documents, story given", agreement(chains, in_stories)),
        ("across documents, no story given", agreement(chains, in_any)),
    ]
    for topic in sorted({g.topic for g in given}):
        own = [i for i, g in enumerate(given) if g.topic == topic]
        told = agreement([chains[i] for i in own], [in_stories[i] for i in own])
        settings.append((f"topic {topic}, story given", told))
    documents = len({g.act.document for g in given})
    return ClusterReport(documents, (), {}, {}, {}, {}, tuple(settings))


def given_mentions(gold: Path) -> list[Given]:
    """The annotated mentions of a file with what the parse of their documents says of each, by document."""
    texts = _corpus(gold)
    mentions: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in _annotated(gold):
        mentions[row["doc_id"]].append(row)
    missing = sorted(set(mentions) - set(texts))
    if missing:
        raise ConfigError(f"no text for {missing[0]}", where=str(gold), remedy="put the whole corpus file beside it")
    names = sorted(mentions)
    parsed = parse(load_pipeline(), [document(texts[n].text, external_id=n) for n in names])
    out: list[Given] = []
    for name, one in zip(names, parsed, strict=True):
        story = _STORY.match(name)
        topic = story.group(1) if story else name
        acts = told_acts(one, [texts[name].span(row) for row in mentions[name]])
        part = story.group(2) if story else ""
        out += [Given(a, row["coref_chain"], topic, part) for a, row in zip(acts, mentions[name], strict=True)]
    return out


@dataclass(frozen=True, slots=True)
class _Text:
    """A document made of given words: its text, and where each word stands by sentence and word number."""

    text: str
    at: Mapping[tuple[int, int], tuple[int, int]]

    def span(self, row: Mapping[str, Any]) -> tuple[int, int]:
        """From the first word of a mention to its last."""
        places = [self.at[int(row["sent_id"]), int(n)] for n in row["tokens_number"]]
        return min(start for start, _ in places), max(end for _, end in places)


def _by_document(mention: Given) -> tuple[str, ...]:
    return (mention.act.document,)


def _by_story(mention: Given) -> tuple[str, ...]:
    return mention.topic, mention.story


def _groups(compared: Compared, given: Sequence[Given], key: Callable[[Given], tuple[str, ...]] | None) -> list[int]:
    """The number of the group of each mention; with a key each part of the collection is grouped by itself."""
    parts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, mention in enumerate(given):
        parts[key(mention) if key else ()].append(index)
    bar = LIKELY if key else LIKELY_IN_ANY
    groups = [group for part in parts.values() for group in grouped(compared, part, bar)]
    of = {i: n for n, group in enumerate(groups) for i in group}
    return [of[i] for i in range(len(given))]


def _annotated(gold: Path) -> list[Mapping[str, Any]]:
    try:
        read = json.loads(gold.read_text(encoding="utf-8"))
        return [{**row, "doc_id": row["doc_id"], "coref_chain": row["coref_chain"]} for row in read]
    except (ValueError, TypeError, KeyError) as error:
        raise ConfigError(f"not a list of mentions: {error!r}", where=str(gold)) from error


def _corpus(gold: Path) -> dict[str, _Text]:
    path = gold.with_name(gold.name.removesuffix(_ENDING) + "_corpus.txt")
    if not path.is_file():
        raise ConfigError("no corpus beside the mentions", where=str(gold), remedy=f"put {path.name} there")
    words: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        cells = line.split("\t")
        if len(cells) < 4:
            continue
        if not (cells[1].isdigit() and cells[2].isdigit()):
            raise ConfigError("expected document, sentence, word number, word", where=f"{path}:{number}")
        words[cells[0]].append((int(cells[1]), int(cells[2]), cells[3]))
    return {name: _text(rows) for name, rows in words.items()}


def _text(words: Sequence[tuple[int, int, str]]) -> _Text:
    """Words with a space between them, sentences with a line break."""
    text, at, before = "", {}, -1
    for sentence, number, word in words:
        text += "" if not text else " " if sentence == before else "\n"
        at[sentence, number] = (len(text), len(text) + len(word))
        text, before = text + word, sentence
    return _Text(text, at)
