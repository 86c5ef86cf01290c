"""CSV in the encodings and with the separators of school offices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.errors import DeskError
from hsbdesk.exchange.table import MOST_ROWS, read_separated
from hsbdesk.words import Words

TEXT = 'Surname,Forename,Class\r\nTŷ-Gwyn,Siân,"6 Oak"\r\nO\'Neill,Zoë,"5,\r\nYew"\r\n'
ROWS = (("Surname", "Forename", "Class"), ("Tŷ-Gwyn", "Siân", "6 Oak"), ("O'Neill", "Zoë", "5,\r\nYew"))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.replace("ŷ", "y").encode("cp1252"), "cp1252"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_separators(data: bytes, encoding: str, delimiter: str) -> None:
    marks = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16"}
    codec = next((codec for mark, codec in marks.items() if data.startswith(mark)), encoding)
    text = data.decode("utf-16" if data[:2] == b"\xfe\xff" else codec)
    swapped = text.replace('"5,', '"5§').replace(",", delimiter).replace('"5§', '"5,')
    again = swapped.encode("utf-16" if data[:2] == b"\xfe\xff" else codec)
    table = read_separated(again)
    plain = tuple(tuple(cell.replace("y-Gwyn", "ŷ-Gwyn") for cell in row.cells) for row in table.rows)
    assert plain == ROWS
    assert (table.encoding, table.delimiter) == ("utf-16-le" if data[:2] == b"\xfe\xff" else encoding, delimiter)


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
    try:
        table = read_separated(data)
    except DeskError as error:
        assert error.id.startswith("table_")
    else:
        assert table.rows
