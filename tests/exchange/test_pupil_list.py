"""The roll and a list of pupils: new, changed, the same, gone, twice, and left out with a reason."""

from collections.abc import Sequence
from datetime import date

import pytest

from hsbdesk.domain.person import Pupil
from hsbdesk.errors import DeskError
from hsbdesk.exchange.pupil_list import (
    ColumnMatch,
    RollPlan,
    RowFault,
    RowProblem,
    guess_columns,
    plan_import,
    read_born,
    read_table,
    roll_over,
    write_year,
)

TODAY = date(2026, 3, 18)
CARI = Pupil(
    id="1", first="Cari", last="Prosser", born="2016-05-24", upn="A123456789012", year="Year 5", class_name="5 Yew"
)
NEL = Pupil(id="2", first="Nel", last="Corwyn", born="2017-04-19", year="Year 4", class_name="4 Ash")
LOWRI = Pupil(id="3", first="Lowri", last="Fenn", born="2015-05-02", year="Year 6", left_on="2026-02-27")
HEAD = "Surname,Forename,Date of birth,UPN,Year,Class\n"


def plan(text: str, roll: Sequence[Pupil] = (), match: ColumnMatch | None = None) -> RollPlan:
    sheet = read_table(text.encode())
    return plan_import(sheet, match or guess_columns(sheet), roll, TODAY)


@pytest.mark.parametrize(
    ("heads", "match"),
    [
        ("Surname,Forename,DOB,UPN,Yr,Reg Group", ColumnMatch(last=0, first=1, born=2, upn=3, year=4, class_name=5)),
        ("First Name;Last Name;Date of Birth", ColumnMatch(first=0, last=1, born=2)),
        ("Pupil name\tYear Group\tClass", ColumnMatch(full=0, year=1, class_name=2)),
        ("Name,Surname,Forename", ColumnMatch(last=1, first=2)),
        ("Legal Surname,Legal Forename,Preferred Forename", ColumnMatch(last=0, first=1, known_as=2)),
        (
            "Cyfenw,Enw cyntaf,Dyddiad geni,Blwyddyn,Dosbarth",
            ColumnMatch(last=0, first=1, born=2, year=3, class_name=4),
        ),
        ("CYFENW,ENW CYNTAF,Grŵp blwyddyn", ColumnMatch(last=0, first=1, year=2)),
        (" D.O.B. ,N.C. Year,Name", ColumnMatch(born=0, full=2)),
        ("Surname,Telephone", ColumnMatch(last=0)),
    ],
)
def test_columns_are_guessed_from_their_heads(heads: str, match: ColumnMatch) -> None:
    assert guess_columns(read_table(f"{heads}\nx,y\n".encode())) == match


def test_titles_above_the_heads_are_passed_over() -> None:
    sheet = read_table(b"Ysgol Enghraifft pupil list\nPrinted,18 March\n\nSurname,Forename\nProsser,Cari\n")
    assert sheet.columns == ("Surname", "Forename")
    assert [row.number for row in sheet.rows] == [5]


def test_a_list_without_heads_loses_no_row() -> None:
    sheet = read_table(b"Prosser,Cari,24/05/2016\nCorwyn,Nel,19/04/2017\n")
    assert sheet.columns == ("Column 1", "Column 2", "Column 3")
    assert len(sheet.rows) == 2


def test_new_pupils_come_with_all_their_columns() -> None:
    found = plan(f"{HEAD}Prosser,Cari,24/05/2016,a1234 56789012,5,5 Yew\n")
    assert len(found.new) == 1
    pupil = found.new[0]
    assert (pupil.first, pupil.last, pupil.born, pupil.upn, pupil.year, pupil.class_name) == (
        "Cari", "Prosser", "2016-05-24", "A123456789012", "Year 5", "5 Yew",
    )  # fmt: skip
    assert pupil.left_on is None
    assert pupil.id


def test_a_name_in_one_column() -> None:
    found = plan('Pupil,DOB\n"Prosser, Cari",24/05/2016\nNel Mair Corwyn,2017-04-19\n')
    assert [(p.first, p.last) for p in found.new] == [("Cari", "Prosser"), ("Nel Mair", "Corwyn")]


