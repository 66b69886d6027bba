"""Which documents are copies of one origin."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.intake import syndication_clusters
from counterclaim.records import Document, document

_VOCABULARY = [f"word{n}" for n in range(3000)]


def _story(seed: int, words: int = 200) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(_VOCABULARY) for _ in range(words)) + "."


def _published(text: str, publisher: str, day: int | None = None) -> Document:
    return document(text, publisher=publisher, published_on=dt.date(2031, 5, day) if day else None)


def _cut(text: str, share: float) -> str:
    words = text.split()
    return " ".join(words[: int(len(words) * share)])


def test_copies_of_one_agency_line_are_one_origin() -> None:
    copies = [_published(_story(1), f"Outlet {n}", n) for n in range(1, 10)]
    assert set(syndication_clusters(copies).values()) == {copies[0].id}


def test_copy_cut_to_a_fifth_is_still_a_copy() -> None:
    whole, short = _published(_story(1, 500), "A", 1), _published(_cut(_story(1, 500), 0.2), "B", 2)
    assert syndication_clusters([short, whole])[short.id] == whole.id


def test_case_and_punctuation_do_not_hide_a_copy() -> None:
    first, second = _published(_story(1), "A", 1), _published(_story(1).upper().replace(" ", ", "), "B", 2)
    assert syndication_clusters([first, second])[second.id] == first.id


def test_a_copy_with_its_own_ending_is_a_copy_while_half_of_it_is_shared() -> None:
    first = _published(_story(1), "A", 1)
    more, less = _story(1) + " " + _story(2, 90), _cut(_story(1), 0.3) + " " + _story(3, 200)
    clusters = syndication_clusters([first, _published(more, "B", 2), _published(less, "C", 3)])
    assert len(set(clusters.values())) == 2


def test_different_reports_and_short_ones_with_a_shared_phrase_stay_apart() -> None:
    apart = [
        _published(_story(1), "A"), _published(_story(2), "B"),
        _published("The army denied that it had shelled the town.", "C"),
        _published("The army denied that it had shelled the port.", "D"),
    ]  # fmt: skip
    clusters = syndication_clusters(apart)
    assert all(clusters[d.id] == d.id for d in apart)


def test_two_outlets_with_the_very_same_short_line_are_one_origin() -> None:
    line = "Army denies shelling."
    first, second = _published(line, "A", 1), _published(line, "B", 2)
    assert syndication_clusters([first, second])[second.id] == first.id


def test_a_later_digest_of_two_reports_does_not_make_one_of_them() -> None:
    one, two = _published(_story(1), "A", 1), _published(_story(2), "B", 1)
    digest = _published(_story(1) + " " + _story(2), "C", 2)
    clusters = syndication_clusters([digest, one, two])
    assert (clusters[one.id], clusters[two.id]) == (one.id, two.id)
    assert clusters[digest.id] in (one.id, two.id)


@given(st.permutations(range(8)))
def test_the_order_of_documents_is_no_matter(order: list[int]) -> None:
    some = [_published(_cut(_story(n % 3), 1 - n / 20), f"Outlet {n}", n % 4 + 1) for n in range(8)]
    assert syndication_clusters(some[n] for n in order) == syndication_clusters(some)


def test_every_document_has_an_origin_even_without_words() -> None:
    empty = [_published("...", "A"), _published("!!!", "B"), _published("Yes.", "C")]
    assert set(syndication_clusters(empty)) == {d.id for d in empty}
