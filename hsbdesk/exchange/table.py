"""A table out of a file of separated values, in the encodings and with the separators offices use."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hsbdesk.errors import DeskError

MOST_BYTES = 5_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 100
_DELIMITERS = (",", ";", "\t")
_TRIED_ROWS = 20
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something."""

    number: int
    """Its number as a spreadsheet shows it; the first row is 1."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, none of them empty."""

    rows: tuple[Row, ...]
    encoding: str
    delimiter: str


def read_separated(data: bytes) -> Table:
    """Return the rows of a CSV file: UTF-8 or UTF-16 with or without its mark, else Windows-1252.

    Line breaks inside quotation marks stay in their cell. Raises DeskError: table_empty, table_too_large
    (most=), table_is_workbook, table_not_text, or table_damaged (row=) where quotation marks do not fit.
    """
    if len(data) > MOST_BYTES:
        raise DeskError("table_too_large", most=MOST_ROWS)
    if data.startswith(_WORKBOOKS):
        raise DeskError("table_is_workbook")
    text, encoding = _decode(data)
    if "\x00" in text:
        raise DeskError("table_not_text")
    text, named = _named_delimiter(text)
    delimiter = named or _guess_delimiter(text)
    shift = 1 if named else 0
    rows = tuple(
        Row(number, cells)
        for number, cells in enumerate(_rows(text, delimiter, shift), start=1 + shift)
        if any(cell.strip() for cell in cells)
    )
    if not rows:
        raise DeskError("table_empty")
    return Table(rows, encoding, delimiter)


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError:
                raise DeskError("table_not_text") from None
    for encoding in (*_utf16_without_mark(data), "utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise DeskError("table_not_text")


def _utf16_without_mark(data: bytes) -> tuple[str, ...]:
    """Latin text in UTF-16 has a zero byte in nearly every second place; no other text has one at all."""
    if len(data) % 2:
        return ()
    half = len(data) // 4
    if data[1::2].count(0) > half:
        return ("utf-16-le",)
    return ("utf-16-be",) if data[::2].count(0) > half else ()


def _named_delimiter(text: str) -> tuple[str, str]:
    """Take away a first line "sep=;", a spreadsheet program's own note, and return what it names."""
    first, _, rest = text.partition("\n")
    first = first.rstrip("\r")
    if len(first) == 5 and first.lower().startswith("sep=") and first[4] in _DELIMITERS:
        return rest, first[4]
    return text, ""


def _guess_delimiter(text: str) -> str:
    """Return the separator that cuts most of the first rows into the same number of cells, over one."""

    def fit(delimiter: str) -> tuple[int, int]:
        try:
            widths = Counter(len(cells) for cells in _first_rows(text, delimiter))
        except DeskError:
            return (0, 0)
        width, rows = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
        return (0, 0) if width < 2 else (rows, width)

    return max(_DELIMITERS, key=fit)


def _first_rows(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    found = (cells for cells in _rows(text, delimiter, 0) if cells)
    for _, cells in zip(range(_TRIED_ROWS), found, strict=False):
        yield cells


def _rows(text: str, delimiter: str, shift: int) -> Iterator[tuple[str, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = shift
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error:
            raise DeskError("table_damaged", row=number) from None
        if cells is None:
            return
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise DeskError("table_too_large", most=MOST_ROWS)
        yield tuple(cells)