def test_a_pupil_is_known_by_upn_whatever_the_name() -> None:
    found = plan(f"{HEAD}Pryce-Prosser,Carys,24/05/2016,A123456789012,5,5 Elm\n", [CARI])
    assert [(p.id, p.last, p.class_name) for p in found.changed] == [("1", "Pryce-Prosser", "5 Elm")]
    assert found.new == ()


def test_without_upn_a_pupil_is_known_by_name_and_date_of_birth() -> None:
    found = plan(f"{HEAD}CORWYN,nel,19/04/2017,,4,4 Ash\n", [NEL])
    assert [p.id for p in found.changed] == ["2"]
    other = plan(f"{HEAD}Corwyn,Nel,20/04/2017,,4,4 Ash\n", [NEL])
    assert len(other.new) == 1
    assert [p.id for p in other.leavers] == ["2"]


def test_without_either_one_pupil_of_that_name_is_meant_and_two_are_not() -> None:
    alone = plan("Surname,Forename,Class\nCorwyn,Nel,4 Elm\n", [NEL])
    assert [(p.id, p.born, p.class_name) for p in alone.changed] == [("2", "2017-04-19", "4 Elm")]
    twin = Pupil(id="9", first="Nel", last="Corwyn", born="2018-01-01")
    two = plan("Surname,Forename,Class\nCorwyn,Nel,4 Elm\n", [NEL, twin])
    assert two.rejected == (RowProblem(2, RowFault.BORN_NEEDED),)
    assert two.leavers == ()


def test_the_same_list_again_changes_nothing() -> None:
    first = plan(f"{HEAD}Prosser,Cari,24/05/2016,A123456789012,5,5 Yew\nCorwyn,Nel,19/04/2017,,4,4 Ash\n")
    again = plan(
        f"{HEAD}Prosser,Cari,24/05/2016,A123456789012,Y5,5 Yew\nCorwyn,Nel,2017-04-19,,Year 4,4 Ash\n", first.new
    )
    assert again.same == first.new
    assert (again.new, again.changed, again.leavers, again.duplicates, again.rejected) == ((), (), (), (), ())


def test_what_the_list_leaves_empty_stays() -> None:
    found = plan(f"{HEAD}Prosser,Cari,,A123456789012,,\n", [CARI])
    assert found.same == (CARI,)


def test_who_is_not_on_the_list_has_left_and_who_is_back_has_not() -> None:
    found = plan(f"{HEAD}Fenn,Lowri,02/05/2015,,6,6 Elm\n", [CARI, NEL, LOWRI])
    assert [(p.id, p.left_on) for p in found.leavers] == [("1", "2026-03-18"), ("2", "2026-03-18")]
    assert [(p.id, p.left_on) for p in found.changed] == [("3", None)]


def test_nobody_leaves_by_a_slip_of_the_pen() -> None:
    found = plan(f"{HEAD}Prosser,Cari,31/31/2016,,5,5 Yew\nCorwyn,Nel,19/04/2017,,4,4 Ash\n", [CARI, NEL])
    assert found.rejected == (RowProblem(2, RowFault.BORN_WRONG),)
    assert found.leavers == ()


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Prosser,,24/05/2016,,5,5 Yew", RowFault.NAME_MISSING),
        ("Prosser,Cari,24/05/16,,5,5 Yew", RowFault.BORN_WRONG),
        ("Prosser,Cari,05/24/2016,,5,5 Yew", RowFault.BORN_WRONG),
        ("Prosser,Cari,24/05/2026,,5,5 Yew", RowFault.BORN_UNLIKELY),
        ("Prosser,Cari,24/05/1916,,5,5 Yew", RowFault.BORN_UNLIKELY),
        (f"Prosser,{'x' * 201},24/05/2016,,5,5 Yew", RowFault.NAME_TOO_LONG),
        ("Prosser,Ca\x07ri,24/05/2016,,5,5 Yew", RowFault.CHARACTERS),
        ("Prosser, Cari,Ann,24/05/2016,,5,5 Yew", RowFault.TOO_MANY_CELLS),
        ("Prosser,Cari,24/05/2016,B999999999999,5,5 Yew", RowFault.OTHER_UPN),
    ],
)
def test_a_row_is_left_out_with_its_number_and_a_reason(row: str, fault: RowFault) -> None:
    found = plan(f"{HEAD}Corwyn,Nel,19/04/2017,,4,4 Ash\n{row}\n", [CARI])
    assert found.rejected == (RowProblem(3, fault),)
    assert "Prosser" not in fault.value


