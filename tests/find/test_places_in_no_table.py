"""Places that no table knows keep their name, and lie where the text's other places do. All sentences are invented."""

from __future__ import annotations

import pytest

from counterclaim.records import Place, document
from counterclaim.run.engine import Engine


def place_of(engine: Engine, text: str, kind: str = "ASSAULT") -> Place | None:
    return next(e.place for e in engine.read(document(text)).events if e.type == kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed two ferrymen in Vokrastil.", "Vokrastil"),
        ("The air force bombed a bakery in the village of Omradune.", "Omradune"),
        ("Rebels shelled a depot near Tulvasher.", "Tulvasher"),
    ],
)
def test_an_unlisted_place_keeps_its_name_where_the_sentence_names_no_other(
    engine: Engine, text: str, name: str
) -> None:
    place = place_of(engine, text)
    assert place is not None
    assert (place.name, place.id, place.latitude) == (name, None, None)


def test_an_unlisted_place_lies_in_the_country_of_the_other_places_of_the_text(engine: Engine) -> None:
    text = "Protesters marched in Nairobi and in Mombasa, Kenya. Gunmen killed two ferrymen in Vokrastil."
    place = place_of(engine, text)
    assert place is not None
    assert (place.name, place.country) == ("Vokrastil", "KEN")


@pytest.mark.parametrize("text", ["Gunmen killed two ferrymen in May.", "Gunmen killed two allies of Vokrastil."])
def test_months_and_names_after_a_mere_of_are_no_places(engine: Engine, text: str) -> None:
    assert place_of(engine, text) is None
