"""Which language a document is in, when that is certain."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from counterclaim.errors import LanguageError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "it": "Italian",
    "my": "Burmese", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
_LOOKED_AT = 2_000
_TOO_SHORT = 120  # below this, a line of foreign names in an English sentence is taken for another language
_SURE = 0.85


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # a second to load: only when there is text to look at

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of the first 2,000 characters; "en" when it is not certainly another.

    Source: py3langid (Lui and Baldwin 2012) with probabilities.
    """
    sample = text[:_LOOKED_AT]
    if len(sample) < _TOO_SHORT:
        return "en"
    code, probability = _identifier().classify(sample)
    other = code != "en" and (probability >= _SURE or _foreign_script(sample))
    return str(code) if other else "en"


def refuse_other_language(text: str) -> None:
    """Nothing; LanguageError naming the language when the text is certainly not English."""
    code = language_of(text)
    if code != "en":
        name = _NAMES.get(code, f"the language {code!r}")
        raise LanguageError(f"it is in {name}; only English is read.", remedy="give a translation, named as such")


def _foreign_script(sample: str) -> bool:
    letters = [c for c in sample if c.isalpha()]
    return sum(c > "\u024f" for c in letters) > 0.5 * len(letters)