def test_rows_that_repeat_are_named_and_the_first_counts() -> None:
    rows = (
        "Prosser,Cari,24/05/2016,A123456789012,5,5 Yew", "Prosser,Cari,24/05/2016,A123456789012,5,5 Elm",
        "Corwyn,Nel,19/04/2017,,4,4 Ash", "Córwyn,NEL,2017-04-19,,4,4 Ash", "Corwyn,Nel,20/04/2017,,4,4 Ash",
    )  # fmt: skip
    found = plan(HEAD + "\n".join(rows))
    assert found.duplicates == (RowProblem(3, RowFault.UPN_TWICE), RowProblem(5, RowFault.PUPIL_TWICE))
    assert [p.class_name for p in found.new] == ["5 Yew", "4 Ash", "4 Ash"]


def test_two_rows_for_one_pupil_of_the_roll() -> None:
    found = plan(f"{HEAD}Prosser,Cari,24/05/2016,A123456789012,5,5 Elm\nProsser,Cari,24/05/2016,,5,5 Yew\n", [CARI])
    assert found.duplicates == (RowProblem(3, RowFault.PUPIL_TWICE),)
    assert [p.class_name for p in found.changed] == ["5 Elm"]


def test_what_a_child_is_called_is_kept_as_another_name() -> None:
    found = plan("Surname,Forename,Known as,DOB\nProsser,Cari,Caz,24/05/2016\nCorwyn,Nel,Nel,19/04/2017\n", [CARI])
    assert found.changed[0].other_names == ("Caz",)
    assert found.new[0].other_names == ()


def test_short_rows_are_filled() -> None:
    found = plan(f"{HEAD}Prosser,Cari\n")
    assert (found.new[0].born, found.new[0].class_name) == (None, "")


def test_names_must_be_matched() -> None:
    with pytest.raises(DeskError) as caught:
        plan("a,b\nc,d\n", match=ColumnMatch(first=0))
    assert caught.value.id == "roll_needs_names"


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("24/05/2016", "2016-05-24"), ("4/5/2016", "2016-05-04"), ("24.05.2016", "2016-05-24"),
        ("24-05-2016", "2016-05-24"), ("2016-05-24", "2016-05-24"), ("2016-05-24T00:00:00", "2016-05-24"),
        ("24/05/2016 00:00", "2016-05-24"), (" 29/02/2016 ", "2016-02-29"), ("29/02/2017", None),
        ("2016/05/24", None), ("24 May 2016", None), ("", None), ("42514", None),
    ],
)  # fmt: skip
def test_dates_of_birth(typed: str, born: str | None) -> None:
    assert read_born(typed) == born


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("6", "Year 6"), ("06", "Year 6"), ("Y6", "Year 6"), ("yr 6", "Year 6"), ("YEAR 10", "Year 10"),
        ("Blwyddyn 3", "Year 3"), ("R", "Reception"), ("Derbyn", "Reception"), ("Nursery", "Nursery"),
        ("Blue group", "Blue group"), ("", ""),
    ],
)  # fmt: skip
def test_year_groups(typed: str, written: str) -> None:
    assert write_year(typed) == written


def test_a_new_school_year_guesses_no_leavers() -> None:
    oldest = Pupil(id="4", first="Mali", last="Tudno", year="Year 6", class_name="6 Oak")
    first = Pupil(id="5", first="Guto", last="Onnen", year="Reception", class_name="R Holly")
    odd = Pupil(id="6", first="Rhun", last="Wylan", year="Blue group", class_name="Blue")
    roll = [CARI, oldest, first, odd, LOWRI]
    moved = roll_over(roll, leaving=(), on=date(2026, 9, 1))
    assert [(p.id, p.year, p.class_name) for p in moved.moved] == [
        ("1", "Year 6", ""), ("4", "Year 7", ""), ("5", "Year 1", ""),
    ]  # fmt: skip
    assert moved.left == ()
    assert moved.unclear == (odd,)
    told = roll_over(roll, leaving={"Year 6"}, on=date(2026, 7, 20))
    assert [(p.id, p.year, p.left_on) for p in told.left] == [("4", "Year 6", "2026-07-20")]
    assert [p.id for p in told.moved] == ["1", "5"]
