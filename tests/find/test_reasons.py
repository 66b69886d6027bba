"""What a reader is told of why a claim has its stance and issue."""

from __future__ import annotations

import pytest
from spacy.language import Language

from counterclaim.find.claims import claims
from counterclaim.find.reasons import why_issue, why_stance
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import document


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.mark.parametrize(
    ("text", "stance", "issue"),
    [
        ("The army denied shelling the mill.", "entry “deny”", "words"),
        ("“Not one shell came from our lines,” the colonel said.", "words: not done", "words"),
        ("The army said the mules crossed. The mayor said mules do not swim.", "negates what another", "other"),
        ("The envoy praised the crew.", "entry “praise”", "stance praises"),
        ("Utopia said the mill burned. The army denied the claim.", "how its cue is built", "that of what it answers"),
    ],
)
def test_the_reason_names_what_decided(nlp: Language, text: str, stance: str, issue: str) -> None:
    last = claims(next(iter(parse(nlp, [document(text)]))))[-1]
    assert stance in why_stance(last)
    assert issue in why_issue(last)
