"""The phrases that can act, and what coreference needs to know of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.find.actors import actor_mentions
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import Document, Mention

Found = Callable[[str], dict[str, Mention]]


@pytest.fixture(scope="module")
def found() -> Found:
    nlp = load_pipeline()

    def read(text: str) -> dict[str, Mention]:
        (parsed,) = parse(nlp, [Document(id="doc:1", text_sha256="0" * 64, text=text)])  # type: ignore[arg-type]
        return {m.text: m for m in actor_mentions(parsed)}

    return read


def test_the_name_of_a_ministry_keeps_its_of_phrase(found: Found) -> None:
    text = "The Ministry of Defence of Norway said that it rained."
    core = found(text)["The Ministry"].core
    assert core is not None
    assert core.of(text).startswith("Ministry of Defence")


def test_an_office_with_a_capital_is_a_title(found: Found) -> None:
    assert found("The President of Norway said that it rained.")["The President"].form == "title"


def test_a_relative_knows_its_noun(found: Found) -> None:
    text = "The farmer who owned the field left."
    noun = found(text)["who"].apposed_to
    assert noun is not None
    assert noun.of(text) == "The farmer"
