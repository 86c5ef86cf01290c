"""CSV in the encodings and with the separators of school offices."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.errors import DeskError
from hsbdesk.exchange.table import MOST_ROWS, read_separated
from hsbdesk.words import Words


def _list(surname: str, delimiter: str) -> str:
    rows = (("Surname", "Forename", "Class"), (surname, "Siân", '"6 Oak"'), ("O'Neill", "Zoë", '"5,\r\nYew"'))
    return "".join(f"{delimiter.join(row)}\r\n" for row in rows)


@pytest.mark.parametrize(
    ("mark", "encoding", "surname"),
    [
        (b"", "utf-8", "Tŷ-Gwyn"),
        (b"\xef\xbb\xbf", "utf-8", "Tŷ-Gwyn"),
        (b"\xff\xfe", "utf-16-le", "Tŷ-Gwyn"),
        (b"\xfe\xff", "utf-16-be", "Tŷ-Gwyn"),
        (b"", "utf-16-le", "Tŷ-Gwyn"),
        (b"", "utf-16-be", "Tŷ-Gwyn"),
        (b"", "cp1252", "Tÿ-Gwyn"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_separators(mark: bytes, encoding: str, surname: str, delimiter: str) -> None:
    table = read_separated(mark + _list(surname, delimiter).encode(encoding))
    assert (table.encoding, table.delimiter) == (encoding, delimiter)
    assert [row.cells for row in table.rows] == [
        ("Surname", "Forename", "Class"),
        (surname, "Siân", "6 Oak"),
        ("O'Neill", "Zoë", "5,\r\nYew"),
    ]


def test_old_mac_and_unix_line_ends() -> None:
    assert [row.cells for row in read_separated(b"a,b\nc,d\n").rows] == [("a", "b"), ("c", "d")]
    assert [row.cells for row in read_separated(b"a,b\rc,d").rows] == [("a", "b"), ("c", "d")]


def test_rows_keep_the_numbers_a_spreadsheet_shows() -> None:
    table = read_separated(b"\nTitle\n\na,b\nc,d\n , \ne,f")
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("Title",)), (4, ("a", "b")), (5, ("c", "d")), (7, ("e", "f")),
    ]  # fmt: skip


def test_a_spreadsheet_programs_own_first_line() -> None:
    table = read_separated(b"sep=;\r\na;b\r\nc,c;d\r\n")
    assert [(row.number, row.cells) for row in table.rows] == [(2, ("a", "b")), (3, ("c,c", "d"))]


def test_one_column_is_a_table_too() -> None:
    table = read_separated(b"Name\nIoan\nCari\n")
    assert [row.cells for row in table.rows] == [("Name",), ("Ioan",), ("Cari",)]


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", "table_empty"),
        (b"\xef\xbb\xbf \r\n , ,\r\n", "table_empty"),
        (b"PK\x03\x04 and so on", "table_is_workbook"),
        (b"\xd0\xcf\x11\xe0 and so on", "table_is_workbook"),
        (b"a,b\n\x00\x00\x01", "table_not_text"),
        (b"a,\x81\x8d\n", "table_not_text"),
        (b"\xff\xfea", "table_not_text"),
        (b"a,b\n" * (MOST_ROWS + 1), "table_too_large"),
        (b"a," * 200, "table_too_large"),
        (b"x" * 5_000_001, "table_too_large"),
        (b'a,b\n"Planted name,d\ne,f\n', "table_damaged"),
        (b'a,b\n"Planted" name,d\ne,f\n', "table_damaged"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, refusal: str) -> None:
    with pytest.raises(DeskError) as caught:
        read_separated(data)
    assert caught.value.id == refusal
    said = Words().refusal(caught.value)
    assert "{" not in said
    assert "Planted" not in said


def test_the_row_of_a_stray_quotation_mark_is_named() -> None:
    with pytest.raises(DeskError) as caught:
        read_separated(b'a,b\nc,d\n"e" f,g\n')
    assert caught.value.params == {"row": 3}


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_a_refusal(data: bytes) -> None:
    with contextlib.suppress(DeskError):
        assert read_separated(data).rows
