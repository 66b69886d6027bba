"""Marks that nobody sees change neither what is read nor the words that are kept."""

from __future__ import annotations

from counterclaim.records import document
from counterclaim.run.engine import Engine

PLAIN = "The harbour minister Anna Berg said that rebels shelled the mill. The rebels denied it."
MARKED = PLAIN.replace(" Anna", "\u200e Anna").replace(" said", "\u200b said").replace(" shelled", "\ufeff shelled")


def test_marks_do_not_hide_who_speaks(engine: Engine) -> None:
    plain, marked = (engine.read(document(t)) for t in (PLAIN, MARKED))
    names = [[c.claimant.name for c in f.claims if c.claimant] for f in (plain, marked)]
    assert names[0] == names[1]
    assert [e.type for e in plain.events] == [e.type for e in marked.events]


def test_every_span_quotes_the_text_with_its_marks(engine: Engine) -> None:
    found = engine.read(document(MARKED))
    assert found.document.text == MARKED
    parties = [c.claimant for c in found.claims if c.claimant] + [p for e in found.events for p in e.actors]
    told = [(p.start, p.end, p.text) for p in parties]
    told += [(m.start, m.end, m.text) for m in found.mentions]
    told += [(c.content.start, c.content.end, c.content.text) for c in found.claims]
    told += [(e.trigger.start, e.trigger.end, e.trigger.text) for e in found.events]
    assert all(text == MARKED[start:end] for start, end, text in told)
