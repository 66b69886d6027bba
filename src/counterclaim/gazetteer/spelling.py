"""Second chance for a place name: what is left of it when spellings of another script are taken off."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

__all__ = ["SPELT", "alike", "sound"]

# countries whose names come to us through transliteration, ISO 3166 alpha-3
SPELT = frozenset(
    """AFG ARE ARM AZE BGD BGR BHR BLR DJI DZA EGY ERI ESH ETH GEO IND IRN IRQ ISR JOR KAZ KGZ KHM KWT LAO LBN LBY LKA
    MAR MDA MKD MLI MMR MRT NER NPL OMN PAK PSE QAT RUS SAU SDN SOM SRB SSD SYR TCD THA TJK TKM TUN TUR UKR UZB
    YEM""".split()
)
_ARTICLES = frozenset("al el ad ar as ash at az an ul ol ed er es ez il".split())
_PAIRS = (
    ("dzh", "j"), ("dj", "j"), ("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("zh", "z"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_DIPHTHONG = re.compile(r"(?<=[aeiou])[wy](?![aeiou])")
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiouy]")
_SHORTEST = 3  # consonants; a shorter rest fits too many names
_ALIKE = 0.68  # of 1: how much of two names must be the same in the same order
_FIRST_VOWEL = re.compile(r"^[aeiou]")
_SOFT = str.maketrans({"e": "i", "y": "i", "o": "u", "w": "u"})


@lru_cache(maxsize=16384)
def sound(folded: str) -> str:
    """The consonants of a folded name as spellings share them: "kharkov" and "kharkiv" give one; empty when too few.

    Articles, doubled letters, a final h, and the vowels but the first are dropped.
    """
    text = _plain(folded)
    text = _DIPHTHONG.sub("", text).replace("w", "v")
    text = _VOWELS.sub("", _FIRST_VOWEL.sub("a", text))
    text = _TWICE.sub(r"\1", text)
    text = text[:-1] if text.endswith("h") else text
    return text if len(text) >= _SHORTEST else ""


def alike(one: str, other: str) -> bool:
    """True when two folded names of one sound also share most of their vowels in order."""
    first, second = _plain(one).translate(_SOFT), _plain(other).translate(_SOFT)
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _plain(folded: str) -> str:
    words = folded.split()
    text = "".join(w for w in words if w not in _ARTICLES) or "".join(words)
    for written, meant in _PAIRS:
        text = text.replace(written, meant)
    return text
