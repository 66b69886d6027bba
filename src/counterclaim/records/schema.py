"""The published JSON Schema of findings, and what is wrong with an object that should follow it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

from counterclaim.records.documents import text_digest

__all__ = ["problems", "schema"]

Json = dict[str, Any]


@lru_cache(maxsize=1)
def _schema_text() -> str:
    return files("counterclaim.records").joinpath("findings-1.schema.json").read_text(encoding="utf-8")


def schema() -> Json:
    """The JSON Schema (draft 2020-12) of one line of findings."""
    loaded: Json = json.loads(_schema_text())
    return loaded


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def problems(data: Mapping[str, Any]) -> list[str]:
    """What is wrong with an object that should be findings, one sentence each; empty when nothing is.

    Checks the schema, the digest, that every span quotes its text, and that every id referred to exists.
    """
    errors = sorted(_validator().iter_errors(data), key=lambda e: list(map(str, e.absolute_path)))
    if errors:
        return [f"{_path(e.absolute_path)}: {e.message}" for e in errors]
    text = data["document"]["text"]
    digest = [] if text_digest(text) == data["document"]["text_sha256"] else ["document.text_sha256: not the text's"]
    return [*digest, *_misquoted(data, text, "findings"), *_dangling(data)]


def _path(parts: Any) -> str:
    return "findings" + "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in parts)


def _misquoted(node: Any, text: str, where: str) -> Iterator[str]:
    if isinstance(node, Mapping):
        if isinstance(node.get("start"), int) and isinstance(node.get("end"), int):
            yield from _misfit(node, text, where)
        for key, value in node.items():
            yield from _misquoted(value, text, f"{where}.{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from _misquoted(value, text, f"{where}[{i}]")


def _misfit(node: Mapping[str, Any], text: str, where: str) -> Iterator[str]:
    start, end = node["start"], node["end"]
    if not 0 <= start <= end <= len(text):
        yield f"{where}: span {start}..{end} does not fit a text of {len(text)} characters"
    elif "text" in node and node["text"] != text[start:end]:
        yield f"{where}: text is not what stands at {start}..{end}"


def _dangling(data: Mapping[str, Any]) -> Iterator[str]:
    events, claims = ({row["id"] for row in data[kind]} for kind in ("events", "claims"))
    for claim in data["claims"]:
        for event in set(claim["about"]) - events:
            yield f"claim {claim['id']} is about {event}, which is not here"
        if claim["within"] and claim["within"] not in claims:
            yield f"claim {claim['id']} lies within {claim['within']}, which is not here"
    for dispute in data["disputes"]:
        for end in {dispute["from"], dispute["to"]} - events - claims:
            yield f"a dispute refers to {end}, which is not here"
    for count in data["counts"]:
        for end in {count["event"], count["claim"]} - events - claims - {None}:
            yield f"count {count['id']} refers to {end}, which is not here"
