"""The tables of actors, and who a phrase means."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from counterclaim.errors import CodebookError
from counterclaim.gazetteer.actor_rows import KINDS, SECTORS
from counterclaim.gazetteer.actors import ActorTable, Candidate, load_actors
from counterclaim.gazetteer.names import fold

NEW_YEAR_2024 = dt.date(2024, 1, 15)


@pytest.fixture(scope="module")
def table() -> ActorTable:
    return load_actors()


def _best(table: ActorTable, phrase: str, on: dt.date | None = NEW_YEAR_2024) -> Candidate:
    found = table.phrase(phrase, on)
    assert found, phrase
    return found[0]


def _own(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "own.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# The tables themselves


def test_the_table_holds_the_worlds_actors(table: ActorTable) -> None:
    assert len(table.entries) >= 1200
    assert sum(len(e.aliases) + len(e.metonyms) for e in table.entries) >= 5000
    assert len(table.offices) >= 1700


def test_every_row_says_where_it_comes_from_and_what_is_unchecked(table: ActorTable) -> None:
    assert [e.id for e in table.entries if not e.source] == []
    assert [o.person for o in table.offices if o.checked == ("unchecked" in o.source)] == []


def test_the_head_of_a_region_is_not_that_of_the_state(table: ActorTable) -> None:
    assert [o.person for o in table.holder("president", "IRQ", dt.date(2020, 6, 1))] == ["Barham Salih"]
    assert table.holder("president", "irq-krg", dt.date(2020, 6, 1))[0].person == "Nechirvan Barzani"


def test_a_title_in_the_text_wins_over_an_office_of_another_time(table: ActorTable) -> None:
    assert _best(table, "Interior Minister Rajnath Singh", None).sector == "GOV"
    assert _best(table, "Senator Marco Rubio", None).sector == "LEG"
    assert _best(table, "Judge Marco Rubio", None).sector == "JUD"


def test_every_id_is_used_once(table: ActorTable) -> None:
    counts = Counter(e.id for e in table.entries)
    assert [i for i, n in counts.items() if n > 1] == []


def test_every_entry_speaks_the_codes_of_the_codebook(table: ActorTable) -> None:
    for entry in table.entries:
        assert entry.kind in KINDS, entry.id
        assert not entry.sector or entry.sector in SECTORS, entry.id
        assert re.fullmatch(r"[A-Z]{3}( [A-Z]{3}){0,2}", entry.code), entry.id


def test_every_side_and_parent_is_an_actor_itself(table: ActorTable) -> None:
    assert [e.id for e in table.entries if e.side and table.entry(e.side) is None] == []
    assert [e.id for e in table.entries if e.parent and table.entry(e.parent) is None] == []


def test_no_actor_is_above_itself(table: ActorTable) -> None:
    for entry in table.entries:
        seen, above = {entry.id}, entry.parent
        while above:
            assert above not in seen, entry.id
            seen.add(above)
            found = table.entry(above)
            above = found.parent if found else ""


def test_one_person_heads_a_state_at_a_time(table: ActorTable) -> None:
    for day in (dt.date(2019, 6, 1), dt.date(2022, 6, 1), dt.date(2025, 7, 1)):
        for state in (e for e in table.entries if e.kind == "state"):
            for title in ("prime minister", "king", "chancellor"):
                sure = {o.person for o in table.holder(title, state.country, day) if o.since}
                regional = {o.person for o in table.offices if o.actor and not o.actor.startswith(state.id)}
                nationals = sure - regional
                if state.country not in ("IRQ", "LBY"):  # where two governments stand side by side
                    assert len(nationals) <= 1, (state.name, title, day, nationals)


# A project's own table, and rows that are wrong


def test_an_own_row_wins_over_ours(tmp_path: Path) -> None:
    ours = "isr-idf\tArmy of Israel\tISR MIL\tthe forces"
    own = _own(tmp_path, "id\tname\tcode\taliases", ours, "abc\tNew Group\tXYZ REB")
    table = load_actors(own)
    entry = table.entry("isr-idf")
    assert entry is not None and entry.name == "Army of Israel"
    assert [e.id for e in table.by_alias("forces")] == ["isr-idf"]
    assert table.entry("abc") is not None
    assert len(table.entries) == len(load_actors().entries) + 1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Bad Id\tName\tISR\tMIL\tstate", "wrong form"),
        ("good\tName\tIsrael\tMIL\tstate", "wrong form"),
        ("good\tName\tISR\tARMY\tstate", "unknown sector"),
        ("good\tName\tISR\tMIL\tgang", "unknown kind"),
        ("good\t\tISR\tMIL\tstate", "empty name"),
        ("good\tName\t\t\tngo", "neither country nor code"),
        ("good\tName\tISR\tMIL\tstate\tnobody-such", "unknown parent"),
        ("good\tName\tISR\tMIL\tstate\t\t2024-02\t2023", "lies before"),
        ("good\tName\tISR\tMIL\tstate\t\tsoon", "wrong form"),
        ("good\tName\tISR\tMIL\tstate\t\t\t\tmore", "columns"),
    ],
)
def test_a_wrong_row_names_its_file_and_line(tmp_path: Path, row: str, message: str) -> None:
    own = _own(tmp_path, "# ours", "id\tname\tcountry\tsector\tkind\tparent\tsince\tuntil", row)
    with pytest.raises(CodebookError, match=re.escape(message)) as caught:
        load_actors(own)
    assert caught.value.where == "own.tsv:3"
    assert caught.value.remedy


def test_an_id_given_twice_is_refused(tmp_path: Path) -> None:
    own = _own(tmp_path, "id\tname\tcountry", "one\tA\tISR", "one\tB\tISR")
    with pytest.raises(CodebookError, match=r"taken by own\.tsv:2"):
        load_actors(own)


def test_an_unknown_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="unknown column 'colour'"):
        load_actors(_own(tmp_path, "id\tname\tcolour", "one\tA\tred"))


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        load_actors(tmp_path / "none.tsv")


# Look-ups


def test_an_acronym_and_the_full_name_meet(table: ActorTable) -> None:
    assert table.by_alias(fold("the I.D.F.")) == table.by_alias(fold("Israel Defense Forces"))


def test_a_capital_is_kept_apart_from_names(table: ActorTable) -> None:
    assert table.by_alias("moscow") == ()
    assert [e.id for e in table.by_metonym("moscow")] == ["rus"]


def test_who_was_in_office_that_day_comes_first(table: ActorTable) -> None:
    assert [o.person for o in table.holder("prime minister", "GBR", dt.date(2022, 10, 1))][:1] == ["Liz Truss"]
    assert table.people("mark rutte", dt.date(2023, 1, 1))[0].title == "prime minister"
    assert table.people("mark rutte", dt.date(2025, 1, 1))[0].title == "secretary-general"


def test_a_surname_that_two_in_office_share_means_who_ranks_higher(table: ActorTable) -> None:
    found = table.phrase("Herzog", dt.date(2023, 11, 4))
    assert [c.name for c in found][:2] == ["Isaac Herzog", "Michael Herzog"]


def test_without_a_day_the_latest_holder_is_given(table: ActorTable) -> None:
    assert [o.person for o in table.holder("secretary-general", "un-sg", None)] == ["António Guterres"]


def test_nobody_holds_an_office_outside_a_known_spell(table: ActorTable) -> None:
    assert table.holder("president", "USA", dt.date(1950, 1, 1)) == ()


@pytest.mark.parametrize("title", ["minister of defense", "defense secretary", "Defence Minister"])
def test_titles_of_one_office_meet(table: ActorTable, title: str) -> None:
    assert table.normal_title(title) == "defence minister"


def test_demonyms_nouns_and_countries_are_told(table: ActorTable) -> None:
    assert table.country_of_demonym("gazans") == "PSE"
    assert table.country_of_demonym("houthi") is None
    assert table.sector_of("policemen") == "COP"
    assert table.sector_of("teapot") is None
    assert table.country_name("COD") == "Democratic Republic of the Congo"
    assert table.country_name("ZZZ") is None


# Phrases


@pytest.mark.parametrize(
    ("phrase", "name", "code"),
    [
        ("the Norwegian army", "Norwegian Armed Forces", "NOR MIL"),
        ("Portuguese troops", "Portuguese troops", "PRT MIL"),
        ("Norwegian soldiers", "Norwegian soldiers", "NOR MIL"),
        ("a spokesman for the Lebanese army", "Lebanese Armed Forces", "LBN MIL"),
        ("Iran-backed Houthi rebels", "Houthis", "YEM REB"),
        ("two Hezbollah fighters", "Hezbollah", "LBN REB"),
        ("the militant group Hamas", "Hamas", "PSE REB"),
        ("the Hamas-run health ministry", "Gaza Health Ministry", "PSE MED"),
        ("Chile's Defense Ministry", "Chilean Ministry of Defence", "CHL GOV MIL"),
        ("Russia's Defense Ministry", "Russian Ministry of Defence", "RUS GOV MIL"),
        ("the ministry of foreign affairs of Peru", "Peruvian Ministry of Foreign Affairs", "PER GOV"),
        ("Danish officials", "Danish officials", "DNK GOV"),
        ("a French journalist", "French journalist", "FRA JRN"),
        ("Ethiopian government forces", "Ethiopian National Defense Force", "ETH MIL"),
        ("Moscow", "Russia", "RUS GOV"),
        ("U.N. peacekeepers", "United Nations peacekeepers", "IGO UNO"),
        ("former Finnish lawmaker", "former Finnish lawmaker", "FIN ELI"),
    ],
)
def test_a_phrase_means_this_actor(table: ActorTable, phrase: str, name: str, code: str) -> None:
    best = _best(table, phrase)
    assert (best.name, best.code) == (name, code)


@pytest.mark.parametrize(
    ("phrase", "on", "person"),
    [
        ("the Polish prime minister", dt.date(2023, 6, 1), "Mateusz Morawiecki"),
        ("the Polish prime minister", dt.date(2024, 6, 1), "Donald Tusk"),
        ("Kenya's president", dt.date(2023, 1, 1), "William Ruto"),
        ("Kenyan President Uhuru Kenyatta", dt.date(2020, 1, 1), "Uhuru Kenyatta"),
        ("President Ruto", dt.date(2023, 1, 1), "William Ruto"),
        ("Colonel-General Oleksandr Syrsky", dt.date(2024, 3, 1), "Oleksandr Syrskyi"),
    ],
)
def test_a_title_means_whoever_bore_it_that_day(table: ActorTable, phrase: str, on: dt.date, person: str) -> None:
    best = _best(table, phrase, on)
    assert best.name == person
    assert best.id is not None and best.id.startswith("person:")


def test_one_body_may_have_two_codes_in_two_times(table: ActorTable) -> None:
    assert _best(table, "the Taliban", dt.date(2010, 1, 1)).code == "AFG REB"
    assert _best(table, "the Taliban", dt.date(2023, 1, 1)).code == "AFG GOV"


def test_who_left_office_is_of_the_elites(table: ActorTable) -> None:
    assert _best(table, "Angela Merkel", dt.date(2019, 1, 1)).code == "DEU GOV"
    assert _best(table, "Angela Merkel", dt.date(2023, 1, 1)).code == "DEU ELI"


@pytest.mark.parametrize("phrase", ["us", "who", "dawn", "he", "Marcus Quillfeather", "the spokesman", "a teapot", ""])
def test_nobody_rather_than_a_wrong_one(table: ActorTable, phrase: str) -> None:
    assert table.phrase(phrase, NEW_YEAR_2024) == ()


def test_victims_of_a_group_are_not_the_group(table: ActorTable) -> None:
    assert _best(table, "Hezbollah victims").id is None


def test_a_longer_name_that_ends_like_a_known_one_is_another(table: ActorTable) -> None:
    found = table.phrase("Riverton Popular Mobilization Forces", NEW_YEAR_2024)
    assert all(c.id != "irq-pmf" for c in found)


def test_an_office_many_hold_is_not_given_to_one(table: ActorTable) -> None:
    assert _best(table, "a senior Iranian commander").id is None
    assert _best(table, "the mayor of Kyiv").id is None
