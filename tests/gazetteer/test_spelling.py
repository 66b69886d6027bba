"""What spellings of one name share."""

from __future__ import annotations

import pytest

from counterclaim.gazetteer.spelling import alike, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kharkiv", "kharkov"),
        ("zaporizhzhia", "zaporozhye"),
        ("dayr az zawr", "deir ezzor"),
        ("al hasakah", "hassakeh"),
        ("suwayda", "sweida"),
        ("qamishli", "kamishly"),
        ("djibouti", "jibuti"),
        ("youssoufia", "yusufia"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other) != ""
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("homs", "hama"), ("idlib", "dalab"), ("mosul", "masyaf"), ("taiz", "tizi")]
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other) or not alike(one, other) or not sound(one)


def test_too_few_consonants_have_no_sound() -> None:
    assert sound("taiz") == ""
    assert sound("") == ""
