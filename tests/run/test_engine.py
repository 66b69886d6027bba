"""The whole way of one document, with the real language pipeline."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import counterclaim
from counterclaim.records import document
from counterclaim.records.contract import from_json, to_json, to_line
from counterclaim.records.schema import problems
from counterclaim.run.engine import Engine, read_all
from counterclaim.settings import Settings

WORDS = st.sampled_from(
    """the army said that militants attacked a hospital “ ” " ' denied allegedly Gaza 12 people killed . , \n\n he
    according to Reuters – 😀 ‏ الجيش é ﬁ ministry claims : — not never will on Friday""".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
@example("\x1a(000")
def test_every_span_is_the_text_it_names(engine: Engine, text: str) -> None:
    findings = engine.read(document(text))
    assert not findings.failures
    assert problems(to_json(findings)) == []


@settings(max_examples=20, deadline=None)
@given(text=TEXTS)
def test_what_is_printed_can_be_read_back(engine: Engine, text: str) -> None:
    line = to_line(engine.read(document(text)))
    assert to_line(from_json(json.loads(line))) == line


def test_the_same_text_gives_the_same_bytes(engine: Engine) -> None:
    text = "The army said that rebels had shelled the port on Friday, killing at least 12 people. The rebels denied it."
    assert to_line(engine.read(document(text))) == to_line(Engine().read(document(text)))


def test_a_failing_stage_is_recorded_and_the_others_go_on(engine: Engine) -> None:
    class Broken(Engine):
        def _stages(self, document):  # type: ignore[no-untyped-def]
            if "bad" in document.text:
                raise ValueError("a stage broke")
            return engine._stages(document)

    good, bad = Broken().read(document("All is well.")), Broken().read(document("a bad one"))
    assert not good.failures
    assert [(f.error, f.message) for f in bad.failures] == [("ValueError", "a stage broke")]


def test_two_processes_find_what_one_finds(engine: Engine) -> None:
    texts = [f"The ministry said that {n} people were killed in the attack on the bridge." for n in range(20)]
    documents = [document(t) for t in texts]
    one = [to_line(f) for f in read_all(documents, engine)]
    two = [to_line(f) for f in read_all(documents, Engine(Settings(workers=2)))]
    assert one == two


def test_the_library_reads_a_string() -> None:
    findings = counterclaim.read("The ministry denied that its forces had shelled the port.")
    assert [(c.stance, c.content.text) for c in findings.claims] == [("denies", "its forces had shelled the port")]
    assert set(counterclaim.__all__) <= set(dir(counterclaim))
