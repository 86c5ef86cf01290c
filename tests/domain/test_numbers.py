"""Record numbers: the demo sheet's own, forgiving input, and no slip that finds another record."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.numbers import RecordNumber, parse_number, record_number
from hsbdesk.errors import DeskError

DEMO = (
    "I-0341H I-0346N I-0352V I-0361E I-0364H I-0377X I-0380A I-0383D I-0389K I-0391M I-0402Z I-0407E I-0412K "
    "F-0201G F-0202H F-0208P F-0209R F-0212U F-0215X F-0219B F-0220C F-0222E F-0223F "
    "N-0101D N-0102E N-0104G N-0107K N-0112R N-0118X N-0121A N-0126F N-0128H N-0129J N-0133N "
    "C-0052W C-0055Z C-0058C C-0059D C-0060E C-0061F C-0062G C-0063H C-0065K C-0067M C-0068N C-0069P C-0071S "
    "C-0072T C-0073U C-0074V C-0075W P-0021Z P-0024C P-0027F P-0029H "
    "R-2026-0003B R-2026-0006E R-2026-0007F H-0017P S-0031J S-0022Z S-0023A S-0027E S-0028F S-0030H"
)

NUMBERS = st.one_of(
    st.builds(RecordNumber, st.sampled_from("ABCDEFGHIJKLMNOPQSTUVW"), st.integers(1, 99999)),
    st.builds(RecordNumber, st.just("R"), st.integers(1, 99999), st.integers(2000, 2099)),
)
TYPED = string.ascii_letters + string.digits + "- \N{EN DASH}."


@pytest.mark.parametrize("number", DEMO.split())
def test_every_number_of_the_demo_sheet_is_right(number):
    read = parse_number(number)
    assert record_number(read.prefix, read.n, read.year) == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (" i-0412k ", "I-0412K"),
        ("I0412K", "I-0412K"),
        ("i 0412k", "I-0412K"),
        ("I\N{EN DASH}0412K", "I-0412K"),
        ("r20260007f", "R-2026-0007F"),
        ("R\N{NO-BREAK SPACE}2026 0007F", "R-2026-0007F"),
        ("r-2026-0007f", "R-2026-0007F"),
    ],
)
def test_typing_is_forgiven(typed, number):
    assert str(parse_number(typed)) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "I-0412",
        "I-0412J",
        "I-412K",
        "I-0412KK",
        "R-0007F",
        "I-2026-0412K",
        "0412K",
        "I-\N{ARABIC-INDIC DIGIT ZERO}412K",
    ],
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(DeskError) as refused:
        parse_number(typed)
    assert refused.value.id == "record_number_wrong"


@pytest.mark.parametrize(("prefix", "n", "year"), [("R", 7, None), ("I", 7, 2026), ("X", 7, None), ("I", 0, None)])
def test_numbers_that_cannot_be_given_out(prefix, n, year):
    with pytest.raises(ValueError, match="no record number"):
        record_number(prefix, n, year)


@given(number=NUMBERS)
def test_written_numbers_are_read_back(number):
    assert parse_number(str(number)) == number


@given(number=NUMBERS, place=st.integers(0, 20), wrong=st.sampled_from(TYPED))
def test_one_wrong_character_never_finds_another_record(number, place, wrong):
    written = str(number)
    place %= len(written)
    _is_refused_or_the_same(written[:place] + wrong + written[place + 1 :], number)


@given(number=NUMBERS, place=st.integers(0, 20))
def test_two_swapped_neighbours_never_find_another_record(number, place):
    written = str(number)
    place %= len(written) - 1
    swapped = written[:place] + written[place + 1] + written[place] + written[place + 2 :]
    _is_refused_or_the_same(swapped, number)


def test_every_single_slip_in_one_number_is_caught():
    number = parse_number("R-2026-0007F")
    for place in range(len("R-2026-0007F")):
        for wrong in string.ascii_uppercase + string.digits:
            _is_refused_or_the_same("R-2026-0007F"[:place] + wrong + "R-2026-0007F"[place + 1 :], number)


def _is_refused_or_the_same(typed: str, number: RecordNumber) -> None:
    try:
        read = parse_number(typed)
    except DeskError:
        return
    assert read == number
