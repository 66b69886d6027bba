"""Who pronouns and bare nouns stand for."""

from __future__ import annotations

from counterclaim.records import Mention
from counterclaim.resolve.coreference import antecedent
from counterclaim.resolve.entities import BODY, PERSON, THING, Cast, Entity, Seen


def _cast(*entities: Entity) -> Cast:
    cast = Cast()
    for at, entity in enumerate(entities):
        entity.seen_at.append(Seen(10 * at, True))
        cast.add(entity)
    return cast


def _mention(text: str, form: str, head: str) -> Mention:
    return Mention("actor", 100, 100 + len(text), text, form=form, head=head)


def test_both_leaders_are_the_two_persons_named_last() -> None:
    cast = _cast(Entity("Ada Brook", PERSON), Entity("Ben Cole", PERSON))
    found = antecedent(_mention("both leaders", "title", "leader"), cast)
    assert found is not None
    assert [m.name for m in found.members] == ["Ada Brook", "Ben Cole"]


def test_it_does_not_stand_for_a_person_or_a_thing() -> None:
    cast = _cast(Entity("Harbour Guild", BODY), Entity("report", THING), Entity("Ada Brook", PERSON))
    found = antecedent(_mention("It", "pronoun", "it"), cast)
    assert found is not None
    assert found.name == "Harbour Guild"


def test_he_does_not_stand_for_a_capitalised_name_that_may_be_no_person() -> None:
    cast = _cast(Entity("Harvest Week", PERSON, sure=False))
    assert antecedent(_mention("He", "pronoun", "he"), cast) is None


def test_the_minister_stands_for_who_bears_the_title() -> None:
    cast = _cast(Entity("Ada Brook", PERSON, titles={"foreign minister"}), Entity("Ben Cole", PERSON))
    found = antecedent(_mention("the minister", "title", "minister"), cast)
    assert found is not None
    assert found.name == "Ada Brook"
