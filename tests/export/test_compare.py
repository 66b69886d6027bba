"""Our incidents beside a rival account: what meets, what does not, and what is wrong with the file."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from counterclaim.errors import ReadError
from counterclaim.export.cases import Case, HoldingsInMemory
from counterclaim.export.compare import COLUMNS, Comparison, Window, compare, rows
from counterclaim.export.formats import write_format
from counterclaim.export.rivals import Rivals, read_rivals
from counterclaim.records import Party

ACLED = "event_id_cnty,event_date,event_type,actor1,actor2,location,latitude,longitude,fatalities\n"
UCDP = "id,date_start,date_end,side_a,side_b,where_coordinates,latitude,longitude,low,best,high\n"


def rivals(folder: Path, text: str) -> Rivals:
    file = folder / "theirs.csv"
    file.write_text(text, encoding="utf-8")
    return read_rivals(file)


@pytest.fixture
def strike(holdings: HoldingsInMemory) -> Case:
    """Blue Guard strikes near Arlen (1 N 2 E) on 3 May 2030, 12 to 15 killed."""
    case = holdings.all_cases[0]
    blue = Party(0, 4, "Blue", name="Blue Guard", id="blue", sector="MIL")
    return dc.replace(case, incident=dc.replace(case.incident, actors=(blue,)))


def found(folder: Path, cases: list[Case], text: str, window: Window | None = None) -> Comparison:
    return compare(cases, rivals(folder, text), window)


def test_the_same_act_is_found_although_spelled_otherwise(strike: Case, tmp_path: Path) -> None:
    row = "X1,04 May 2030,Battles,The Blue-Guard,,Arlen town,1.05,2.0,3\n"
    made = found(tmp_path, [strike], ACLED + row)
    (match,) = made.both
    assert match.km == pytest.approx(5.6, abs=0.1)
    assert match.why == "1 day apart; 6 km apart; 1 of 1 parties met; type not compared"
    assert not made.only_ours and not made.only_theirs
    (told,) = rows(made)
    assert set(told) <= set(COLUMNS)
    assert (told["found_in"], told["differs"]) == ("both", ["day", "killed"])


@pytest.mark.parametrize(
    "row",
    [
        "X1,2030-05-06,Battles,Blue Guard,,Arlen,1,2,12\n",
        "X1,2030-05-03,Battles,Blue Guard,,Orsk,2.5,2,12\n",
        "X1,2030-05-03,Battles,Blue Guard,,Orsk,,,12\n",
    ],
    ids=["three days later", "167 km away", "another place without a point"],
)
def test_another_day_or_place_is_another_act(strike: Case, tmp_path: Path, row: str) -> None:
    made = found(tmp_path, [strike], ACLED + row)
    assert (len(made.both), len(made.only_ours), len(made.only_theirs)) == (0, 1, 1)


def test_a_wider_window_takes_them_for_one(strike: Case, tmp_path: Path) -> None:
    row = "X1,2030-05-06,Battles,Blue Guard,,Arlen,1,2,12\n"
    assert len(found(tmp_path, [strike], ACLED + row, Window(days=4)).both) == 1


def test_of_two_candidates_the_one_whose_parties_meet_is_taken(strike: Case, tmp_path: Path) -> None:
    text = ACLED + "X1,2030-05-03,Battles,Red Council,,Arlen,1,2,\nX2,2030-05-03,Battles,Blue Guard,,Arlen,1,2,\n"
    made = found(tmp_path, [strike], text)
    assert [m.theirs.id for m in made.both] == ["X2"]
    assert [r.id for r in made.only_theirs] == ["X1"]
    turned = text.splitlines(keepends=True)
    again = found(tmp_path, [strike], "".join([turned[0], turned[2], turned[1]]))
    assert [m.theirs.id for m in again.both] == ["X2"]


def test_one_of_theirs_is_taken_once(strike: Case, tmp_path: Path) -> None:
    twin = dc.replace(strike, incident=dc.replace(strike.incident, id="inc:zz"))  # type: ignore[arg-type]
    made = found(tmp_path, [strike, twin], ACLED + "X1,2030-05-03,Battles,Blue Guard,,Arlen,1,2,12\n")
    assert (len(made.both), len(made.only_ours)) == (1, 1)


def test_ranges_of_ucdp_that_meet_do_not_differ(strike: Case, tmp_path: Path) -> None:
    row = "77,2030-05-02 00:00:00.000,2030-05-03 00:00:00.000,Government (Blue Guard),Civilians,Arlen,1,2,10,14,20\n"
    (match,) = found(tmp_path, [strike], UCDP + row).both
    (told,) = rows(Comparison((match,), (), (), Counter()))
    assert told["differs"] == []
    assert (told["their_killed_low"], told["their_killed_high"]) == (10, 20)


def test_what_such_a_file_would_never_hold_is_counted_with_its_reason(
    holdings: HoldingsInMemory, tmp_path: Path
) -> None:
    made = found(tmp_path, list(holdings.all_cases), UCDP + "1,2030-01-01,,A,B,Nowhere,5,5,1,1,1\n")
    assert made.outside == {"no death reported": 1}


@pytest.mark.parametrize(("name", "file"), [("acled", "acled-like.csv"), ("ucdp", "ucdp-ged-like.csv")])
def test_our_own_export_comes_back_as_the_same_incidents(
    name: str, file: str, strike: Case, holdings: HoldingsInMemory, tmp_path: Path
) -> None:
    write_format(name, dc.replace(holdings, all_cases=(strike,)), tmp_path)
    made = compare([strike], read_rivals(tmp_path / file))
    (match,) = made.both
    assert match.score > 0.8 and next(rows(made))["differs"] == []


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("X1,soon,Battles,,,,,,", "event_date is 'soon'"),
        ("X1,,Battles,,,,,,", "event_date is empty"),
        ("X1,2030-05-03,Battles,,,,95,2,", "no point on Earth"),
        ("X1,2030-05-03,Battles,,,,north,2,", "latitude is 'north'"),
        ("X1,2030-05-03,Battles,,,,,,-4", "fatalities is '-4'"),
        ("X1,2030-05-03,Battles,,,,,,many", "fatalities is 'many'"),
    ],
)
def test_a_wrong_row_is_set_aside_with_file_line_and_remedy(tmp_path: Path, row: str, says: str) -> None:
    read = rivals(tmp_path, f"{ACLED}X0,2030-05-03,Battles,,,,,,\n{row}\n")
    assert [r.id for r in read.incidents] == ["X0"]
    (problem,) = read.problems
    assert says in str(problem) and "theirs.csv:3" in str(problem) and "Remedy" in str(problem)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"day,what\n2030-05-03,strike\n", "neither ACLED-like"),
        (b"", "neither ACLED-like"),
        (b"\xff\xfe\x00bad", "no CSV file in UTF-8"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "other.csv"
    file.write_bytes(content)
    with pytest.raises(ReadError, match=says):
        read_rivals(file)
    with pytest.raises(ReadError, match="cannot be read"):
        read_rivals(tmp_path / "none.csv")


@pytest.mark.parametrize("day", ["2030-05-03", "03 May 2030", "3 May 2030", "03-May-2030", "03/05/2030"])
def test_days_may_be_written_in_several_ways(tmp_path: Path, day: str) -> None:
    (rival,) = rivals(tmp_path, f"{ACLED}X1,{day},Battles,,,,,,\n").incidents
    assert rival.earliest == rival.latest == dt.date(2030, 5, 3)


def test_a_vague_day_opens_the_window(tmp_path: Path) -> None:
    text = "event_id_cnty,event_date,event_type,time_precision\nX1,2030-05-15,Battles,3\n"
    (rival,) = rivals(tmp_path, text).incidents
    assert (rival.earliest, rival.latest) == (dt.date(2030, 4, 30), dt.date(2030, 5, 30))


def test_nothing_beside_nothing_is_nothing(tmp_path: Path) -> None:
    assert compare([], rivals(tmp_path, ACLED)) == Comparison((), (), (), Counter())
