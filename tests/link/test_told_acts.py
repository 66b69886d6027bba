"""Groups by average link, and the fitted comparison of told acts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.link.average import average_link
from counterclaim.link.told_acts import LIKELY, Compared, grouped
from counterclaim.records import ToldAct


def told(document: str, head: str, *, doers: str = "", targets: str = "", said: str = "") -> ToldAct:
    doer, target = frozenset(doers.split()), frozenset(targets.split())
    sentence = frozenset({head, *doer, *target, *said.split()})
    return ToldAct(
        document, 0, head, "VERB", frozenset({head}), doer, target,
        around=doer | target, said=sentence, text=tuple((w, 1) for w in sorted(sentence)), vector=(1.0, 0.0),
    )  # fmt: skip


def test_a_chain_of_weak_links_does_not_merge() -> None:
    assert average_link(3, {(0, 1): 0.6, (1, 2): 0.6}, 0.5) == [[0, 1], [2]]


def test_a_triangle_of_links_merges() -> None:
    assert average_link(3, {(0, 1): 0.6, (1, 2): 0.6, (0, 2): 0.5}, 0.5) == [[0, 1, 2]]


def test_the_likeliest_pair_merges_first() -> None:
    assert average_link(3, {(0, 1): 0.6, (1, 2): 0.9}, 0.5) == [[0], [1, 2]]


_PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.sampled_from([0.2, 0.5, 0.7, 0.9])
)


@given(_PAIRS)
def test_every_group_holds_together_and_no_two_should_have_merged(pairs: dict[tuple[int, int], float]) -> None:
    groups = average_link(8, pairs, 0.5)
    assert sorted(i for g in groups for i in g) == list(range(8))
    for n, one in enumerate(groups):
        for other in groups[n + 1 :]:
            across = [pairs.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
            assert sum(across) / len(across) < 0.5 + 1e-9


@given(_PAIRS)
def test_the_order_of_pairs_is_no_matter(pairs: dict[tuple[int, int], float]) -> None:
    assert average_link(8, pairs, 0.5) == average_link(8, dict(reversed(pairs.items())), 0.5)


def test_two_documents_that_tell_one_act_in_like_words_are_grouped() -> None:
    acts = [
        told("a", "shell", doers="nordia army", targets="clinic mirel", said="dawn"),
        told("b", "shell", doers="nordia army", targets="clinic mirel", said="sunday"),
        told("c", "open", doers="museum", targets="garden", said="tolve"),
        *(told(f"d{n}", "meet", doers=f"minister{n}") for n in range(8)),
    ]
    assert grouped(Compared(acts), [0, 1, 2], LIKELY) == [[0, 1], [2]]


def test_only_the_members_asked_for_are_grouped() -> None:
    act = {"doers": "nordia army", "targets": "clinic mirel"}
    acts = [told("a", "shell", **act), told("b", "shell", **act), told("c", "shell", **act)]
    acts += [told(f"d{n}", "meet", doers=f"minister{n}") for n in range(8)]
    assert grouped(Compared(acts), [0, 2], LIKELY) == [[0, 2]]


def test_a_comparison_does_not_depend_on_its_order() -> None:
    acts = [told("a", "shell", doers="nordia"), told("b", "shoot", targets="clinic")]
    compared = Compared(acts)
    assert compared.features(0, 1) == compared.features(1, 0)
