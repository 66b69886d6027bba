"""The learned judge of pairs: what it links beyond the rules, and what it leaves."""

from __future__ import annotations

from counterclaim.find.answer_model import chance_of, load_answer_weights
from counterclaim.find.answer_signs import pairs_of, signs, told_of
from counterclaim.find.answered import Answers
from counterclaim.find.disputes import disputes, ruled_disputes
from counterclaim.records import Claim, Party, Span, quoted

TEXT = (
    "The Reed Council said the mill was shelled by the army. "
    "Colonel Varga denied shelling the mill. "
    "A farmer said the harvest was late."
)


def claim(content: str, speaker: str, cue: str, stance: str, issue: str = "responsibility") -> Claim:
    at, said = TEXT.index(content), TEXT.index(speaker)
    word = TEXT.index(cue, said)
    start = TEXT.rindex(". ", 0, at) + 2 if ". " in TEXT[:at] else 0
    return Claim(
        id=f"c{at}",  # type: ignore[arg-type]
        content=quoted(TEXT, at, at + len(content)),
        sentence=Span(start, TEXT.index(".", at) + 1),
        stance=stance,
        form="indirect",
        issue=issue,
        claimant=Party(said, said + len(speaker), speaker, name=speaker),
        cue=quoted(TEXT, word, word + len(cue)),
        why=f"that:{'deny' if cue == 'denied' else 'say'}",
    )


CHARGE = claim("the mill was shelled by the army", "The Reed Council", "said", "asserts")
DENIAL = claim("shelling the mill", "Colonel Varga", "denied", "denies")
ASIDE = claim("the harvest was late", "A farmer", "said", "asserts", "other")
ANSWERS = Answers(TEXT, (CHARGE, DENIAL, ASIDE), ())


def chance(first: Claim, second: Claim) -> float:
    told = told_of(ANSWERS)
    return chance_of(signs(TEXT, told[first.id], told[second.id]))


def test_a_denial_answers_the_charge_rather_than_the_charge_the_denial_or_an_aside() -> None:
    answer = chance(DENIAL, CHARGE)
    assert answer > 3 * max(chance(CHARGE, DENIAL), chance(DENIAL, ASIDE), chance(ASIDE, CHARGE))


def test_the_judge_only_adds_to_what_the_rules_link() -> None:
    everything = {(d.source, d.target) for d in disputes(TEXT, ANSWERS.claims, ())}
    ruled = {(d.source, d.target) for d in ruled_disputes(TEXT, ANSWERS.claims, ())}
    assert (DENIAL.id, CHARGE.id) in ruled <= everything


def test_praise_and_one_voice_are_never_compared() -> None:
    praise = claim("the harvest was late", "A farmer", "said", "praises")
    again = claim("the harvest was late", "Colonel Varga", "denied", "denies")
    pairs = set(pairs_of(Answers(TEXT, (CHARGE, praise), ())))
    assert pairs == {(CHARGE, praise)}
    assert not list(pairs_of(Answers(TEXT, (DENIAL, again), ())))


def test_no_word_of_a_text_is_a_sign() -> None:
    known = {s.split(": ")[-1] for s in load_answer_weights()}
    assert not any(name in sign for sign in known for name in ("mill", "army", "Varga"))
    assert chance_of(["no such sign"]) == chance_of([])
