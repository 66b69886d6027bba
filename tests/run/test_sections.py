"""A document as long as a book is read a section at a time, and nothing of it is lost or moved."""

from __future__ import annotations

import pytest

from counterclaim.records import document
from counterclaim.records.contract import to_json
from counterclaim.records.schema import problems
from counterclaim.run.engine import Engine
from counterclaim.run.sections import SECTION, sections, whole

REPORT = "The army said that rebels had shelled the port of Ostrel on Friday, killing 12. The rebels denied it.\n"


@pytest.mark.slow
def test_every_offset_of_a_book_fits_its_text(engine: Engine) -> None:
    book = document(REPORT * (SECTION // len(REPORT) + 20))
    found = engine.read(book)
    assert not found.failures
    assert problems(to_json(found)) == []
    assert found.document.id == book.id
    assert max(claim.content.end for claim in found.claims) > SECTION
    assert len({claim.id for claim in found.claims}) == len(found.claims)


def test_sections_find_what_the_whole_finds(engine: Engine) -> None:
    book = document(REPORT * 6)
    parts = whole(book, ((start, engine.read(part)) for start, part in sections(book, len(REPORT) * 2)))
    once = engine.read(book)
    assert [c.content for c in parts.claims] == [c.content for c in once.claims]
    assert [e.trigger for e in parts.events] == [e.trigger for e in once.events]
    assert parts.sentences == once.sentences
